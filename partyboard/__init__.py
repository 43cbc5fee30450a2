"""Party-building indicators of a provincial party committee, from monthly workbooks."""

import os

# openpyxl would write through lxml where that is installed (the deck and the report bring it), in
# other bytes: templates are the same ones wherever they are made.
os.environ.setdefault("OPENPYXL_LXML", "False")
