"""The figure that was most likely meant by text that is none: for people to accept, never taken."""

import re

_WITH_UNIT = re.compile(r"([0-9]+(?:[., ][0-9]+)*)(?: ?([a-zA-ZđĐ][^0-9?]*)| ?\([^()?]*\)| ?[.;])")
# "12 nghìn", "2 chục", "12 hay hơn": another figure, or one of two.
_ANOTHER_FIGURE = re.compile(
    r"\b(?:nghìn|ngàn|vạn|triệu|tr|trăm|tỷ|tỉ|chục|tá|k|hoặc|hay|đến|rưỡi|phẩy|trừ|cộng|và)\b|[%/~]"
)
_UNIT_WITH_A_STROKE = re.compile(r"\bđ/ ?[cv]\b")
_SUM = re.compile(r"[0-9]{1,7}(?: ?\+ ?[0-9]{1,7})+")
_LIKE_DIGITS = re.compile(r"[oOlI]|(?=.*[0-9])[oOlI0-9]{2,8}")
_AS_DIGITS = str.maketrans("oOlI", "0011")
_WORDS = {
    word: str(number)
    for number, word in enumerate(
        ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"), start=1
    )
}


def figure_meant(text: str) -> str:
    """The figure as it should have been typed ("12" for "12 đ/c", "10" for "1O", "2" for "hai");
    "" where nobody can tell.
    """
    if _LIKE_DIGITS.fullmatch(text):
        return text.translate(_AS_DIGITS)
    if (digits := text.lstrip("'’‘")) != text and digits.isdecimal():
        return digits  # an apostrophe typed to keep a text a text
    if _SUM.fullmatch(text):
        return str(sum(map(int, text.split("+"))))
    if match := _WITH_UNIT.fullmatch(text):
        unit = _UNIT_WITH_A_STROKE.sub("", (match[2] or "").casefold())
        return "" if _ANOTHER_FIGURE.search(unit) else match[1]
    return _WORDS.get(text.casefold(), "")
