"""The styles of a workbook, with ours added: a cell's own style in another colour, and the looks of
the list of faults.
"""

from dataclasses import dataclass

from partyboard.intake.annotate.element import Element, Splicing, parse, prefixed, retagged
from partyboard.intake.annotate.parts import Parts

_ORDER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs")
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_NO_FILL = '<fill><patternFill patternType="none"/></fill>'
_GREY_FILL = '<fill><patternFill patternType="gray125"/></fill>'
_FIRST = {
    "fonts": ('<font><sz val="11"/><name val="Calibri"/></font>',),
    "fills": (_NO_FILL, _GREY_FILL),  # a program takes the first two to be these
    "borders": ("<border><left/><right/><top/><bottom/><diagonal/></border>",),
    "cellStyleXfs": ('<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>',),
    "cellXfs": ('<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',),
}
_SHADES = 64  # of one colour that nobody tells apart


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell of the list looks, in the words of the styles part."""

    font: str
    fill: str = ""
    border: str = ""
    alignment: str = ""


class Stylesheet:
    """The styles part while styles are added to it; the same style is added once."""

    def __init__(self, parts: Parts) -> None:
        """Take the workbook's styles, or begin with none."""
        self._parts = parts
        self.part = parts.related(parts.main, "styles")
        if self.part in parts and self.part:
            self._data = parts.read(self.part)
        else:
            self.part = parts.free_name(parts.beside_main("styles{}.xml"))
            self._data = f'<styleSheet xmlns="{parts.office("main")}"/>'.encode()
            parts.relate(parts.main, "styles", self.part)
            parts.declare(self.part, _CONTENT_TYPE)
        self._root = parse(self._data)
        self._sections = {name: self._section(name) for name in _FIRST}
        self._known = {name: len(items) for name, items in self._sections.items()}
        for name, items in _FIRST.items():
            held = self._sections[name]
            held += [self._own(item) for item in items[len(held) :]]

    def coloured(self, style: int, colour: str) -> int:
        """The style like another one but for its fill.

        Cells that differ in nothing but their fill get shades of the colour that nobody tells
        apart, so that each coloured style stands for one of the sender's, also after Excel has
        numbered them anew.
        """
        styles = self._sections["cellXfs"]
        own = styles[style if 0 <= style < len(styles) else 0]
        fill = parse(own).attributes.get("fillId", "0")
        green, blue = divmod((int(fill) if fill.isdecimal() else 0) % _SHADES, 8)
        shade = int(colour, 16) + (green << 8) + blue
        number = self._number("fills", _solid(f"{shade:08X}"))
        tag = own[: own.index(b">") + 1]
        changed = retagged(tag, {"fillId": str(number), "applyFill": "1"})
        return self._number("cellXfs", changed + own[len(tag) :])

    def look(self, look: Look) -> int:
        """The style that looks so."""
        fill = self._number("fills", _solid(look.fill)) if look.fill else 0
        border = self._number("borders", look.border) if look.border else 0
        return self._number(
            "cellXfs",
            f'<xf numFmtId="0" fontId="{self._number("fonts", look.font)}" fillId="{fill}" '
            f'borderId="{border}" xfId="0" quotePrefix="1" applyFont="1" applyFill="1" '
            f'applyBorder="1" applyAlignment="1">{look.alignment}</xf>',
        )

    def save(self) -> None:
        """Write the part back with what was added."""
        changed = Splicing(self._data)
        missing: dict[int, str] = {}
        for name, items in self._sections.items():
            added = b"".join(items[self._known[name] :])
            section = self._root.first(name)
            if section is None:
                place = self._place(name)
                name = self._prefix + name
                xml = f'<{name} count="{len(items)}">{added.decode()}</{name}>'
                missing[place] = missing.get(place, "") + xml
            elif added:
                self._extend(changed, section, len(items), added)
        for place, xml in missing.items():
            if self._root.is_closed:
                changed.append(self._root, xml)
            else:
                changed.insert(place, xml)
        self._parts.write(self.part, changed.done())

    def _extend(self, changed: Splicing, section: Element, count: int, added: bytes) -> None:
        tag = retagged(self._data[section.start : section.inside], {"count": str(count)})
        if section.is_closed:
            tag = tag.removesuffix(b"/>").rstrip() + b">"
            changed.replace(section.start, section.end, tag + added + f"</{section.name}>".encode())
        else:
            changed.replace(section.start, section.inside, tag)
            changed.insert(section.close, added)

    @property
    def _prefix(self) -> str:
        return self._root.prefix

    def _section(self, name: str) -> list[bytes]:
        section = self._root.first(name)
        children = section.children if section else ()
        return [self._data[child.start : child.end] for child in children]

    def _place(self, name: str) -> int:
        """Where a section that is missing would stand."""
        before = _ORDER[: _ORDER.index(name)]
        ends = [child.end for child in self._root.children if child.local in before]
        return max(ends, default=self._root.inside)

    def _own(self, xml: str) -> bytes:
        return prefixed(xml, self._prefix).encode()

    def _number(self, section: str, item: str | bytes) -> int:
        """Where an item stands in its section, added where it is not there yet."""
        items = self._sections[section]
        wanted = item if isinstance(item, bytes) else self._own(item)
        if wanted not in items:
            items.append(wanted)
        return items.index(wanted)


def _solid(colour: str) -> str:
    return (
        f'<fill><patternFill patternType="solid"><fgColor rgb="{colour}"/>'
        '<bgColor indexed="64"/></patternFill></fill>'
    )
