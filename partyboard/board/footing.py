"""How footnotes stand in a picture: marks at the points of their months, sentences under it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from partyboard.board.canvas import Canvas
from partyboard.board.footnotes import Footnote, footnote_lines, marks, told_of
from partyboard.board.palette import INK

LIGHTER = 1.025  # widths are measured in weight 600; 400 is narrower
_RAISED = 0.4  # of its size that a raised figure leaves free below


@dataclass(frozen=True)
class Spot:
    """Where the marks of a month go: `above` px over the height `y` of the plot with this axis
    ("2": the lower one of two)."""

    month: str
    y: float
    above: float
    axis: str = ""


def lines_under(notes: Sequence[Footnote], canvas: Canvas) -> list[str]:
    """The footnotes in lines that fit the canvas."""
    return footnote_lines(notes, (canvas.width - 2 * canvas.pad) * LIGHTER, canvas.small)


def height_of(notes: Sequence[Footnote], canvas: Canvas) -> int:
    """How much higher they make a picture."""
    if not notes:
        return 0
    gap = round(canvas.small * 0.6)
    return canvas.lines(len(lines_under(notes, canvas)), canvas.small) + gap


def marks_in(
    notes: Sequence[Footnote], spots: Sequence[Spot], canvas: Canvas
) -> list[dict[str, Any]]:
    """The marks at the points, each with its sentences for the pointer."""
    places = {spot.month: spot for spot in spots}
    return [
        _mark(
            mark, places[month.label], told_of(notes, month, canvas.width / 2, canvas.text), canvas
        )
        for month, mark in marks(notes).items()
        if month.label in places
    ]


def marks_elsewhere(notes: Sequence[Footnote], spots: Sequence[Spot]) -> str:
    """The marks of months that have no point in the plot; they stand after the subtitle."""
    places = {spot.month for spot in spots}
    return " ".join(mark for month, mark in marks(notes).items() if month.label not in places)


def _mark(mark: str, spot: Spot, told: str, canvas: Canvas) -> dict[str, Any]:
    size = round(canvas.text * 1.4)
    return {
        "name": "footnote",
        "text": mark,
        "x": spot.month,
        "y": spot.y,
        "xref": f"x{spot.axis}",
        "yref": f"y{spot.axis}",
        "yanchor": "bottom",
        "yshift": spot.above - size * _RAISED,
        "showarrow": False,
        "borderpad": 0,
        "hovertext": told,
        "font": {"size": size, "color": INK, "weight": 700},
    }
