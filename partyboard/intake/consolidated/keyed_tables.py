"""Tables of a consolidated workbook: the rows of all organizations, each with its code and month
in front, on one worksheet.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from partyboard.forms.model import Field, Form, Prefill, Sheet
from partyboard.intake.cells import Cell
from partyboard.intake.consolidated.lines import code_said
from partyboard.intake.consolidated.parts import Owner
from partyboard.intake.consolidated.words import names_in_tables
from partyboard.intake.findings import Finding
from partyboard.intake.grid import Grid
from partyboard.intake.mending import Heading
from partyboard.intake.names import bears_name
from partyboard.intake.places import Place, PlacedRow, PlacedSheet
from partyboard.intake.tables import place_table, says_nothing
from partyboard.intake.values import read_rows
from partyboard.text import Month, key, read_month

KEYED = "info."  # in front of the names of the fields that say whose a row is
_IDENTITY = (Prefill.ORGANIZATION, Prefill.PERIOD, Prefill.ORGANIZATION_NAME)


@dataclass(frozen=True, slots=True)
class KeyedRow:
    """A row of a table and whose it is; `faults` say why nobody can tell."""

    row: PlacedRow
    place: Place  # of the code
    owner: Owner | None
    faults: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyedTable:
    """A worksheet with rows of a declared table, and what was wrong with its layout."""

    sheet: Sheet
    grid: Grid
    rows: tuple[KeyedRow, ...]
    findings: tuple[Finding, ...]

    def placed(self, rows: Sequence[PlacedRow], version: int) -> PlacedSheet:
        """The declared sheet with some of the rows, and a worksheet of nothing but these."""
        numbers = [row.number for row in rows]
        cells = {number: self.grid.rows[number] for number in numbers}
        merges = {n: self.grid.merges[n] for n in numbers if n in self.grid.merges}
        return PlacedSheet(self.sheet, Grid(self.grid.sheet, cells, merges), version, tuple(rows))


@cache
def keyed(form: Form, sheet: Sheet, *, named: bool = True) -> Sheet:
    """A table with the columns that say whose a row is in front; `named` with the name too."""
    wanted = _IDENTITY if named else _IDENTITY[:2]
    identity = [
        field for prefill in wanted for field in form.info.fields if field.prefill is prefill
    ]
    taken = {key(name) for field in sheet.fields for name in (field.label, *field.aliases)}
    fields = (_keyed(field, taken) for field in identity)
    return replace(sheet, fields=(*fields, *sheet.fields))


def _keyed(field: Field, taken: set[str]) -> Field:
    """A field of the information sheet as a column; names that the table has itself are its own."""
    more = tuple(name for name in names_in_tables(field) if key(name) not in taken)
    return replace(field, name=KEYED + field.name, prefill=None, aliases=field.aliases + more)


def find_tables(form: Form, grids: Sequence[Grid], version: int) -> list[KeyedTable]:
    """The worksheets that bear the name of a table; hidden ones where there is no other."""
    tables: list[KeyedTable] = []
    for sheet in (sheet for sheet in form.content if sheet.is_table):
        named = [grid for grid in grids if bears_name(grid, sheet)]
        visible = [grid for grid in named if grid.sheet.visible]
        tables += [_table(form, sheet, grid, version) for grid in visible or named]
    return tables


def _table(form: Form, sheet: Sheet, grid: Grid, version: int) -> KeyedTable:
    placed = place_table(keyed(form, sheet), grid, version)
    rows = (_row(form, placed, row) for row in placed.rows)
    findings = tuple(map(_without_our_offer, placed.findings))
    return KeyedTable(sheet, grid, tuple(row for row in rows if _is_filled(row)), findings)


def _is_filled(row: KeyedRow) -> bool:
    cells = [place.cell for place in row.row.places.values() if place.cell]
    return any(not says_nothing(cell) for cell in cells)


def _row(form: Form, placed: PlacedSheet, row: PlacedRow) -> KeyedRow:
    whose = {
        name: _seen(placed.grid, row.places.get(KEYED + name))
        for name in (form.organization, form.period)
    }
    code, month = whose[form.organization], whose[form.period]
    places = {name: at for name, at in row.places.items() if not name.startswith(KEYED)}
    owner, faults = None, tuple[Finding, ...]()
    if code and month:
        owner = _owner(code.cell, month.cell)
        if owner is None:
            asked = {KEYED + name: place for name, place in whose.items() if place}
            faults = _faults(form, placed, PlacedRow(row.number, asked))
    return KeyedRow(PlacedRow(row.number, places), code or Place(row.number, 1), owner, faults)


def _seen(grid: Grid, place: Place | None) -> Place | None:
    """A place with what a person sees there: one code may be merged over several rows."""
    if place is None or place.cell is not None:
        return place
    return Place(place.row, place.column, grid.cell_at(place.row, place.column))


def _owner(code: Cell | None, month: Cell | None) -> Owner | None:
    if code is None or month is None:
        return None
    found = read_month(month.value, month.number_format)
    return (code_said(code), found) if isinstance(found, Month) else None


def _faults(form: Form, placed: PlacedSheet, row: PlacedRow) -> tuple[Finding, ...]:
    """Why a row cannot be given to anyone: the code or the month is missing or unreadable."""
    fields = tuple(field for field in placed.sheet.fields if field.name in row.places)
    sheet = replace(placed.sheet, fields=fields)
    grid = Grid(placed.grid.sheet, {}, {})
    return read_rows(PlacedSheet(sheet, grid, placed.version, (row,)))[1]


def _without_our_offer(found: Finding) -> Finding:
    """A heading for the code or the month cannot be remembered as one of the declared sheet."""
    is_key = isinstance(found.offer, Heading) and found.offer.field.startswith(KEYED)
    return replace(found, offer=None) if is_key else found
