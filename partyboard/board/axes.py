"""Axes: months as categories that are never parsed into dates, counts in whole steps."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from partyboard.board.canvas import Canvas
from partyboard.board.columns import Number
from partyboard.board.palette import AXIS, GRID, MUTED
from partyboard.board.wrapping import text_width
from partyboard.text import Month, format_count


def month_axis(months: Sequence[Month], canvas: Canvas) -> dict[str, Any]:
    """Level ticks: the number of the month, with the year under the first and under January."""
    return category_axis(
        [month.label for month in months],
        [_tick(month, first=index == 0) for index, month in enumerate(months)],
        canvas,
    )


def category_axis(names: Sequence[str], ticks: Sequence[str], canvas: Canvas) -> dict[str, Any]:
    """Categories in a fixed order, each with its tick."""
    return {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": list(names),
        "range": [-0.5, len(names) - 0.5],
        "tickmode": "array",
        "tickvals": list(names),
        "ticktext": list(ticks),
        "tickangle": 0,
        "tickfont": {"size": canvas.text, "color": MUTED},
        "showgrid": False,
        "zeroline": False,
        "linecolor": AXIS,
        "showline": True,
        "fixedrange": True,
        "automargin": False,
    }


@dataclass(frozen=True)
class Scale:
    """The span and the step of an axis of counts."""

    low: float
    high: float
    step: int

    def axis(self, canvas: Canvas) -> dict[str, Any]:
        """The axis as Plotly wants it: whole numbers with dots, never "5k"."""
        return {
            "range": [self.low, self.high],
            "tick0": 0,
            "dtick": self.step,
            "tickformat": ",d",
            "tickfont": {"size": canvas.text, "color": MUTED},
            "gridcolor": GRID,
            "zeroline": False,
            "showline": False,
            "fixedrange": True,
            "automargin": False,
        }

    def width(self, canvas: Canvas) -> int:
        """The room its numbers need beside the plot."""
        widest = max(
            text_width(format_count(round(end)), canvas.text) for end in (self.low, self.high)
        )
        return widest + canvas.text // 2


def from_zero(values: Iterable[Number], room: float = 0.14) -> Scale:
    """The scale of bars: zero is always in it; room: the share kept free for labels."""
    known = [value for value in values if value is not None]
    high, low = max([0, *known]), min([0, *known])
    span = max(high - low, 1)
    return Scale(
        low - span * room if low < 0 else 0,
        high + span * room if high > 0 or low == 0 else 0,
        _step(span),
    )


def around(values: Iterable[Number], room: float = 0.25) -> Scale:
    """The scale of a line: close around its values, at least four units high."""
    known = [value for value in values if value is not None] or [0]
    high, low = max(known), min(known)
    middle, span = (high + low) / 2, max(high - low, 4)
    bottom = middle - span * (0.5 + room)
    top = middle + span * (0.5 + room)
    return Scale(max(0, bottom) if low >= 0 else bottom, top, _step(span * (1 + 2 * room) * 0.8))


def label_room(size: int, plot: float) -> float:
    """The share of the values' height to keep free so that a line of that size fits over them."""
    line = size * 1.6
    return round(line / max(plot - line, line), 3)


def bar_width(number: int) -> float:
    """The share of its category that a bar takes, so that one bar alone is not a wall."""
    return round(0.66 * min(1, number / 6), 3)


def _step(span: float) -> int:
    rough = max(1, span / 5)
    magnitude = int(10 ** math.floor(math.log10(rough)))
    return next(n * magnitude for n in (1, 2, 5, 10) if n * magnitude >= rough)


def _tick(month: Month, first: bool) -> str:
    return f"{month.number}<br>{month.year}" if first or month.number == 1 else str(month.number)
