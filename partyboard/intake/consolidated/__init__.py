"""Consolidated workbooks ("tổng hợp"): one row an organization, a sheet or a block a month."""

from partyboard.intake.consolidated.parts import Part, headings_converted
from partyboard.intake.consolidated.recognition import consolidated_form
from partyboard.intake.consolidated.workbook import Laid, lay_out

__all__ = ["Laid", "Part", "consolidated_form", "headings_converted", "lay_out"]
