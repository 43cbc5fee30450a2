"""What a file says of its sheets and cells that the fast reader does not pass on."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from partyboard.intake.cells import Merge

Place = tuple[int, int]  # row and column, from 1
Runs = tuple[tuple[str, str], ...]  # the parts of a text: font ("" for the cell's own), characters


@dataclass(frozen=True, slots=True)
class CellFacts:
    """What there is to say of one cell."""

    number_format: str = "General"  # told for percents and dates, which show another number
    error: str = ""
    formula_without_value: bool = False
    font: str = ""  # the cell's font, where it is an old one
    runs: Runs = ()  # the parts of its text, where one of these has an old font
    number: float | None = None  # a number shown as a date, but outside the calendar


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What there is to say of one worksheet; rows and columns are told only if they hold cells."""

    title: str
    visible: bool = True
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merges: tuple[Merge, ...] = ()
    cells: Mapping[Place, CellFacts] = field(default_factory=dict)
    loosely_written: bool = False  # numbers with spaces around them, which calamine takes for text
    most_values: int = 0  # how many values a reader may find, at the most
