"""A chart with everything that stands around it on a page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from partyboard.board.canvas import Canvas
from partyboard.board.columns import Number
from partyboard.board.footnotes import numbered
from partyboard.board.frame import Key, Spot, framed, worded
from partyboard.board.honesty import Honesty
from partyboard.board.sketch import Sketch
from partyboard.store.answers import Answer
from partyboard.text import Month, format_count, slug


@dataclass(frozen=True)
class Chart:
    """One message as a picture: its finding, the picture, how it is computed, the numbers.

    `name` names the file that the camera saves; `alt` is read aloud to those who cannot see it.
    `remarks` are all the reasons that stand behind its footnotes (None: it has none); `drawn` is
    what stands in the frame, for those who draw it anew (the deck): a plot, or a sentence.
    """

    name: str
    title: str
    subtitle: str
    figure: go.Figure
    explanation: str
    table: Answer
    alt: str
    remarks: Answer | None = None
    drawn: "Drawing | str" = ""


@dataclass(frozen=True)
class Words:
    """What a chart says: its topic (the name of its file), its finding, what is drawn, and how it
    is computed."""

    topic: str
    title: str
    subtitle: str
    explanation: str


@dataclass(frozen=True)
class Drawing:
    """A plot before it is framed, with the room its labels need around it (see framed)."""

    figure: Sketch
    left: int = 0
    right: int = 0
    ticks: int = 0
    above: int = 0
    key: tuple[Key, ...] = ()
    spots: tuple[Spot, ...] = ()


def hover(texts: Iterable[str]) -> dict[str, Any]:
    """What is said of each mark under the pointer: Plotly's own %{x} would give the tick."""
    return {"hovertext": list(texts), "hovertemplate": "%{hovertext}<extra></extra>"}


def month_hover(months: Sequence[Month], values: Sequence[Number], what: str) -> dict[str, Any]:
    """Tháng 5/2021: 15 người."""
    return hover(
        "" if value is None else f"Tháng {month.label}: {format_count(int(value))} {what}"
        for month, value in zip(months, values, strict=True)
    )


def chart(
    words: Words, drawn: Drawing | str, table: Answer, honesty: Honesty, canvas: Canvas
) -> Chart:
    """The chart of a drawing, or of a sentence when there is nothing to draw."""
    if isinstance(drawn, str):
        figure = worded(drawn, words.title, words.subtitle, honesty, canvas=canvas)
    else:
        figure = framed(
            drawn.figure,
            words.title,
            words.subtitle,
            honesty,
            canvas=canvas,
            key=drawn.key,
            left=drawn.left,
            right=drawn.right,
            ticks=drawn.ticks,
            above=drawn.above,
            spots=drawn.spots,
        )
    return Chart(
        slug(words.topic),
        words.title,
        words.subtitle,
        figure,
        words.explanation,
        table,
        alt=" ".join([f"{words.title}. {words.subtitle}. {honesty.footer}.", *_noted(honesty)]),
        drawn=drawn,
    )


def _noted(honesty: Honesty) -> list[str]:
    breaks = [f"T{each.month.label} — {each.told}." for each in honesty.breaks]
    return [*(f"{mark} {note.text}" for mark, note in numbered(honesty.footnotes)), *breaks]
