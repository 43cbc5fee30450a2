"""Two plots of bars under each other over the same months, for numbers of two kinds."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from partyboard.board.axes import from_zero, month_axis
from partyboard.board.canvas import Canvas
from partyboard.board.chart import Drawing, blank_figure
from partyboard.board.columns import Number
from partyboard.board.frame import Key
from partyboard.board.palette import INK
from partyboard.text import Month

_GAP = 0.2


@dataclass(frozen=True)
class Row:
    """One of the plots: its name, its bars, the heights they reach, its share of the height."""

    name: str
    bars: Sequence[go.Bar]
    heights: Sequence[Number]
    share: float


def two_rows(
    months: Sequence[Month], rows: Sequence[Row], canvas: Canvas, key: tuple[Key, ...] = ()
) -> Drawing:
    """The upper and the lower plot; the names stand at the left above each."""
    upper, lower = rows
    split = lower.share * (1 - _GAP)
    domains = [(split + _GAP, 1.0), (0.0, split)]
    figure = blank_figure()
    for number, (row, domain) in enumerate(zip((upper, lower), domains, strict=True), start=1):
        suffix = "" if number == 1 else "2"
        for bar in row.bars:
            figure.add_trace(bar.update(xaxis=f"x{suffix}", yaxis=f"y{suffix}"))
        axis = month_axis(months, canvas) | {"anchor": f"y{suffix}"}
        axis["showticklabels"] = number == 2
        scale = from_zero(row.heights, room=0.3)
        figure.layout[f"xaxis{suffix}"] = axis
        figure.layout[f"yaxis{suffix}"] = {
            **scale.axis(canvas),
            "visible": False,
            "domain": domain,
            "anchor": f"x{suffix}",
        }
        figure.add_annotation(
            text=row.name,
            x=0,
            y=domain[1],
            xref="paper",
            yref="paper",
            showarrow=False,
            xanchor="left",
            yanchor="bottom",
            yshift=canvas.text * 0.1,
            font={"size": canvas.text, "color": INK, "weight": 600},
        )
    figure.update_layout(barmode="stack")
    return Drawing(figure, ticks=2, key=key)
