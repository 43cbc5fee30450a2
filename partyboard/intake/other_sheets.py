"""Worksheets that are read for no sheet of ours and yet hold the lines of one: last month's beside
this month's, or this month's under a name of its own.
"""

from collections.abc import Iterator, Sequence

from partyboard.forms.model import Sheet
from partyboard.intake.findings import Finding, finding
from partyboard.intake.grid import Grid, holds_figure
from partyboard.intake.names import bears_name
from partyboard.intake.shown import sentence
from partyboard.intake.vocabulary import vocabulary


def unread_sheets(sheets: Sequence[Sheet], grids: Sequence[Grid]) -> Iterator[Finding]:
    """A warning for each visible worksheet of another name with half of the fields of a sheet."""
    for grid in grids:
        if grid.sheet.visible and not any(bears_name(grid, sheet) for sheet in sheets):
            alike = next((sheet for sheet in sheets if _has_its_lines(grid, sheet)), None)
            if alike is not None:
                hint = sentence(f"trang này giống trang «{alike.title}»")
                yield finding(
                    "unknown-column", grid.title, where="Trang", found=grid.title, hint=hint
                )


def _has_its_lines(grid: Grid, sheet: Sheet) -> bool:
    """Whether half of the fields are named on a worksheet that has figures too."""
    words = vocabulary(sheet)
    named = {field.name for _, text_key in grid.texts for field in words.fields(text_key)}
    figures = sum(holds_figure(cell) for cell in grid.cells())
    return 2 * len(named) >= len(sheet.fields) and figures > len(sheet.fields) // 3
