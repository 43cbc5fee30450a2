"""Dates, months and years: read from cells day first, written the Vietnamese way."""

import math
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from partyboard.text.cell_formats import shows_date
from partyboard.text.labels import key, plain_digits
from partyboard.text.months import FIRST_YEAR, LAST_YEAR, Month, months_between
from partyboard.text.typed_dates import (
    DATE_FORM,
    LAST_DATE_YEAR,
    MONTH_FORM,
    YEAR_FORM,
    date_in_text,
    in_range,
    month_in_text,
    month_of,
    written_date,
    written_month,
    year_in_text,
    year_of,
)
from partyboard.text.unreadable import Unreadable

__all__ = [
    "LAST_DATE_YEAR",
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
_SERIAL_ZERO = date(1899, 12, 30)
_LAST_SERIAL = 2_958_465
_FIRST_SERIAL_YEAR = 2000  # bare numbers of earlier days may be anything
_JANUARY, _LAST_MONTH = 1, 12


def read_date(value: object, number_format: str = "General") -> date | None | Unreadable:
    """A day; None when blank. Text is read strictly day first, never month first (xlwings#2199).

    A number is a day only where the cell shows it as one (the 1900 system).
    """
    found = _stored_date(value, number_format)
    if found is not None:
        return in_range(found)
    text = _comparable(value)
    if text is None:
        return _bare_number(value)
    return date_in_text(text) if text else None


def read_month(value: object, number_format: str = "General") -> Month | None | Unreadable:
    """A month; None when blank. A full date stands for its month.

    Excel in English makes 5 January of a typed 1/5, the first of May: a stored day of January that
    may be the first of another month is not read.
    """
    found = _stored_date(value, number_format)
    if found is not None:
        if found.month == _JANUARY and 1 < found.day <= _LAST_MONTH:
            return Unreadable("ambiguous-date", f"tháng 1 hay tháng {found.day}? Ghi tháng/năm")
        return month_of(found.year, found.month)
    text = _comparable(value)
    if text is None:
        return Unreadable("not-a-date", MONTH_FORM, _month_made_a_fraction(value))
    return month_in_text(text) if text else None


def read_year(value: object) -> int | None | Unreadable:
    """A year from 1930 to 2200; None when blank."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        if value % 1:
            return Unreadable("not-a-date", YEAR_FORM)
        return year_of(int(value))
    text = _comparable(value)
    if text is None:
        return Unreadable("not-a-date", YEAR_FORM)
    return year_in_text(text) if text else None


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


def _bare_number(value: object) -> Unreadable:
    """A day whose cell was turned into a number shows as 44341."""
    day = None
    if isinstance(value, int | float) and not isinstance(value, bool) and not value % 1:
        day = date_of_serial(value)
    if day is None or not _FIRST_SERIAL_YEAR <= day.year <= LAST_DATE_YEAR:
        return Unreadable("not-a-date", DATE_FORM)
    return Unreadable("not-a-date", f"có phải {written_date(day)}?", written_date(day))


def _month_made_a_fraction(value: object) -> str:
    """5.2021 typed with a dot; of 5.2020 Excel keeps 5.202."""
    if not isinstance(value, float) or not 1 < value < _LAST_MONTH + 1:
        return ""
    number, _, year = f"{value:.4f}".partition(".")
    if float(f"{number}.{year}") != value or not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return ""
    return written_month(Month(int(year), int(number)))
