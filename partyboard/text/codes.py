"""Codes and free text in cells where Excel may have put a number or a date instead."""

from datetime import date
from decimal import Decimal

from partyboard.text.cell_formats import shown_width, shows_date, shows_percent
from partyboard.text.dates import date_of_serial
from partyboard.text.labels import clean
from partyboard.text.numbers import format_number, format_percent, nearest_whole
from partyboard.text.unreadable import Unreadable

# Excel keeps fifteen digits of a number and turns the rest into zeros.
_FIRST_INEXACT = 10**15
_RETYPE = "hãy gõ lại ở dạng văn bản (Text)"


def read_code(value: object, number_format: str = "General") -> str | None | Unreadable:
    """A code as the sender sees it; None when blank. A typed 1.10 is the number 1.1: not read.

    No zero is ever filled in, except those that the cell's own format ("000") shows.
    """
    text = _text_or_fraction(value, number_format)
    if isinstance(text, Decimal):
        return Unreadable("not-a-code", f"Excel không phân biệt 1.1 với 1.10; {_RETYPE}")
    return text


def read_text(value: object, number_format: str = "General") -> str | None | Unreadable:
    """Free text; None when blank. A number is written the Vietnamese way, a date is not read."""
    text = _text_or_fraction(value, number_format)
    return _written(text, number_format) if isinstance(text, Decimal) else text


def _text_or_fraction(value: object, number_format: str) -> str | Decimal | None | Unreadable:
    if value is None:
        return None
    if isinstance(value, str):
        return clean(value) or None
    if isinstance(value, bool):
        return Unreadable("not-a-code", f"ô đang là TRUE/FALSE, {_RETYPE}")
    if isinstance(value, date):
        return _turned_to_date(value)
    if isinstance(value, int | float):
        return _digits_or_fraction(value, number_format)
    return Unreadable("not-a-code", _RETYPE)


def _digits_or_fraction(value: int | float, number_format: str) -> str | Decimal | Unreadable:
    if not abs(value) < _FIRST_INEXACT:
        return Unreadable("not-a-code", f"Excel chỉ giữ 15 chữ số; {_RETYPE}")
    if shows_date(number_format):
        return _turned_to_date(date_of_serial(value))
    amount = Decimal(format(value, ".15g"))
    whole = nearest_whole(amount)
    if whole is None or shows_percent(number_format):
        return amount
    return str(whole).zfill(shown_width(number_format))


def _turned_to_date(day: date | None) -> Unreadable:
    made = f"ngày {day:%d/%m/%Y}" if day else "ngày tháng"
    return Unreadable("not-a-code", f"Excel đã đổi thành {made}; {_RETYPE}")


def _written(amount: Decimal, number_format: str) -> str:
    exponent = amount.normalize().as_tuple().exponent
    digits = min(-exponent, 10) if isinstance(exponent, int) and exponent < 0 else 0
    if shows_percent(number_format):
        return format_percent(float(amount), max(digits - 2, 0))
    return format_number(float(amount), digits)
