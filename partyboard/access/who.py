"""Who is in front of the board."""

from dataclasses import dataclass

from partyboard.access.roles import Role
from partyboard.store.database import Store
from partyboard.store.submissions import is_made_up


@dataclass(frozen=True, slots=True)
class Who:
    """An account that signed in: the name it signs in with, the name that is shown and kept with
    what it does, its role. Both names are "" on a board without accounts."""

    name: str
    shown: str
    role: Role


def is_demo(store: Store) -> bool:
    """Whether the board is the made-up one, in which nobody is a person."""

    def find() -> bool:
        with store.reading(binds=False) as cursor:
            return is_made_up(cursor)

    return store.kept(("demo", "is made up"), find)
