"""The elements of an XML part with their places in its bytes, so that a part can be changed in one
place and stay as it is in all others.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape

_TAG = re.compile(rb"""<[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>""")
_LONGEST_TAG = 50_000  # bytes
_MOST, _DEEPEST = 100_000, 200  # elements of a part, and how deep they may lie
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_ENCODING = re.compile(r"""(<\?xml[^>]*?)\s+encoding\s*=\s*["'][^"']*["']""")
_NAME = re.compile(r"<(/?)(?=\w)")
_CODE_UNIT = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class Unpatchable(Exception):
    """A part that we cannot change in place: the workbook is copied instead."""


@dataclass(slots=True)
class Element:
    """One element: its name as written, its attributes, where it starts, where its content starts
    and stops, where it ends. Of an element without content the last three are one place.
    """

    name: str
    attributes: Mapping[str, str]
    start: int
    inside: int
    close: int = -1
    end: int = -1
    children: list["Element"] = field(default_factory=list)

    @property
    def local(self) -> str:
        """The name without its prefix."""
        return self.name.rpartition(":")[2]

    @property
    def prefix(self) -> str:
        """The prefix with its colon, "x:"; "" for none."""
        return self.name[: -len(self.local)]

    @property
    def is_closed(self) -> bool:
        """Whether it is written as one tag, `<a/>`."""
        return self.inside == self.end

    def all(self, local: str) -> Iterator["Element"]:
        """The children of this name."""
        return (child for child in self.children if child.local == local)

    def first(self, local: str) -> "Element | None":
        """The first child of this name."""
        return next(self.all(local), None)

    def walk(self) -> Iterator["Element"]:
        """The element and everything in it."""
        yield self
        for child in self.children:
            yield from child.walk()


def normal(data: bytes) -> bytes:
    """The part in an encoding in which plain letters are one byte each. Raises Unpatchable for a
    document type declaration, whose entities can grow without end.
    """
    if data.startswith(_UTF16):
        data = _ENCODING.sub(r"\1", data.decode("utf-16", "replace"), count=1).encode()
    if b"<!DOCTYPE" in data:
        raise Unpatchable("document type declaration")
    return data


def tag_end(data: bytes, start: int) -> int:
    """Where the tag ends that starts here. Raises Unpatchable, also for one of absurd length."""
    found = _TAG.match(data, start, start + _LONGEST_TAG)
    if found is None:
        raise Unpatchable(f"no tag at {start}")
    return found.end()


def check_size(count: int, depth: int) -> None:
    """Raise Unpatchable where a part would take too much memory."""
    if count > _MOST or depth > _DEEPEST:
        raise Unpatchable("too many elements")


def read_through(parser: expat.XMLParserType, data: bytes) -> None:
    """Let a parser see a whole part. Raises Unpatchable for what is not well-formed."""
    try:
        parser.Parse(data, True)
    except expat.ExpatError as fault:
        raise Unpatchable(str(fault)) from fault


def parse(data: bytes) -> Element:
    """The root of a part in its normal form. Raises Unpatchable for what is not well-formed."""
    return _Growing(data).root


class _Growing:
    """A tree while its part is being read."""

    def __init__(self, data: bytes) -> None:
        """Read the part. Raises Unpatchable, also for more elements than a workbook needs."""
        self._data, self._count = data, 0
        self._open = [Element("", {}, 0, 0)]
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        read_through(self._parser, data)
        self.root = self._open[0].children[0]

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._count += 1
        check_size(self._count, len(self._open))
        start = self._parser.CurrentByteIndex
        element = Element(name, attributes, start, tag_end(self._data, start))
        self._open[-1].children.append(element)
        self._open.append(element)

    def _end(self, name: str) -> None:
        element = self._open.pop()
        if self._data[element.inside - 2 : element.inside] == b"/>":
            element.close = element.end = element.inside
        else:
            element.close = self._parser.CurrentByteIndex
            element.end = tag_end(self._data, element.close)


class Splicing:
    """Changes to be made in a part, by place, and the part with all of them."""

    def __init__(self, data: bytes) -> None:
        """Nothing is changed yet."""
        self.data = data
        self._edits: list[tuple[int, int, bytes]] = []

    @property
    def is_empty(self) -> bool:
        """Whether nothing is to be changed."""
        return not self._edits

    def replace(self, start: int, end: int, new: str | bytes) -> None:
        """Put something in the place of some bytes."""
        self._edits.append((start, end, _bytes(new)))

    def insert(self, at: int, new: str | bytes) -> None:
        """Put something before a place, behind what was put there before."""
        self.replace(at, at, new)

    def remove(self, element: Element) -> None:
        """Take an element out."""
        self.replace(element.start, element.end, b"")

    def append(self, parent: Element, new: str | bytes) -> None:
        """Put something last into an element, which may be written as one tag."""
        if parent.is_closed:
            opening = self.data[parent.start : parent.inside - 2].rstrip() + b">"
            closing = f"</{parent.name}>".encode()
            self.replace(parent.start, parent.end, opening + _bytes(new) + closing)
        else:
            self.insert(parent.close, new)

    def tag(self, element: Element, changes: Mapping[str, str | None]) -> None:
        """Set attributes of an element; None takes one away."""
        tag = self.data[element.start : element.inside]
        self.replace(element.start, element.inside, retagged(tag, changes))

    def done(self) -> bytes:
        """The part with the changes."""
        pieces, at = [], 0
        for start, end, new in sorted(self._edits, key=lambda edit: edit[:2]):
            if start < at:
                raise Unpatchable("changes that overlap")
            pieces += [self.data[at:start], new]
            at = end
        return b"".join([*pieces, self.data[at:]])


def retagged(tag: bytes, changes: Mapping[str, str | None]) -> bytes:
    """A tag with attributes set, or taken away where None is given."""
    for name, value in changes.items():
        found = re.search(rb"""\s+%s\s*=\s*(?:"[^"]*"|'[^']*')""" % re.escape(name.encode()), tag)
        new = b"" if value is None else f" {name}={quoted(value)}".encode("ascii", _REFERENCES)
        if found:
            tag = tag[: found.start()] + new + tag[found.end() :]
        elif new:
            close = len(tag) - (2 if tag.endswith(b"/>") else 1)
            tag = tag[:close].rstrip() + new + tag[close:]
    return tag


def prefixed(xml: str, prefix: str) -> str:
    """Elements written without a prefix under that of the part that they are put into."""
    return _NAME.sub(rf"<\1{prefix}", xml) if prefix else xml


def told(text: str) -> str:
    """A text as XML writes it between tags; what XML cannot hold is left out."""
    return escape(_NOT_IN_XML.sub("", text))


def spelled(text: str) -> str:
    """A text as a cell or a note holds it: `_x0041_` in it stays what it is."""
    return told(_CODE_UNIT.sub("_x005F_", text))


def quoted(text: str) -> str:
    """A text as XML writes it in an attribute, with its quotes."""
    return '"' + escape(_NOT_IN_XML.sub("", text), {'"': "&quot;", "\n": "&#10;"}) + '"'


_REFERENCES = "xmlcharrefreplace"  # right in whichever encoding the part declares


def _bytes(new: str | bytes) -> bytes:
    return new if isinstance(new, bytes) else new.encode("ascii", _REFERENCES)
