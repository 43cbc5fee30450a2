"""What a reader hands on: the cells of a workbook as they stand, before any meaning."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache

CellValue = str | int | float | bool | date | datetime | time | timedelta | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell with something in it; row and column count from 1, as Excel shows them."""

    row: int
    column: int
    value: CellValue
    number_format: str = "General"
    error: str = ""  # "#REF!" and its like; then value is None
    formula_without_value: bool = False  # a formula that no program has calculated
    legacy: str = ""  # the text as typed in an old font, when value was converted from it
    mended: bool = False  # staff set it right; value is the text that they typed

    @property
    def address(self) -> str:
        """The place as people say it: "B7"."""
        return address(self.row, self.column)


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range, both corners included."""

    top: int
    left: int
    bottom: int
    right: int

    def covers(self, row: int, column: int) -> bool:
        """Whether a cell lies in the range."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass(frozen=True, slots=True)
class SheetCells:
    """One worksheet: only cells that hold something, keyed by (row, column).

    Values that stand under a merge, where nobody can see them, are not in `cells` but in `buried`.
    """

    title: str
    cells: Mapping[tuple[int, int], Cell]
    visible: bool = True
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merges: tuple[Merge, ...] = ()
    buried: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Workbook:
    """All worksheets of one file, in the file's order."""

    sheets: tuple[SheetCells, ...] = field(default=())


def address(row: int, column: int) -> str:
    """The place as people say it: (7, 2) is "B7"."""
    return f"{column_letters(column)}{row}"


def column_number(letters: str) -> int:
    """ "A" is 1, "AA" is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


@lru_cache(maxsize=1024)
def column_letters(column: int) -> str:
    """1 is "A", 27 is "AA"."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
