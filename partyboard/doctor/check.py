"""What a check answers: what was looked at, how it is, what to do."""

from dataclasses import dataclass
from enum import StrEnum

from partyboard.text import format_count

_MB = 1_000_000


class State(StrEnum):
    """How much a check matters: a warning lets the board run, a fault has to be mended."""

    GOOD = "tốt"
    WARNING = "xem lại"
    FAULT = "lỗi"


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at (`about`), how it is, and what to do; "" where nothing is."""

    about: str
    state: State
    found: str
    to_do: str = ""


def good(about: str, found: str) -> Check:
    """Nobody needs to do anything."""
    return Check(about, State.GOOD, found)


def warning(about: str, found: str, to_do: str) -> Check:
    """The board runs; somebody should do something."""
    return Check(about, State.WARNING, found, to_do)


def fault(about: str, found: str, to_do: str) -> Check:
    """Something has to be mended."""
    return Check(about, State.FAULT, found, to_do)


def megabytes(size: int) -> str:
    """Bytes as people read them: "1.234 MB"."""
    return f"{format_count(size // _MB)} MB"
