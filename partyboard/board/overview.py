"""What a board opens with: the month at a glance."""

from partyboard.board.attention import attention, fair_change
from partyboard.board.pictures import shown
from partyboard.board.tiles import tiles
from partyboard.board.view import View

COLUMNS = (
    ("members_by_month", "admissions_pace"),
    ("changes_of_month", "follow_ups_by_month"),
)  # the names of its pictures, as they stand below each other


def get_ready(view: View) -> None:
    """Ask and draw all of it, for whoever comes next."""
    tiles(view), attention(view), fair_change(view)
    for column in COLUMNS:
        for name in column:
            shown(view, name)
