"""The order in which a meeting looks at the pictures of a month."""

from partyboard.board.prominence import Rank, by_prominence
from partyboard.board.view import View


def sequence(view: View) -> tuple[str, ...]:
    """The names of the pictures worth showing: first what is overdue, then what is behind the
    year's pace, then what moved more than it mostly does (the most first), then the rest in the
    order of PICTURES. A picture with nothing to show is left out.

    While a month is still coming in nothing is said to be behind or to have moved.
    """
    return tuple(each.name for each in by_prominence(view) if each.rank < Rank.BLANK)
