"""Numbers: read from cells without guessing, written the Vietnamese way in one place."""

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from partyboard.text.cell_formats import shows_date, shows_percent
from partyboard.text.labels import clean, key, plain_digits
from partyboard.text.meant import figure_meant
from partyboard.text.unreadable import Unreadable

LARGEST_COUNT = 10_000_000
LARGEST_NUMBER = 10**12
_TOLERANCE = Decimal("1e-9")
_ZERO_WORDS = frozenset({"-", "không", "không có"})
_MINUS = "\u2212"

_SIGNED = re.compile("([+\\-\u2212\u2013]?) ?(.*)", re.DOTALL)
_ENGLISH_GROUPS = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_GROUPS = re.compile(r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+|(?: [0-9]{3})+)(?:,[0-9]+)?")
_PLAIN = re.compile(r"[0-9]+(?:[.,][0-9]+)?")

_ONLY_DIGITS = "chỉ gõ chữ số"
_WHOLE_ONLY = "số đếm phải là số nguyên"


def read_count(value: object, number_format: str = "General") -> int | None | Unreadable:
    """A whole number from zero up; None when blank. "-", "không", "không có" mean zero here.

    In text, dots before groups of three are thousands, since a count has no decimals; a comma
    before three digits can be read two ways and is not read (SheetJS#2221, pandas#14403).
    """
    if isinstance(value, str) and key(value) in _ZERO_WORDS:
        return 0
    amount = read_amount(value, number_format)
    if amount is None or isinstance(amount, Unreadable):
        return amount
    if amount and not isinstance(value, str) and shows_percent(number_format):
        return Unreadable("fraction", _shown_and_real(amount))
    return _as_count(amount)


def read_number(value: object, number_format: str = "General") -> float | int | None | Unreadable:
    """A number that may have decimals and a sign, such as a target; None when blank.

    A percentage is refused because 3% may be meant as 3 or as 0,03. Words for zero are refused
    too: no target and a target of zero are different things.
    """
    if isinstance(value, str) and key(value) in _ZERO_WORDS:
        return Unreadable("not-a-number", "bằng không thì gõ 0, không có thì để trống")
    amount = read_amount(value, number_format)
    if amount is None or isinstance(amount, Unreadable):
        return amount
    if amount and not isinstance(value, str) and shows_percent(number_format):
        return Unreadable("not-a-number", f"{_shown_and_real(amount)}; hãy bỏ định dạng %")
    if abs(amount) > LARGEST_NUMBER:
        return Unreadable("not-a-number", "số lớn bất thường")
    whole = nearest_whole(amount)
    return float(amount) if whole is None else whole


def read_amount(value: object, number_format: str = "General") -> Decimal | None | Unreadable:
    """The exact value of a cell, before it is judged as a count or a number; None when blank."""
    if value is None:
        return None
    if isinstance(value, str):
        text = plain_digits(clean(value))
        return _parsed(text) if text else None
    if isinstance(value, bool):
        return Unreadable("not-a-number", "ô đang là TRUE/FALSE, hãy gõ số")
    if isinstance(value, date):
        return Unreadable("not-a-number", f"Excel đã đổi thành ngày {value:%d/%m/%Y}")
    if isinstance(value, int | float | Decimal):
        return _finite(value, number_format)
    return Unreadable("not-a-number", _ONLY_DIGITS)


def nearest_whole(amount: Decimal) -> int | None:
    """The integer within a billionth: Excel stores a sum of 3 as 2.9999999999999996."""
    whole = round(amount)
    return whole if abs(amount - whole) < _TOLERANCE else None


def format_count(n: int) -> str:
    """A whole number with dots between thousands: 3390 is "3.390"."""
    whole = int(n)
    if whole != n:
        raise ValueError(f"a count must be whole, not {n!r}")
    return _written(Decimal(whole), 0)


def format_number(x: float, digits: int = 1) -> str:
    """A number with a decimal comma, halves rounded away from zero: 12345.5 is "12.345,5"."""
    return _written(_exact(x), digits)


def format_amount(x: float) -> str:
    """A number as short as it is: 100 or 12,5."""
    whole = int(x)
    return format_count(whole) if whole == x else format_number(x)


def format_percent(share: float, digits: int = 1) -> str:
    """A share of one as a percentage: 0.971 is "97,1%"."""
    return f"{_written(_exact(share) * 100, digits)}%"


