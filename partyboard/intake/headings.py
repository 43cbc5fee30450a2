"""What is wrong with the headings of a table: those that are missing, those that are not ours."""

from collections.abc import Iterator, Mapping

from partyboard.forms.model import Field, Sheet
from partyboard.intake.cells import Cell, column_letters
from partyboard.intake.findings import Finding, finding
from partyboard.intake.grid import Grid, holds_figure
from partyboard.intake.headers import Header
from partyboard.intake.mending import Heading
from partyboard.intake.places import PlacedRow
from partyboard.intake.shown import sentence, shown_cell
from partyboard.intake.vocabulary import meant_field, nearest
from partyboard.text import key

_ROW_NUMBERS = frozenset({"stt", "tt", "số tt", "số thứ tự"})


def missing_columns(sheet: Sheet, header: Header, version: int) -> Mapping[Field, Cell | None]:
    """The required columns that are nowhere, each with the heading that comes nearest to it."""
    others = {str(cell.value): cell for cell in header.others.values()}
    return {
        field: others.get(nearest(field.label, others))
        for field in sheet.fields
        if field.required and field.name not in header.columns and field.since <= version
    }


def missing_column(sheet: Sheet, grid: Grid, field: Field, alike: Cell | None) -> Finding:
    """The finding for a required column; `alike` is the heading that may be meant."""
    hint = f"gần nhất: «{shown_cell(alike)}» ở {alike.address}" if alike else ""
    return finding(
        "missing-field",
        grid.title,
        alike.address if alike else "",
        where="cột",
        expected=field.label,
        hint=sentence(hint),
        offer=Heading(sheet.name, field.name, str(alike.value)) if alike else None,
    )


def unknown_columns(
    sheet: Sheet, grid: Grid, header: Header, rows: list[PlacedRow], meant: set[int]
) -> Iterator[Finding]:
    """Headings that are not ours with something under them, and what stands under no heading; not
    those that a missing column is said to be (`meant`).
    """
    lost = [field for field in sheet.fields if field.name not in header.columns]
    done = meant.union(*header.columns.values())
    edge = max(done, default=0) + 1
    for row in rows:
        for cell in grid.rows[row.number]:
            if cell.column in done:
                continue
            heading = header.others.get(cell.column)
            may_be_ours = bool(lost) and cell.column <= edge
            if heading is None and not may_be_ours and not holds_figure(cell):
                continue  # a remark beside the table
            done.add(cell.column)
            if heading is None or key(str(heading.value)) not in _ROW_NUMBERS:
                yield _unknown_column(sheet, grid, cell, heading, lost)


def _unknown_column(
    sheet: Sheet, grid: Grid, cell: Cell, heading: Cell | None, lost: list[Field]
) -> Finding:
    offer = None
    if heading is None:
        found, place, hint = column_letters(cell.column), cell.address, "cột không có tiêu đề"
    else:
        found, place, hint = shown_cell(heading), heading.address, ""
        if meant := meant_field(found, lost):
            hint = f"có phải «{meant.label}»?"
            offer = Heading(sheet.name, meant.name, str(heading.value))
    return finding(
        "unknown-column",
        grid.title,
        place,
        offer=offer,
        where="Cột",
        found=found,
        hint=sentence(hint),
    )
