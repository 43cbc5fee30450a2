"""Horizontal bars: one row a category, its name at the left, its numbers at the right end."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from partyboard.board.axes import category_axis
from partyboard.board.canvas import Canvas
from partyboard.board.chart import Drawing, blank_figure
from partyboard.board.columns import Number
from partyboard.board.frame import Key
from partyboard.board.palette import AXIS, INK
from partyboard.board.wrapping import shortened, text_width

MOST = 10


@dataclass(frozen=True)
class Part:
    """One colour of the bars: its values row by row, and what it stands for."""

    meaning: str
    values: Sequence[Number]
    colour: str | Sequence[str]


def row_bars(
    names: Sequence[str],
    parts: Sequence[Part],
    ends: Sequence[str],
    canvas: Canvas,
    *,
    side_by_side: bool = False,
    hover: str = "%{y}, {meaning}: %{x:,d}<extra></extra>",
) -> Drawing:
    """Bars from zero, stacked or side by side; `ends` is written after each row's bar."""
    lines = [shortened(name, canvas.width * 0.36, canvas.text, 3) for name in names]
    figure = blank_figure()
    rows = [str(index) for index in range(len(names))]
    for part in parts:
        figure.add_trace(_bar(rows, names, part, canvas, hover))
    totals = _totals(parts, side_by_side)
    for row, end, total in zip(rows, ends, totals, strict=True):
        figure.add_annotation(
            x=total,
            y=row,
            text=end,
            showarrow=False,
            xanchor="left",
            align="left",
            xshift=canvas.text * 0.5,
            font={"size": canvas.text, "color": INK, "weight": 600},
        )
    axis = category_axis(rows, ["<br>".join(line) for line in lines], canvas)
    axis |= {"range": [len(names) - 0.5, -0.5], "linecolor": AXIS, "ticklen": 0}
    axis["tickfont"] = {"size": canvas.text, "color": INK}
    axis["ticklabelstandoff"] = round(canvas.text * 0.4)
    highest = max([1, *totals]) if any(total >= 1 for total in totals) else max([*totals, 0.01])
    figure.update_layout(
        barmode="group" if side_by_side else "stack",
        yaxis=axis,
        xaxis={"range": [0, highest], "visible": False, "fixedrange": True},
    )
    left = max(text_width(line, canvas.text) for each in lines for line in each) + canvas.text
    right = max(text_width(end, canvas.text) for end in ends) + canvas.text
    colours = {part.meaning: part.colour for part in parts}
    key = (
        tuple(Key(c, m) for m, c in colours.items() if isinstance(c, str)) if len(parts) > 1 else ()
    )
    return Drawing(figure, left=left, right=right, key=key)


def _bar(
    rows: Sequence[str], names: Sequence[str], part: Part, canvas: Canvas, hover: str
) -> go.Bar:
    return go.Bar(
        x=list(part.values),
        y=list(rows),
        customdata=list(names),
        name=part.meaning,
        orientation="h",
        width=None,
        marker={
            "color": part.colour if isinstance(part.colour, str) else list(part.colour),
            "line": {"width": 0},
        },
        hovertemplate=hover.replace("%{y}", "%{customdata}").replace("{meaning}", part.meaning),
    )


def _totals(parts: Sequence[Part], side_by_side: bool) -> list[float]:
    columns = zip(*(part.values for part in parts), strict=True)
    join = max if side_by_side else sum
    return [float(join(value or 0 for value in column)) for column in columns]
