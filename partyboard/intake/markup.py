"""XML read by pattern: exact for well-formed parts once `plain` has made them so, and quick.

Building a tree of a workbook costs more than reading it, so the scan looks for tags in the bytes.
In well-formed XML a "<" is always markup, except in comments, CDATA and what is told to programs
(`<?…?>`), which `plain` takes out.
"""

import html
import re
from collections.abc import Callable, Mapping, Set
from functools import lru_cache, wraps
from typing import TypeVar

from partyboard.intake.encoding import NotXml as NotXml
from partyboard.intake.encoding import in_utf8

T = TypeVar("T")

MAIN_NAMESPACES = frozenset(
    {
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    }
)
_ASIDE = re.compile(rb"<!--.*?-->|<!\[CDATA\[(.*?)\]\]>|<\?.*?\?>", re.DOTALL)
_NAMESPACE = re.compile(rb"""xmlns(?::([\w.-]+))?\s*=\s*["']([^"']*)["']""")
_ATTRIBUTE = re.compile(rb"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_CODE_UNIT = re.compile("_x([0-9A-Fa-f]{4})_")
_SHORT = 300  # bytes of a tag that is worth remembering
_SMALL, _PARTS = 50_000, 64  # bytes of a part that is, and how many
_DECLARATION = 8  # bytes at the beginning, in which a part says that it is XML


def once_a_part(work: Callable[[bytes], T]) -> Callable[[bytes], T]:
    """Remember what small parts say: workbooks of one template share them byte for byte. The
    answer is handed out again, so nobody may change it.
    """
    remembered = lru_cache(maxsize=_PARTS)(work)

    @wraps(work)
    def answer(data: bytes) -> T:
        return remembered(data) if len(data) < _SMALL else work(data)

    return answer


def plain(data: bytes) -> bytes:
    """The part in UTF-8, without comments and CDATA sections; the text of these stays as text.

    Raises NotXml for an encoding that no spreadsheet program writes, and for a document type
    declaration, which none writes either and whose entities can grow without end.
    """
    data = in_utf8(data)
    has_asides = b"!" in data and b"<!" in data
    if not has_asides and data.find(b"<?", _DECLARATION) < 0:
        return data
    data = _ASIDE.sub(_as_text, data)
    if b"<!DOCTYPE" in data:
        raise NotXml("document type declaration")
    return data


def _as_text(aside: re.Match[bytes]) -> bytes:
    """A CDATA section as escaped text; nothing for the others."""
    return html.escape((aside[1] or b"").decode("utf-8", "replace"), quote=False).encode()


def prefixes(data: bytes) -> frozenset[bytes]:
    """The prefixes under which the part's spreadsheet elements stand; b"" for none."""
    found = set()
    place = data.find(b"xmlns")
    while place >= 0:
        declared = _NAMESPACE.match(data, place)
        if declared and declared[2] in MAIN_NAMESPACES:
            found.add(declared[1] or b"")
        place = data.find(b"xmlns", place + 5)
    return frozenset(found) or frozenset({b""})


@lru_cache(maxsize=512)
def opening(tag: bytes, names: frozenset[bytes] = frozenset({b""})) -> re.Pattern[bytes]:
    """A pattern for `<tag …>` or `<tag …/>`; group 1 holds the attributes."""
    return re.compile(rb"<%s((?:\s[^>]*?)?)/?>" % qualified(tag, names))


@lru_cache(maxsize=512)
def filled(tag: bytes, names: frozenset[bytes] = frozenset({b""})) -> re.Pattern[bytes]:
    """A pattern for `<tag …>…</tag>` (never `<tag/>`); groups: attributes and what is inside."""
    name = qualified(tag, names)
    return re.compile(rb"<%s((?:\s[^>]*)?)(?<!/)>(.*?)</%s\s*>" % (name, name), re.DOTALL)


@lru_cache(maxsize=512)
def element(tag: bytes, names: frozenset[bytes] = frozenset({b""})) -> re.Pattern[bytes]:
    """A pattern for the whole element, empty or not; groups: attributes and what is inside."""
    name = qualified(tag, names)
    return re.compile(rb"<%s((?:\s[^>]*?)?)(?:/>|>(.*?)</%s\s*>)" % (name, name), re.DOTALL)


def qualified(tag: bytes, names: Set[bytes]) -> bytes:
    """The tag's name under each of the prefixes, as a pattern."""
    if names == {b""}:
        return tag
    choices = sorted(re.escape(name) + b":" if name else b"" for name in names)
    return rb"(?:%s)%s" % (b"|".join(choices), tag)


def attributes(raw: bytes) -> Mapping[str, str]:
    """The attributes of a tag by name, their entities resolved."""
    return _met_before(raw) if len(raw) < _SHORT else _attributes(raw)


@lru_cache(maxsize=4096)
def _met_before(raw: bytes) -> Mapping[str, str]:
    """Styles and relations are the same in workbook after workbook."""
    return _attributes(raw)


def _attributes(raw: bytes) -> Mapping[str, str]:
    return {
        name.decode("utf-8", "replace"): text(double or single)
        for name, double, single in _ATTRIBUTE.findall(raw)
    }


def text(raw: bytes) -> str:
    """The characters that escaped XML text stands for."""
    decoded = raw.decode("utf-8", "replace")
    if "\r" in decoded:
        decoded = decoded.replace("\r\n", "\n").replace("\r", "\n")
    return html.unescape(decoded) if "&" in decoded else decoded


def code_units(typed: str) -> str:
    """Text with `_x000D_` and its like, by which spreadsheets write characters XML cannot hold."""
    if "_x" not in typed:
        return typed
    decoded = _CODE_UNIT.sub(lambda unit: chr(int(unit[1], 16)), typed)
    return decoded.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def yes(value: str) -> bool:
    """Whether an attribute says true."""
    return value in {"1", "true", "on"}


def whole(raw: str, otherwise: int) -> int:
    """The whole number that an attribute gives; another where it gives none of a sane size."""
    return int(raw) if raw.isdecimal() and len(raw) < 10 else otherwise
