"""Our own list of faults in a workbook that has come back, and the styles that it remembers."""

from collections.abc import Sequence

from partyboard.forms.model import LIST_MARK, LIST_MARK_PLACE
from partyboard.intake.annotate.grid_part import GridPart
from partyboard.intake.annotate.parts import Parts
from partyboard.intake.annotate.tabs import Tab
from partyboard.intake.cells import address
from partyboard.intake.markup import attributes, element, prefixes, whole
from partyboard.intake.strings import SharedStrings, plain_text

_ROWS = frozenset(range(2, 20_000))
_NEAR = 60_000  # bytes of a part within which its first row ends
_PLACE = address(*LIST_MARK_PLACE)


def old_list(parts: Parts, tabs: Sequence[Tab]) -> Tab | None:
    """The sheet that we put in before, under whatever name."""
    strings: SharedStrings | None = None
    for tab in tabs:
        if tab.kind != "worksheet":
            continue
        head = parts.read(tab.part)[:_NEAR]
        if f'"{_PLACE}"'.encode() not in head:
            continue
        strings = strings or SharedStrings(parts.read(parts.related(parts.main, "sharedStrings")))
        if _text_at_mark(head, strings) == LIST_MARK:
            return tab
    return None


def own_styles(parts: Parts, tab: Tab) -> dict[int, int]:
    """Of each coloured style the one that it stands for."""
    own, marked = LIST_MARK_PLACE[1], LIST_MARK_PLACE[1] + 1
    rows = GridPart(parts.read(tab.part), _ROWS, frozenset()).rows.values()
    pairs = {
        row.cells[marked].style: row.cells[own].style
        for row in rows
        if own in row.cells and marked in row.cells
    }
    return {coloured: before for coloured, before in pairs.items() if coloured != before}


def _text_at_mark(head: bytes, strings: SharedStrings) -> str:
    names = prefixes(head)
    for written, inside in element(b"c", names).findall(head):
        about = attributes(written)
        if about.get("r") == _PLACE:
            if about.get("t") != "s":
                return plain_text(inside, names)
            value = element(b"v", names).search(inside)
            number = whole((value[2] or b"").decode() if value else "", -1)
            return plain_text(strings.inside(number), strings.names)
    return ""
