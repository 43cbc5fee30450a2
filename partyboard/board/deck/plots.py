"""What a picture draws, as plain plots: series of bars and lines, with their colours and labels.

They are read off the picture's own drawing, so that a figure on a slide cannot be another one than
on the page.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from partyboard.board.columns import Number


class Shape(Enum):
    """How a series is drawn; what is not seen carries labels, or other bars."""

    BARS = "bars"
    OUTLINES = "outlines of bars"
    LINE = "line"
    DOTS = "dots of a line"
    UNSEEN_BARS = "unseen bars"
    UNSEEN_LINE = "unseen line"

    @property
    def is_line(self) -> bool:
        return self in (Shape.LINE, Shape.DOTS, Shape.UNSEEN_LINE)

    @property
    def is_seen(self) -> bool:
        return self not in (Shape.UNSEEN_BARS, Shape.UNSEEN_LINE)


@dataclass(frozen=True, slots=True)
class Label:
    """What is written at the point `at`: its value, or `text`, or (`named`) its series and value.

    `place` is PowerPoint's word for the side; `size` and `lift` (how far up) are px of the canvas.
    """

    at: int
    place: str
    size: float
    colour: str
    text: str = ""
    named: bool = False
    lift: float = 0


@dataclass(frozen=True, slots=True)
class Dot:
    """The mark of a point of a line: its size (px), inside and edge."""

    size: float
    inside: str
    edge: str


@dataclass(frozen=True, slots=True)
class Series:
    """Values in the order of the categories, None where there is none; `written` is the code of
    their labels; `points` are the colours of bars, `dots` the marks of points that differ.
    """

    name: str
    values: tuple[Number, ...]
    shape: Shape
    colour: str
    written: str
    labels: tuple[Label, ...] = ()
    points: Mapping[int, str] = field(default_factory=dict)
    dots: tuple[Dot, ...] = ()
    width: float = 0
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """The numbers beside a plot, where it shows them."""

    low: float
    high: float
    step: float


@dataclass(frozen=True, slots=True)
class Plot:
    """One chart of a slide. `share` is its part of the height; `left` and `right` are the px that
    stand free for names and labels beside it; `thickness` the share of its category that a bar has;
    `limit` the end of the axis where outlines stand over other bars.
    """

    heading: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    lying: bool = False
    stacked: bool = False
    scale: Scale | None = None
    share: float = 1
    left: float = 0
    right: float = 0
    legend: bool = False
    thickness: float = 0.66
    limit: float | None = None

    @property
    def ordered(self) -> Sequence[Series]:
        """Bars, their outlines, lines: as PowerPoint counts them."""
        last = {Shape.OUTLINES: 1, Shape.LINE: 2, Shape.DOTS: 2, Shape.UNSEEN_LINE: 2}
        return sorted(self.series, key=lambda each: last.get(each.shape, 0))
