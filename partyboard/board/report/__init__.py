"""The monthly report: its text by section, and the Word file that staff finish."""

from partyboard.board.report.composition import report
from partyboard.board.report.parts import Annex, Column, Paragraph, Report, Section, Sentence
from partyboard.board.view import View

__all__ = ["Annex", "Column", "Paragraph", "Report", "Section", "Sentence", "draft", "report"]


def draft(view: View) -> bytes:
    """The report of the view's month as a Word file; the same view gives the same bytes."""
    from partyboard.board.report.word import document  # a second of imports that no page waits for

    return document(report(view))
