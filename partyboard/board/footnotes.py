"""Footnotes: what the office wrote about figures that look odd, marked at their months."""

from collections.abc import Sequence
from dataclasses import dataclass

from partyboard.board.sketch import as_it_is
from partyboard.board.wrapping import shortened, wrapped
from partyboard.text import Month, format_count

MOST = 3  # told in full under a picture
_NUMBERS = "¹²³"
_REST = "*"
_LINES = 2  # of one footnote


@dataclass(frozen=True, slots=True)
class Footnote:
    """One sentence about a month; `whose` figures it is about is "" where it goes without saying.

    Footnotes are equal when they say the same: one reason for many findings is told once.
    """

    month: Month
    whose: str
    reason: str

    @property
    def text(self) -> str:
        """T5/2021 — Sở Tài chính: đã xác nhận có 12 đồng chí chuyển đến do sáp nhập."""
        place = f"T{self.month.label} — {self.whose}" if self.whose else f"T{self.month.label}"
        return f"{place}: {self.reason}"


def numbered(notes: Sequence[Footnote]) -> list[tuple[str, Footnote]]:
    """Each with its mark: those of the newest months are told and numbered as one reads, from the
    oldest month on; the rest have a star."""
    order = sorted(dict.fromkeys(notes), key=lambda note: note.month)
    newest = sorted(order, key=lambda note: note.month, reverse=True)[:MOST]
    numbers = iter(_NUMBERS)
    return [(next(numbers) if note in newest else _REST, note) for note in order]


def marks(notes: Sequence[Footnote]) -> dict[Month, str]:
    """What stands at the point of each month: ¹, or ² ³, or ³ *."""
    found: dict[Month, list[str]] = {}
    for mark, note in numbered(notes):
        found.setdefault(note.month, []).append(mark)
    return {month: " ".join(dict.fromkeys(each)) for month, each in found.items()}


def footnote_lines(notes: Sequence[Footnote], width: float, size: int) -> list[str]:
    """The lines under a picture: three footnotes at most, and how many more there are."""
    found = numbered(notes)
    told = [f"{mark} {note.text}" for mark, note in found if mark != _REST]
    lines = [line for text in told for line in _at_most(_LINES, text, width, size)]
    if rest := len(found) - len(told):
        lines.append(f"{_REST} và {format_count(rest)} ghi chú khác")
    return [as_it_is(line) for line in lines]


def _at_most(lines: int, text: str, width: float, size: int) -> list[str]:
    """Each line as full as it can be: this is read as prose, not as a heading."""
    found = wrapped(text, width, size)
    return found if len(found) <= lines else shortened(text, width, size, lines)


def told_of(notes: Sequence[Footnote], month: Month, width: float, size: int) -> str:
    """All that is said of a month, in lines, for the pointer over its mark."""
    said = [f"{mark} {note.text}" for mark, note in numbered(notes) if note.month == month]
    return "<br>".join(as_it_is(line) for text in said for line in wrapped(text, width, size))
