"""Bars as series: standing by month, lying by category."""

from collections.abc import Sequence
from dataclasses import replace

from partyboard.board.canvas import Canvas
from partyboard.board.columns import Number
from partyboard.board.deck import formats
from partyboard.board.deck.plots import Label, Series, Shape
from partyboard.board.frame import Key
from partyboard.board.palette import INK, WHITE
from partyboard.board.sketch import Trace
from partyboard.text import format_count, format_percent

_FIGURES_AFTER = ("·", "(")  # what begins another figure at the end of a row, and no unit
_SHARES = ".1%"  # how the drawing says that a value is a share


def standing_bars(
    bars: Sequence[Trace], names: Sequence[str], key: Sequence[Key], stacked: bool, canvas: Canvas
) -> tuple[Series, ...]:
    """A series a trace; one of several colours that the key explains becomes a series each."""
    told = {each.colour: each.meaning for each in key}
    found: list[Series] = []
    for trace in bars:
        colours = colours_of(trace, len(names))
        parts = dict.fromkeys(colours) if set(colours) <= set(told) else {colours[0]: None}
        for colour in parts if len(parts) > 1 else [None]:
            own = [colour is None or each == colour for each in colours]
            name = told[colour] if colour else trace["name"]
            found.append(_standing(trace, names, sentence_case(name), own, stacked, canvas))
    return tuple(found)


def lying_bars(
    bars: Sequence[Trace], names: Sequence[str], ends: Sequence[str], stacked: bool, canvas: Canvas
) -> tuple[list[str], tuple[Series, ...]]:
    """The rows' names, with what their ends say beside the value, and the series."""
    told = list(names)
    unit = ""
    if stacked and _is_share(bars[0]):
        told = [_beside(name, end) for name, end in zip(names, ends, strict=True)]
    elif len(bars) == 1:
        rests = [
            end.removeprefix(_shown(value, bars[0])).strip()
            for value, end in zip(bars[0]["x"], ends, strict=True)
        ]
        alike = len(set(rests)) == 1 and rests[0][:1] not in _FIGURES_AFTER
        unit = rests[0] if alike else ""
        told = [
            name if unit or not rest else _beside(name, rest)
            for name, rest in zip(names, rests, strict=True)
        ]
    found = tuple(_lying(trace, unit, stacked, canvas) for trace in bars)
    if len(bars) == 1 and _is_share(bars[0]):
        found = (replace(found[0], name=f"Tỷ lệ {bars[0]['name']}"),)
    return told, found


def colours_of(trace: Trace, number: int) -> list[str]:
    """The colour of each bar."""
    colours = trace["marker"]["color"]
    return [colours] * number if isinstance(colours, str) else list(colours)


def sentence_case(name: str) -> str:
    """Học viên, of "học viên"."""
    return name[:1].upper() + name[1:]


def ink_on(colour: str) -> str:
    """The colour of words on a bar: white on a dark one."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return WHITE if 0.3 * red + 0.59 * green + 0.11 * blue < 140 else INK


def _standing(
    trace: Trace,
    names: Sequence[str],
    name: str,
    own: Sequence[bool],
    stacked: bool,
    canvas: Canvas,
) -> Series:
    known = dict(zip(trace["x"], trace["y"], strict=True))
    values = tuple(known.get(each) if mine else None for each, mine in zip(names, own, strict=True))
    colours = colours_of(trace, len(names))
    first = next((at for at, mine in enumerate(own) if mine), 0)
    texts = trace.get("text") or [""] * len(names)
    place = "ctr" if stacked or trace.get("textposition") == "inside" else "outEnd"
    labels = tuple(
        Label(at, place, *_font(trace, at, canvas))
        for at, text in enumerate(texts)
        if text and own[at] and values[at] is not None
    )
    return Series(
        name,
        values,
        Shape.BARS,
        colours[first],
        formats.counts(values),
        labels,
        {at: each for at, each in enumerate(colours) if own[at] and each != colours[first]},
    )


def _font(trace: Trace, at: int, canvas: Canvas) -> tuple[float, str]:
    font = trace.get("textfont", {})
    size, colour = font.get("size", canvas.text), font.get("color", INK)
    return (
        size[at] if isinstance(size, list) else size,
        colour[at] if isinstance(colour, list) else colour,
    )


def _lying(trace: Trace, unit: str, stacked: bool, canvas: Canvas) -> Series:
    values: tuple[Number, ...] = tuple(trace["x"])
    colours = colours_of(trace, len(values))
    usual = max(colours, key=colours.count)
    labels = tuple(
        Label(
            at, "ctr" if stacked else "outEnd", canvas.text, ink_on(colours[at]) if stacked else INK
        )
        for at, value in enumerate(values)
        if value is not None and not (stacked and (not value or _is_share(trace)))
    )
    code = formats.SHARES if _is_share(trace) else formats.counts(values, unit=unit)
    return Series(
        sentence_case(trace["name"]),
        values,
        Shape.BARS,
        usual,
        code,
        labels,
        {at: each for at, each in enumerate(colours) if each != usual},
    )


def _shown(value: Number, trace: Trace) -> str:
    if value is None:
        return ""
    return format_percent(value) if _is_share(trace) else format_count(int(value))


def _is_share(trace: Trace) -> bool:
    return _SHARES in trace.get("hovertemplate", "")


def _beside(name: str, rest: str) -> str:
    return f"{name} {rest}" if rest[0] in _FIGURES_AFTER else f"{name}: {rest}"
