"""Values by the other reader: slower, for what the fast one gives up on, and to compare with it."""

import posixpath
import re
import warnings
import zipfile
import zlib
from collections.abc import Mapping
from datetime import date, time, timedelta
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._reader import WorkSheetParser

from partyboard.intake.by_calamine import Unreadable, Values
from partyboard.intake.cells import CellValue
from partyboard.intake.markup import code_units
from partyboard.intake.package import part_key, resolved

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
_TARGET = re.compile(rb"""(Target\s*=\s*["'])([^"']*)(["'])""")
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
    found = {sheet.title: _values(workbook, sheet) for sheet in workbook.worksheets}
    workbook.close()
    return found


def _values(workbook: Any, sheet: Any) -> Values:
    """A worksheet's values by place; openpyxl's own walk over the rows loses those that stand in
    another order than their numbers.
    """
    with sheet._get_source() as source:
        parser = WorkSheetParser(
            source,
            sheet._shared_strings,
            data_only=True,
            epoch=workbook.epoch,
            date_formats=workbook._date_formats,
            timedelta_formats=workbook._timedelta_formats,
        )
        return {
            (cell["row"], cell["column"]): _value(cell["value"], cell["data_type"])
            for _, row in parser.parse()
            for cell in row
            if cell["value"] not in (None, "")
        }


def _value(value: Any, kind: str) -> CellValue:
    """A value as the fast reader gives it: numbers as floats, escapes decoded."""
    if isinstance(value, bool | date | time | timedelta):
        return value
    if isinstance(value, str) and kind != "n":
        return code_units(value)
    return float(value)


def _as_excel_means_it(content: bytes) -> bytes:
    """The file with what openpyxl would misread written the ordinary way.

    It knows no namespaces of strict Open XML (and finds no sheets at all), loses a part whose name
    is spelled otherwise than its target, keeps outer spaces of a text where the XML does not say
    to, and gives up on the whole file for a property of the document that it does not know.
    """
    with zipfile.ZipFile(BytesIO(content)) as archive:
        names = archive.namelist()
        parts = {name: archive.read(name) for name in names if _is_xml(name)}
    spelled = {part_key(name): name.replace("\\", "/") for name in parts}
    ordinary = {
        spelled[part_key(name)]: _ordinary(name, data, spelled) for name, data in parts.items()
    }
    if ordinary == parts and not any(part_key(name).startswith("docprops/") for name in names):
        return content
    rewritten = BytesIO()
    with zipfile.ZipFile(rewritten, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in ordinary.items():
            archive.writestr(name, data)
    return rewritten.getvalue()


def _is_xml(name: str) -> bool:
    """Whether a part can matter to values; pictures and what is told of the document do not."""
    lowered = part_key(name)
    return lowered.endswith((".xml", ".rels")) and not lowered.startswith("docprops/")


def _ordinary(name: str, data: bytes, spelled: Mapping[str, str]) -> bytes:
    """One part as openpyxl reads it rightly."""
    if not name.lower().endswith(".rels"):
        return _OUTER_SPACE.sub(rb"\1\2\3", _transitional(data))
    folder = posixpath.dirname(posixpath.dirname(name.replace("\\", "/")))

    def as_spelled(target: re.Match[bytes]) -> bytes:
        part = resolved(folder, target[2].decode("utf-8", "replace"))
        known = spelled.get(part_key(part))
        if known is None or (known == part and b"\\" not in target[2]):
            return target[0]
        return b"%s/%s%s" % (target[1], known.encode(), target[3])

    return _TARGET.sub(as_spelled, _transitional(data))


def _transitional(data: bytes) -> bytes:
    """A part with the ordinary namespaces in place of the strict ones."""
    for strict, ordinary in _STRICT:
        data = data.replace(strict, b"http://schemas.openxmlformats.org/" + ordinary)
    return data
