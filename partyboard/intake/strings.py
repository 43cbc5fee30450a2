"""The shared strings of an .xlsx, opened only where a cell's text has parts in an old font."""

from partyboard.intake.facts import Runs
from partyboard.intake.fonts import is_legacy
from partyboard.intake.markup import attributes, code_units, element, opening, prefixes, text


class SharedStrings:
    """The strings by number, parsed when first asked for."""

    def __init__(self, data: bytes) -> None:
        """Keep the part as it stands."""
        self._data = data
        self.names = prefixes(data)
        self._items: list[bytes] | None = None
        self.may_be_old = may_have_old_runs(data)

    def inside(self, index: int) -> bytes:
        """The XML inside string number `index`; b"" beyond the last."""
        if self._items is None:
            tag = element(b"si", self.names)
            self._items = [inside for _, inside in tag.findall(self._data)]
        return self._items[index] if 0 <= index < len(self._items) else b""


def names_old_font(data: bytes) -> bool:
    """Whether an old font's name may stand in the XML."""
    lowered = data.lower()
    return b'".vn' in lowered or b'"vni' in lowered


def may_have_old_runs(data: bytes) -> bool:
    """Whether a part of some text in the XML may have an old font of its own."""
    return b"rFont" in data and names_old_font(data)


def old_runs(inside: bytes, names: frozenset[bytes], own: str) -> Runs:
    """The parts of a rich text as (font, text), as `with_old_font` tells them."""
    if not own and not names_old_font(inside):
        return ()
    runs = tuple(
        (_font(run, names), plain_text(run, names))
        for _, run in element(b"r", names).findall(inside)
    )
    return with_old_font(runs, own)


def with_old_font(runs: Runs, own: str = "") -> Runs:
    """The parts of a text, where one has an old font; else none. A part without a font of its own
    has font "": the cell's, which is `own` where it is an old one.
    """
    return runs if any(is_legacy(font or own) for font, _ in runs) else ()


def plain_text(inside: bytes, names: frozenset[bytes]) -> str:
    """The characters of a string: its `t` elements, without the phonetic guides."""
    spoken = element(b"rPh", names).sub(b"", inside)
    return "".join(_typed(*found) for found in element(b"t", names).findall(spoken))


def _typed(raw_attributes: bytes, raw: bytes) -> str:
    """One `t`: outer spaces count only where the XML says so."""
    typed = text(raw)
    kept = b"preserve" in raw_attributes
    return code_units(typed if kept else typed.strip(" \t\r\n"))


def _font(run: bytes, names: frozenset[bytes]) -> str:
    """The font of one part of a rich text."""
    found = opening(b"rFont", names).search(run)
    return attributes(found[1]).get("val", "") if found else ""
