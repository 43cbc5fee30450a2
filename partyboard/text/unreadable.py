"""The answer of every reader to a cell value it will not guess at."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Unreadable:
    """Why a value was not read: a stable finding code, a short Vietnamese hint for the user, and
    what was most likely meant, as one would type it ("" when nobody can tell).
    """

    code: str
    hint: str = ""
    meant: str = ""
