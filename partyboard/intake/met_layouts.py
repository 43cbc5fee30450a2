"""Record sheets whose layout was met before: the same form comes back with other values in it.

Workbooks of one template differ in their values and in the name over each sheet. Where the labels
of a sheet were all found, and nothing else was, the places of its values are remembered under
everything that told them apart, and looked up when the same comes again.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache

from partyboard.forms.model import Sheet
from partyboard.intake.cells import Cell, CellValue
from partyboard.intake.grid import Grid, holds_figure
from partyboard.intake.page import Found, is_value_header
from partyboard.intake.places import Place, PlacedRow, PlacedSheet
from partyboard.intake.vocabulary import vocabulary
from partyboard.text import key

Spot = tuple[int, int]  # row and column
_MOST = 256  # layouts; a committee's templates make some ten


@dataclass(frozen=True, slots=True)
class _Layout:
    """The place of each field with the spot of its cell, and the numbers that are no values: those
    of the lines tell figures from numbering.
    """

    number: int
    places: tuple[tuple[str, Place, Spot | None], ...]
    others: tuple[tuple[Spot, CellValue], ...]


_met: dict[Hashable, _Layout] = {}


def shape_of(sheet: Sheet, grid: Grid) -> Hashable:
    """All that tells where the values of a record stand, but the values: what is written where,
    words with a meaning as they are, other words and numbers as such; merged ranges.
    """
    marks = tuple((cell.row, cell.column, _mark(sheet, cell)) for cell in grid.cells())
    return marks, grid.sheet.merges


def met_before(sheet: Sheet, grid: Grid, version: int, shape: Hashable) -> PlacedSheet | None:
    """Where the fields of a record stand, if a sheet of this shape was found whole before."""
    known = _met.get((sheet, version, shape))
    cells = grid.sheet.cells
    if known is None or any(cells[spot].value != value for spot, value in known.others):
        return None
    places = {
        name: Place(place.row, place.column, cells[spot] if spot else None)
        for name, place, spot in known.places
    }
    return PlacedSheet(sheet, grid, version, (PlacedRow(known.number, places),))


def remember(placed: PlacedSheet, found: Found, shape: Hashable) -> None:
    """Keep the layout of a sheet on which each field was found, once, with one figure beside it at
    most, and nothing was wrong: there no value has a say in where values stand.
    """
    (row,) = placed.rows
    is_plain = (
        not placed.findings
        and row.places.keys() == {field.name for field in placed.sheet.fields}
        and all(len(each) == 1 for each in found.values())
        and all(_is_alone(label.beside) for ((label, _),) in found.values())
        and not any(place.merged for place in row.places.values())
    )
    if not is_plain:
        return
    places = tuple((name, place, _spot(place)) for name, place in row.places.items())
    values = {spot for _, _, spot in places}
    others = tuple(
        ((cell.row, cell.column), cell.value)
        for cell in placed.grid.cells()
        if not isinstance(cell.value, str) and (cell.row, cell.column) not in values
    )
    if len(_met) >= _MOST:
        _met.clear()
    _met[placed.sheet, placed.version, shape] = _Layout(row.number, places, others)


def forget() -> None:
    """Remember none."""
    _met.clear()


def _spot(place: Place) -> Spot | None:
    return (place.cell.row, place.cell.column) if place.cell else None


def _is_alone(beside: tuple[Cell, ...]) -> bool:
    return sum(map(holds_figure, beside)) <= 1


def _mark(sheet: Sheet, cell: Cell) -> object:
    """What a cell is to the layout: words that mean something or hold a figure are themselves."""
    if isinstance(cell.value, str):
        return _words(sheet, cell.value)
    return bool(cell.error), cell.formula_without_value


@lru_cache(maxsize=16384)
def _words(sheet: Sheet, text: str) -> str:
    meant = vocabulary(sheet).meaning(key(text))
    tells = meant.section or meant.fields or meant.alike or is_value_header(key(text))
    return text if tells or holds_figure(Cell(1, 1, text)) else ""
