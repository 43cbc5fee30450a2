"""Reads the plots off a picture's drawing."""

from collections.abc import Mapping, Sequence
from html import unescape
from typing import Any

from partyboard.board.canvas import Canvas
from partyboard.board.chart import Drawing
from partyboard.board.deck import formats
from partyboard.board.deck.bars import lying_bars, sentence_case, standing_bars
from partyboard.board.deck.lines import lines
from partyboard.board.deck.plots import Plot, Scale, Series, Shape
from partyboard.board.deck.waterfall import steps
from partyboard.board.sketch import Trace

_DRAWN = {"bar", "scatter"}


def plots(drawn: Drawing | str, marks: Mapping[str, str], canvas: Canvas) -> tuple[Plot, ...]:
    """The plots from above; none where there is nothing to draw, or it is no bars and no lines.
    `marks` are the footnotes' by month; they stand after it on the axis."""
    if isinstance(drawn, str) or {trace["type"] for trace in drawn.figure.traces} - _DRAWN:
        return ()
    axes = list(dict.fromkeys(_axis(trace) for trace in drawn.figure.traces))
    headings = _headings(drawn)
    return tuple(
        _plot(drawn, axis, headings[at] if at < len(headings) else "", marks, canvas)
        for at, axis in enumerate(axes)
    )


def _plot(
    drawn: Drawing, axis: str, heading: str, marks: Mapping[str, str], canvas: Canvas
) -> Plot:
    traces = [trace for trace in drawn.figure.traces if _axis(trace) == axis]
    bars = [trace for trace in traces if trace["type"] == "bar"]
    if any(trace.get("orientation") == "h" for trace in bars):
        return _of_rows(drawn, bars, canvas)
    layout = drawn.figure.layout
    names = [str(name) for name in layout[f"xaxis{axis}"]["categoryarray"]]
    notes = [note for note in drawn.figure.annotations if note.get("xref") != "paper"]
    gaps = {note["x"] for note in notes if note["text"] == "–" and _axis_of(note) == axis}
    if bars and "base" in bars[0]:
        series = steps(bars[0], names, notes, canvas)
        stacked = True
    else:
        stacked = len(bars) > 1 and layout.get("barmode") in ("stack", "relative")
        series = (
            *standing_bars(bars, names, drawn.key, stacked, canvas),
            *lines([each for each in traces if each not in bars], names, notes, drawn.key),
        )
    down = layout[f"yaxis{axis}"]
    low, high = down.get("domain", (0.0, 1.0))
    return Plot(
        heading,
        tuple(_category(name, marks, gaps) for name in names),
        series,
        stacked=stacked,
        scale=_scale(down),
        share=high - low,
        left=drawn.left + canvas.pad,
        right=drawn.right + canvas.pad,
        legend=_is_told(drawn, series),
        thickness=float(bars[0].get("width") or 0.66) if bars else 0.66,
    )


def _of_rows(drawn: Drawing, bars: Sequence[Trace], canvas: Canvas) -> Plot:
    names = [unescape(name) for name in bars[0]["customdata"]]
    ends = {note["y"]: unescape(note["text"]) for note in drawn.figure.annotations}
    stacked = drawn.figure.layout["barmode"] == "stack" and len(bars) > 1
    told, series = lying_bars(bars, names, list(ends.values()), stacked, canvas)
    marked = _marked(drawn, len(names))
    series = (*series, *marked)
    return Plot(
        "",
        tuple(told),
        series,
        lying=True,
        stacked=stacked,
        left=drawn.left + canvas.pad,
        right=drawn.right + canvas.pad,
        legend=_is_told(drawn, series),
        thickness=1 - float(drawn.figure.layout["bargap"]),
        limit=drawn.figure.layout["xaxis"]["range"][1] if marked else None,
    )


def _marked(drawn: Drawing, rows: int) -> tuple[Series, ...]:
    """How far each row's bar should have got: the outline of a bar over it, since PowerPoint's
    bars carry no mark."""
    shapes = drawn.figure.layout.get("shapes", ())
    reached = {round((each["y0"] + each["y1"]) / 2): each["x0"] for each in shapes}
    return tuple(
        Series(
            sentence_case(key.meaning),
            tuple(reached.get(row) for row in range(rows)),
            Shape.OUTLINES,
            key.colour,
            formats.SHARES,
        )
        for key in drawn.key
        if reached and key.colour in {each["line"]["color"] for each in shapes}
    )


def _category(name: str, marks: Mapping[str, str], gaps: set[str]) -> str:
    """A month with its footnotes' marks and, under it, a dash where nothing is known."""
    marked = f"{name} {marks[name]}" if name in marks else name
    return f"{marked}\n–" if name in gaps else marked


def _is_told(drawn: Drawing, series: Sequence[Series]) -> bool:
    """Whether the key names the very series, so that PowerPoint can write it itself."""
    seen = {each.name.lower() for each in series if each.shape.is_seen}
    return bool(drawn.key) and {key.meaning.lower() for key in drawn.key} <= seen


def _scale(axis: Mapping[str, Any]) -> Scale | None:
    if axis.get("visible", True) and axis.get("showticklabels", True):
        (low, high), step = axis["range"], axis["dtick"]
        return Scale(low // step * step, high, step)  # PowerPoint counts its steps from the lowest
    return None


def _axis(trace: Trace) -> str:
    return str(trace.get("xaxis", "x")).removeprefix("x")


def _axis_of(note: Mapping[str, Any]) -> str:
    return str(note.get("xref", "x")).removeprefix("x")


def _headings(drawn: Drawing) -> list[str]:
    named = [note for note in drawn.figure.annotations if note.get("xref") == "paper"]
    return [note["text"] for note in sorted(named, key=lambda note: -note["y"])]
