"""The way from an opening to a closing as steps (a waterfall)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import Any

from partyboard.board.axes import Scale, bar_width, category_axis, from_zero, label_room
from partyboard.board.canvas import Canvas
from partyboard.board.chart import Drawing, hover
from partyboard.board.palette import AXIS, INK, SLATE
from partyboard.board.sketch import Sketch, Trace, bar
from partyboard.board.wrapping import balanced
from partyboard.text import format_change, format_count


@dataclass(frozen=True)
class Step:
    """A change up or down, or one end with its total."""

    name: str
    change: int
    colour: str


@dataclass(frozen=True)
class End:
    """The opening or the closing."""

    name: str
    total: int


def steps(opening: End, changes: Sequence[Step], closing: End, canvas: Canvas) -> Drawing:
    """Heights are changes from the opening, so that every bar starts at a true zero: beside
    thousands of members a change of fifteen could not be seen."""
    net = closing.total - opening.total
    names = [opening.name, *(step.name for step in changes), closing.name]
    levels = list(accumulate((step.change for step in changes), initial=0))
    ticks = _ticks(names, canvas)
    figure = Sketch()
    figure.add_trace(_bars(names, changes, [0, *levels[:-1], 0], net, canvas))
    room = label_room(round(canvas.text * 1.1), canvas.plot)
    figure.update_layout(
        xaxis=category_axis(names, ["<br>".join(tick) for tick in ticks], canvas),
        yaxis=_scale([*levels, net], room).axis(canvas) | {"visible": False},
        shapes=_levels(levels, net, canvas),
    )
    first_falls = bool(changes) and changes[0].change < 0
    figure.add_annotation(_total(opening, 0, not first_falls or net >= 0, canvas))
    figure.add_annotation(_total(closing, net, net >= 0, canvas))
    return Drawing(figure, ticks=max(len(tick) for tick in ticks))


def _scale(levels: Sequence[int], room: float) -> Scale:
    """From zero; around it when nothing changed, so that both ends stand in the middle. Under a bar
    that falls to the opening's level, or near it, there is room for its number as well.
    """
    if not any(levels):
        return Scale(-1, 1, 1)
    scale = from_zero(levels, room)
    ends = [after for before, after in pairwise(levels) if after < before]
    numbers = min(ends, default=0) - room * (max(levels) - min(levels))
    return replace(scale, low=min(scale.low, numbers)) if ends else scale


def _bars(
    names: Sequence[str], changes: Sequence[Step], bases: Sequence[int], net: int, canvas: Canvas
) -> Trace:
    return bar(
        x=list(names),
        y=[0, *(step.change for step in changes), net],
        base=list(bases),
        name="thay đổi",
        width=bar_width(len(names)),
        marker={"color": [SLATE, *(step.colour for step in changes), SLATE], "line": {"width": 0}},
        text=["", *(format_change(step.change) for step in changes), ""],
        textposition="outside",
        textangle=0,
        textfont={"size": canvas.text, "color": INK, "weight": 600},
        cliponaxis=False,
        constraintext="none",
        **hover(
            f"{name}: {format_change(change)}"
            for name, change in zip(
                names, [0, *(step.change for step in changes), net], strict=True
            )
        ),
    )


def _levels(levels: Sequence[int], net: int, canvas: Canvas) -> list[dict[str, Any]]:
    """The level of the opening across the plot, lines between steps, and marks of both ends."""
    last = len(levels)
    half = bar_width(last + 1) / 2
    thin = {"color": AXIS, "width": max(1, canvas.text / 14)}
    thick = {"color": SLATE, "width": canvas.text / 4}
    lines: list[tuple[float, float, int, dict[str, Any]]] = [(-half, last + half, 0, thin)]
    lines += [(i + half, i + 1 - half, level, thin) for i, level in enumerate(levels)]
    lines += [(-half, half, 0, thick), (last - half, last + half, net, thick)]
    return [
        {"type": "line", "x0": x0, "x1": x1, "y0": y, "y1": y, "line": line}
        for x0, x1, y, line in lines
    ]


def _total(end: End, level: int, above: bool, canvas: Canvas) -> dict[str, Any]:
    return {
        "x": end.name,
        "y": level,
        "text": format_count(end.total),
        "showarrow": False,
        "yanchor": "bottom" if above else "top",
        "yshift": canvas.text * (0.2 if above else -0.2),
        "font": {"size": round(canvas.text * 1.1), "color": INK, "weight": 700},
    }


def _ticks(names: Sequence[str], canvas: Canvas) -> list[list[str]]:
    room = (canvas.width - 2 * canvas.pad) / len(names) - canvas.text / 3
    return [balanced(name, room, canvas.text) for name in names]
