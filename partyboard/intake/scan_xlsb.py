"""One pass over the records of an .xlsb for what the fast reader cannot see.

Error cells, old fonts of cells and of parts of their text, percent and date formats, merges, hidden
rows and columns, and how far away the furthest value stands. Every formula in such a file has its
value. [MS-XLSB] is the description of the records.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from partyboard.intake import limits
from partyboard.intake.cells import Merge, address
from partyboard.intake.facts import CellFacts, Place, Runs, SheetFacts
from partyboard.intake.fonts import is_legacy
from partyboard.intake.package import Package
from partyboard.intake.scan_xls import ERRORS
from partyboard.intake.strings import with_old_font
from partyboard.intake.strings_xls import runs_of
from partyboard.intake.styles import Styles, telling_styles

_ROW, _COLUMNS, _MERGE, _SHEET = 0, 60, 176, 156
_ERROR, _SHARED_STRING, _FORMULA_ERROR, _RICH_STRING = 3, 7, 11, 62
_VALUES = frozenset({*range(2, 12), _RICH_STRING})
_FONT, _FORMAT, _STYLE, _STRING = 43, 44, 47, 19
_CELL_STYLES, _END_OF_CELL_STYLES = 617, 618
_RUN = 4  # bytes that say where a part of a text begins, and its font


@dataclass(slots=True)
class _Look:
    """The styles and the shared strings that the sheets point to."""

    styles: Styles = field(default_factory=Styles)
    fonts: list[str] = field(default_factory=list)
    strings: Mapping[int, Runs] = field(default_factory=dict)


def scan_xlsb(package: Package) -> dict[str, SheetFacts]:
    """The facts of each worksheet by title. Raises OverLimit, and what Package.read raises."""
    related = package.related(package.main_part)
    by_kind = {kind: target for kind, target in related.values()}
    look = _styles(package.read(by_kind.get("styles", "")))
    strings = package.read(by_kind.get("sharedStrings", ""))
    look.strings = _rich_strings(strings, look.fonts)
    facts = {}
    for kind, data in _records(package.read(package.main_part)):
        if kind == _SHEET:
            identifier, end = _wide(data, 8)
            title, _ = _wide(data, end)
            family, part = related.get(identifier, ("", ""))
            if family == "worksheet":
                facts[title] = _Sheet(title, look).walked(package.read(part))
    return facts


def _records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """The records of a part: their kind and what is in them."""
    place = 0
    while place < len(part):
        kind, place = _compressed(part, place, 2)
        size, place = _compressed(part, place, 4)
        yield kind, part[place : place + size]
        place += size


def _compressed(part: bytes, place: int, most: int) -> tuple[int, int]:
    """A number of seven bits a byte, and where it ends."""
    number = 0
    for index, byte in enumerate(part[place : place + most]):
        number |= (byte & 0x7F) << 7 * index
        if not byte & 0x80:
            return number, place + index + 1
    return number, place + most


def _styles(part: bytes) -> _Look:
    fonts: list[str] = []
    formats: dict[int, str] = {}
    cell_styles: list[tuple[int, int]] = []
    of_cells = False
    for kind, data in _records(part):
        if kind == _FONT:
            fonts.append(_wide(data, 21)[0])
        elif kind == _FORMAT:
            formats[_number(data, 0, 2)] = _wide(data, 2)[0]
        elif kind in (_CELL_STYLES, _END_OF_CELL_STYLES):
            of_cells = kind == _CELL_STYLES
        elif kind == _STYLE and of_cells:
            cell_styles.append((_number(data, 2, 2), _number(data, 4, 2)))
    return _Look(telling_styles(cell_styles, formats, fonts), fonts)


def _rich_strings(part: bytes, fonts: list[str]) -> Mapping[int, Runs]:
    """By number the shared strings of several parts; none where the file has no old font."""
    if not any(map(is_legacy, fonts)):
        return {}
    items = enumerate(data for kind, data in _records(part) if kind == _STRING)
    return {number: runs for number, data in items if (runs := _rich(data, 0, fonts))}


def _rich(data: bytes, start: int, fonts: list[str]) -> Runs:
    """The parts of a rich text; none for a plain one."""
    if not _number(data, start, 1) & 1:
        return ()
    _, end = _wide(data, start + 1)
    begun = range(end + 4, min(end + 4 + _RUN * _number(data, end, 4), len(data)), _RUN)
    starts = [(_number(data, place, 2), _number(data, place + 2, 2)) for place in begun]
    return runs_of(data[start + 5 : end], starts, fonts)


class _Sheet:
    """One worksheet, walked through record by record."""

    def __init__(self, title: str, look: _Look) -> None:
        """Begin before its first row."""
        self.title, self._look, self._row = title, look, 0
        self._cells: dict[Place, CellFacts] = {}
        self._merges: list[Merge] = []
        self._rows, self._columns = set[int](), set[int]()
        self._hidden_rows, self._hidden_columns = set[int](), list[range]()

    def walked(self, part: bytes) -> SheetFacts:
        """What is met in the sheet's part. Raises OverLimit."""
        for kind, data in _records(part):
            if kind in _VALUES:
                self._take(kind, data)
            elif kind in (_ROW, _COLUMNS, _MERGE):
                self._lay_out(kind, data)
        self._refuse_far()
        spans = self._hidden_columns
        return SheetFacts(
            self.title,
            hidden_rows=frozenset(self._hidden_rows & self._rows),
            hidden_columns=frozenset(
                column for column in self._columns if any(column in span for span in spans)
            ),
            merges=tuple(self._merges),
            cells=self._cells,
        )

    def _take(self, kind: int, data: bytes) -> None:
        """A cell that holds something."""
        column = _number(data, 0, 4) + 1
        self._rows.add(self._row)
        self._columns.add(column)
        facts = _cell(kind, data, self._look)
        if facts != CellFacts():
            self._cells[self._row, column] = facts

    def _lay_out(self, kind: int, data: bytes) -> None:
        """A row's beginning, columns or a merged range."""
        if kind == _ROW:
            self._row = _number(data, 0, 4) + 1
            if _number(data, 11, 1) & 0x10:
                self._hidden_rows.add(self._row)
        elif kind == _MERGE:
            top, bottom, left, right = (_number(data, place, 4) + 1 for place in (0, 4, 8, 12))
            self._merges.append(Merge(top, left, bottom, right))
        elif _number(data, 16, 2) & 1:
            self._hidden_columns.append(range(_number(data, 0, 4) + 1, _number(data, 4, 4) + 2))

    def _refuse_far(self) -> None:
        """Raise OverLimit where the fast reader would be asked to build too much."""
        rows, columns = max(self._rows, default=0), max(self._columns, default=0)
        if limits.exceeded(rows, columns):
            last = address(rows, columns)
            found = f"trang «{self.title}» có dữ liệu đến ô {last}"
            raise limits.OverLimit(limits.too_large(found, limits.AREA_IN_WORDS, self.title, last))


def _cell(kind: int, data: bytes, look: _Look) -> CellFacts:
    """What there is to say of a cell."""
    style = _number(data, 4, 3)
    runs: Runs = ()
    if kind == _SHARED_STRING:
        runs = look.strings.get(_number(data, 8, 4), ())
    elif kind == _RICH_STRING:
        runs = _rich(data, 8, look.fonts)
    font = look.styles.fonts.get(style, "")
    wrong = kind in (_ERROR, _FORMULA_ERROR)
    return CellFacts(
        look.styles.formats.get(style, "General"),
        ERRORS.get(_number(data, 8, 1), "#VALUE!") if wrong else "",
        font=font,
        runs=with_old_font(runs, font),
    )


def _wide(data: bytes, start: int) -> tuple[str, int]:
    """A string that tells its length first, and where it ends."""
    length = _number(data, start, 4)
    end = start + 4 + 2 * (length if length != 0xFFFFFFFF else 0)
    return data[start + 4 : end].decode("utf-16-le", "replace"), end


def _number(data: bytes, start: int, width: int) -> int:
    """So many bytes as a number."""
    return int.from_bytes(data[start : start + width], "little")
