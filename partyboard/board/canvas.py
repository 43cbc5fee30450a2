"""The places where a chart is shown, and how large its letters are there."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Canvas:
    """The narrowest width the chart must hold at, its height, and the sizes of its letters (px).
    Footnotes make a picture higher, but on a slide, whose height is `fixed`.
    """

    width: int
    height: int
    title: int
    text: int
    small: int
    fixed: bool = False

    @property
    def subtitle(self) -> int:
        """The size of the letters under the title."""
        return round(self.text * 0.93)

    @property
    def plot(self) -> int:
        """The least height that the frame leaves to the plot, for placing labels in it."""
        return self.height - round(self.title * 2.8 + self.text * 9.5 + self.small * 2)

    @property
    def pad(self) -> int:
        """The white edge around the picture."""
        return round(self.text * 0.7)

    def lines(self, number: int, size: int) -> int:
        """The height of so many lines of letters of a size; 1.3 is Plotly's line spacing."""
        return round(number * size * 1.3)

    def under(self, notes: int) -> "Canvas":
        """What is left for a picture beside so many px of footnotes."""
        return replace(self, height=self.height - notes) if self.fixed else self


PAGE = Canvas(width=450, height=400, title=17, text=14, small=12)
WIDE = Canvas(width=900, height=420, title=18, text=14, small=12)
SLIDE = Canvas(width=1920, height=1080, title=48, text=31, small=28, fixed=True)
# What stands on a slide of the presentation, inside its white edge.
PROJECTED = Canvas(width=1800, height=992, title=48, text=31, small=28, fixed=True)
