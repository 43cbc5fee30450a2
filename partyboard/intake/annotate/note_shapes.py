"""The drawing (VML) behind the notes of one worksheet: a yellow box for each, hidden until one
points at its cell.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from partyboard.intake.annotate.element import Unpatchable
from partyboard.intake.annotate.grid_part import GridPart, Place, whole

_SHAPE = re.compile(rb"<v:shape[\s>]")
_SHAPE_END = b"</v:shape>"
_AT = re.compile(rb"<x:(Row|Column)>\s*([0-9]+)\s*</x:\1>")
_IDENTIFIER = re.compile(rb'"_x0000_s([0-9]+)"')
_END = re.compile(rb"</xml\s*>\s*\Z")
_ROOT = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel">'
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{block}"/></o:shapelayout></xml>'
)
_TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_BOX = (
    '<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;'
    'margin-left:60pt;margin-top:2pt;width:240pt;height:80pt;z-index:1;visibility:hidden" '
    'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_WIDTH, _LINE, _LETTERS_IN_A_LINE = 340, 18, 46  # of the box, in pixels; what fits in a line
_IDS_IN_A_BLOCK = 1024
_PIXELS_IN_A_UNIT, _PIXELS_IN_A_POINT = 7, 4 / 3
_USUAL_WIDTH, _USUAL_HEIGHT = 9.0, 15.0
_LARGEST = 500.0
_FARTHEST = 400  # lines that a box may reach over; hidden ones take no room


@dataclass(frozen=True, slots=True)
class Box:
    """The box of one note."""

    place: Place
    text: str


def drawing(block: int) -> bytes:
    """A drawing without shapes; a number of its own sets the ids of its shapes apart."""
    return _ROOT.format(block=block).encode()


def without(data: bytes, places: Iterable[Place]) -> bytes:
    """The drawing without the boxes of these cells."""
    gone = set(places)
    pieces, at = [], 0
    for start, end in _shapes(data) if gone else ():
        shape = data[start:end]
        if b'"Note"' in shape and _place(shape) in gone:
            pieces.append(data[at:start])
            at = end
    return b"".join([*pieces, data[at:]])


def with_boxes(data: bytes, boxes: Sequence[Box], grid: GridPart, block: int) -> bytes:
    """The drawing with these boxes too. Raises Unpatchable where it does not end as one does."""
    end = _END.search(data)
    if end is None:
        raise Unpatchable("no end of a drawing")
    taken = [int(found) for found in _IDENTIFIER.findall(data)]
    first = max([*taken, block * _IDS_IN_A_BLOCK]) + 1
    has_type = b'id="_x0000_t202"' in data
    shapes = [] if has_type else [_TYPE]
    for number, box in enumerate(boxes, first):
        row, column = box.place
        anchor = _anchor(grid, box)
        shapes.append(_BOX.format(number=number, anchor=anchor, row=row - 1, column=column - 1))
    return data[: end.start()] + "".join(shapes).encode() + data[end.start() :]


def _shapes(data: bytes) -> Iterator[tuple[int, int]]:
    """Where each shape starts and ends. Drawings are not always well-formed XML."""
    at = 0
    while found := _SHAPE.search(data, at):
        close = data.find(_SHAPE_END, found.end())
        if close < 0:
            return
        at = close + len(_SHAPE_END)
        yield found.start(), at


def _place(shape: bytes) -> Place | None:
    found = {name: int(number) for name, number in _AT.findall(shape)}
    if len(found) < 2:
        return None
    return found[b"Row"] + 1, found[b"Column"] + 1


def _anchor(grid: GridPart, box: Box) -> str:
    """Where the box stands, right of its cell: column, offset, row, offset of two corners."""
    row, column = box.place
    lines = sum(-(-len(line) // _LETTERS_IN_A_LINE) for line in box.text.split("\n"))
    top = max(row - 2, 0)
    right, x = _reached(_WIDTH, column, lambda at: _column_pixels(grid, at + 1))
    bottom, y = _reached(_LINE * (lines + 1), top, lambda at: _row_pixels(grid, at + 1))
    return f"{column}, 12, {top}, 4, {right}, {x}, {bottom}, {y}"


def _reached(pixels: int, start: int, size: Callable[[int], int]) -> tuple[int, int]:
    """The line that lies so many pixels on, counted from 0, and what is left within it."""
    at = start
    while pixels > (step := size(at)) and at < start + _FARTHEST:
        pixels -= step
        at += 1
    return at, min(pixels, size(at))


def _column_pixels(grid: GridPart, column: int) -> int:
    for col in grid.columns:
        if whole(col.get("min"), 0) <= column <= whole(col.get("max"), 0):
            if col.get("hidden") in ("1", "true"):
                return 0
            return round(_number(col.get("width"), _USUAL_WIDTH) * _PIXELS_IN_A_UNIT)
    return round(_USUAL_WIDTH * _PIXELS_IN_A_UNIT)


def _row_pixels(grid: GridPart, row: int) -> int:
    place = grid.rows.get(row)
    if place is None:
        return round(_USUAL_HEIGHT * _PIXELS_IN_A_POINT)
    if place.element.attributes.get("hidden") in ("1", "true"):
        return 0
    height = _number(place.element.attributes.get("ht"), _USUAL_HEIGHT)
    return round(height * _PIXELS_IN_A_POINT)


def _number(written: str | None, otherwise: float) -> float:
    try:
        number = float(written or otherwise)
    except ValueError:
        return otherwise
    return number if 0 <= number <= _LARGEST else otherwise
