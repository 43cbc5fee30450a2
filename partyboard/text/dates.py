"""Dates, months and years: read from cells day first, written the Vietnamese way."""

import math
import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from partyboard.text.cell_formats import shows_date
from partyboard.text.labels import key, plain_digits
from partyboard.text.months import FIRST_YEAR, LAST_YEAR, Month, months_between
from partyboard.text.unreadable import Unreadable

__all__ = [
    "VIETNAM",
    "Month",
    "date_of_serial",
    "format_date",
    "format_moment",
    "months_between",
    "read_date",
    "read_month",
    "read_year",
]

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
LAST_DATE_YEAR = 2100
_SERIAL_ZERO = date(1899, 12, 30)
_LAST_SERIAL = 2_958_465

_TIME = r"(?:[ t][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?"
_DAY_FIRST = re.compile(
    rf"(?:ngày )?([0-9]{{1,2}}) ?([/.-]) ?([0-9]{{1,2}}) ?\2 ?([0-9]{{4}}|[0-9]{{2}}){_TIME}"
)
_DAY_IN_WORDS = re.compile(r"(?:ngày )?([0-9]{1,2}) tháng ([0-9]{1,2}),? năm ([0-9]{4})")
_ISO = re.compile(rf"([0-9]{{4}})-([0-9]{{1,2}})-([0-9]{{1,2}}){_TIME}")
_MONTH = re.compile(
    r"(?:(?:tháng|thang|t)[ .]*)?([0-9]{1,2})(?: ?[/.-] ?|,? năm )([0-9]{4}|[0-9]{2})"
)
_YEAR_FIRST = re.compile(r"([0-9]{4}) ?[/.-] ?([0-9]{1,2})")
_YEAR = re.compile(r"(?:năm )?([0-9]{4}|[0-9]{2})")

_DATE_FORM = "gõ dạng ngày/tháng/năm, ví dụ 31/05/2021"
_MONTH_FORM = "gõ dạng tháng/năm, ví dụ 05/2021"
_YEAR_FORM = "gõ năm đủ bốn chữ số, ví dụ 2021"
_SHORT_YEAR = Unreadable("ambiguous-date", "ghi đủ bốn chữ số của năm")


def read_date(value: object, number_format: str = "General") -> date | None | Unreadable:
    """A day; None when blank. Text is read strictly day first, never month first (xlwings#2199).

    A number is a day only where the cell shows it as one (the 1900 system).
    """
    found = _stored_date(value, number_format)
    if found is not None:
        return _in_range(found)
    text = _comparable(value)
    if text is None:
        return Unreadable("not-a-date", _DATE_FORM)
    return _date_in_text(text) if text else None


def read_month(value: object, number_format: str = "General") -> Month | None | Unreadable:
    """A month; None when blank. A full date stands for its month."""
    found = _stored_date(value, number_format)
    if found is not None:
        return _month(found.year, found.month)
    text = _comparable(value)
    if text is None:
        return Unreadable("not-a-date", _MONTH_FORM)
    return _month_in_text(text) if text else None


def read_year(value: object) -> int | None | Unreadable:
    """A year from 1930 to 2200; None when blank."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        if value % 1:
            return Unreadable("not-a-date", _YEAR_FORM)
        return _year(int(value))
    text = _comparable(value)
    if text is None:
        return Unreadable("not-a-date", _YEAR_FORM)
    return _year_in_text(text) if text else None


def date_of_serial(serial: float) -> date | None:
    """The day Excel shows for a number in the 1900 system; None when there is none."""
    if not 1 <= serial < _LAST_SERIAL + 1:
        return None
    return _SERIAL_ZERO + timedelta(days=math.floor(serial))


def format_date(day: date) -> str:
    """As people write it: "31/5/2021"."""
    return f"{day.day}/{day.month}/{day.year}"


def format_moment(moment: datetime) -> str:
    """Clock and day in Vietnam: "16:05 31/5/2021"; a moment without a zone is taken as there."""
    local = moment if moment.tzinfo is None else moment.astimezone(VIETNAM)
    return f"{local:%H:%M} {format_date(local)}"


def _stored_date(value: object, number_format: str) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return date_of_serial(value) if shows_date(number_format) else None


def _comparable(value: object) -> str | None:
    """Text ready for the patterns, "" for a blank cell, None for what is not text."""
    if value is None:
        return ""
    return plain_digits(key(value)) if isinstance(value, str) else None


def _date_in_text(text: str) -> date | Unreadable:
    if match := _DAY_FIRST.fullmatch(text):
        day, _, month, year = match.groups()
        return _SHORT_YEAR if len(year) == 2 else _day(int(year), int(month), int(day))
    if match := _DAY_IN_WORDS.fullmatch(text):
        day, month, year = match.groups()
        return _day(int(year), int(month), int(day))
    if match := _ISO.fullmatch(text):
        year, month, day = match.groups()
        return _day(int(year), int(month), int(day))
    return Unreadable("not-a-date", _DATE_FORM)


def _month_in_text(text: str) -> Month | Unreadable:
    if match := _MONTH.fullmatch(text):
        number, year = match.groups()
        return _SHORT_YEAR if len(year) == 2 else _month(int(year), int(number))
    if match := _YEAR_FIRST.fullmatch(text):
        return _month(int(match[1]), int(match[2]))
    found = _date_in_text(text)
    if isinstance(found, date):
        return Month.of(found)
    return Unreadable("not-a-date", _MONTH_FORM) if found.hint == _DATE_FORM else found


def _year_in_text(text: str) -> int | Unreadable:
    match = _YEAR.fullmatch(text)
    if match is None:
        return Unreadable("not-a-date", _YEAR_FORM)
    return _SHORT_YEAR if len(match[1]) == 2 else _year(int(match[1]))


def _day(year: int, month: int, day: int) -> date | Unreadable:
    try:
        return _in_range(date(year, month, day))
    except ValueError:
        return Unreadable("not-a-date", _swapped_hint(year, month, day))


def _swapped_hint(year: int, month: int, day: int) -> str:
    if month > 12 and 1 <= day <= 12 and month <= 31:
        try:
            return f"có phải {date(year, day, month):%d/%m/%Y}?"
        except ValueError:
            return "không có ngày này"
    return "không có ngày này"


def _in_range(day: date) -> date | Unreadable:
    if FIRST_YEAR <= day.year <= LAST_DATE_YEAR:
        return day
    return Unreadable("not-a-date", _outside(day.year, LAST_DATE_YEAR))


def _month(year: int, number: int) -> Month | Unreadable:
    if not 1 <= number <= 12:
        return Unreadable("not-a-date", f"không có tháng {number}")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return Unreadable("not-a-date", _outside(year, LAST_YEAR))
    return Month(year, number)


def _year(year: int) -> int | Unreadable:
    if FIRST_YEAR <= year <= LAST_YEAR:
        return year
    return Unreadable("not-a-date", _outside(year, LAST_YEAR))


def _outside(year: int, last: int) -> str:
    return f"năm {year} nằm ngoài khoảng {FIRST_YEAR}–{last}"
