"""Cells of a table that say "as above" instead of what they mean."""

import re
from collections.abc import Iterator
from datetime import date

from partyboard.forms.model import Field, Kind
from partyboard.intake.cells import Cell
from partyboard.intake.places import PlacedSheet
from partyboard.intake.shown import one_line, shown_cell
from partyboard.text import Unreadable, clean, key
from partyboard.text.typed_dates import written_date

# "nt", "-nt-", "n.t.", "như trên", a ditto mark.
_AS_ABOVE = re.compile(r"[-( ]*(?:n\.?t\.?|như (?:trên|dòng trên|dòng đầu)|[\"“”″〃]|'')[-) ]*")


def dittos(placed: PlacedSheet) -> dict[tuple[int, int], Unreadable]:
    """The places of such cells with what they would say; figures and free remarks are left to
    their readers.
    """
    found: dict[tuple[int, int], Unreadable] = {}
    for field in placed.sheet.fields if placed.sheet.is_table and placed.rows else ():
        if field.kind in (Kind.COUNT, Kind.NUMBER) or _is_a_remark(field):
            continue
        said = ""
        for cell in _column(placed, field):
            if isinstance(cell.value, str) and _AS_ABOVE.fullmatch(key(cell.value)):
                found[cell.row, cell.column] = _as_above(cell, said)
            else:
                said = _said(cell)
    return found


def _column(placed: PlacedSheet, field: Field) -> Iterator[Cell]:
    """The cells of a field that hold something, from top to bottom."""
    for row in placed.rows:
        place = row.places.get(field.name)
        if place and place.cell:
            yield place.cell


def _is_a_remark(field: Field) -> bool:
    return field.kind is Kind.TEXT and not field.required


def _as_above(cell: Cell, said: str) -> Unreadable:
    likely = f", có phải «{one_line(said)}» như dòng trên?" if said else ""
    return Unreadable("missing-value", f"ô chỉ ghi «{shown_cell(cell)}»{likely}", said)


def _said(cell: Cell) -> str:
    """What a cell says, as one would type it."""
    if isinstance(cell.value, str):
        return clean(cell.value)
    if isinstance(cell.value, date):
        return written_date(cell.value)
    return "" if cell.error or cell.formula_without_value else shown_cell(cell)
