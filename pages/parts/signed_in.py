"""Who is in front of this page."""

from partyboard.access.roles import Role
from partyboard.access.who import Who

_AT_THE_COMPUTER = Who("", "", Role.ADMIN)


def who() -> Who:
    """A board without accounts opens on its own computer only: whoever sits there is its admin."""
    return _AT_THE_COMPUTER
