"""The notes (comments) of one worksheet: the sender's stay, ours are put in their place anew."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from partyboard.intake.annotate.element import Element, Splicing, parse, prefixed, spelled
from partyboard.intake.annotate.faults import Mark
from partyboard.intake.annotate.grid_part import Place, place_of
from partyboard.intake.annotate.own_words import BEGINNING, beginning_of_own_words, has_own_words
from partyboard.intake.annotate.parts import Parts
from partyboard.intake.cells import address

AUTHOR = "partyboard"
_TAG = re.compile("<[^>]*>")
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
        text = comment.first("text")
        is_ours = has_own_words(_raw(data, comment))
        if is_ours and not (text and _TAG.sub("", "".join(_theirs(data, text))).strip()):
            changed.remove(comment)
            notes.gone.append(place)
            continue
        theirs.add(place)
        if text and (is_ours or place in marks):
            _rewrite(data, changed, text, marks.get(place))
    notes.new = [place for place in marks if place not in theirs]
    _add(root, changed, names, {place: marks[place] for place in notes.new})
    notes.data = changed.done()
    return notes


def words(mark: Mark) -> str:
    """What a note says."""
    return "\n".join((BEGINNING, *mark.sentences))


def _rewrite(data: bytes, changed: Splicing, text: Element, mark: Mark | None) -> None:
    """Take our words out of a note of the sender's, and put the new ones behind theirs."""
    runs = "".join(_theirs(data, text))
    ours = _run("\n" + words(mark), text.prefix) if mark else ""
    opening, closing = f"<{text.name}>", f"</{text.name}>"
    changed.replace(text.start, text.end, (opening + runs + ours + closing).encode())


def _theirs(data: bytes, text: Element) -> list[str]:
    """What a note holds but for our words: they are a run of their own, or the end of one."""
    kept: list[str] = []
    for child in text.children:
        raw = _raw(data, child)
        cut = beginning_of_own_words(raw)
        if cut >= 0 and raw[:cut].endswith(">"):
            break
        if cut >= 0:
            ends = [f"</{text.prefix}t>", f"</{text.prefix}r>"]
            raw = raw[:cut] + "".join(ends if child.local == "r" else ends[:1])
        kept.append(f"<{text.prefix}r>{raw}</{text.prefix}r>" if child.local == "t" else raw)
        if cut >= 0:
            break
    return kept


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
