"""Where everything stands in the consolidated template: a sheet a month, a row an organization."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from partyboard.forms.model import Field, Form, Kind, Prefill, Sheet
from partyboard.intake.cells import address, column_letters
from partyboard.intake.template.layout import LEGEND_ROW
from partyboard.text import Month

TITLE_ROW = LEGEND_ROW + 1  # headings: the sheet's title, its sections, the labels
SECTION_ROW, LABEL_ROW, TOTAL_ROW, FIRST_LINE = (TITLE_ROW + n for n in range(1, 5))
NUMBER = 1  # the column of the row's number; code and name follow
NUMBER_WIDTH, _WIDEST = 5, 40
_NARROW = {Kind.COUNT: 11, Kind.DATE: 12}
_SPARE_LINES = 5
_POINTS, _PADDING = 5.25, 3.75  # of a unit of a column's width, in Calibri 11


@dataclass(frozen=True, slots=True)
class Column:
    """The column of a field: of the information sheet or of a record."""

    number: int
    sheet: Sheet
    field: Field

    @property
    def width(self) -> float:
        """How wide the column is."""
        return _NARROW.get(self.field.kind, min(self.field.width, _WIDEST))

    @property
    def first_cell(self) -> str:
        """The cell of the first organization, for a formula that goes down the rows: "$E9"."""
        return f"${address(FIRST_LINE, self.number)}"

    def cells(self, lines: int) -> str:
        """The cells of this many rows: "E9:E98"."""
        letters = column_letters(self.number)
        return f"{letters}{FIRST_LINE}:{letters}{FIRST_LINE + lines - 1}"


@dataclass(frozen=True, slots=True)
class Band:
    """Neighbouring columns with a heading in common."""

    text: str
    first: int
    last: int


@cache
def columns(form: Form) -> tuple[Column, ...]:
    """The columns after the row's number: whose it is, then every figure of every record."""
    said_elsewhere = (Prefill.FORM, Prefill.PERIOD)
    info = [(form.info, each) for each in form.info.fields if each.prefill not in said_elsewhere]
    figures = [(sheet, field) for sheet in records(form) for field in sheet.fields]
    return tuple(Column(n, *owned) for n, owned in enumerate([*info, *figures], NUMBER + 1))


def records(form: Form) -> tuple[Sheet, ...]:
    """The sheets of which an organization has one row a month."""
    return tuple(sheet for sheet in form.content if not sheet.is_table)


def tables(form: Form) -> tuple[Sheet, ...]:
    """The sheets of which an organization has any number of rows a month."""
    return tuple(sheet for sheet in form.content if sheet.is_table)


def of_records(form: Form) -> tuple[Column, ...]:
    """The columns of figures."""
    return tuple(column for column in columns(form) if column.sheet is not form.info)


def column_of(form: Form, sheet: Sheet, reference: str) -> Column:
    """The column that a rule on `sheet` means. Raises KeyError for what is in no record."""
    owner, field = form.locate(sheet, reference)
    for column in columns(form):
        if column.sheet is owner and column.field is field:
            return column
    raise KeyError(reference)


def frozen_columns(form: Form) -> int:
    """How many columns stay in sight: the number, the code, the name."""
    named = (Prefill.ORGANIZATION, Prefill.ORGANIZATION_NAME)
    return max(each.number for each in columns(form) if each.field.prefill in named)


def title_bands(form: Form) -> Iterator[Band]:
    """The title of each record over its columns."""
    for sheet, some in groupby(of_records(form), lambda column: column.sheet):
        yield _band(sheet.title.upper(), list(some))


def section_bands(form: Form) -> Iterator[Band]:
    """The heading of each section over its columns."""
    for (_, section), some in groupby(
        of_records(form), lambda column: (column.sheet.name, column.field.section)
    ):
        if section:
            yield _band(section, list(some))


def lines_to_draw(listed: int) -> int:
    """How many rows a month has when this many organizations are listed."""
    return listed + _SPARE_LINES


def month_title(month: Month) -> str:
    """The name of a month's tab: "Tháng 5-2021"."""
    return f"Tháng {month.number}-{month.year}"


def points_wide(some: Sequence[Column]) -> float:
    """How wide columns and the row's number are on paper, unscaled."""
    widths = [NUMBER_WIDTH, *(column.width for column in some)]
    return sum(width * _POINTS + _PADDING for width in widths)


def _band(text: str, some: Sequence[Column]) -> Band:
    return Band(text, some[0].number, some[-1].number)
