"""Bars by month, each with its number where there is room for it."""

from collections.abc import Sequence

from partyboard.board.axes import bar_width
from partyboard.board.canvas import Canvas
from partyboard.board.chart import month_hover
from partyboard.board.columns import Number
from partyboard.board.footing import Spot
from partyboard.board.palette import INK, MUTED
from partyboard.board.sketch import Sketch, Trace, bar
from partyboard.board.wrapping import text_width
from partyboard.text import Month, format_count


def month_bars(
    months: Sequence[Month],
    values: Sequence[Number],
    colours: str | Sequence[str],
    unit: str,
    canvas: Canvas,
) -> Trace:
    """One series of bars; the unit is said in the hover text."""
    newest = len(values) - 1
    shown = _shown(values, canvas)
    return bar(
        x=[month.label for month in months],
        y=list(values),
        name=unit,
        width=bar_width(len(values)),
        marker={
            "color": colours if isinstance(colours, str) else list(colours),
            "line": {"width": 0},
        },
        text=[format_count(int(values[i] or 0)) if i in shown else "" for i in range(newest + 1)],
        textposition="outside",
        textangle=0,
        textfont={
            "size": [round(canvas.text * (1.2 if i == newest else 1)) for i in range(newest + 1)],
            "color": [INK if i == newest else MUTED for i in range(newest + 1)],
            "weight": 600,
        },
        cliponaxis=False,
        constraintext="none",
        **month_hover(months, values, unit),
    )


def bar_spots(
    months: Sequence[Month], values: Sequence[Number], canvas: Canvas
) -> tuple[Spot, ...]:
    """Over the bars, their numbers and the dashes where nothing is known."""
    above = canvas.lines(1, round(canvas.text * 1.1))
    return tuple(
        Spot(month.label, value or 0, above) for month, value in zip(months, values, strict=True)
    )


def mark_gaps(
    figure: Sketch,
    months: Sequence[Month],
    values: Sequence[Number],
    canvas: Canvas,
    axis: str = "",
) -> None:
    """A dash where a month is not known: missing is not zero."""
    for month, value in zip(months, values, strict=True):
        if value is None:
            figure.add_annotation(
                {
                    "text": "–",
                    "x": month.label,
                    "y": 0,
                    "xref": f"x{axis}",
                    "yref": f"y{axis}",
                    "yanchor": "bottom",
                    "showarrow": False,
                    "font": {"size": canvas.text, "color": MUTED},
                }
            )


def _shown(values: Sequence[Number], canvas: Canvas) -> set[int]:
    """The bars that carry their number: all when they fit side by side, else the newest and the
    largest."""
    known = {i: format_count(int(value)) for i, value in enumerate(values) if value is not None}
    room = (canvas.width - 2 * canvas.pad) / max(1, len(values))
    if all(text_width(text, canvas.text) < room for text in known.values()):
        return set(known)
    largest = max(known, key=lambda i: values[i] or 0)
    return {largest, max(known)}
