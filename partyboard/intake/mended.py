"""A workbook as staff have settled it: its cells with the corrections in them, the forms with its
own headings among their words.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from partyboard.forms.model import Form
from partyboard.intake.cells import Cell, SheetCells, Workbook, column_number
from partyboard.intake.mending import Correction, Heading
from partyboard.intake.shown import BLANK, shown_cell
from partyboard.text import clean

_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


def is_address(cell: str) -> bool:
    """Whether a text is the address of a cell: "C14"."""
    return _ADDRESS.fullmatch(cell) is not None


def row_of(cell: str) -> int:
    """The row of an address; 0 where it is none."""
    match = _ADDRESS.fullmatch(cell)
    return int(match[2]) if match else 0


def corrected(
    workbook: Workbook, corrections: Sequence[Correction]
) -> tuple[Workbook, tuple[Correction, ...]]:
    """The cells with the corrections in them, and those that changed something, with what stood
    there; a correction of a worksheet that is not there changes nothing.
    """
    if not corrections:
        return workbook, ()
    sheets: list[SheetCells] = []
    applied: list[Correction] = []
    for sheet in workbook.sheets:
        latest = {each.cell: each for each in corrections if each.sheet == sheet.title}
        cells = dict(sheet.cells)
        for correction in latest.values():
            place = _place(correction.cell)
            before = cells.get(place)
            old = shown_cell(before) if before else BLANK
            cells[place] = Cell(*place, correction.new or None, "@", mended=True)
            applied.append(replace(correction, old=old))
        sheets.append(replace(sheet, cells=cells))
    return Workbook(tuple(sheets)), tuple(applied)


@lru_cache(maxsize=256)
def understanding(forms: tuple[Form, ...], headings: tuple[Heading, ...]) -> tuple[Form, ...]:
    """The forms with the sender's headings among the aliases of their fields."""
    names: dict[tuple[str, str], tuple[str, ...]] = {}
    for heading in headings:
        place = heading.sheet, heading.field
        names[place] = (*names.get(place, ()), clean(heading.text))
    return tuple(_understanding(form, names) for form in forms)


def _understanding(form: Form, names: Mapping[tuple[str, str], tuple[str, ...]]) -> Form:
    sheets = tuple(
        replace(
            sheet,
            fields=tuple(
                replace(field, aliases=field.aliases + names.get((sheet.name, field.name), ()))
                for field in sheet.fields
            ),
        )
        for sheet in form.sheets
    )
    return replace(form, sheets=sheets)


def _place(cell: str) -> tuple[int, int]:
    """Row and column of an address. Raises ValueError for what is none."""
    match = _ADDRESS.fullmatch(cell)
    if match is None:
        raise ValueError(cell)
    return int(match[2]), column_number(match[1])
