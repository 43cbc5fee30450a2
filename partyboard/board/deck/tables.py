"""Tables that PowerPoint edits."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.table import Table, _Cell
from pptx.util import Emu

from partyboard.board.deck.master import EMU, Box
from partyboard.board.deck.page import Run, write
from partyboard.board.palette import GRID, INK, MUTED
from partyboard.board.wrapping import shortened
from partyboard.store.answers import Answer
from partyboard.text import format_number

SIZE, ROW, LINES = 27, 54, 2
_SIDES = (8, 16)
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's "No Style, No Grid"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its share of the width, whether it stands at the right."""

    heading: str
    share: float
    right: bool = False


def cell(text: str, colour: str = INK, bold: bool = False, size: float = SIZE) -> Run:
    """What stands in a cell."""
    return Run(text, size, colour, bold)


def add_table(
    slide: Slide,
    box: Box,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Run]],
    name: str,
    told: str,
    height: int = ROW,
) -> float:
    """Rows of a height (px) under their headings; `told` is read aloud. Where the table ends."""
    bottom = ROW + height * len(rows)
    place = Box(box.left, box.top, box.width, bottom)
    frame = slide.shapes.add_table(len(rows) + 1, len(columns), *place.emu)
    frame.name = name
    frame._element.nvGraphicFramePr.cNvPr.set("descr", told)
    table = frame.table
    _plain(table, height)
    whole = sum(column.share for column in columns)
    for at, column in enumerate(columns):
        width = box.width * column.share / whole
        table.columns[at].width = Emu(round(width * EMU))
        _write(table.cell(0, at), cell(column.heading, MUTED, bold=True, size=24), column, width)
        for number, row in enumerate(rows, 1):
            _write(table.cell(number, at), row[at], column, width)
    return box.top + bottom


def add_answer(slide: Slide, box: Box, answer: Answer, name: str, told: str) -> None:
    """A picture's numbers, as many rows as there is room for."""
    numeric = [kind != "VARCHAR" for kind in answer.types]
    columns = [
        Column(heading, 1 if right else 2, right)
        for heading, right in zip(answer.names, numeric, strict=True)
    ]
    rows = [
        [cell(value if isinstance(value, str) else _number(value)) for value in row]
        for row in answer.rows[: int(box.height // ROW) - 1]
    ]
    add_table(slide, box, columns, rows, name, told)


def _number(value: object) -> str:
    return format_number(value) if isinstance(value, int | float) else "–"


def _plain(table: Table, height: int) -> None:
    """Without a style of PowerPoint's; the first row is said to be the headings."""
    table.horz_banding = False
    for style in table._tbl.iter(qn("a:tableStyleId")):
        style.text = _NO_STYLE
    for at, row in enumerate(table.rows):
        row.height = Emu((height if at else ROW) * EMU)


def _write(into: _Cell, run: Run, column: Column, width: float) -> None:
    """At most two lines; what has no room in them ends in an ellipsis."""
    room = width - sum(_SIDES)
    lines = shortened(run.text, room, round(run.size), LINES) if run.text else []
    into.vertical_anchor = MSO_ANCHOR.MIDDLE
    into.margin_left, into.margin_right = (Emu(side * EMU) for side in _SIDES)
    into.margin_top = into.margin_bottom = Emu(2 * EMU)
    write(into.text_frame, [[replace(run, text=" ".join(lines))]])
    if column.right:
        into.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
    _line_under(into)


def _line_under(into: _Cell) -> None:
    properties = into._tc.get_or_add_tcPr()
    line = properties.makeelement(qn("a:lnB"), {"w": str(2 * EMU)})
    fill = line.makeelement(qn("a:solidFill"), {})
    fill.append(fill.makeelement(qn("a:srgbClr"), {"val": GRID[1:]}))
    line.append(fill)
    properties.insert(0, line)
