"""The .xlsx archive of a template: empty cells filled in, nothing in it that tells the time.

openpyxl draws a blank once; filling its XML in takes a few milliseconds where drawing it anew
takes hundreds, and more than a thousand templates are written at a time.
"""

import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from xml.sax.saxutils import escape

from partyboard.intake.report import Value


@dataclass(frozen=True, slots=True)
class Additions:
    """What is filled in on one worksheet: cell → value, and row → height in points."""

    cells: Mapping[str, Value]
    heights: Mapping[int, float]


Parts = tuple[tuple[str, str], ...]  # name in the archive and text, in the archive's order

_EPOCH = date(1899, 12, 30)  # day 0 of Excel's calendar from March 1900 on
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_XML_TIME = "2000-01-01T00:00:00Z"
_SHEET = "xl/worksheets/sheet{}.xml"
_TIME = re.compile(r"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_EMPTY_CELL = re.compile(r'<c r="([A-Z]+[0-9]+)" s="([0-9]+)"[^>]*?/>')
_ROW = re.compile(r'<row r="([0-9]+)"[^>]*>')
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FASTEST_WORTHWHILE = 3  # of zlib's levels; 6 takes twice the time for a tenth less


def parts(workbook: bytes) -> Parts:
    """The parts of a saved workbook, with the times of saving struck out."""
    with zipfile.ZipFile(BytesIO(workbook)) as archive:
        texts = ((name, archive.read(name).decode()) for name in archive.namelist())
        return tuple((name, _TIME.sub(rf"\g<1>{_XML_TIME}", text)) for name, text in texts)


def filled(blank: Parts, sheets: Sequence[Additions]) -> bytes:
    """The archive with these additions, one for each worksheet from the first on.

    Raises KeyError for a cell that is not an empty cell of the sheet.
    """
    additions = {_SHEET.format(number): added for number, added in enumerate(sheets, 1)}
    saved = BytesIO()
    with zipfile.ZipFile(
        saved, "w", zipfile.ZIP_DEFLATED, compresslevel=_FASTEST_WORTHWHILE
    ) as archive:
        for name, text in blank:
            content = _fill(text, additions[name]) if name in additions else text
            info = zipfile.ZipInfo(name, _ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content.encode())
    return saved.getvalue()


def serial(day: date) -> int:
    """A day as Excel counts it."""
    return (day - _EPOCH).days


def _fill(xml: str, added: Additions) -> str:
    left = {cell: value for cell, value in added.cells.items() if value not in (None, "")}

    def cell(match: re.Match[str]) -> str:
        value = left.pop(match[1], None)
        return match[0] if value is None else _cell(match[1], match[2], value)

    def row(match: re.Match[str]) -> str:
        height = added.heights.get(int(match[1]))
        return match[0] if height is None else f'<row r="{match[1]}" ht="{height}">'

    filled = _EMPTY_CELL.sub(cell, _ROW.sub(row, xml))
    if left:
        raise KeyError(f"no empty cell {', '.join(left)}")
    return filled


def _cell(place: str, look: str, value: Value) -> str:
    if isinstance(value, str):
        text = escape(_NOT_IN_XML.sub("", value))
        inline = f'<is><t xml:space="preserve">{text}</t></is>'
        return f'<c r="{place}" s="{look}" t="inlineStr">{inline}</c>'
    number = serial(value) if isinstance(value, date) else value
    return f'<c r="{place}" s="{look}"><v>{number!r}</v></c>'