def format_change(n: int) -> str:
    """A difference of two counts with its sign: 17 is "+17"."""
    return f"+{format_count(n)}" if n > 0 else format_count(n)


def _as_count(amount: Decimal) -> int | Unreadable:
    if amount > LARGEST_COUNT:
        return Unreadable("not-a-number", "số lớn bất thường, quá 10 triệu")
    if amount < -LARGEST_COUNT:
        return Unreadable("negative", "số đếm không được âm")
    whole = nearest_whole(amount)
    if (amount if whole is None else whole) < 0:
        return Unreadable("negative", "số đếm không được âm")
    return _fraction(amount) if whole is None else whole


def _fraction(amount: Decimal) -> Unreadable:
    """An English-locale Excel makes 5.016 of a typed 5.016 meant as five thousand and sixteen."""
    thousands = nearest_whole(amount * 1000)
    if thousands is None or not 1 < amount < 1000:
        return Unreadable("fraction", _WHOLE_ONLY)
    if thousands % 10:
        return Unreadable("fraction", f"có phải {thousands}?", str(thousands))
    typed = format_count(thousands)
    return Unreadable("fraction", f"{_WHOLE_ONLY}; nếu là {typed} thì gõ {thousands}")


def _parsed(text: str) -> Decimal | Unreadable:
    """Never float() on text: it reads "1.500" as 1.5 and accepts 1_000, 1e3 and nan."""
    match = _SIGNED.fullmatch(text)
    sign, body = match.groups() if match else ("", text)
    if _ENGLISH_GROUPS.fullmatch(body):
        return _english(body, sign)
    if _GROUPS.fullmatch(body):
        body = body.replace(".", "").replace(" ", "")
    elif not _PLAIN.fullmatch(body):
        return _no_number(text)
    amount = Decimal(body.replace(",", "."))
    return amount.copy_abs() if sign in ("", "+") else amount.copy_negate()


def _english(body: str, sign: str) -> Unreadable:
    """Commas between thousands; a single one may as well stand before decimals."""
    thousands = body.replace(",", "")
    if body.count(",") > 1 or "." in body:
        meant = thousands.replace(".", ",")
        offered = re.sub(",0+$", "", meant)
        return Unreadable("ambiguous-number", f"có phải {meant}?", "" if sign else offered)
    decimal = body.rstrip("0").rstrip(",")
    return Unreadable("ambiguous-number", f"là {thousands} hay {decimal}?")


def _no_number(text: str) -> Unreadable:
    if text.casefold() == "x":
        return Unreadable("not-a-number", "có phải 1? Hãy gõ số")
    if text.endswith("%"):
        return Unreadable("not-a-number", "không gõ dấu %, vì đọc được hai cách")
    figure = figure_meant(text)
    meant = _parsed(figure) if figure else None
    whole = nearest_whole(meant) if isinstance(meant, Decimal) else None
    if whole is None:
        return Unreadable("not-a-number", _ONLY_DIGITS)
    typed = "số 0" if whole == 0 else str(whole)
    return Unreadable("not-a-number", f"{_ONLY_DIGITS}, có phải {typed}?", str(whole))


def _finite(value: int | float | Decimal, number_format: str) -> Decimal | Unreadable:
    amount = Decimal(value) if isinstance(value, int | Decimal) else Decimal(str(float(value)))
    if not amount.is_finite():
        return Unreadable("not-a-number", _ONLY_DIGITS)
    if shows_date(number_format):
        return Unreadable("not-a-number", "ô đang định dạng ngày tháng, hãy chuyển về dạng số")
    return amount


def _shown_and_real(amount: Decimal) -> str:
    return f"hiện là {_shortest(amount * 100)}%, thực là {_shortest(amount)}"


def _shortest(amount: Decimal) -> str:
    text = f"{amount:.6f}".rstrip("0").rstrip(".")
    return text.replace(".", ",").replace("-", _MINUS)


def _exact(x: float) -> Decimal:
    amount = Decimal(str(float(x)))
    if not amount.is_finite():
        raise ValueError(f"a number to be shown must be finite, not {x!r}")
    return amount


def _written(amount: Decimal, digits: int) -> str:
    rounded = amount.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    text = f"{abs(rounded):,f}".translate(str.maketrans(",.", ".,"))
    return f"{_MINUS}{text}" if rounded < 0 else text
