"""Party-building indicators of a provincial party committee, from monthly workbooks."""

import os

# openpyxl would write through lxml where that is installed (the deck and the report bring it), in
# other bytes: templates are the same ones wherever they are made.
os.environ.setdefault("OPENPYXL_LXML", "False")
# Nor does it read otherwise where a tool of ours brings defusedxml: entities are refused before it
# sees them, and bombs by the limits of the process that reads.
os.environ.setdefault("OPENPYXL_DEFUSEDXML", "False")
