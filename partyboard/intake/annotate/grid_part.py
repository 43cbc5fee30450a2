"""One worksheet's part: where its rows and cells stand in the bytes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from xml.parsers import expat

from partyboard.intake.annotate.element import (
    Element,
    Unpatchable,
    check_size,
    read_through,
    tag_end,
)
from partyboard.intake.cells import column_number

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_CELL_DEPTH = 4  # worksheet, sheetData, row, c
Place = tuple[int, int]


@dataclass(slots=True)
class CellPlace:
    """Where a cell's opening tag stands, and the cell's style."""

    start: int
    inside: int
    style: int


@dataclass(slots=True)
class RowPlace:
    """Where a row stands; `cells` by column, in the order in which they are written."""

    element: Element
    style: int
    cells: dict[int, CellPlace] = field(default_factory=dict)


class GridPart:
    """The elements of a worksheet down to its rows, and the cells that somebody asks for."""

    def __init__(self, data: bytes, rows: frozenset[int], styles: frozenset[int]) -> None:
        """Keep the cells of these rows, and the places of cells of these styles, of which there are
        none in most workbooks. Raises Unpatchable.
        """
        self.data, self._wanted, self._styles = data, rows, styles
        self.rows: dict[int, RowPlace] = {}
        self.styled: list[CellPlace] = []
        self._row = self._column = self._count = 0
        self._in_data = False
        self._open = [Element("", {}, 0, 0)]
        self._depth = 0
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        read_through(self._parser, data)
        self.root = self._open[0].children[0]
        found = self.root.first("sheetData")
        if found is None:
            raise Unpatchable("no sheetData")
        self.cells = found

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        if self._in_data and self._depth >= _CELL_DEPTH:
            if self._depth == _CELL_DEPTH and name.rpartition(":")[2] == "c":
                self._cell(attributes)
            return
        self._count += 1
        check_size(self._count, self._depth)
        start = self._parser.CurrentByteIndex
        element = Element(name, attributes, start, tag_end(self.data, start))
        self._open[-1].children.append(element)
        self._open.append(element)
        if self._depth == 2 and element.local == "sheetData":
            self._in_data = True
        elif self._in_data and element.local == "row":
            self._row_begins(element)

    def _end(self, name: str) -> None:
        self._depth -= 1
        if self._in_data and self._depth >= _CELL_DEPTH - 1:
            return
        element = self._open.pop()
        if self.data[element.inside - 2 : element.inside] == b"/>":
            element.close = element.end = element.inside
        else:
            element.close = self._parser.CurrentByteIndex
            element.end = tag_end(self.data, element.close)
        if self._depth == 1:
            self._in_data = False

    def _row_begins(self, element: Element) -> None:
        self._row, self._column = whole(element.attributes.get("r"), self._row + 1), 0
        own = element.attributes.get("customFormat") in ("1", "true")
        style = whole(element.attributes.get("s"), 0) if own else -1
        self.rows.setdefault(self._row, RowPlace(element, style))

    def _cell(self, attributes: Mapping[str, str]) -> None:
        reference = _REFERENCE.fullmatch(attributes.get("r", ""))
        column = column_number(reference[1].upper()) if reference else self._column + 1
        self._column = column
        style = whole(attributes.get("s"), 0)
        is_wanted, is_styled = self._row in self._wanted, style in self._styles
        if is_wanted or is_styled:
            start = self._parser.CurrentByteIndex
            place = CellPlace(start, tag_end(self.data, start), style)
            if is_wanted:
                self.rows[self._row].cells.setdefault(column, place)
            if is_styled:
                self.styled.append(place)

    def column_style(self, column: int) -> int:
        """The style of a column's empty cells."""
        return next((whole(col.get("style"), 0) for col in self.columns if _covers(col, column)), 0)

    @cached_property
    def columns(self) -> tuple[Mapping[str, str], ...]:
        """What is said of columns: widths, styles, hidden or not."""
        return tuple(col.attributes for cols in self.root.all("cols") for col in cols.children)

    def corner(self, place: Place) -> Place:
        """The cell that one sees at a place: of a merged range its first."""
        return next((top for top, bottom in self._merges if _within(top, place, bottom)), place)

    @cached_property
    def _merges(self) -> tuple[tuple[Place, Place], ...]:
        """The first and the last cell of each merged range."""
        written = (
            merge.attributes.get("ref", "").partition(":")
            for merges in self.root.all("mergeCells")
            for merge in merges.children
        )
        corners = ((place_of(first), place_of(last or first)) for first, _, last in written)
        return tuple((top, bottom) for top, bottom in corners if top and bottom)


def place_of(cell: str) -> Place | None:
    """Row and column of an address; None for what is none."""
    found = _REFERENCE.fullmatch(cell)
    return (int(found[2]), column_number(found[1].upper())) if found else None


def whole(written: str | None, otherwise: int) -> int:
    """The number that an attribute gives; another where it gives none."""
    if written is None or not written.strip().isdecimal() or len(written) > 9:
        return otherwise
    return int(written)


def _covers(column: Mapping[str, str], number: int) -> bool:
    return whole(column.get("min"), 0) <= number <= whole(column.get("max"), 0)


def _within(top: Place, place: Place, bottom: Place) -> bool:
    return top[0] <= place[0] <= bottom[0] and top[1] <= place[1] <= bottom[1]
