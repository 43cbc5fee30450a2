"""The steps from an opening to a closing: stacked bars on bars that are not seen."""

from collections.abc import Mapping, Sequence
from typing import Any

from partyboard.board.canvas import Canvas
from partyboard.board.deck import formats
from partyboard.board.deck.plots import Label, Series, Shape
from partyboard.board.palette import INK, WHITE
from partyboard.board.sketch import Trace

BASE = "Nền (không hiện)"
NUMBERS = "Vị trí ghi số"
_UP, _DOWN, _ENDS = "Tăng", "Giảm", "Cuối tháng so với đầu tháng"


def steps(
    trace: Trace, names: Sequence[str], notes: Sequence[Mapping[str, Any]], canvas: Canvas
) -> tuple[Series, ...]:
    """A bar that crosses the level of the opening is drawn in two parts, over and under it."""
    spans = [
        (min(base, base + change), max(base, base + change))
        for base, change in zip(trace["base"], trace["y"], strict=True)
    ]
    bases = tuple(low if low > 0 else min(high, 0) for low, high in spans)
    parts = [
        _part(trace, names, spans, colour, sign, above)
        for colour, sign in _kinds(trace)
        for above in (True, False)
    ]
    tops = tuple(max(high, 0) for _, high in spans)
    ends = {note["x"]: note for note in notes}
    labels = tuple(
        _label(at, text or ends[names[at]]["text"], ends.get(names[at]), canvas)
        for at, text in enumerate(trace["text"])
        if text or names[at] in ends
    )
    return (
        Series(BASE, bases, Shape.UNSEEN_BARS, WHITE, formats.counts(bases)),
        *(part for part in parts if any(part.values)),
        Series(NUMBERS, tops, Shape.UNSEEN_LINE, INK, formats.counts(tops), labels),
    )


def _kinds(trace: Trace) -> list[tuple[str, int]]:
    """Colours with the sign of their changes, in the order of the bars; the ends are one kind."""
    last = len(trace["y"]) - 1
    signs = [
        0 if at in (0, last) else 1 if change > 0 else -1 for at, change in enumerate(trace["y"])
    ]
    return list(dict.fromkeys(zip(trace["marker"]["color"], signs, strict=True)))


def _part(
    trace: Trace,
    names: Sequence[str],
    spans: Sequence[tuple[int, int]],
    colour: str,
    sign: int,
    above: bool,
) -> Series:
    last = len(names) - 1
    values: list[int | None] = []
    mine: list[str] = []
    for at, (low, high) in enumerate(spans):
        is_mine = trace["marker"]["color"][at] == colour and (
            sign == 0 if at in (0, last) else sign == (1 if trace["y"][at] > 0 else -1)
        )
        size = max(high, 0) - max(low, 0) if above else min(low, 0) - min(high, 0)
        values.append(size if is_mine and size else None)
        mine += [names[at]] if is_mine else []
    name = {0: _ENDS, 1: _UP, -1: _DOWN}[sign] if sign == 0 or len(mine) > 1 else mine[0]
    return Series(
        name if above else f"{name} (dưới mức đầu tháng)",
        tuple(values),
        Shape.BARS,
        colour,
        formats.counts(values),
    )


def _label(at: int, text: str, end: Mapping[str, Any] | None, canvas: Canvas) -> Label:
    return Label(at, "t", end["font"]["size"] if end else canvas.text, INK, text)
