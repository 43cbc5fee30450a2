"""The old fonts of an .ods: by style, for whole cells and for parts of their text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from partyboard.intake.facts import Runs
from partyboard.intake.fonts import is_legacy
from partyboard.intake.markup import attributes, text, whole
from partyboard.intake.strings import with_old_font

_FACE = re.compile(rb"<style:font-face\s([^>]*?)/?>")
_STYLE = re.compile(
    rb"<style:(?:default-)?style\s([^>]*?)(?:/>|>(.*?)</style:(?:default-)?style>)", re.DOTALL
)
_LETTERS = re.compile(rb"<style:text-properties\s([^>]*?)/?>")
_PARAGRAPH = re.compile(rb"<text:p(?:\s[^>]*)?(?:/>|>(.*?)</text:p>)", re.DOTALL)
_PIECE = re.compile(
    rb"<text:span(?P<span>(?:\s[^>]*?)?)(?<!/)>|(?P<end></text:span>)|<text:s(?P<spaces>(?:\s[^>]*?)?)/>"
    rb"|(?P<tab><text:tab[^>]*>)|(?P<line><text:line-break[^>]*>)|<[^>]*>|(?P<typed>[^<]+)"
)
_MOST_SPACES = 32_767  # characters that a cell can hold


@dataclass(frozen=True, slots=True)
class _Style:
    """The font that a style names, if it does, and the style that it is built on."""

    font: str | None
    parent: str


class OdsFonts:
    """Which styles of a file have an old font."""

    def __init__(self, *parts: bytes) -> None:
        """From `styles.xml` and `content.xml`, in this order."""
        self._faces: dict[str, str] = {}
        self._styles: dict[tuple[str, str], _Style] = {}
        self.any_old = any(b".vn" in part.lower() or b"vni" in part.lower() for part in parts)
        for part in parts if self.any_old else ():
            self._faces |= _faces(part)
            self._styles |= _styles(part)

    def of_cells(self, style: str) -> str:
        """The old font of a cell's style; "" for any other."""
        font = self._font("table-cell", style) if self.any_old else ""
        return font if is_legacy(font) else ""

    def runs(self, inside: bytes, own: str) -> Runs:
        """The parts of a cell's text as (font, characters), as `with_old_font` tells them."""
        if not self.any_old or b"<text:span" not in inside:
            return ()
        return with_old_font(tuple(self._parts(inside)), own)

    def _parts(self, inside: bytes) -> Iterator[tuple[str, str]]:
        for number, paragraph in enumerate(_PARAGRAPH.findall(inside)):
            if number:
                yield "", "\n"
            fonts = [""]
            for piece in _PIECE.finditer(paragraph):
                if piece["span"] is not None:
                    style = attributes(piece["span"]).get("text:style-name", "")
                    fonts.append(self._font("text", style) or fonts[-1])
                elif piece["end"]:
                    fonts = fonts[:-1] or [""]
                elif characters := _characters(piece):
                    yield fonts[-1], characters

    def _font(self, family: str, name: str) -> str:
        """The font of a style or of what it is built on; "" where none is named."""
        seen: set[str] = set()
        while name not in seen and (style := self._styles.get((family, name))):
            if style.font is not None:
                return self._faces.get(style.font, style.font)
            seen.add(name)
            name = style.parent
        default = self._styles.get((family, ""))
        font = default.font if default and family == "table-cell" else None
        return self._faces.get(font, font) if font else ""


def _characters(piece: re.Match[bytes]) -> str:
    """The characters that one piece of a paragraph stands for."""
    if piece["spaces"] is not None:
        return " " * min(whole(attributes(piece["spaces"]).get("text:c", ""), 1), _MOST_SPACES)
    if piece["tab"] or piece["line"]:
        return "\t" if piece["tab"] else "\n"
    return text(piece["typed"] or b"")


def _faces(part: bytes) -> Mapping[str, str]:
    """The fonts by the names under which the styles know them."""
    found = (attributes(raw) for raw in _FACE.findall(part))
    return {face.get("style:name", ""): _bare(face.get("svg:font-family", "")) for face in found}


def _styles(part: bytes) -> Mapping[tuple[str, str], _Style]:
    """The styles by family and name; the default of a family has no name."""
    found = {}
    for raw, inside in _STYLE.findall(part):
        about = attributes(raw)
        key = about.get("style:family", ""), about.get("style:name", "")
        found[key] = _Style(_named(inside), about.get("style:parent-style-name", ""))
    return found


def _named(inside: bytes) -> str | None:
    letters = _LETTERS.search(inside)
    named = attributes(letters[1]) if letters else {}
    return named.get("style:font-name") or _bare(named.get("fo:font-family", "")) or None


def _bare(family: str) -> str:
    """A font's name without its quotation marks."""
    return family.strip("'\" ")
