"""Days, months and years in text: read day first, and what was likely meant where they are not."""

import re
from collections.abc import Iterator
from datetime import date

from partyboard.text.months import FIRST_YEAR, LAST_YEAR, Month
from partyboard.text.unreadable import Unreadable

LAST_DATE_YEAR = 2100
DATE_FORM = "gõ dạng ngày/tháng/năm, ví dụ 31/05/2021"
MONTH_FORM = "gõ dạng tháng/năm, ví dụ 05/2021"
YEAR_FORM = "gõ năm đủ bốn chữ số, ví dụ 2021"
_SHORT_YEAR = "ghi đủ bốn chữ số của năm"
_CENTURY = 2000

_TIME = r"(?:[ t][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?"
_DAY_FIRST = re.compile(
    rf"(?:ngày )?([0-9]{{1,2}}) ?([/.-]) ?([0-9]{{1,2}}) ?\2 ?([0-9]{{4}}|[0-9]{{2}}){_TIME}"
)
_DAY_IN_WORDS = re.compile(r"(?:ngày )?([0-9]{1,2}) tháng ([0-9]{1,2}),? năm ([0-9]{4})")
_ISO = re.compile(rf"([0-9]{{4}})-([0-9]{{1,2}})-([0-9]{{1,2}}){_TIME}")
_YEAR_FIRST_DAY = re.compile(r"([0-9]{4}) ?([/.]) ?([0-9]{1,2}) ?\2 ?([0-9]{1,2})")
_EIGHT_DIGITS = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})")
_REMARK = re.compile(r" ?\([^()0-9]*\)$|[.,;]+$")
_MONTH = re.compile(
    r"(?:(?:tháng|thang|t)[ .]*)?([0-9]{1,2})(?: ?[/.-] ?|,? năm )([0-9]{4}|[0-9]{2})"
)
_YEAR_FIRST = re.compile(r"([0-9]{4}) ?[/.-] ?([0-9]{1,2})")
_YEAR = re.compile(r"(?:năm )?([0-9]{4}|[0-9]{2})")


def date_in_text(text: str) -> date | Unreadable:
    """The day in a key: strictly day first, never month first (xlwings#2199)."""
    if match := _DAY_FIRST.fullmatch(text):
        day, _, month, year = match.groups()
        return _short(day, month, year) if len(year) == 2 else day_of(year, month, day)
    if match := _DAY_IN_WORDS.fullmatch(text):
        day, month, year = match.groups()
        return day_of(year, month, day)
    if match := _ISO.fullmatch(text):
        year, month, day = match.groups()
        return day_of(year, month, day)
    return Unreadable("not-a-date", *_hinted(_day_meant(text), DATE_FORM))


def month_in_text(text: str) -> Month | Unreadable:
    """The month in a key; a full date stands for its month."""
    if match := _MONTH.fullmatch(text):
        number, year = match.groups()
        if len(year) == 4:
            return month_of(int(year), int(number))
        found = month_of(_CENTURY + int(year), int(number))
        meant = written_month(found) if isinstance(found, Month) else ""
        return Unreadable("ambiguous-date", _SHORT_YEAR, meant)
    if match := _YEAR_FIRST.fullmatch(text):
        return month_of(int(match[1]), int(match[2]))
    found_day = date_in_text(text)
    if isinstance(found_day, date):
        return Month.of(found_day)
    return Unreadable("not-a-date", MONTH_FORM) if found_day.hint == DATE_FORM else found_day


def year_in_text(text: str) -> int | Unreadable:
    """The year in a key."""
    match = _YEAR.fullmatch(text)
    if match is None:
        return Unreadable("not-a-date", YEAR_FORM)
    if len(match[1]) == 2:
        return Unreadable("ambiguous-date", _SHORT_YEAR, f"{_CENTURY + int(match[1])}")
    return year_of(int(match[1]))


def day_of(year: str, month: str, day: str) -> date | Unreadable:
    """The day of these digits. Where only the other order is a day, that one is offered."""
    try:
        return in_range(date(int(year), int(month), int(day)))
    except ValueError:
        turned = next(_days((year, day, month)), None) if int(month) > 12 else None
        return Unreadable("not-a-date", *_hinted(turned, "không có ngày này"))


def in_range(day: date) -> date | Unreadable:
    """The day, where a report can speak of it."""
    if FIRST_YEAR <= day.year <= LAST_DATE_YEAR:
        return day
    return Unreadable("not-a-date", _outside(day.year, LAST_DATE_YEAR))


def month_of(year: int, number: int) -> Month | Unreadable:
    """The month, where there is one and a report can speak of it."""
    if not 1 <= number <= 12:
        return Unreadable("not-a-date", f"không có tháng {number}")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return Unreadable("not-a-date", _outside(year, LAST_YEAR))
    return Month(year, number)


def year_of(year: int) -> int | Unreadable:
    """The year, where a report can speak of it."""
    if FIRST_YEAR <= year <= LAST_YEAR:
        return year
    return Unreadable("not-a-date", _outside(year, LAST_YEAR))


def written_date(day: date) -> str:
    """As it should be typed: "31/05/2021"."""
    return f"{day:%d/%m/%Y}"


def written_month(month: Month) -> str:
    """As it should be typed: "05/2021"."""
    return f"{month.number:02}/{month.year}"


def _short(day: str, month: str, year: str) -> Unreadable:
    """A year of two digits: nobody reports of 1921, but it is for the sender to say so."""
    meant = next(_days((f"{_CENTURY + int(year)}", month, day)), None)
    return Unreadable("ambiguous-date", _SHORT_YEAR, written_date(meant) if meant else "")


def _day_meant(text: str) -> date | None:
    """The one day that text can mean though it is not written as one: 25052021, 2021/05/25, a day
    with a remark behind it.
    """
    if match := _EIGHT_DIGITS.fullmatch(text):
        one, two, three, four = match.groups()
        return next(_days((three + four, two, one), (one + two, three, four)), None)
    if match := _YEAR_FIRST_DAY.fullmatch(text):
        return next(_days((match[1], match[3], match[4])), None)
    shorter = _REMARK.sub("", text)
    found_day = date_in_text(shorter) if shorter != text else None
    return found_day if isinstance(found_day, date) else None


def _days(*digits: tuple[str, str, str]) -> Iterator[date]:
    """The days that there are among these years, months and days, where reports speak of them."""
    for year, month, day in digits:
        try:
            found = in_range(date(int(year), int(month), int(day)))
        except ValueError:
            continue
        if isinstance(found, date):
            yield found


def _hinted(meant: date | None, otherwise: str) -> tuple[str, str]:
    """The hint, and what is offered."""
    if meant is None:
        return otherwise, ""
    return f"có phải {written_date(meant)}?", written_date(meant)


def _outside(year: int, last: int) -> str:
    return f"năm {year} nằm ngoài khoảng {FIRST_YEAR}–{last}"
