"""Text as it was typed for old fonts, made from what was meant."""

import csv
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

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


OLD = {"TCVN3": ".VnTime", "VNI": "VNI-Times"}


def retype(cell: Any, charset: str, meant: str = "", font: str = "") -> None:
    """A cell typed anew in an old font."""
    cell.value = typed(meant or cell.value, charset)
    cell.font = Font(name=font or OLD[charset])


def in_old_fonts(book: Any) -> None:
    """Labels, notes and a part of a text typed in TCVN3 and VNI."""
    members, training = book["Đảng viên"], book["Bồi dưỡng"]
    retype(members["B7"], "TCVN3")
    retype(members["B8"], "TCVN3", "kết nạp", ".VnTimeH")
    retype(members["B14"], "VNI")
    retype(training["B6"], "TCVN3", "Lớp đảng viên mới")
    old = TextBlock(InlineFont(rFont=".VnTime"), typed("Đợt hai, ", "TCVN3"))
    new = TextBlock(InlineFont(rFont="Arial", b=True), "hội trường 5 µm")
    training["I6"].value = CellRichText(old, new)
    new = TextBlock(InlineFont(rFont="Arial"), "5 µm")
    training["I7"].value = CellRichText(typed("Dày ", "TCVN3"), new)
    training["I7"].font = Font(name=".VnTime")
