"""What the XML of a worksheet says of its layout: merges, and rows and columns that do not show."""

import re
from collections.abc import Set
from functools import lru_cache

from partyboard.intake.cells import Merge
from partyboard.intake.markup import attributes, opening, whole, yes

REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})", re.IGNORECASE)
_HIDING = (b"hidden=", b'ht="0', b"ht='0")
_NARROW = (b"hidden=", b'width="0', b"width='0")
Prefixes = frozenset[bytes]


def merges(tail: bytes, names: Prefixes) -> tuple[Merge, ...]:
    """The merged ranges, listed after the cells."""
    if b"mergeCell" not in tail:
        return ()
    tags = opening(b"mergeCell", names).findall(tail)
    found = (_range(attributes(raw).get("ref", "")) for raw in tags)
    return tuple(merge for merge in found if merge)


def hidden_rows(head: bytes, body: bytes, names: Prefixes, held: Set[int]) -> frozenset[int]:
    """Of the rows that hold cells those that do not show: hidden, filtered out or of no height."""
    unset = b"zeroHeight" in head and _default_is_hidden(head, names)
    if not unset and not any(mark in body for mark in _HIDING):
        return frozenset()
    hidden, row = set[int](), 0
    for raw in opening(b"row", names).findall(body):
        written = attributes(raw)
        row = whole(written.get("r", ""), row + 1)
        if yes(written.get("hidden", "")) or _is_zero(written.get("ht", "1")):
            hidden.add(row)
        elif unset and "ht" not in written:
            hidden.add(row)
    return frozenset(hidden & held)


def hidden_columns(head: bytes, names: Prefixes, held: Set[int]) -> frozenset[int]:
    """Of the columns that hold cells those that do not show: hidden, or of no width."""
    if not any(mark in head for mark in _NARROW):
        return frozenset()
    hidden = set[int]()
    for raw in opening(b"col", names).findall(head):
        written = attributes(raw)
        if yes(written.get("hidden", "")) or _is_zero(written.get("width", "1")):
            first, last = whole(written.get("min", ""), 0), whole(written.get("max", ""), 0)
            hidden.update(column for column in held if first <= column <= last)
    return frozenset(hidden)


@lru_cache(maxsize=2048)
def column_number(letters: bytes) -> int:
    """b"A" is 1, b"AA" is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _default_is_hidden(head: bytes, names: Prefixes) -> bool:
    """Whether rows of which nothing else is said are hidden."""
    found = opening(b"sheetFormatPr", names).search(head)
    return found is not None and yes(attributes(found[1]).get("zeroHeight", ""))


def _range(reference: str) -> Merge | None:
    """The range that "A1:B2" names."""
    first, _, last = reference.partition(":")
    one, other = REFERENCE.fullmatch(first), REFERENCE.fullmatch(last or first)
    if not one or not other:
        return None
    rows = sorted((int(one[2]), int(other[2])))
    columns = sorted(column_number(place[1].upper().encode()) for place in (one, other))
    return Merge(rows[0], columns[0], rows[1], columns[1])


def _is_zero(size: str) -> bool:
    """Whether a height or width is nothing."""
    return size.replace(".", "").strip("0") == "" and size != ""
