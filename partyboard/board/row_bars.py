"""Horizontal bars: one row a category, its name at the left, its numbers at the right end."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from partyboard.board.axes import category_axis
from partyboard.board.canvas import Canvas
from partyboard.board.chart import Drawing
from partyboard.board.columns import Number
from partyboard.board.frame import Key
from partyboard.board.palette import INK, WHITE
from partyboard.board.sketch import Sketch, Trace, as_it_is, bar
from partyboard.board.wrapping import shortened, text_width

MOST = 10
_NAMES = 0.38  # of the width, at most
_MARK = 0.42  # of a row's height, to either side of its middle


@dataclass(frozen=True)
class Part:
    """One colour of the bars (or one for each row): its values, and what it stands for."""

    meaning: str
    values: Sequence[Number]
    colour: str | Sequence[str]


@dataclass(frozen=True)
class Mark:
    """A line across each row's bar, where it should have got to; None for a row without."""

    meaning: str
    values: Sequence[Number]
    colour: str


def row_bars(
    names: Sequence[str],
    parts: Sequence[Part],
    ends: Sequence[str],
    canvas: Canvas,
    *,
    side_by_side: bool = False,
    figures: str = "%{x:,d}",
    names_share: float = _NAMES,
    marks: Mark | None = None,
    inks: Sequence[str] = (),
) -> Drawing:
    """Bars from zero, stacked or side by side; `ends` is written after each row's bar, in `inks`,
    `figures` is how the hover text writes a value, `names_share` how much of the width names may
    take."""
    rows = [str(index) for index in range(len(names))]
    lines = _names(names, canvas, names_share)
    totals = _totals(parts, side_by_side)
    if marks:
        totals = [max(total, value or 0) for total, value in zip(totals, marks.values, strict=True)]
    figure = Sketch()
    for part in parts:
        figure.add_trace(_bar(rows, names, part, figures))
    for row, end, total, ink in zip(rows, ends, totals, inks or [INK] * len(rows), strict=True):
        figure.add_annotation(_end(row, end, total, ink, canvas))
    figure.update_layout(
        barmode="group" if side_by_side else "stack",
        bargap=round(1 - min(0.7, 0.17 * len(names)), 2),
        bargroupgap=0,
        yaxis=_row_axis(rows, lines, canvas),
        xaxis={"range": [0, max(totals) or 1], "visible": False, "fixedrange": True},
        shapes=_lines(marks, canvas) if marks else [],
    )
    left = max(text_width(line, canvas.text) for each in lines for line in each)
    right = max(text_width(line, canvas.text) for end in ends for line in end.split("<br>"))
    key = _key(parts, marks)
    return Drawing(figure, left=left + canvas.text, right=right + canvas.text, key=key)


def _names(names: Sequence[str], canvas: Canvas, share: float) -> list[list[str]]:
    """Names in as many lines as the height of a row has room for."""
    height = canvas.plot + canvas.lines(2, canvas.text)  # there are no ticks under the plot
    most = max(1, int(height / len(names) / (canvas.text * 1.3)))
    return [shortened(name, canvas.width * share, canvas.text, min(3, most)) for name in names]


def _row_axis(rows: list[str], lines: list[list[str]], canvas: Canvas) -> dict[str, Any]:
    return {
        **category_axis(rows, ["<br>".join(map(as_it_is, name)) for name in lines], canvas),
        "range": [len(rows) - 0.5, -0.5],
        "tickfont": {"size": canvas.text, "color": INK},
        "ticklabelstandoff": round(canvas.text * 0.4),
    }


def _bar(rows: Sequence[str], names: Sequence[str], part: Part, figures: str) -> Trace:
    one = isinstance(part.colour, str)
    return bar(
        x=list(part.values),
        y=list(rows),
        customdata=[as_it_is(name) for name in names],
        name=part.meaning,
        orientation="h",
        marker={"color": part.colour if one else list(part.colour), "line": {"width": 0}},
        hovertemplate=f"%{{customdata}}: {figures} {part.meaning}<extra></extra>",
    )


def _end(row: str, end: str, total: float, ink: str, canvas: Canvas) -> dict[str, Any]:
    return {
        "x": total,
        "y": row,
        "text": end,
        "showarrow": False,
        "xanchor": "left",
        "align": "left",
        "xshift": canvas.text * 0.4,
        "font": {"size": canvas.text, "color": ink, "weight": 600},
    }


def _lines(marks: Mark, canvas: Canvas) -> list[dict[str, Any]]:
    """Edged in white, to be seen on a dark bar."""
    return [
        {
            "type": "line",
            "x0": value,
            "x1": value,
            "y0": row - _MARK,
            "y1": row + _MARK,
            "line": {"color": colour, "width": canvas.text / thinness},
        }
        for row, value in enumerate(marks.values)
        if value is not None
        for colour, thinness in ((WHITE, 2), (marks.colour, 5))
    ]


def _key(parts: Sequence[Part], marks: Mark | None) -> tuple[Key, ...]:
    marked = (Key(marks.colour, marks.meaning, "┃"),) if marks else ()
    if len(parts) == 1:
        return marked
    named = (Key(part.colour, part.meaning) for part in parts if isinstance(part.colour, str))
    return (*named, *marked)


def _totals(parts: Sequence[Part], side_by_side: bool) -> list[float]:
    columns = zip(*(part.values for part in parts), strict=True)
    join = max if side_by_side else sum
    return [float(join(value or 0 for value in column)) for column in columns]
