"""Columns of a query's result as plain values: months, counts; what is missing stays None."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from partyboard.forms.model import Choice
from partyboard.text import Month, months_between

LONGEST = 13

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
    frame: pd.DataFrame, names: Sequence[str], month: Month, since: Month | None = None
) -> Monthly:
    """The months up to the one shown, at most thirteen, from the first that anything is known of.

    With `since`, exactly the months from there on.
    """
    rows = _rows_by_month(frame, names)
    known = [each for each, row in rows.items() if any(value is not None for value in row)]
    start = since or max(month - (LONGEST - 1), min([*known, month]))
    months = months_between(start, month)
    empty = (None,) * len(names)
    columns = zip(*(rows.get(each, empty) for each in months), strict=True)
    return Monthly(months, dict(zip(names, columns, strict=True)))


def number(value: Any) -> Number:
    """A count as an int, a number with decimals as a float; None, NaN and NA as None."""
    if value is None or value is pd.NA or value is pd.NaT or value != value:
        return None
    whole = int(value)
    return whole if whole == value else float(value)


def count(value: Any) -> int:
    """A number that is known to be whole, with missing as zero: only for drawing sums."""
    return int(number(value) or 0)


def numbers(frame: pd.DataFrame, name: str) -> list[Number]:
    """A column of numbers; all None when the frame has no such column."""
    if name not in frame.columns:
        return [None] * len(frame)
    return [number(value) for value in frame[name].tolist()]


def words(frame: pd.DataFrame, name: str) -> list[str]:
    """A column of text; what is missing shows as a dash."""
    if name not in frame.columns:
        return ["–"] * len(frame)
    return [value if isinstance(value, str) else "–" for value in frame[name].tolist()]


def labels(frame: pd.DataFrame, name: str, choices: Iterable[Choice]) -> list[str]:
    """A column of codes as the labels of their choices; an unknown code shows as it is."""
    known = {choice.code: choice.label for choice in choices}
    return [known.get(code, code) for code in words(frame, name)]


def row_of(frame: pd.DataFrame, month: Month) -> dict[str, Any]:
    """The row of a month, of the only month there is, or an empty one."""
    for row in frame.to_dict("records"):
        if "month" not in row or month_of(row["month"]) == month:
            return {str(name): value for name, value in row.items()}
    return {}


def month_of(value: Any) -> Month:
    """The month of a cell that holds a Month, a day or a moment."""
    if isinstance(value, Month):
        return value
    if isinstance(value, date):
        return Month.of(value)
    raise TypeError(f"a month is a Month or a date, not {value!r}")


def table(headers: Mapping[str, Sequence[Any]]) -> pd.DataFrame:
    """Columns under their Vietnamese headers; numbers stay numbers, missing stays missing."""
    return pd.DataFrame({header: _column(list(values)) for header, values in headers.items()})


def _column(values: list[Any]) -> Any:
    known = [value for value in values if value is not None]
    if any(isinstance(value, str) for value in known):
        return values
    whole = all(isinstance(value, int) for value in known)
    return pd.array(values, dtype="Int64" if whole else "Float64")


def _rows_by_month(frame: pd.DataFrame, names: Sequence[str]) -> dict[Month, tuple[Number, ...]]:
    if "month" not in frame.columns:
        return {}
    months = [month_of(value) for value in frame["month"].tolist()]
    columns = [numbers(frame, name) for name in names]
    return dict(zip(months, zip(*columns, strict=True), strict=True))
