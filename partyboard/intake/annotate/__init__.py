"""The workbook to send back: the sender's own, its faults marked in the cells and listed first."""

from partyboard.intake.annotate.workbook import Unannotatable, annotate, extension

__all__ = ["Unannotatable", "annotate", "extension"]
