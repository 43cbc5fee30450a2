"""How breaks of history stand in a picture: a thin dotted line before the month, a few words over
it, the sentence under the pointer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from partyboard.board.canvas import Canvas
from partyboard.board.palette import MUTED
from partyboard.board.sketch import Sketch, as_it_is
from partyboard.board.wrapping import text_width
from partyboard.text import Month

_AT_AN_END = 0.2  # of the axis: words begin, or end, at their line


@dataclass(frozen=True, slots=True)
class Break:
    """From `month` on things are not what they were: a few words for the line, and a sentence."""

    month: Month
    label: str
    told: str


def with_breaks(figure: Sketch, found: Sequence[Break], canvas: Canvas) -> Sketch:
    """The figure with a line for each break within its axis of months. Words that would run into
    those of the break before are left to the pointer."""
    months = list(figure.layout.get("xaxis", {}).get("categoryarray", ()))
    places = [
        (months.index(each.month.label), each) for each in found if each.month.label in months
    ]
    places = [(index, each) for index, each in places if index > 0]
    if not places:
        return figure
    result, free_from = figure.copy(), 0.0
    lines = [_line(index, canvas) for index, _ in places]
    result.update_layout(shapes=[*figure.layout.get("shapes", ()), *lines])
    for index, each in places:
        share = index / len(months)
        wide = text_width(each.label, canvas.small) / (canvas.width - 2 * canvas.pad)
        anchor = _anchor(share)
        starts = share - wide * {"left": 0, "center": 0.5, "right": 1}[anchor]
        if starts >= free_from:
            result.add_annotation(_words(index, each, anchor, canvas))
            free_from = starts + wide
    return result


def _line(index: int, canvas: Canvas) -> dict[str, Any]:
    return {
        "type": "line",
        "name": "break",
        "xref": "x",
        "yref": "paper",
        "x0": index - 0.5,
        "x1": index - 0.5,
        "y0": 0,
        "y1": 1,
        "line": {"color": MUTED, "width": max(1, round(canvas.small / 10)), "dash": "dot"},
    }


def _words(index: int, each: Break, anchor: str, canvas: Canvas) -> dict[str, Any]:
    return {
        "name": "break",
        "text": as_it_is(each.label),
        "hovertext": as_it_is(f"Từ tháng {each.month.label}: {each.told}"),
        "xref": "x",
        "yref": "paper",
        "x": index - 0.5,
        "y": 1,
        "xanchor": anchor,
        "yanchor": "bottom",
        "borderpad": 0,
        "showarrow": False,
        "font": {"size": canvas.small, "color": MUTED},
    }


def _anchor(share: float) -> str:
    if share < _AT_AN_END:
        return "left"
    return "right" if share > 1 - _AT_AN_END else "center"
