"""Labels: how text is cleaned for display and how two pieces of text are compared."""

import re
import unicodedata
from functools import lru_cache

_ESCAPE = re.compile(r"_[xX]([0-9A-Fa-f]{4})_")
_LINE_END = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
_SPACES = re.compile(" +")
_TO_D_STROKE = str.maketrans("ÐƉðɖ", "ĐĐđđ")
_TO_HYPHEN = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"))
_FULL_WIDTH_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_REQUIRED_MARKERS = " :*"
_DROPPED_CATEGORIES = frozenset({"Cf", "Cc", "Cs"})

# New-style tone on the second vowel of an open oa, oe, uy (hoà, khoẻ, thuỷ); "quý" keeps its own.
_NEW_TONE = re.compile(r"(?<!q)(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?![^\W\d_])")
_OLD_TONE = {
    f"{glide}{new}": f"{old}{vowel}"
    for glide, olds, vowel, news in (
        ("o", "òóỏõọ", "a", "àáảãạ"),
        ("o", "òóỏõọ", "e", "èéẻẽẹ"),
        ("u", "ùúủũụ", "y", "ỳýỷỹỵ"),
    )
    for old, new in zip(olds, news, strict=True)
}


@lru_cache(maxsize=16384)
def clean(s: str) -> str:
    """Text as stored and shown: NFC, one Đ, nothing invisible, single spaces, newlines kept.

    The two readers disagree on `_x000D_` (ECMA-376 ST_Xstring; openpyxl leaves it), so escapes are
    decoded until none is left. TCVN3 text must be converted before: its "ư" is a soft hyphen.
    """
    while (cleaned := _clean_once(s)) != s:
        s = cleaned
    return s


@lru_cache(maxsize=16384)
def key(s: str) -> str:
    """The one comparison of labels, sheet names, headers, choices, codes and class names.

    Tone placement is unified for open oa, oe, uy only; kỉ and kỷ stay two spellings, since i and y
    part words elsewhere. A trailing ":" or "*" is a marker of the form, not of the name.
    """
    folded = unicodedata.normalize("NFD", clean(s)).casefold()
    folded = unicodedata.normalize("NFC", folded).translate(_TO_HYPHEN)
    folded = _NEW_TONE.sub(lambda match: _OLD_TONE[match[0]], folded)
    return " ".join(folded.split()).rstrip(_REQUIRED_MARKERS)


@lru_cache(maxsize=16384)
def loose_key(s: str) -> str:
    """The key without marks, spaces and punctuation, y as i: "DANG VIEN" finds "Đảng viên", and
    "lí luận" finds "lý luận".
    """
    plain = "".join(char for char in _without_marks(key(s)) if char.isalnum())
    return plain.replace("y", "i")


def slug(s: str) -> str:
    """The text as a name for a file or an address: "Tổng số đảng viên" is tong-so-dang-vien."""
    return re.sub("[^a-z0-9]+", "-", _without_marks(key(s))).strip("-")


def plain_digits(s: str) -> str:
    """Full-width digits as 0 to 9; NFKC would also turn "3²" into 32."""
    return s.translate(_FULL_WIDTH_DIGITS)


def _clean_once(s: str) -> str:
    if s.isascii() and s.isalnum():
        return s
    decoded = _LINE_END.sub("\n", _ESCAPE.sub(lambda match: chr(int(match[1], 16)), s))
    visible = "".join(map(_visible, _joined_surrogates(decoded)))
    composed = unicodedata.normalize("NFC", visible).translate(_TO_D_STROKE)
    return "\n".join(_SPACES.sub(" ", line).strip(" ") for line in composed.split("\n")).strip()


def _visible(char: str) -> str:
    if char == "\n":
        return char
    category = unicodedata.category(char)
    if category == "Zs" or char == "\t":
        return " "
    return "" if category in _DROPPED_CATEGORIES else char


def _joined_surrogates(s: str) -> str:
    """Escapes write a character beyond U+FFFF as two halves."""
    if not any("\ud800" <= char <= "\udfff" for char in s):
        return s
    return s.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")


def _without_marks(s: str) -> str:
    decomposed = unicodedata.normalize("NFD", s.replace("đ", "d"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))
