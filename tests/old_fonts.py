"""Text as it was typed for old fonts, made from what was meant."""

import csv
import unicodedata
from functools import lru_cache
from pathlib import Path

from partyboard.intake import fonts

_ROWS = Path(fonts.__file__).with_name("legacy_fonts.csv").read_text(encoding="utf-8").splitlines()


@lru_cache
def codes(charset: str) -> dict[str, str]:
    """What stands for each letter in TCVN3 or VNI."""
    found: dict[str, str] = {}
    for row in csv.DictReader(_ROWS):
        if row["charset"] == charset:
            typed = "".join(chr(int(point[2:], 16)) for point in row["code_points"].split())
            found.setdefault(row["unicode"], typed)
    return found


def typed(meant: str, charset: str) -> str:
    """The characters that somebody who meant this text typed in such a font."""
    letters = codes(charset)
    return "".join(letters.get(letter, letter) for letter in unicodedata.normalize("NFC", meant))
