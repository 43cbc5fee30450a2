"""Columns of a query's result as plain values: months, counts; what is missing stays None."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from partyboard.access.hiding import Hidden
from partyboard.forms.model import Choice
from partyboard.store.answers import Answer
from partyboard.text import Month, months_between

MONTHS_IN_VIEW = 13

Number = int | float | None


@dataclass(frozen=True)
class Monthly:
    """Counts by month without a month left out; a month that nothing is known of holds None."""

    months: tuple[Month, ...]
    columns: Mapping[str, tuple[Number, ...]]

    def __getitem__(self, name: str) -> tuple[Number, ...]:
        return self.columns[name]

    def at(self, name: str, month: Month) -> int | None:
        """The count of a month, None when missing or out of view."""
        value = self.number_at(name, month)
        return None if value is None else int(value)

    def number_at(self, name: str, month: Month) -> Number:
        """The number of a month, which may have decimals."""
        return dict(zip(self.months, self.columns[name], strict=True)).get(month)

    def last(self, name: str) -> int | None:
        """The count of the month shown."""
        return self.at(name, self.months[-1])

    def before(self, name: str) -> int | None:
        """The count of the month before it."""
        return self.at(name, self.months[-1] - 1)

    @property
    def labels(self) -> list[str]:
        """The months as people write them; also the categories of a month axis."""
        return [month.label for month in self.months]

    @property
    def period(self) -> str:
        """5/2020 – 5/2021, or the one month."""
        first, last = self.months[0], self.months[-1]
        return last.label if first == last else f"{first.label} – {last.label}"

    @property
    def blank(self) -> bool:
        """Whether nothing at all is known."""
        return all(value is None for column in self.columns.values() for value in column)


def monthly(
    answer: Answer, names: Sequence[str], month: Month, since: Month | None = None
) -> Monthly:
    """The months up to the one shown, at most thirteen, from the first that anything is known of.

    With `since`, exactly the months from there on.
    """
    rows = _rows_by_month(answer, names)
    known = [each for each, row in rows.items() if any(value is not None for value in row)]
    start = since or max(month - (MONTHS_IN_VIEW - 1), min([*known, month]))
    months = months_between(start, month)
    empty = (None,) * len(names)
    columns = zip(*(rows.get(each, empty) for each in months), strict=True)
    return Monthly(months, dict(zip(names, columns, strict=True)))


def number(value: Any) -> Number:
    """A count as an int, a number with decimals as a float; what is missing or hidden as None."""
    if value is None or isinstance(value, Hidden) or value != value:
        return None
    whole = int(value)
    return whole if whole == value else float(value)


def count(value: Any) -> int:
    """A number that is known to be whole, with missing as zero: only for drawing sums."""
    return int(number(value) or 0)


def numbers(answer: Answer, name: str) -> list[Number]:
    """A column of numbers; all None when the answer has no such column."""
    if name not in answer.names:
        return [None] * len(answer)
    return [number(value) for value in answer.column(name)]


def words(answer: Answer, name: str) -> list[str]:
    """A column of text; what is missing shows as a dash."""
    if name not in answer.names:
        return ["–"] * len(answer)
    return [value if isinstance(value, str) else "–" for value in answer.column(name)]


def labels(answer: Answer, name: str, choices: Iterable[Choice]) -> list[str]:
    """A column of codes as the labels of their choices; an unknown code shows as it is."""
    known = {choice.code: choice.label for choice in choices}
    return [known.get(code, code) for code in words(answer, name)]


def row_of(answer: Answer, month: Month) -> dict[str, Any]:
    """The row of a month, of the only month there is, or an empty one."""
    for row in answer.records():
        if "month" not in row or month_of(row["month"]) == month:
            return row
    return {}


def month_of(value: Any) -> Month:
    """The month of a cell that holds a Month, a day or a moment."""
    if isinstance(value, Month):
        return value
    if isinstance(value, date):
        return Month.of(value)
    raise TypeError(f"a month is a Month or a date, not {value!r}")


def table(headers: Mapping[str, Sequence[Any]]) -> Answer:
    """Columns under their Vietnamese headers; numbers stay numbers, missing stays missing."""
    types = tuple(_type(values) for values in headers.values())
    return Answer(tuple(headers), types, tuple(zip(*headers.values(), strict=True)))


def _type(values: Sequence[Any]) -> str:
    known = [value for value in values if value is not None]
    if any(isinstance(value, str) for value in known):
        return "VARCHAR"
    return "BIGINT" if all(isinstance(value, int) for value in known) else "DOUBLE"


def _rows_by_month(answer: Answer, names: Sequence[str]) -> dict[Month, tuple[Number, ...]]:
    if "month" not in answer.names:
        return {}
    months = [month_of(value) for value in answer.column("month")]
    columns = [numbers(answer, name) for name in names]
    return dict(zip(months, zip(*columns, strict=True), strict=True))
