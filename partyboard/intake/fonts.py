"""Text typed for old fonts (TCVN3, VNI), in which letters stand at other letters' codes.

The font is the only honest clue: the same characters in Arial are what they seem.
"""

import csv
import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from partyboard.text.syllables import is_syllable

_TABLES = Path(__file__).with_name("legacy_fonts.csv")
TCVN3, VNI = "TCVN3", "VNI"
_SHARED = frozenset("\u00a0\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u2022\u00b0")
_DETOUR = {
    ord(letter): chr(code)
    for code in range(0xC0, 0x100)
    if (letter := bytes([code]).decode("cp1258")) != chr(code)
}
WORD = re.compile(r"(?:[A-Za-z]|[^\x00-\x7f\s\u2010-\u2026\u00b0])+")  # also of old codes
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
    if not charset:
        return None
    meant = decoded(text, charset)
    if meant is None:
        meant = _after_a_detour(text, charset)
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


def _after_a_detour(text: str, charset: str) -> str | None:
    """What a text means that was typed on a Windows set to Vietnamese, which took some of the old
    codes for letters of its own (code page 1258): "chƯnh" for "chÝnh". None where it may as well be
    Unicode: told by words that are none as they stand and some when they are read so.
    """
    straight = text.translate(_DETOUR)
    meant = decoded(straight, charset)
    if straight == text or meant is None:
        return None
    words = {word: word.translate(_DETOUR) for word in WORD.findall(text)}
    read = {word: decoded(typed, charset) or "" for word, typed in words.items()}
    if not all(is_syllable(read[word]) for word, typed in words.items() if word != typed):
        return None
    return meant if any(is_no_word_but(*each) for each in read.items()) else None


def is_no_word_but(word: str, read: str) -> bool:
    """Whether a word is no Vietnamese as it stands, and some as it is read."""
    return len(read) > 1 and is_syllable(read) and not is_syllable(word, strictly=False)


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
