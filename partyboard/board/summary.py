"""What one workbook says, in a line: its required figures, and how many rows its tables have."""

from collections.abc import Iterable, Iterator

from partyboard.forms.model import Kind, Sheet
from partyboard.intake.report import Report
from partyboard.intake.shown import shown
from partyboard.text import Month


def summary(report: Report) -> str:
    """The line; "" for a workbook that was not recognized."""
    if report.form is None:
        return ""
    parts = (part for sheet in report.form.content for part in _parts(sheet, report))
    return " · ".join(parts)


def newest_month(reports: Iterable[Report]) -> Month | None:
    """The latest month that organizations report of; None when there is no such report."""
    months = (report.period for report in reports if report.organization)
    return max(filter(None, months), default=None)


def _parts(sheet: Sheet, report: Report) -> Iterator[str]:
    rows = report.sheets.get(sheet.name, ())
    if sheet.is_table:
        if rows:
            yield f"{sheet.title}: {len(rows)} dòng"
        return
    values = report.record(sheet.name)
    for field in sheet.fields:
        if field.required and field.kind is Kind.COUNT and values.get(field.name) is not None:
            yield f"{field.label} {shown(field, values[field.name])}"
