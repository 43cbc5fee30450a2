"""Thirteen months in the corner of a tile, as SVG: a level is a line, a flow is bars.

A missing month breaks the line and has no bar; a zero has a flat one.
"""

from collections.abc import Iterator, Sequence

from partyboard.board.palette import GREY, SLATE

WIDTH, HEIGHT = 156, 40
_EDGE = 4  # px left free, so that the dot of the newest month is whole

Series = Sequence[int | None]


def sparkline(series: Series, is_level: bool) -> str:
    """The picture; an empty one where nothing is known."""
    marks = "".join(_line(series) if is_level else _bars(series))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
        f' preserveAspectRatio="none">{marks}</svg>'
    )


def _line(series: Series) -> Iterator[str]:
    known = [value for value in series if value is not None]
    if not known:
        return
    low, span = min(known), max(known) - min(known)
    points = [
        None if value is None else (_across(index, series), _height((value - low) / (span or 1)))
        for index, value in enumerate(series)
    ]
    for stretch in _stretches(points):
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in stretch)
        yield (
            f'<polyline points="{path}" fill="none" stroke="{SLATE}" stroke-width="2"'
            ' stroke-linejoin="round" stroke-linecap="round" vector-effect="non-scaling-stroke"/>'
        )


def _stretches(points: Sequence[tuple[float, float] | None]) -> Iterator[list[tuple[float, float]]]:
    """The runs of months without a gap; a lone month is drawn as a dot of two equal points."""
    run: list[tuple[float, float]] = []
    for point in [*points, None]:
        if point is not None:
            run.append(point)
        elif run:
            yield run if len(run) > 1 else run * 2
            run = []


def _bars(series: Series) -> Iterator[str]:
    tallest = max((value or 0 for value in series), default=0)
    width = (WIDTH - 2 * _EDGE) / max(len(series), 1)
    for index, value in enumerate(series):
        if value is None:
            continue
        height = max((HEIGHT - 2 * _EDGE) * value / (tallest or 1), 1)
        left, top = _EDGE + index * width, HEIGHT - _EDGE - height
        colour = SLATE if index == len(series) - 1 else GREY
        yield (
            f'<rect x="{left:.1f}" y="{top:.1f}" width="{width * 0.62:.1f}"'
            f' height="{height:.1f}" fill="{colour}"/>'
        )


def _across(index: int, series: Series) -> float:
    return _EDGE + (WIDTH - 2 * _EDGE) * index / max(len(series) - 1, 1)


def _height(share: float) -> float:
    return HEIGHT - _EDGE - (HEIGHT - 2 * _EDGE) * share
