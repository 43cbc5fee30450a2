"""The month that a tab or a heading states, as people write it: "T5", "THÁNG 05 NĂM 2021"."""

import re
from dataclasses import dataclass

from partyboard.text import Month, key
from partyboard.text.months import FIRST_YEAR, LAST_YEAR

_DAYS = re.compile(
    r"(?:ng[àa]y *)?[0-9]{1,2} *th[áa]ng *[0-9]{1,2},? *n[ăa]m *[0-9]{4}"
    r"|[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}"
)
_MONTH = re.compile(
    r"(?<!\w)(?<![0-9] )(?:th[áa]ng|t)[ .:]*([0-9]{1,2})(?![0-9])"
    r"(?:(?: ?[/.,-] ?|,? *n[ăa]m *| +)([0-9]{4})(?![0-9])| ?[/.-] ?([0-9]{2})(?![0-9]))?"
)
_DIGITS = re.compile(r"(?<![0-9/.-])([0-9]{1,2}) ?[/. -] ?([0-9]{4})(?![0-9/.-])")
_YEAR_FIRST = re.compile(
    r"(?<![0-9/.-])([0-9]{4})(?: ?[/.-] ?| (?=[0-9]{1,2}$))([0-9]{1,2})(?![0-9/.-])"
)
_ALONE = re.compile(r"0?([1-9]|1[0-2])")
_YEAR = re.compile(r"n[ăa]m *:? *([0-9]{4})(?![0-9])")
_ANY_YEAR = re.compile(r"(?<![0-9])([0-9]{4})(?![0-9])")
_NOT_ONE_MONTH = re.compile(
    r"l(?:ũy|uỹ|uy) k[ếe]|c[ộo]ng d[ồo]n|(?:đ[ếe]n|h[ếe]t) (?:th[áa]ng|t[0-9])"
    r"|qu[ýy] (?:[ivx]+|[0-9])|[0-9]+ th[áa]ng|c[ảa] n[ăa]m"
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A month as stated; `year` is None, or of two digits, where no more is written."""

    number: int
    year: int | None = None

    @property
    def month(self) -> Month | None:
        """The month, where number and year are whole."""
        if self.year is None or not FIRST_YEAR <= self.year <= LAST_YEAR:
            return None
        return Month(self.year, self.number) if 1 <= self.number <= 12 else None

    def in_year(self, year: int) -> "Stated":
        """The same month with a year found elsewhere, unless it contradicts what is written."""
        fits = self.year is None or (self.year < 100 and self.year == year % 100)
        return Stated(self.number, year) if fits else self

    def differs(self, other: "Stated") -> bool:
        """Whether both cannot be the same month."""
        years = {year for year in (self.year, other.year) if year is not None}
        return self.number != other.number or len({year % 100 for year in years}) > 1


def month_in_title(title: str) -> Stated | None:
    """The one month that the name of a tab states; a bare number counts here."""
    text = _without_days(title)
    if _NOT_ONE_MONTH.search(text):
        return None
    found = _named(text)
    found |= {Stated(int(m[1]), int(m[2])) for m in _DIGITS.finditer(text)} if not found else set()
    found |= {Stated(int(m[2]), int(m[1])) for m in _YEAR_FIRST.finditer(text)} - found
    if not found and (match := _ALONE.fullmatch(text)):
        return Stated(int(match[1]))
    return found.pop() if len(found) == 1 else None


def month_in_heading(heading: str) -> Stated | None:
    """The one month that a heading states; a span of months or a day of signing is none."""
    text = _without_days(heading)
    if _NOT_ONE_MONTH.search(text):
        return None
    found = _named(text)
    if match := _DIGITS.fullmatch(text):
        found.add(Stated(int(match[1]), int(match[2])))
    return found.pop() if len(found) == 1 else None


def years_in_title(title: str) -> set[int]:
    """The years that the name of a tab states."""
    return _years(_ANY_YEAR, title)


def years_in_heading(heading: str) -> set[int]:
    """The years that a heading states, "NĂM 2021" or with a month; not those of a day."""
    stated = month_in_heading(heading)
    return _years(_YEAR, heading) | ({stated.month.year} if stated and stated.month else set())


def _named(text: str) -> set[Stated]:
    return {
        Stated(int(number), int(year or short) if year or short else None)
        for number, year, short in _MONTH.findall(text)
    }


def _years(pattern: re.Pattern[str], text: str) -> set[int]:
    years = {int(year) for year in pattern.findall(_without_days(text))}
    return {year for year in years if FIRST_YEAR <= year <= LAST_YEAR}


def _without_days(text: str) -> str:
    return _DAYS.sub(" ", key(text.replace("_", " "))).strip()
