"""The words that our notes begin with, and are known by when they come back: not every program
keeps the author of a note.
"""

import re

BEGINNING = "[Kiểm tra tự động]"
_BREAKS = re.compile(r"&#10;|&#x0*a;|_x000a_", re.IGNORECASE)
_LONGEST_BREAK = 8


def _either_way(letter: str) -> str:
    """A letter as it stands in XML: itself, or its number."""
    number = ord(letter)
    return f"(?:{re.escape(letter)}|&#{number};|&#x0*{number:x};)"


_OURS = re.compile("".join(map(_either_way, BEGINNING)), re.IGNORECASE)


def has_own_words(xml: str) -> bool:
    """Whether a note, or a part with notes, holds words of ours."""
    return _OURS.search(xml) is not None


def beginning_of_own_words(xml: str) -> int:
    """Where in a run of a note our words begin, with the line break before them; -1 for nowhere."""
    found = _OURS.search(xml)
    return -1 if found is None else len(_without_breaks(xml[: found.start()]))


def _without_breaks(xml: str) -> str:
    """The text without line breaks at its end, however they are written."""
    xml = xml.rstrip()
    for width in range(_LONGEST_BREAK, 0, -1):
        if _BREAKS.fullmatch(xml[-width:]):
            return _without_breaks(xml[:-width])
    return xml
