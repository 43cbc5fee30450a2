"""The frame every chart shares: title, subtitle, stamp, honesty line, fonts.

Everything a screenshot must carry stands in the picture as annotations at fixed distances from its
edges: Plotly's own title was clipped. The layout must hold in Arial too, where a browser
has not got the page's font.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from partyboard.board.break_marks import Break, with_breaks
from partyboard.board.canvas import PAGE, Canvas
from partyboard.board.footing import (
    LIGHTER,
    Spot,
    height_of,
    lines_under,
    marks_elsewhere,
    marks_in,
)
from partyboard.board.honesty import Honesty
from partyboard.board.palette import GOLD, INK, MUTED, WHITE
from partyboard.board.sketch import Sketch
from partyboard.board.wrapping import balanced, joined, text_width

__all__ = ["FONTS", "Honesty", "Key", "Spot", "framed", "worded"]

FONTS = "Be Vietnam Pro, Arial, sans-serif"
STAMP = "TẠM TÍNH"
_CAMERA = 34  # px at the upper right that the camera button covers on the screen


@dataclass(frozen=True)
class Key:
    """What a colour stands for, where a label beside the mark itself has no room."""

    colour: str
    meaning: str
    mark: str = "■"


def framed(
    figure: Sketch,
    title: str,
    subtitle: str,
    honesty: Honesty,
    *,
    canvas: Canvas = PAGE,
    key: Sequence[Key] = (),
    left: int = 0,
    right: int = 0,
    ticks: int = 0,
    above: int = 0,
    spots: Sequence[Spot] = (),
) -> go.Figure:
    """The figure in its frame. Left and right: px the axis and the labels need outside the plot;
    ticks: lines of text under the horizontal axis; above: px of labels that stand over the plot;
    spots: where footnotes are marked. Footnotes make it higher than the canvas."""
    inner = canvas.width - 2 * canvas.pad
    stamp = text_width(STAMP, canvas.small) + 2 * canvas.small if honesty.provisional else 0
    head = _Stack(canvas, top=True)
    head.put(balanced(title, inner - _CAMERA, canvas.title), canvas.title, INK, weight=600)
    stamp_at = head.used
    said = f"{subtitle} {marks_elsewhere(honesty.footnotes, spots)}".strip()
    head.put(balanced(said, (inner - stamp) * LIGHTER, canvas.subtitle), canvas.subtitle, MUTED)
    head.put(_key_lines(key, inner, canvas.subtitle), canvas.subtitle, INK)
    foot = joined(honesty.parts, " · ", inner * LIGHTER, canvas.small)
    margins = _Margins(
        left=left + canvas.pad,
        right=right + canvas.pad,
        top=head.used
        + round(canvas.text * 1.2)
        + above
        + (canvas.small // 2 if honesty.breaks else 0),
        bottom=canvas.pad
        + canvas.lines(len(foot), canvas.small)
        + height_of(honesty.footnotes, canvas)
        + round(canvas.small * 0.8)
        + canvas.lines(ticks, canvas.text)
        + canvas.text // 2,
    )
    notes = [note.placed(margins, canvas) for note in head.notes]
    notes.append(_footer(foot, margins, canvas))
    notes += _footnotes(honesty, len(foot), margins, canvas)
    notes += marks_in(honesty.footnotes, spots, canvas)
    if honesty.provisional:
        notes.append(_stamp(stamp_at, margins, canvas))
    height = canvas.height + height_of(honesty.footnotes, canvas)
    return _laid_out(figure, notes, margins, canvas, height, honesty.breaks)


def worded(
    words: str, title: str, subtitle: str, honesty: Honesty, *, canvas: Canvas = PAGE
) -> go.Figure:
    """A framed picture that says in words what is missing, instead of an empty plot."""
    size = round(canvas.text * 1.2)
    figure = Sketch()
    figure.add_annotation(
        {
            "text": "<br>".join(balanced(words, canvas.width * 0.7, size)),
            "x": 0.5,
            "y": 0.5,
            "xref": "paper",
            "yref": "paper",
            "showarrow": False,
            "font": {"size": size, "color": MUTED},
        }
    )
    figure.update_layout(xaxis={"visible": False}, yaxis={"visible": False})
    return framed(figure, title, subtitle, honesty, canvas=canvas)


@dataclass(frozen=True)
class _Margins:
    left: int
    right: int
    top: int
    bottom: int


@dataclass(frozen=True)
class _Note:
    lines: list[str]
    below: int
    font: dict[str, Any]

    def placed(self, margins: _Margins, canvas: Canvas) -> dict[str, Any]:
        return {
            **_corner(margins, canvas),
            "text": "<br>".join(self.lines),
            "y": 1,
            "yanchor": "top",
            "yshift": margins.top - self.below,
            "font": self.font,
        }


class _Stack:
    """Lines of text under each other from the upper edge."""

    def __init__(self, canvas: Canvas, top: bool) -> None:
        self._canvas = canvas
        self.used = canvas.pad
        self.notes: list[_Note] = []

    def put(self, lines: list[str], size: int, color: str, weight: int = 400) -> None:
        lines = [line for line in lines if line]
        if lines:
            font = {"size": size, "color": color, "weight": weight}
            self.notes.append(_Note(lines, self.used, font))
            self.used += self._canvas.lines(len(lines), size) + round(size * 0.2)


def _corner(margins: _Margins, canvas: Canvas) -> dict[str, Any]:
    return {
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "xanchor": "left",
        "xshift": canvas.pad - margins.left,
        "align": "left",
        "showarrow": False,
        "borderpad": 0,
    }


def _footer(lines: list[str], margins: _Margins, canvas: Canvas) -> dict[str, Any]:
    return {
        **_corner(margins, canvas),
        "text": "<br>".join(lines),
        "name": "honesty",
        "y": 0,
        "yanchor": "bottom",
        "yshift": canvas.pad - margins.bottom,
        "font": {"size": canvas.small, "color": MUTED},
    }


def _footnotes(
    honesty: Honesty, under: int, margins: _Margins, canvas: Canvas
) -> list[dict[str, Any]]:
    """The footnotes over so many lines of the footer."""
    if not honesty.footnotes:
        return []
    lines = lines_under(honesty.footnotes, canvas)
    lowest = canvas.lines(under, canvas.small) + round(canvas.small * 0.6)
    placed = _footer(lines, margins, canvas)
    return [placed | {"name": "footnotes", "yshift": placed["yshift"] + lowest}]


def _stamp(below: int, margins: _Margins, canvas: Canvas) -> dict[str, Any]:
    return {
        **_corner(margins, canvas),
        "text": STAMP,
        "name": "stamp",
        "x": 1,
        "xanchor": "right",
        "xshift": margins.right - canvas.pad,
        "y": 1,
        "yanchor": "top",
        "yshift": margins.top - below,
        "font": {"size": canvas.small, "color": GOLD, "weight": 700},
        "bgcolor": WHITE,
        "bordercolor": GOLD,
        "borderwidth": max(1, round(canvas.small / 10)),
        "borderpad": round(canvas.small * 0.25),
    }


def _key_lines(key: Sequence[Key], width: int, size: int) -> list[str]:
    """Coloured marks before words of one colour, since light colours cannot be read as text."""
    lines: list[str] = []
    room = 0
    for each in key:
        entry = f'<span style="color:{each.colour}">{each.mark}</span> {each.meaning}'
        wide = text_width(f"{each.mark} {each.meaning}    ", size)
        if lines and wide <= room:
            lines[-1] += f"&nbsp;&nbsp;&nbsp;{entry}"
        else:
            lines.append(entry)
            room = width
        room -= wide
    return lines


def _laid_out(
    figure: Sketch,
    notes: list[dict[str, Any]],
    margins: _Margins,
    canvas: Canvas,
    height: int,
    breaks: Sequence[Break],
) -> go.Figure:
    result = with_breaks(figure, breaks, canvas).copy()
    for note in notes:
        result.add_annotation(note)
    result.update_layout(
        height=height,
        margin={
            "l": margins.left,
            "r": margins.right,
            "t": margins.top,
            "b": margins.bottom,
            "pad": 0,
        },
        font={"family": FONTS, "size": canvas.text, "color": INK},
        separators=",.",
        paper_bgcolor=WHITE,
        plot_bgcolor=WHITE,
        showlegend=False,
        dragmode=False,
        hovermode="closest",
        hoverlabel={"font": {"family": FONTS, "size": canvas.text}, "bgcolor": WHITE},
        modebar={"color": MUTED, "activecolor": INK, "bgcolor": "rgba(0,0,0,0)"},
    )
    return result.figure()
