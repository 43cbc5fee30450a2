"""Values by the other reader: slower, for what the fast one gives up on, and to compare with it."""

import re
import warnings
import zipfile
import zlib
from datetime import date, time, timedelta
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from partyboard.intake.by_calamine import Unreadable, Values
from partyboard.intake.cells import CellValue
from partyboard.intake.markup import code_units

_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    InvalidFileException,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)  # openpyxl lets through whatever its parsing meets
_OUTER_SPACE = re.compile(rb"(<(?:\w+:)?t>)\s*(.*?)\s*(</(?:\w+:)?t>)", re.DOTALL)
_STRICT = (
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"spreadsheetml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"drawingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"officeDocument/2006/relationships",
    ),
)


def read_values(content: bytes) -> dict[str, Values]:
    """The values of each worksheet by title. Raises Unreadable."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _worksheets(_as_excel_means_it(content))
    except _FAULTS as fault:
        raise Unreadable(str(fault)) from fault


def _worksheets(content: bytes) -> dict[str, Values]:
    """Every worksheet, read without its layout: that is the scan's."""
    workbook = load_workbook(BytesIO(content), read_only=True, data_only=True)
    found: dict[str, Values] = {}
    for sheet in workbook.worksheets:
        sheet.reset_dimensions()
        found[sheet.title] = {
            (cell.row, cell.column): _value(cell)
            for row in sheet.rows
            for cell in row
            if cell.value not in (None, "")
        }
    workbook.close()
    return found


def _value(cell: Any) -> CellValue:
    """A value as the fast reader gives it: numbers as floats, escapes decoded."""
    value = cell.value
    if isinstance(value, bool | date | time | timedelta):
        return value
    if isinstance(value, str) and cell.data_type != "n":
        return code_units(value)
    return float(value)


def _as_excel_means_it(content: bytes) -> bytes:
    """The file with what openpyxl would misread written the ordinary way.

    It knows no namespaces of strict Open XML (and finds no sheets at all), and it keeps outer
    spaces of a text where the XML does not say to.
    """
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if _is_xml(name)}
    ordinary = {name: _OUTER_SPACE.sub(rb"\1\2\3", _transitional(parts[name])) for name in parts}
    if ordinary == parts:
        return content
    rewritten = BytesIO()
    with zipfile.ZipFile(rewritten, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in ordinary.items():
            archive.writestr(name, data)
    return rewritten.getvalue()


def _is_xml(name: str) -> bool:
    """Whether a part can matter to values; pictures and such do not."""
    return name.lower().endswith((".xml", ".rels"))


def _transitional(data: bytes) -> bytes:
    """A part with the ordinary namespaces in place of the strict ones."""
    for strict, ordinary in _STRICT:
        data = data.replace(strict, b"http://schemas.openxmlformats.org/" + ordinary)
    return data
