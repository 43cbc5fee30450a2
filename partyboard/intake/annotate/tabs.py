"""The workbook's own part: its tabs in order, and our list of faults put before them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from partyboard.intake.annotate.element import (
    Element,
    Splicing,
    Unpatchable,
    parse,
    prefixed,
    quoted,
    retagged,
    told,
)
from partyboard.intake.annotate.parts import Parts

_BEFORE_NAMES = ("sheets", "functionGroups", "externalReferences")
_PRINT_TITLES = "_xlnm.Print_Titles"


@dataclass(frozen=True, slots=True)
class Tab:
    """One sheet of the workbook: its title, its part, what kind of sheet, whether one sees it."""

    title: str
    part: str
    kind: str
    is_visible: bool


def tabs(parts: Parts) -> tuple[Tab, ...]:
    """The sheets in the workbook's order. Raises Unpatchable."""
    return tuple(_tab(parts, each) for each in _sheets(parse(parts.read(parts.main))).all("sheet"))


def put_first(
    parts: Parts, title: str, part: str, old: Tab | None, order: Sequence[Tab], header_row: int
) -> None:
    """Put a sheet's part before the other sheets, in the place of `old` where there is one. What
    counts sheets by their place (the open tab, the sheets of names) counts anew.
    """
    data = parts.read(parts.main)
    root, changed = parse(data), Splicing(data)
    sheets = _sheets(root)
    was = order.index(old) if old else len(order)
    if old:
        changed.remove(list(sheets.all("sheet"))[was])
    tag = _moved(data, sheets, was, title) if old else _added(parts, title, part, sheets)
    changed.insert(sheets.inside, tag)
    _open_first(root, changed, was)
    titles = f"'{title}'!${header_row}:${header_row}"
    _names(root, changed, was, titles)
    parts.write(parts.main, changed.done())
    _titles(parts, title, is_new=old is None)


def title_beside(others: Sequence[str], wanted: str) -> str:
    """A title that no other sheet has: "Lỗi cần sửa", or "Lỗi cần sửa (2)"."""
    taken = {other.casefold() for other in others}
    number, title = 1, wanted
    while title.casefold() in taken:
        number += 1
        title = f"{wanted} ({number})"
    return title


def _sheets(root: Element) -> Element:
    sheets = root.first("sheets")
    if sheets is None or sheets.is_closed:
        raise Unpatchable("no sheets")
    return sheets


def _tab(parts: Parts, sheet: Element) -> Tab:
    written = sheet.attributes
    identifier = next((v for name, v in written.items() if name.endswith(":id")), "")
    part = parts.target(parts.main, identifier)
    kind = parts.kind(parts.main, identifier)
    if kind == "worksheet" and part not in parts:
        raise Unpatchable(f"no part {part}")
    return Tab(written.get("name", ""), part, kind, written.get("state", "visible") == "visible")


def _moved(data: bytes, sheets: Element, was: int, title: str) -> bytes:
    """The tag of our sheet as it was, visible."""
    sheet = list(sheets.all("sheet"))[was]
    return retagged(data[sheet.start : sheet.end], {"name": title, "state": None})


def _added(parts: Parts, title: str, part: str, sheets: Element) -> str:
    """A tag for our sheet; its id in the file is one that no other has."""
    taken = [_whole(each.attributes.get("sheetId", "")) for each in sheets.all("sheet")]
    identifier = parts.relate(parts.main, "worksheet", part)
    return prefixed(
        f'<sheet xmlns:r="{parts.office("relationships")}" name={quoted(title)} '
        f'sheetId="{max(taken, default=0) + 1}" r:id="{identifier}"/>',
        sheets.prefix,
    )


def _open_first(root: Element, changed: Splicing, was: int) -> None:
    """The first window opens on our sheet, the others on the sheet that they showed."""
    views = root.first("bookViews")
    for number, view in enumerate(views.children if views else ()):
        active = _whole(view.attributes.get("activeTab", "0"))
        after = 0 if number == 0 else _after(active, was)
        changed.tag(view, {"activeTab": str(after), "firstSheet": None})


def _names(root: Element, changed: Splicing, was: int, titles: str) -> None:
    """The defined names of single sheets, after the sheets have moved; ours among them."""
    ours = f'<definedName name="{_PRINT_TITLES}" localSheetId="0">{told(titles)}</definedName>'
    names = root.first("definedNames")
    if names is None:
        before = [child for child in root.children if child.local in _BEFORE_NAMES][-1]
        ours = f"<definedNames>{ours}</definedNames>"
        changed.insert(before.end, prefixed(ours, root.prefix))
        return
    for name in names.all("definedName"):
        written = name.attributes.get("localSheetId")
        if written is not None and _whole(written) == was:
            changed.remove(name)
        elif written is not None:
            changed.tag(name, {"localSheetId": str(_after(_whole(written), was))})
    changed.append(names, prefixed(ours, root.prefix))


def _after(place: int, was: int) -> int:
    """Where a sheet stands once the sheet at `was` (or a new one) has become the first."""
    if place == was:
        return 0
    return place + 1 if place < was else place


def _whole(written: str) -> int:
    return int(written) if written.strip().isdecimal() else 0


def _titles(parts: Parts, title: str, *, is_new: bool) -> None:
    """The list of titles in the file's properties, which are counted too."""
    part = parts.related("", "extended-properties")
    if not is_new or part not in parts:
        return
    data = parts.read(part)
    root, changed = parse(data), Splicing(data)
    counted, titles = root.first("HeadingPairs"), root.first("TitlesOfParts")
    count = next(_named(counted, "i4"), None) if counted else None
    vector = next(_named(titles, "vector"), None) if titles else None
    if count is None or vector is None or vector.is_closed:
        return
    changed.replace(count.inside, count.close, str(_whole(_inside(data, count)) + 1))
    size = _whole(vector.attributes.get("size", "0"))
    changed.tag(vector, {"size": str(size + 1)})
    prefix = vector.prefix
    changed.insert(vector.inside, f"<{prefix}lpstr>{told(title)}</{prefix}lpstr>")
    parts.write(part, changed.done())


def _named(element: Element, local: str) -> Iterator[Element]:
    return (each for each in element.walk() if each.local == local)


def _inside(data: bytes, element: Element) -> str:
    return data[element.inside : element.close].decode("utf-8", "replace")
