"""Who is in front of the board."""

from dataclasses import dataclass

from partyboard.access.roles import Role


@dataclass(frozen=True, slots=True)
class Who:
    """An account that signed in: the name it signs in with, the name that is shown and kept with
    what it does, its role. Both names are "" on a board without accounts."""

    name: str
    shown: str
    role: Role
