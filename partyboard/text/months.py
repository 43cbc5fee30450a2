"""The month of a report."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import overload

FIRST_YEAR = 1930
LAST_YEAR = 2200


@dataclass(frozen=True, order=True)
class Month:
    """A calendar month from 1930, the year the Party was founded, to 2200."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not (FIRST_YEAR <= self.year <= LAST_YEAR and 1 <= self.number <= 12):
            raise ValueError(f"no such month: {self.number}/{self.year}")

    @classmethod
    def of(cls, day: date) -> "Month":
        """The month a day lies in."""
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> "Month":
        """The month written "2021-05", "05/2021" or "5/2021"; ValueError otherwise."""
        if match := re.fullmatch("([0-9]{4})-([0-9]{2})", text):
            return cls(int(match[1]), int(match[2]))
        if match := re.fullmatch("([0-9]{1,2})/([0-9]{4})", text):
            return cls(int(match[2]), int(match[1]))
        raise ValueError(f"not a month: {text!r}")

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        """The last day."""
        next_month = date(self.year + self.number // 12, self.number % 12 + 1, 1)
        return next_month - timedelta(days=1)

    @property
    def label(self) -> str:
        """As people write it: "5/2021"."""
        return f"{self.number}/{self.year}"

    def __str__(self) -> str:
        return f"{self.year}-{self.number:02}"

    def __add__(self, months: int) -> "Month":
        year, index = divmod(self._index + months, 12)
        return Month(year, index + 1)

    @overload
    def __sub__(self, other: int) -> "Month": ...

    @overload
    def __sub__(self, other: "Month") -> int: ...

    def __sub__(self, other: "int | Month") -> "Month | int":
        if isinstance(other, Month):
            return self._index - other._index
        return self + -other

    @property
    def _index(self) -> int:
        return self.year * 12 + self.number - 1


def months_between(start: Month, end: Month) -> tuple[Month, ...]:
    """Every month from start to end, both included; none when end comes first."""
    return tuple(start + n for n in range(end - start + 1))
