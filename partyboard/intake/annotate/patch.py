"""Marks put into the workbook's own file: cells coloured, notes added, the list of faults first."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from partyboard.forms.model import LIST_SHEET
from partyboard.intake.annotate.element import Splicing, parse
from partyboard.intake.annotate.faults import MOST, Mark, listed, marks, together
from partyboard.intake.annotate.grid_part import GridPart, Place
from partyboard.intake.annotate.list_sheet import HEADER_ROW, ListSheet
from partyboard.intake.annotate.listing import Listing
from partyboard.intake.annotate.looks import COLOURS
from partyboard.intake.annotate.marking import restyle
from partyboard.intake.annotate.note_sheet import annotate_notes, has_notes
from partyboard.intake.annotate.parts import Parts
from partyboard.intake.annotate.recall import old_list, own_styles
from partyboard.intake.annotate.stylesheet import Stylesheet
from partyboard.intake.annotate.tabs import Tab, put_first, tabs, title_beside
from partyboard.intake.report import Report

_WORKSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


class Colouring:
    """The coloured styles of one workbook: given once for each style and colour, and remembered."""

    def __init__(self, styles: Stylesheet) -> None:
        """Nothing is coloured yet."""
        self._styles = styles
        self._known: dict[tuple[int, str], int] = {}
        self.pairs: dict[int, int] = {}

    def of(self, mark: Mark) -> Callable[[int], int]:
        """From a cell's own style to its coloured one."""

        def coloured(style: int) -> int:
            pair = style, COLOURS[mark.severity]
            if pair not in self._known:
                number = self._known[pair] = self._styles.coloured(*pair)
                self.pairs[number] = style
            return self._known[pair]

        return coloured


@dataclass(frozen=True, slots=True)
class _Task:
    """A workbook on its way: what it was before, and what its cells are coloured with."""

    parts: Parts
    colouring: Colouring
    own: Mapping[int, int]


def patched(content: bytes, reports: Sequence[Report], heading: str, *, is_copy: bool) -> bytes:
    """The workbook with its faults marked. Raises Unpatchable, Broken or OverLimit."""
    parts = Parts(content)
    order = tabs(parts)
    old = old_list(parts, order)
    findings = listed(reports)
    by_sheet = marks(findings[:MOST])
    styles = Stylesheet(parts)
    task = _Task(parts, Colouring(styles), own_styles(parts, old) if old else {})
    others = [tab for tab in order if tab is not old]
    for number, tab in enumerate(others, 1):
        if tab.kind == "worksheet":
            _mark(task, tab, by_sheet.get(tab.title, {}), number)
        else:
            _close(parts, tab)
    reachable = frozenset(tab.title for tab in others if tab.is_visible)
    titles = [tab.title for tab in others]
    title = title_beside(titles, LIST_SHEET)
    listing = Listing(heading, findings, titles, reachable, is_copy)
    _put_list(task, ListSheet(listing, styles), title, old, order)
    styles.save()
    parts.make_workbook()
    return parts.packed()


def _put_list(
    task: _Task, sheet: ListSheet, title: str, old: Tab | None, order: Sequence[Tab]
) -> None:
    parts = task.parts
    part = old.part if old else parts.free_name(parts.beside_main("worksheets/sheet{}.xml"))
    put_first(parts, title, part, old, order, HEADER_ROW)
    if old:
        parts.unrelate(part)
    else:
        parts.declare(part, _WORKSHEET)
    parts.write(part, sheet.part(parts.office("main"), task.colouring.pairs))


def _mark(task: _Task, tab: Tab, found: Mapping[Place, Mark], number: int) -> None:
    """Colour the cells of one worksheet, and renew our notes on it."""
    parts = task.parts
    data = parts.read(tab.part)
    if not found and not task.own and b"tabSelected" not in data and not has_notes(parts, tab.part):
        return
    grid = _grid(data, found, task.own)
    wanted = _seen(grid, found)
    if wanted.keys() - found.keys():
        grid = _grid(data, wanted, task.own)
    changed = Splicing(data)
    _not_open(grid, changed)
    colours = {place: task.colouring.of(mark) for place, mark in wanted.items()}
    restyle(grid, changed, colours, task.own)
    annotate_notes(parts, tab.part, grid, changed, wanted, number)
    if not changed.is_empty:
        parts.write(tab.part, changed.done())


def _grid(data: bytes, found: Mapping[Place, Mark], own: Mapping[int, int]) -> GridPart:
    return GridPart(data, frozenset(row for row, _ in found), frozenset(own))


def _seen(grid: GridPart, found: Mapping[Place, Mark]) -> dict[Place, Mark]:
    """The marks at the cells that one sees: of a merged range at its first."""
    seen: dict[Place, Mark] = {}
    for place, mark in found.items():
        corner = grid.corner(place)
        seen[corner] = together(seen.get(corner), mark)
    return seen


def _not_open(grid: GridPart, changed: Splicing) -> None:
    """Only our sheet is open: what is typed would go into every open one."""
    for views in grid.root.all("sheetViews"):
        for view in views.all("sheetView"):
            if "tabSelected" in view.attributes:
                changed.tag(view, {"tabSelected": None})


def _close(parts: Parts, tab: Tab) -> None:
    """The same for a sheet that is a chart."""
    if tab.part not in parts or b"tabSelected" not in parts.read(tab.part):
        return
    data = parts.read(tab.part)
    changed = Splicing(data)
    for element in parse(data).walk():
        if element.local == "sheetView" and "tabSelected" in element.attributes:
            changed.tag(element, {"tabSelected": None})
    parts.write(tab.part, changed.done())
