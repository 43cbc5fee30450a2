"""The answer of every reader to a cell value it will not guess at."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Unreadable:
    """Why a value was not read: a stable finding code and a short Vietnamese hint for the user."""

    code: str
    hint: str = ""
