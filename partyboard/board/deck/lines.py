"""Lines as series, and the sums that stand over stacks as lines that are not seen."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from partyboard.board.deck import formats
from partyboard.board.deck.bars import sentence_case
from partyboard.board.deck.plots import Dot, Label, Series, Shape
from partyboard.board.frame import Key
from partyboard.board.palette import INK, WHITE
from partyboard.board.sketch import Trace

HOLLOW = "○"  # the mark of hollow dots in a picture's key
_NOT_WHOLE = "(chưa đủ báo cáo)"
_INSIDE = 0.6  # of a dot that its white inside takes: LibreOffice draws dots without an edge


def lines(
    traces: Sequence[Trace],
    names: Sequence[str],
    notes: Sequence[Mapping[str, Any]],
    key: Sequence[Key],
) -> tuple[Series, ...]:
    """A series a trace, and one of the hollow dots of each; `notes` are what is written in the
    plot, each at the point it is about."""
    found: list[Series] = []
    for trace in traces:
        if "lines" not in trace["mode"]:
            found.append(_sums(trace, names))
            continue
        whole = _line(trace, names, _about(trace, traces, notes))
        found.append(replace(whole, dots=tuple(map(_filled, whole.dots))))
        told = [each.meaning for each in key if each.mark == HOLLOW]
        name = told[0] if told else f"{whole.name} {_NOT_WHOLE}"
        hollow = _hollow(whole, sentence_case(name))
        if any(value is not None for value in hollow.values):
            found.append(hollow)
    return tuple(found)


def _about(
    trace: Trace, traces: Sequence[Trace], notes: Sequence[Mapping[str, Any]]
) -> list[Mapping[str, Any]]:
    """Those that begin with its name; those without a name, where there is one line only."""
    if len(traces) == 1:
        return list(notes)
    return [note for note in notes if note["text"].startswith(f"{trace['name']}: ")]


def _line(trace: Trace, names: Sequence[str], notes: Sequence[Mapping[str, Any]]) -> Series:
    known = dict(zip(trace["x"], trace["y"], strict=True))
    values = tuple(known.get(name) for name in names)
    labels = tuple(
        _label(note, names.index(note["x"]), trace)
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


def _label(note: Mapping[str, Any], at: int, trace: Trace) -> Label:
    """What names its line stands beside it, and as far up or down as on the page."""
    named = note["text"].startswith(f"{trace['name']}: ")
    shift = note.get("yshift", 0)
    side = "l" if note.get("xanchor") == "right" else "r"
    return Label(
        at,
        side if named else "t" if shift > 0 else "b",
        note["font"]["size"],
        note["font"]["color"],
        named=named,
        lift=shift if named else 0,
    )


def _hollow(whole: Series, name: str) -> Series:
    """The points that are not whole: a series of their own, so that the legend explains them."""
    values = [
        value if dot and _is_hollow(dot) else None
        for value, dot in zip_longest(whole.values, whole.dots)
    ]
    dots = tuple(replace(dot, size=dot.size * _INSIDE) for dot in whole.dots)
    return replace(whole, name=name, values=tuple(values), shape=Shape.DOTS, labels=(), dots=dots)


def _is_hollow(dot: Dot) -> bool:
    return dot.inside == WHITE and dot.edge != WHITE


def _filled(dot: Dot) -> Dot:
    return replace(dot, inside=dot.edge)


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


def _sums(trace: Trace, names: Sequence[str]) -> Series:
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
