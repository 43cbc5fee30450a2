"""One pass over the records of an old .xls (Excel 5 to 2003) for what the fast reader cannot see.

Error cells, old fonts (these files are of their time), percent and date formats, hidden rows and
columns. Every formula in such a file has its value. [MS-XLS] is the description of the records.
"""

import codecs
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from struct import Struct

from partyboard.intake.facts import CellFacts, Place, Runs, SheetFacts
from partyboard.intake.strings import with_old_font
from partyboard.intake.strings_xls import rich_strings
from partyboard.intake.styles import Styles, telling_styles

_HEAD = Struct("<HH")
_BIFF5, _BIFF8 = 0x0500, 0x0600
_SHEET, _FONT, _FORMAT, _XF, _CODE_PAGE = 0x0085, 0x0031, 0x041E, 0x00E0, 0x0042
_STRINGS, _CONTINUED, _SHARED_STRING = 0x00FC, 0x003C, 0x00FD
_ROW, _COLUMNS, _END = 0x0208, 0x007D, 0x000A
_FORMULA, _ERROR, _MANY_NUMBERS = 0x0006, 0x0205, 0x00BD
_SINGLE_CELLS = frozenset({_FORMULA, _ERROR, _SHARED_STRING, 0x0203, 0x0204, 0x027E, 0x00D6})
ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_LATIN = "cp1252"
Record = tuple[int, bytes]


@dataclass(slots=True)
class _Globals:
    """What stands before the sheets: their names and places, the styles, the shared strings."""

    sheets: list[tuple[str, int]] = field(default_factory=list)
    fonts: list[str] = field(default_factory=list)
    formats: dict[int, str] = field(default_factory=dict)
    cell_styles: list[tuple[int, int]] = field(default_factory=list)  # format, font
    strings: list[bytes] = field(default_factory=list)
    code_page: str = ""  # of texts before Excel 97, which came to Unicode


def scan_xls(stream: bytes) -> dict[str, SheetFacts]:
    """The facts of each worksheet by title; none for a file older than Excel 5."""
    version = _number(stream, 4)
    if version not in (_BIFF5, _BIFF8):
        return {}
    known = _globals(stream, "" if version == _BIFF8 else _LATIN)
    styles = telling_styles(known.cell_styles, known.formats, known.fonts)
    strings = rich_strings(known.strings, known.fonts)
    return {title: _sheet(title, stream, start, styles, strings) for title, start in known.sheets}


def _records(stream: bytes, start: int) -> Iterator[Record]:
    """The records from a BOF to its end."""
    while start + 4 <= len(stream):
        kind, size = _HEAD.unpack_from(stream, start)
        if kind == _END:
            return
        yield kind, stream[start + 4 : start + 4 + size]
        start += 4 + size


def _globals(stream: bytes, code_page: str) -> _Globals:
    """The workbook's own records, up to the first sheet."""
    known = _Globals(code_page=code_page)
    before = 0
    for kind, data in _records(stream, 0):
        if kind == _CODE_PAGE and code_page:
            known.code_page = _codec(_number(data, 0))
        elif kind == _SHEET and data[5:6] == b"\0":
            title = _characters(data, 6, 1, known.code_page)
            known.sheets.append((title, _number(data, 0, 4)))
        elif kind == _FONT:
            known.fonts.append(_characters(data, 14, 1, known.code_page))
            if len(known.fonts) == 4:
                known.fonts.append("")  # by old custom there is no font number 4
        elif kind == _FORMAT:
            width = 1 if code_page else 2
            known.formats[_number(data, 0)] = _characters(data, 2, width, known.code_page)
        elif kind == _XF:
            known.cell_styles.append((_number(data, 2), _number(data, 0)))
        elif kind == _STRINGS or (kind == _CONTINUED and before == _STRINGS):
            known.strings.append(data)
            kind = _STRINGS
        before = kind
    return known


def _sheet(
    title: str, stream: bytes, start: int, styles: Styles, strings: Mapping[int, Runs]
) -> SheetFacts:
    """One worksheet's records."""
    cells: dict[Place, CellFacts] = {}
    rows, columns, held = set[int](), set[int](), set[Place]()
    for kind, data in islice(_records(stream, start), 1, None):
        if kind == _ROW and (_number(data, 12) & 0x20 or not _number(data, 6)):
            rows.add(_number(data, 0) + 1)
        elif kind == _COLUMNS and (_number(data, 8) & 1 or not _number(data, 4)):
            columns.update(range(_number(data, 0) + 1, min(_number(data, 2), 255) + 2))
        for place, style in _placed(kind, data):
            held.add(place)
            font = styles.fonts.get(style, "")
            runs = strings.get(_number(data, 6, 4), ()) if kind == _SHARED_STRING else ()
            facts = CellFacts(
                styles.formats.get(style, "General"),
                _error(kind, data),
                font=font,
                runs=with_old_font(runs, font),
            )
            if facts != CellFacts():
                cells[place] = facts
    return SheetFacts(
        title,
        hidden_rows=frozenset(rows & {row for row, _ in held}),
        hidden_columns=frozenset(columns & {column for _, column in held}),
        cells=cells,
    )


def _placed(kind: int, data: bytes) -> Iterator[tuple[Place, int]]:
    """The cells of a record, with their style numbers."""
    row, column = _number(data, 0) + 1, _number(data, 2) + 1
    if kind in _SINGLE_CELLS:
        yield (row, column), _number(data, 4)
    elif kind == _MANY_NUMBERS:
        for index, offset in enumerate(range(4, len(data) - 2, 6)):
            yield (row, column + index), _number(data, offset)


def _error(kind: int, data: bytes) -> str:
    """The error that a cell shows; "" for a cell in order."""
    if kind == _ERROR and data[7:8] == b"\1":
        return ERRORS.get(data[6], "#VALUE!")
    if kind == _FORMULA and data[12:14] == b"\xff\xff" and data[6:7] == b"\2":
        return ERRORS.get(data[8], "#VALUE!")
    return ""


def _characters(data: bytes, start: int, width: int, code_page: str) -> str:
    """A string whose length takes `width` bytes; where there is no code page, in one or two bytes a
    character.
    """
    length = int.from_bytes(data[start : start + width], "little")
    start += width
    if code_page:
        return data[start : start + length].decode(code_page, "replace")
    if data[start : start + 1] == b"\1":
        return data[start + 1 : start + 1 + 2 * length].decode("utf-16-le", "replace")
    return data[start + 1 : start + 1 + length].decode("latin-1")


def _codec(code_page: int) -> str:
    """The codec of a code page, where there is one."""
    try:
        return codecs.lookup(f"cp{code_page}").name
    except LookupError:
        return _LATIN


def _number(data: bytes, start: int, width: int = 2) -> int:
    """Two bytes of a record, or as many as told, as a number."""
    return int.from_bytes(data[start : start + width], "little")
