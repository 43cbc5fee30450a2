"""Cumulative lines of a year, each with its name and newest number at its end."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from partyboard.board.axes import Scale, from_zero, month_axis
from partyboard.board.canvas import Canvas
from partyboard.board.chart import Drawing, hover
from partyboard.board.columns import Number
from partyboard.board.footing import Spot
from partyboard.board.palette import WHITE
from partyboard.board.sentences import amount
from partyboard.board.sketch import Sketch, Trace, scatter
from partyboard.board.wrapping import text_width
from partyboard.text import Month

_NEAR_THE_END = 3  # months beside the edge of the plot that leave no room for a label


@dataclass(frozen=True)
class Line:
    """A line: its meaning, its values by month, its colour and that of its end; the last line
    given is the main one. Points that are not whole yet are `hollow` ((): none)."""

    meaning: str
    values: Sequence[Number]
    colour: str
    ink: str
    dotted: bool = False
    hollow: Sequence[bool] = ()

    @property
    def end(self) -> int | None:
        """The index of the newest value."""
        known = [index for index, value in enumerate(self.values) if value is not None]
        return known[-1] if known else None

    @property
    def label(self) -> str:
        """The meaning and the newest number."""
        value = None if self.end is None else self.values[self.end]
        return f"{self.meaning}: {amount(None if value is None else round(value, 1))}"


def pace_lines(months: Sequence[Month], lines: Sequence[Line], canvas: Canvas) -> Drawing:
    """The lines over all months, named at their ends instead of in a legend."""
    drawn = [line for line in lines if line.end is not None]
    scale = from_zero(value for line in drawn for value in line.values)
    figure = Sketch()
    for line in drawn:
        figure.add_trace(_trace(months, line, line is lines[-1], canvas))
    figure.update_layout(xaxis=month_axis(months, canvas), yaxis=scale.axis(canvas))
    labels = _labels(months, drawn, scale, canvas)
    for label in labels:
        figure.add_annotation(label)
    widest = max(text_width(line.label, canvas.text) for line in drawn)
    spots = _spots(months, lines[-1], labels, canvas)
    return Drawing(figure, left=scale.width(canvas), right=widest, ticks=2, spots=spots)


def _trace(months: Sequence[Month], line: Line, main: bool, canvas: Canvas) -> Trace:
    size = canvas.text * (0.5 if main else 0.3)
    last = len(line.values) - 1
    at_end = [main and index == line.end for index in range(last + 1)]
    inks = [line.ink if end else line.colour for end in at_end]
    hollow = line.hollow or [False] * (last + 1)
    return scatter(
        x=[month.label for month in months],
        y=list(line.values),
        name=line.meaning,
        mode="lines" if line.dotted else "lines+markers",
        connectgaps=False,
        cliponaxis=False,
        line={
            "color": line.colour,
            "dash": "dot" if line.dotted else "solid",
            "width": canvas.text / (5 if main else 7),
        },
        marker={
            "size": [size * (1.8 if end else 1) for end in at_end],
            "color": [WHITE if open_ else ink for open_, ink in zip(hollow, inks, strict=True)],
            "line": {"color": inks, "width": [canvas.text / 7 if open_ else 0 for open_ in hollow]},
            "opacity": 1,
        },
        **hover(
            f"{line.meaning}, đến tháng {month.number}: "
            f"{amount(None if value is None else round(value, 1))}"
            for month, value in zip(months, line.values, strict=True)
        ),
    )


def _spots(
    months: Sequence[Month], line: Line, labels: Sequence[dict[str, Any]], canvas: Canvas
) -> tuple[Spot, ...]:
    """Over the points of a line, and over a label that stands there."""
    ends = {(label["x"], label["y"]): label["yshift"] for label in labels}
    return tuple(
        Spot(month.label, value, max(canvas.text * 0.5, top + canvas.text * 0.8))
        for month, value in zip(months, line.values, strict=True)
        if value is not None
        for top in (ends.get((month.label, value), -canvas.text),)
    )


def _labels(
    months: Sequence[Month], lines: Sequence[Line], scale: Scale, canvas: Canvas
) -> list[dict[str, Any]]:
    """Ends near the right edge are named beside it, moved apart where they are close; an end
    further left below its point, or above it when the line runs above the others."""
    edge = len(months) - 1
    at_edge = [line for line in lines if (line.end or 0) > edge - _NEAR_THE_END]
    heights = [_end_value(line) / scale.high * canvas.plot for line in at_edge]
    shifts = dict(zip(map(id, at_edge), _apart(heights, canvas.text * 1.25), strict=True))
    labels = []
    for line in lines:
        if id(line) in shifts:
            labels.append(_label(months[edge].label, line, shifts[id(line)], canvas))
        else:
            on_the_axis = _end_value(line) / scale.high * canvas.plot < canvas.text * 1.6
            above = on_the_axis or _is_above(line, lines)
            labels.append(_beside(months, line, above, canvas))
    return labels


def _label(place: str, line: Line, shift: float, canvas: Canvas) -> dict[str, Any]:
    return {
        "x": place,
        "y": _end_value(line),
        "text": line.label,
        "showarrow": False,
        "xanchor": "left",
        "xshift": canvas.text * 0.6,
        "yshift": shift,
        "font": {"size": canvas.text, "color": line.ink, "weight": 600},
    }


def _beside(months: Sequence[Month], line: Line, above: bool, canvas: Canvas) -> dict[str, Any]:
    """Under its point to the right, or over it to the left, where the line itself is not."""
    place = line.end or 0
    label = _label(months[place].label, line, canvas.text * (1.1 if above else -0.9), canvas)
    if above and place >= _NEAR_THE_END:
        label |= {"xanchor": "right", "xshift": 0}
    return label


def _end_value(line: Line) -> float:
    return float(line.values[line.end or 0] or 0)


def _is_above(line: Line, lines: Sequence[Line]) -> bool:
    others = [other.values[line.end or 0] for other in lines if other is not line]
    return all(_end_value(line) > (value or 0) for value in others)


def _apart(heights: Sequence[float], gap: float) -> list[float]:
    """How far to move each so that all stand a gap apart, the middle of the crowd staying."""
    order = sorted(range(len(heights)), key=lambda index: heights[index])
    moved = list(heights)
    for lower, upper in zip(order, order[1:], strict=False):
        moved[upper] = max(moved[upper], moved[lower] + gap)
    back = sum(m - h for m, h in zip(moved, heights, strict=True)) / max(1, len(heights))
    return [m - h - back for m, h in zip(moved, heights, strict=True)]
