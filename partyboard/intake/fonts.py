"""Text typed for old fonts (TCVN3, VNI), in which letters stand at other letters' codes.

The font is the only honest clue: the same characters in Arial are what they seem.
"""

import csv
import re
import unicodedata
from functools import lru_cache
from pathlib import Path

_TABLES = Path(__file__).with_name("legacy_fonts.csv")
TCVN3, VNI = "TCVN3", "VNI"
_SHARED = frozenset("\u00a0\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u2022\u00b0")
_LOST_U = re.compile("-(?=[¬êíëìî]\\w)")  # a soft hyphen, TCVN3's "ư", that became a hyphen


def is_legacy(font: str) -> bool:
    """Whether a font shows old codes: .VnTime and its like, VNI-Times and its like."""
    return bool(_charset(font))


def convert(text: str, font: str) -> str | None:
    """The Unicode text (NFC) that was meant by text typed in an old font.

    None where the font is not an old one, where nothing changes, and where the text is Unicode
    already (typed by a new keyboard into an old cell: characters that the old font does not have).
    """
    charset = _charset(font)
    meant = decoded(text, charset) if charset else None
    if meant is None:
        return None
    if charset == TCVN3 and font.rstrip().upper().endswith("H"):
        meant = meant.upper()
    return meant if meant != text else None


def decoded(text: str, charset: str) -> str | None:
    """What a text would mean in TCVN3 or VNI; None where it has characters that these have not."""
    letters, pattern = _table(charset)
    source = _LOST_U.sub("\u00ad", text) if charset == TCVN3 else text
    rest = pattern.sub("", source)
    if any(character > "\x7f" and character not in _SHARED for character in rest):
        return None
    return unicodedata.normalize("NFC", pattern.sub(lambda found: letters[found[0]], source))


def _charset(font: str) -> str:
    """The table that a font needs; "" for a Unicode font."""
    name = font.strip().lower()
    if name.startswith(".vn"):
        return TCVN3
    return VNI if re.match("vni[- ]", name) else ""


@lru_cache(maxsize=2)
def _table(charset: str) -> tuple[dict[str, str], re.Pattern[str]]:
    """What each code stands for, and a pattern that finds codes, those of two characters first."""
    rows = _TABLES.read_text(encoding="utf-8").splitlines()
    letters = {
        "".join(chr(int(point[2:], 16)) for point in row["code_points"].split()): row["unicode"]
        for row in csv.DictReader(rows)
        if row["charset"] == charset
    }
    if charset == VNI:
        letters = _either_case(letters) | letters
    longest_first = sorted(letters, key=len, reverse=True)
    return letters, re.compile("|".join(map(re.escape, longest_first)))


def _either_case(letters: dict[str, str]) -> dict[str, str]:
    """Letters of two characters whose mark was typed in the other case: "Aù" is "Á" as "AÙ" is."""
    pairs = {typed: letter for typed, letter in letters.items() if len(typed) == 2}
    return {typed[0] + typed[1].swapcase(): letter for typed, letter in pairs.items()}
