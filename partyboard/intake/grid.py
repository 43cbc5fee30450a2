"""One worksheet, indexed once: cells by row, text cells by key, merged ranges by row."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain

from partyboard.intake.cells import Cell, Merge, SheetCells
from partyboard.text import clean, key
from partyboard.text.labels import plain_digits

# "20", "1.500", "20 đ/c", "20 (trong đó 2 nữ)"; not "31/5/2021", not "2. Kết nạp".
_FIGURE_IN_TEXT = re.compile(r"[0-9]+(?:[., ][0-9]+)*(?: ?[^\W\d][^0-9]*| ?\(.*)?$")


@dataclass(frozen=True)
class Grid:
    """The cells of a worksheet that hold something, in reading order, and where they stand."""

    sheet: SheetCells
    rows: Mapping[int, tuple[Cell, ...]]
    merges: Mapping[int, tuple[Merge, ...]]

    @property
    def title(self) -> str:
        """The name on the tab."""
        return self.sheet.title

    def cells(self) -> Iterator[Cell]:
        """Every cell that holds something, row by row."""
        return chain.from_iterable(self.rows.values())

    @cached_property
    def texts(self) -> tuple[tuple[Cell, str], ...]:
        """Every text cell with its key, row by row."""
        return tuple(
            [(cell, key(cell.value)) for cell in self.cells() if isinstance(cell.value, str)]
        )

    def merge_at(self, row: int, column: int) -> Merge | None:
        """The merged range that covers a place, if any."""
        for merge in self.merges.get(row, ()):
            if merge.left <= column <= merge.right:
                return merge
        return None

    def cell_at(self, row: int, column: int) -> Cell | None:
        """What a person sees at a place: in a merged range, its top left cell."""
        merge = self.merge_at(row, column) if row in self.merges else None
        return self.own_cell(merge.top, merge.left) if merge else self.own_cell(row, column)

    def own_cell(self, row: int, column: int) -> Cell | None:
        """The cell of exactly this place; None when it holds nothing."""
        cell = self.sheet.cells.get((row, column))
        return cell if cell is not None and holds_something(cell) else None

    def right_edge(self, cell: Cell) -> int:
        """The last column that a cell, or the merged range it opens, takes up."""
        merge = self.merge_at(cell.row, cell.column) if cell.row in self.merges else None
        return merge.right if merge else cell.column


def grid_of(sheet: SheetCells) -> Grid:
    """The index of one worksheet; cells of nothing but spaces are left out."""
    rows: dict[int, list[Cell]] = {}
    number, row = 0, list[Cell]()
    for place in sorted(sheet.cells):
        cell = sheet.cells[place]
        if (cell.value is None or isinstance(cell.value, str)) and not holds_something(cell):
            continue
        if cell.row != number:
            number = cell.row
            row = rows[number] = []
        row.append(cell)
    frozen = {number: tuple(cells) for number, cells in rows.items()}
    return Grid(sheet, frozen, _merges_by_row(sheet.merges, frozen))


def holds_something(cell: Cell) -> bool:
    """Whether a person would call the cell filled in."""
    value = cell.value
    if isinstance(value, str):
        return clean(value) != ""
    return value is not None or bool(cell.error) or cell.formula_without_value


def is_text(cell: Cell) -> bool:
    """Whether the cell holds words; numbers, dates, errors and formulas are not."""
    return isinstance(cell.value, str)


def is_figure(cell: Cell) -> bool:
    """Whether the cell holds a number, a date or an error; no words, no uncalculated formula."""
    return not is_text(cell) and not cell.formula_without_value


def holds_figure(cell: Cell) -> bool:
    """Whether a person would read a figure in the cell: also "20" and "20 đ/c" typed as text."""
    if isinstance(cell.value, str):
        return _is_figure(cell.value)
    return not cell.error and not cell.formula_without_value


@lru_cache(maxsize=16384)
def _is_figure(text: str) -> bool:
    return _FIGURE_IN_TEXT.match(plain_digits(clean(text))) is not None


def _merges_by_row(
    merges: tuple[Merge, ...], rows: Mapping[int, tuple[Cell, ...]]
) -> dict[int, tuple[Merge, ...]]:
    """Only over rows that hold something: a merge may run down a million empty ones."""
    by_row: dict[int, list[Merge]] = {}
    for merge in merges:
        span = range(merge.top, merge.bottom + 1)
        for row in span if len(span) <= len(rows) else (row for row in rows if row in span):
            by_row.setdefault(row, []).append(merge)
    return {row: tuple(found) for row, found in by_row.items()}
