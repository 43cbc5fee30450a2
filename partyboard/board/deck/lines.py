"""Lines as series, and the sums that stand over stacks as lines that are not seen."""

from collections.abc import Mapping, Sequence
from typing import Any

from partyboard.board.canvas import Canvas
from partyboard.board.deck import formats
from partyboard.board.deck.bars import sentence_case
from partyboard.board.deck.plots import Dot, Label, Series, Shape
from partyboard.board.palette import INK
from partyboard.board.sketch import Trace


def lines(
    traces: Sequence[Trace],
    names: Sequence[str],
    notes: Sequence[Mapping[str, Any]],
    canvas: Canvas,
) -> tuple[Series, ...]:
    """A series a trace; `notes` are what is written in the plot, each at the point it is about."""
    return tuple(
        _line(trace, names, _about(trace, traces, notes), canvas)
        if "lines" in trace["mode"]
        else _sums(trace, names, canvas)
        for trace in traces
    )


def _about(
    trace: Trace, traces: Sequence[Trace], notes: Sequence[Mapping[str, Any]]
) -> list[Mapping[str, Any]]:
    """Those that begin with its name; those without a name, where there is one line only."""
    if len(traces) == 1:
        return list(notes)
    return [note for note in notes if note["text"].startswith(f"{trace['name']}: ")]


def _line(
    trace: Trace, names: Sequence[str], notes: Sequence[Mapping[str, Any]], canvas: Canvas
) -> Series:
    known = dict(zip(trace["x"], trace["y"], strict=True))
    values = tuple(known.get(name) for name in names)
    labels = tuple(
        _label(note, names.index(note["x"]), trace, len(names) - 1)
        for note in notes
        if note["x"] in names and note["text"] != "–"
    )
    return Series(
        sentence_case(trace["name"]),
        values,
        Shape.LINE,
        trace["line"]["color"],
        formats.counts(values[label.at] for label in labels),
        labels,
        dots=_dots(trace, len(names)) if "markers" in trace["mode"] else (),
        width=trace["line"]["width"],
        dotted=trace["line"].get("dash") == "dot",
    )


def _label(note: Mapping[str, Any], at: int, trace: Trace, last: int) -> Label:
    named = note["text"].startswith(f"{trace['name']}: ")
    shift = note.get("yshift", 0)
    beside = named and at == last and note.get("xanchor") == "left"
    return Label(
        at,
        "r" if beside else "t" if shift > 0 else "b",
        note["font"]["size"],
        note["font"]["color"],
        named=named,
        lift=shift if beside else 0,
    )


def _dots(trace: Trace, number: int) -> tuple[Dot, ...]:
    marker = trace["marker"]
    edges = marker["line"].get("color") or marker["color"]
    return tuple(
        Dot(size, inside, edge)
        for size, inside, edge in zip(
            _each(marker["size"], number),
            _each(marker["color"], number),
            _each(edges, number),
            strict=True,
        )
    )


def _each(value: Any, number: int) -> list[Any]:
    return list(value) if isinstance(value, list) else [value] * number


def _sums(trace: Trace, names: Sequence[str], canvas: Canvas) -> Series:
    known = dict(zip(trace["x"], trace["y"], strict=True))
    values = tuple(known.get(name) for name in names)
    font = trace["textfont"]
    colours = _each(font.get("color", INK), len(names))
    place = "t" if trace["textposition"].startswith("top") else "b"
    return Series(
        sentence_case(trace["name"]),
        values,
        Shape.UNSEEN_LINE,
        INK,
        formats.counts(values),
        tuple(
            Label(at, place, font["size"], colours[at])
            for at, text in enumerate(trace["text"])
            if text and values[at] is not None
        ),
    )
