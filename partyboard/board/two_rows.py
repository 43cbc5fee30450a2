"""Two plots of bars under each other over the same months, for numbers of two kinds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from partyboard.board.axes import from_zero, label_room, month_axis
from partyboard.board.canvas import Canvas
from partyboard.board.chart import Drawing
from partyboard.board.columns import Number
from partyboard.board.frame import Key
from partyboard.board.month_bars import bar_spots, mark_gaps
from partyboard.board.palette import INK
from partyboard.board.sketch import Sketch, Trace
from partyboard.text import Month


@dataclass(frozen=True)
class Row:
    """One of the plots: its name, its bars and texts, the heights they reach, its share of the
    height."""

    name: str
    traces: Sequence[Trace]
    heights: Sequence[Number]
    share: float


def two_rows(
    months: Sequence[Month], upper: Row, lower: Row, canvas: Canvas, key: tuple[Key, ...] = ()
) -> Drawing:
    """The upper and the lower plot; the name of each stands over it at the left."""
    line = round(canvas.text * 1.6)
    gap = line * 1.4 / canvas.plot
    split = lower.share * (1 - gap)
    figure = Sketch()
    figure.update_layout(barmode="stack")
    for row, suffix, domain in ((upper, "", (split + gap, 1.0)), (lower, "2", (0.0, split))):
        for trace in row.traces:
            figure.add_trace(trace | {"xaxis": f"x{suffix}", "yaxis": f"y{suffix}"})
        room = label_room(canvas.text, (domain[1] - domain[0]) * canvas.plot)
        shared = {"visible": False, "domain": domain, "anchor": f"x{suffix}"}
        axis = month_axis(months, canvas) | {"anchor": f"y{suffix}"}
        figure.layout[f"xaxis{suffix}"] = axis | {"showticklabels": suffix == "2"}
        figure.layout[f"yaxis{suffix}"] = from_zero(row.heights, room).axis(canvas) | shared
        mark_gaps(figure, months, row.heights, canvas, suffix)
        figure.add_annotation(_name(row, domain[1], canvas))
    spots = bar_spots(months, upper.heights, canvas)
    return Drawing(figure, ticks=2, key=key, above=line // 2, spots=spots)


def _name(row: Row, top: float, canvas: Canvas) -> dict[str, Any]:
    return {
        "text": row.name,
        "x": 0,
        "y": top,
        "xref": "paper",
        "yref": "paper",
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "bottom",
        "borderpad": 0,
        "font": {"size": canvas.text, "color": INK, "weight": 600},
    }
