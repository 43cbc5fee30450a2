"""The shared strings of an old .xls (Excel 97 on) whose parts have fonts of their own.

A string runs on from one record into the next; where that happens within its characters, the next
record begins with a byte that says how wide they are from there on.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from partyboard.intake.facts import Runs
from partyboard.intake.fonts import is_legacy

_HEAD = 8  # how many strings there are, twice
_WIDE, _EXTENDED, _RICH = 0x01, 0x04, 0x08


def rich_strings(records: Sequence[bytes], fonts: Sequence[str]) -> Mapping[int, Runs]:
    """By number the strings of several parts, from the record SST and those after it; none where
    the file has no old font.
    """
    if not any(map(is_legacy, fonts)):
        return {}
    strings = enumerate(_strings(_Records(records)))
    return {number: runs_of(text, starts, fonts) for number, (text, starts) in strings if starts}


class _Records:
    """Bytes that run on over several records."""

    def __init__(self, records: Sequence[bytes]) -> None:
        """Begin behind the head of the first."""
        self._records = records
        self._record, self._place = 0, _HEAD

    def take(self, count: int) -> bytes:
        """The next bytes, from as many records as it takes. Raises EOFError."""
        taken = b""
        while len(taken) < count:
            taken += self._some(count - len(taken))
        return taken

    def number(self, width: int) -> int:
        """The next bytes as a number. Raises EOFError."""
        return int.from_bytes(self.take(width), "little")

    def characters(self, count: int, wide: bool) -> bytes:
        """The next characters in UTF-16. Raises EOFError."""
        units = b""
        while len(units) < 2 * count:
            if self._place >= len(self._current):
                self._record, self._place = self._record + 1, 0
                wide = bool(self.number(1) & _WIDE)
            if wide:
                units += self._some(2 * count - len(units))
            else:
                narrow = self._some(count - len(units) // 2)
                units += narrow.decode("latin-1").encode("utf-16-le")
        return units

    @property
    def _current(self) -> bytes:
        if self._record >= len(self._records):
            raise EOFError
        return self._records[self._record]

    def _some(self, most: int) -> bytes:
        """At least one byte, from one record."""
        while self._place >= len(self._current):
            self._record, self._place = self._record + 1, 0
        taken = self._current[self._place : self._place + most]
        self._place += len(taken)
        return taken


def _strings(records: _Records) -> Iterator[tuple[bytes, list[tuple[int, int]]]]:
    """Each string: its characters in UTF-16, and where which font begins."""
    try:
        while True:
            length, flags = records.number(2), records.number(1)
            parts = records.number(2) if flags & _RICH else 0
            extra = records.number(4) if flags & _EXTENDED else 0
            text = records.characters(length, bool(flags & _WIDE))
            starts = [(records.number(2), records.number(2)) for _ in range(parts)]
            records.take(extra)
            yield text, starts
    except EOFError:
        return


def runs_of(text: bytes, starts: Iterable[tuple[int, int]], fonts: Sequence[str]) -> Runs:
    """The parts of a text as (font, characters); what stands before the first has the cell's."""
    begun = [(0, ""), *((2 * start, _named(fonts, font)) for start, font in starts)]
    parts = (
        (font, text[start:end].decode("utf-16-le", "replace"))
        for (start, font), (end, _) in pairwise([*begun, (len(text), "")])
    )
    return tuple((font, part) for font, part in parts if part)


def _named(fonts: Sequence[str], number: int) -> str:
    return fonts[number] if number < len(fonts) else ""
