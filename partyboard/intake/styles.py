"""What a workbook's styles say that changes how a cell is to be read: its format and its font."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from partyboard.intake.fonts import is_legacy
from partyboard.intake.markup import attributes, element, filled, opening, prefixes

_BUILT_IN = {
    9: "0%",
    10: "0.00%",
    14: "mm-dd-yy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "m/d/yy h:mm",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mmss.0",
}
_SILENT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Styles:
    """By style number: the formats that show another thing than the number, and the old fonts."""

    formats: Mapping[int, str] = field(default_factory=dict)
    fonts: Mapping[int, str] = field(default_factory=dict)

    @property
    def all_plain(self) -> bool:
        """Whether no style says anything worth knowing."""
        return not self.formats and not self.fonts


def is_percent(code: str) -> bool:
    """Whether a format shows a hundred times the number: "%" that is not quoted."""
    return "%" in _SILENT.sub("", code)


def is_date(code: str) -> bool:
    """Whether a format shows a number as a date, a time or a duration."""
    first = _SILENT.sub("", code).partition(";")[0]
    return "general" not in first.lower() and re.search("[dmyhs]", first, re.I) is not None


def read_styles(data: bytes) -> Styles:
    """The telling styles of a `styles.xml` part."""
    names = prefixes(data)
    custom = {
        int(one["numFmtId"]): one.get("formatCode", "")
        for one in _all(rb"numFmt", _within(rb"numFmts", data, names), names)
        if one.get("numFmtId", "").isdecimal()
    }
    telling = {number: code for number, code in custom.items() if is_percent(code) or is_date(code)}
    telling = {n: c for n, c in _BUILT_IN.items() if n not in custom} | telling
    old = {number: name for number, name in enumerate(_fonts(data, names)) if is_legacy(name)}
    formats, fonts = {}, {}
    for style, one in enumerate(_all(rb"xf", _within(rb"cellXfs", data, names), names)):
        if code := telling.get(_number(one.get("numFmtId", ""))):
            formats[style] = code
        if name := old.get(_number(one.get("fontId", ""))):
            fonts[style] = name
    return Styles(formats, fonts)


def _fonts(data: bytes, names: frozenset[bytes]) -> list[str]:
    """The fonts' names in order."""
    fonts = element(rb"font", names).findall(_within(rb"fonts", data, names))
    tag = opening(rb"name", names)
    found = (tag.search(inside) for _, inside in fonts)
    return [attributes(one[1]).get("val", "") if one else "" for one in found]


def _within(tag: bytes, data: bytes, names: frozenset[bytes]) -> bytes:
    """What stands inside the first such element."""
    found = filled(tag, names).search(data)
    return found[2] if found else b""


def _all(tag: bytes, data: bytes, names: frozenset[bytes]) -> list[dict[str, str]]:
    """The attributes of every such tag."""
    return [attributes(raw) for raw in opening(tag, names).findall(data)]


def _number(raw: str) -> int:
    """A number in an attribute; -1 for none."""
    return int(raw) if raw.isdecimal() else -1
