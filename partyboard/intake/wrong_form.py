"""A workbook whose mark names one form and whose sheets are those of another: it is called what it
is, before any of its cells is checked.
"""

from collections.abc import Sequence
from datetime import date

from partyboard.forms.model import Form, Kind
from partyboard.intake.findings import Finding, finding
from partyboard.intake.grid import Grid
from partyboard.intake.names import bears_name
from partyboard.intake.records import place_record
from partyboard.intake.values import read_rows
from partyboard.text import Month


def form_by_titles(grids: Sequence[Grid], forms: Sequence[Form]) -> Form | None:
    """The form of which most sheets are there: half of them at least, one with figures."""
    best, found = (0.5, 1), None
    for form in forms:
        there = [sheet for sheet in form.sheets if any(bears_name(g, sheet) for g in grids)]
        score = (len(there) / len(form.sheets), len(there))
        if score >= best and any(sheet is not form.info for sheet in there):
            best, found = score, form
    return found


def wrong_form(
    stated: Form, grids: Sequence[Grid], forms: Sequence[Form]
) -> tuple[Form, Finding] | None:
    """The form that a workbook really is, and the finding that says so, where the mark on it is
    another's; None where a sheet with figures of the stated form is there.
    """
    if any(bears_name(grid, sheet) for grid in grids for sheet in stated.content):
        return None
    meant = form_by_titles(grids, [form for form in forms if form is not stated])
    if meant is None:
        return None
    what = f"{meant.title}{_of_when(meant, grids)}"
    return meant, finding("wrong-form", found=stated.mark, expected=what)


def _of_when(form: Form, grids: Sequence[Grid]) -> str:
    """Which month or year its information sheet gives: ", tháng 3/2021"; "" when it gives none."""
    info = next((grid for grid in grids if bears_name(grid, form.info)), None)
    if info is None:
        return ""
    rows, _ = read_rows(place_record(form.info, info, form.version))
    value = rows[0].values.get(form.period) if rows else None
    if form.info.field(form.period).kind is Kind.YEAR:
        return f", năm {value}" if value else ""
    return f", tháng {Month.of(value).label}" if isinstance(value, date) else ""
