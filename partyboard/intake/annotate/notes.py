"""The notes (comments) of one worksheet: the sender's stay, ours are put in their place anew."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from partyboard.intake.annotate.element import Element, Splicing, parse, prefixed, spelled
from partyboard.intake.annotate.faults import Mark
from partyboard.intake.annotate.grid_part import Place, place_of
from partyboard.intake.annotate.parts import Parts
from partyboard.intake.cells import address

AUTHOR = "partyboard"
_APPENDED = "\n[partyboard] "  # before our words in a note that is the sender's
_OURS = re.compile(r"\[partyboard\]", re.IGNORECASE)
_BREAKS = ("&#10;", "&#xA;", "&#xa;", "_x000a_", "_x000A_")
_FONT = '<rPr><sz val="9"/><color rgb="FF9C1C13"/><rFont val="Tahoma"/><family val="2"/></rPr>'


@dataclass(slots=True)
class Notes:
    """What came of the comments of a sheet: the part, notes of ours that went, and that came."""

    data: bytes
    gone: list[Place] = field(default_factory=list)
    new: list[Place] = field(default_factory=list)


def empty(parts: Parts) -> bytes:
    """A comments part without comments."""
    space = parts.office("main")
    return f'<comments xmlns="{space}"><authors/><commentList/></comments>'.encode()


def renewed(data: bytes, marks: Mapping[Place, Mark]) -> Notes:
    """The comments with a note for each mark, and without ours of an earlier time. Where the sender
    has a note at the cell, our words follow theirs.
    """
    root, changed, notes = parse(data), Splicing(data), Notes(data)
    authors, listing = root.first("authors"), root.first("commentList")
    names = [_inside(data, each) for each in authors.children] if authors else []
    theirs: set[Place] = set()
    for comment in listing.children if listing else ():
        place = place_of(comment.attributes.get("ref", ""))
        if place is None:
            continue
        if _author(comment, names) == AUTHOR:
            changed.remove(comment)
            notes.gone.append(place)
        else:
            theirs.add(place)
            _rewrite(data, changed, comment, marks.get(place))
    notes.new = [place for place in marks if place not in theirs]
    _add(root, changed, names, {place: marks[place] for place in notes.new})
    notes.data = changed.done()
    return notes


def words(mark: Mark) -> str:
    """What a note says."""
    return "\n".join(mark.sentences)


def _author(comment: Element, names: list[str]) -> str:
    number = comment.attributes.get("authorId", "")
    return names[int(number)] if number.isdecimal() and int(number) < len(names) else ""


def _rewrite(data: bytes, changed: Splicing, comment: Element, mark: Mark | None) -> None:
    """Take our words out of a note of the sender's, and put the new ones behind theirs."""
    text = comment.first("text")
    if text is None or (mark is None and _cut(_raw(data, comment)) < 0):
        return
    runs = "".join(_theirs(data, text))
    ours = _run(_APPENDED + words(mark), comment.prefix) if mark else ""
    opening, closing = f"<{text.name}>", f"</{text.name}>"
    changed.replace(text.start, text.end, (opening + runs + ours + closing).encode())


def _theirs(data: bytes, text: Element) -> list[str]:
    """What a note holds but for our words: they are a run of their own, or the end of one."""
    kept: list[str] = []
    for child in text.children:
        raw = _raw(data, child)
        cut = _cut(raw)
        if cut >= 0 and raw[:cut].endswith(">"):
            break
        if cut >= 0:
            ends = [f"</{text.prefix}t>", f"</{text.prefix}r>"]
            raw = raw[:cut] + "".join(ends if child.local == "r" else ends[:1])
        kept.append(f"<{text.prefix}r>{raw}</{text.prefix}r>" if child.local == "t" else raw)
        if cut >= 0:
            break
    return kept


def _cut(raw: str) -> int:
    """Where our words begin, with the line break before them; -1 where there are none."""
    found = _OURS.search(raw)
    if found is None:
        return -1
    before = raw[: found.start()].rstrip()
    while before.endswith(_BREAKS):
        end = next(each for each in _BREAKS if before.endswith(each))
        before = before.removesuffix(end).rstrip()
    return len(before)


def _add(root: Element, changed: Splicing, names: list[str], marks: Mapping[Place, Mark]) -> None:
    if not marks:
        return
    prefix = root.prefix
    author = f"<{prefix}author>{AUTHOR}</{prefix}author>"
    number = names.index(AUTHOR) if AUTHOR in names else len(names)
    comments = "".join(
        f'<{prefix}comment ref="{address(*place)}" authorId="{number}"><{prefix}text>'
        f"{_run(words(mark), prefix)}</{prefix}text></{prefix}comment>"
        for place, mark in sorted(marks.items())
    )
    authors, listing = root.first("authors"), root.first("commentList")
    missing = ""
    if authors is None:
        missing = f"<{prefix}authors>{author}</{prefix}authors>"
    elif AUTHOR not in names:
        changed.append(authors, author)
    if listing is None:
        changed.append(root, f"{missing}<{prefix}commentList>{comments}</{prefix}commentList>")
    else:
        if missing:
            changed.insert(listing.start, missing)
        changed.append(listing, comments)


def _run(text: str, prefix: str) -> str:
    """A text as a run of its own, in our colour."""
    written = spelled(text).replace("\n", "&#10;")
    return prefixed(f'<r>{_FONT}<t xml:space="preserve">{written}</t></r>', prefix)


def _inside(data: bytes, element: Element) -> str:
    return data[element.inside : element.close].decode("utf-8", "replace").strip()


def _raw(data: bytes, element: Element) -> str:
    return data[element.start : element.end].decode("utf-8", "replace")
