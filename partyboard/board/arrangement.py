"""Pictures being put in order by hand: moved up and down, left out, taken in again."""

from dataclasses import dataclass, replace

from partyboard.board.canvas import PROJECTED
from partyboard.board.pictures import PICTURES, picture
from partyboard.board.prominence import by_prominence
from partyboard.board.sequence import sequence
from partyboard.board.view import View


@dataclass(frozen=True)
class Arrangement:
    """Names of pictures: those shown, in order, and the others. To move what is not shown, or out
    of the list, changes nothing."""

    shown: tuple[str, ...]
    left_out: tuple[str, ...]

    def moved(self, name: str, steps: int) -> "Arrangement":
        """The picture so many places further down; a negative number moves it up."""
        if name not in self.shown:
            return self
        others = [each for each in self.shown if each != name]
        place = max(0, min(len(others), self.shown.index(name) + steps))
        return replace(self, shown=(*others[:place], name, *others[place:]))

    def first(self, name: str) -> "Arrangement":
        """The picture before all others."""
        return self.moved(name, -len(self.shown))

    def without(self, name: str) -> "Arrangement":
        """The picture left out."""
        if name not in self.shown:
            return self
        shown = tuple(each for each in self.shown if each != name)
        return Arrangement(shown, (name, *self.left_out))

    def with_(self, name: str) -> "Arrangement":
        """The picture taken in again, as the last."""
        if name not in self.left_out:
            return self
        left_out = tuple(each for each in self.left_out if each != name)
        return Arrangement((*self.shown, name), left_out)


@dataclass(frozen=True)
class Entry:
    """What is said of a picture in the list: its title in this month, why the month's content puts
    it where it does ("": nothing calls for it)."""

    title: str
    reason: str


def arrangement(view: View) -> Arrangement:
    """The order in force, and all other pictures."""
    shown = sequence(view)
    others = (each.name for each in by_prominence(view))
    return Arrangement(shown, tuple(name for name in others if name not in shown))


def entries(view: View) -> dict[str, Entry]:
    """Every picture by its name."""
    reasons = {each.name: each.reason for each in by_prominence(view)}
    return {name: Entry(picture(view, name, PROJECTED).title, reasons[name]) for name in PICTURES}
