"""Text that looks typed for an old font in a cell whose font is none: pasted as bare characters.

Nothing is converted: only the font could say so. Told are characters that are no Vietnamese as
they stand, and are whole words of it when they are read as TCVN3 or VNI.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from partyboard.intake.cells import Cell
from partyboard.intake.findings import Finding, finding
from partyboard.intake.fonts import TCVN3, VNI, WORD, decoded, is_no_word_but
from partyboard.intake.grid import Grid
from partyboard.intake.mending import Correction
from partyboard.intake.shown import one_line
from partyboard.text.syllables import is_syllable

_BEYOND_OLD_FONTS = re.compile(
    "[\u0102-\u01b0\u1ea0-\u1ef9]"
)  # nearly every Vietnamese text has one
_LISTED = 10  # findings a sheet
_LONG = {TCVN3: 4, VNI: 5}  # VNI's characters are letters elsewhere: "thaï" is French
_LONGEST_SHORT_FORM = 5


@dataclass(frozen=True, slots=True)
class _Suspicion:
    """What a text may have meant, and whether that is plain from this text alone."""

    charset: str
    meant: str
    plain: bool


def suspected(grids: Sequence[Grid]) -> Iterator[Finding]:
    """A warning for each cell whose text looks like TCVN3 or VNI while its font is Unicode. Where
    no cell of the workbook shows it plainly, a word or two that would fit are left alone.
    """
    found = [_suspicions(grid) for grid in grids]
    plain = {known.charset for cells in found for _, known in cells if known.plain}
    for grid, cells in zip(grids, found, strict=True):
        sure = [(cell, known) for cell, known in cells if known.charset in plain]
        yield from _findings(grid.title, sure)


def _suspicions(grid: Grid) -> list[tuple[Cell, _Suspicion]]:
    return [
        (cell, known)
        for cell in grid.cells()
        if isinstance(cell.value, str) and (known := _suspicion(cell.value)) and not cell.legacy
    ]


def _findings(title: str, cells: Sequence[tuple[Cell, _Suspicion]]) -> Iterator[Finding]:
    """One a cell; of a sheet full of them the first few, and how many more there are."""
    for number, (cell, known) in enumerate(cells[:_LISTED], 1):
        rest = len(cells) - _LISTED
        more = f" như {rest} ô khác của trang" if number == _LISTED and rest > 0 else ""
        yield finding(
            "legacy-font-suspected",
            title,
            cell.address,
            found=one_line(str(cell.value)),
            hint=f" {known.charset} (có phải «{one_line(known.meant)}»?){more}",
            offer=Correction(title, cell.address, known.meant),
        )


@lru_cache(maxsize=16384)
def _suspicion(text: str) -> _Suspicion | None:
    """The first of the two charsets in which the text makes sense."""
    if text.isascii() or _BEYOND_OLD_FONTS.search(text):
        return None
    return next(filter(None, (_read_as(charset, text) for charset in (TCVN3, VNI))), None)


def _read_as(charset: str, text: str) -> _Suspicion | None:
    """The text as one of the old charsets, where that turns what is no Vietnamese into it."""
    meant = decoded(text, charset)
    if meant is None or meant == text:
        return None
    words = {word: decoded(word, charset) or "" for word in WORD.findall(text)}
    coded = {word: read for word, read in words.items() if word != read}
    strange = [word for word, read in coded.items() if is_no_word_but(word, read)]
    wrong = [read for read in coded.values() if _is_no_word(read)]
    others = [word for word in words.keys() - coded.keys() if _is_no_word(word)]
    if not strange or len(wrong) * 4 > len(coded) or len(others) >= len(coded):
        return None
    return _Suspicion(charset, meant, len(strange) > 1 or _is_telling(strange[0], charset))


def _is_no_word(word: str) -> bool:
    """Whether a word is none, and no short form such as QĐ either."""
    is_short_form = len(word) == 1 or (word.isupper() and len(word) <= _LONGEST_SHORT_FORM)
    return not is_short_form and not is_syllable(word)


def _is_telling(word: str, charset: str) -> bool:
    """Whether one strange word is enough: it is long, or has two such characters."""
    return len(word) >= _LONG[charset] or sum(character > "\x7f" for character in word) > 1
