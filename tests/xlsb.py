"""A workbook as Excel's binary .xlsb, made by hand from what openpyxl holds."""

import struct
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import groupby
from typing import Any

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils.datetime import to_excel
from spreadsheets import zipped

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_ERRORS = {"#DIV/0!": 0x07, "#VALUE!": 0x0F, "#REF!": 0x17, "#NAME?": 0x1D, "#N/A": 0x2A}


def record(kind: int, data: bytes = b"") -> bytes:
    """One record."""
    return _compressed(kind) + _compressed(len(data)) + data


def xlsb(book: Any) -> bytes:
    """The workbook: values, fonts, formats, parts of texts, merges and what is hidden."""
    made = _Made()
    sheets = {sheet.title: made.sheet(sheet) for sheet in book.worksheets}
    targets = {
        f"r{n}": ("worksheet", f"worksheets/sheet{n}.bin") for n in range(1, len(sheets) + 1)
    }
    listed = b"".join(
        record(156, struct.pack("<II", 0, n) + _wide(f"r{n}") + _wide(title))
        for n, title in enumerate(sheets, 1)
    )
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.'
        'binary.macroEnabled.main"/></Types>',
        "_rels/.rels": _related({"w": ("officeDocument", "xl/workbook.bin")}),
        "xl/workbook.bin": record(131) + record(143) + listed + record(144) + record(132),
        "xl/_rels/workbook.bin.rels": _related(
            targets | {"y": ("styles", "styles.bin"), "t": ("sharedStrings", "sharedStrings.bin")}
        ),
        "xl/styles.bin": made.styles(),
        "xl/sharedStrings.bin": _listed(159, 19, made.strings, times=2),
    }
    for number, data in enumerate(sheets.values(), 1):
        parts[f"xl/worksheets/sheet{number}.bin"] = data
    return zipped(parts)


class _Made:
    """The styles and strings that the sheets point to, as they come."""

    def __init__(self) -> None:
        self.fonts: list[str] = []
        self.formats: list[str] = []
        self.cell_styles: list[tuple[int, int]] = []
        self.strings: list[bytes] = []

    def sheet(self, sheet: Any) -> bytes:
        """The records of a worksheet."""
        size = struct.pack("<IIII", 0, sheet.max_row - 1, 0, sheet.max_column - 1)
        merges = b"".join(record(176, _corners(merged)) for merged in sheet.merged_cells.ranges)
        filled = [cell for _, cell in sorted(sheet._cells.items()) if cell.value is not None]
        by_row = groupby(filled, key=lambda cell: cell.row)
        rows = b"".join(self._row(sheet, number, cells) for number, cells in by_row)
        data = record(145) + rows + record(146)
        return record(129) + record(148, size) + _columns(sheet) + data + merges + record(130)

    def styles(self) -> bytes:
        """The style part."""
        fonts = b"".join(record(43, bytes(21) + _wide(font)) for font in self.fonts)
        formats = [struct.pack("<H", 164 + n) + _wide(code) for n, code in enumerate(self.formats)]
        styles = [
            struct.pack("<HHH", 0, 164 + code, font) + bytes(10) for code, font in self.cell_styles
        ]
        return _listed(615, 44, formats) + fonts + _listed(617, 47, styles)

    def _row(self, sheet: Any, number: int, cells: Iterable[Any]) -> bytes:
        hidden = 0x10 if sheet.row_dimensions[number].hidden else 0
        head = struct.pack("<IIHBBB", number - 1, 0, 300, 0, hidden, 0)
        return record(0, head) + b"".join(map(self._cell, cells))

    def _cell(self, cell: Any) -> bytes:
        style = _placed(
            self.cell_styles,
            (_placed(self.formats, cell.number_format), _placed(self.fonts, cell.font.name or "")),
        )
        place = struct.pack("<II", cell.column - 1, style)
        value = cell.value
        if cell.data_type == "e":
            return record(3, place + bytes([_ERRORS[value]]))
        if isinstance(value, bool):
            return record(4, place + bytes([value]))
        if isinstance(value, date | datetime):
            value = to_excel(value)
        if isinstance(value, int | float):
            return record(5, place + struct.pack("<d", value))
        item = b"".join(self._string(value, cell.font.name))
        return record(7, place + struct.pack("<I", _placed(self.strings, item)))

    def _string(self, value: str | CellRichText, own: str) -> Iterator[bytes]:
        """A shared string, with the fonts of its parts where it has some."""
        if not isinstance(value, CellRichText):
            yield b"\0" + _wide(value)
            return
        parts = [part if isinstance(part, TextBlock) else None for part in value]
        yield b"\1" + _wide(str(value)) + struct.pack("<I", len(parts))
        start = 0
        for part, text in zip(parts, map(str, value), strict=True):
            font = part.font.rFont if part and part.font.rFont else own
            yield struct.pack("<HH", start, _placed(self.fonts, font))
            start += len(text)


def _listed(kind: int, each: int, items: list[bytes], times: int = 1) -> bytes:
    """Records between one that counts them and one that ends them."""
    count = struct.pack("<I", len(items)) * times
    return record(kind, count) + b"".join(record(each, item) for item in items) + record(kind + 1)


def _columns(sheet: Any) -> bytes:
    hidden = [one for one in sheet.column_dimensions.values() if one.hidden]
    spans = (struct.pack("<IIIIH", one.min - 1, one.max - 1, 0, 0, 1) for one in hidden)
    return b"".join(record(60, span) for span in spans)


def _corners(merged: Any) -> bytes:
    rows = merged.min_row - 1, merged.max_row - 1
    return struct.pack("<IIII", *rows, merged.min_col - 1, merged.max_col - 1)


def _placed(known: list[Any], one: Any) -> int:
    """The number of something in a list, to whose end it comes if it is new."""
    if one not in known:
        known.append(one)
    return known.index(one)


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text.encode("utf-16-le")) // 2) + text.encode("utf-16-le")


def _compressed(number: int) -> bytes:
    """Seven bits a byte, the last of them without the eighth."""
    coded = bytearray()
    while number > 0x7F:
        coded.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*coded, number])


def _related(targets: dict[str, tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}">{listed}</Relationships>'
