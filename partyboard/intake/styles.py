"""What a workbook's styles say that changes how a cell is to be read: its format and its font."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from partyboard.intake.fonts import is_legacy
from partyboard.intake.markup import (
    attributes,
    element,
    filled,
    once_a_part,
    opening,
    prefixes,
    whole,
)

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


@dataclass(frozen=True)
class Styles:
    """By style number: the formats that show another thing than the number, and the old fonts."""

    formats: Mapping[int, str] = field(default_factory=dict)
    fonts: Mapping[int, str] = field(default_factory=dict)

    @cached_property
    def telling(self) -> frozenset[bytes]:
        """The style numbers worth a look, as a cell writes them; none written is style 0."""
        numbers = self.formats.keys() | self.fonts.keys()
        return frozenset(
            {b"%d" % number for number in numbers} | ({b""} if 0 in numbers else set())
        )


def is_percent(code: str) -> bool:
    """Whether a format shows a hundred times the number: "%" that is not quoted."""
    return "%" in _SILENT.sub("", code)


@lru_cache(maxsize=1024)
def is_date(code: str) -> bool:
    """Whether a format shows a number as a date, a time or a duration."""
    first = _SILENT.sub("", code).partition(";")[0]
    return "general" not in first.lower() and re.search("[dmyhs]", first, re.I) is not None


def _is_telling(code: str) -> bool:
    """Whether a format shows another thing than the number: also zeros in front, as in 007."""
    return is_percent(code) or is_date(code) or (len(code) > 1 and not code.strip("0"))


@once_a_part
def read_styles(data: bytes) -> Styles:
    """The telling styles of a `styles.xml` part."""
    names = prefixes(data)
    custom = {
        whole(one.get("numFmtId", ""), -1): one.get("formatCode", "")
        for one in _all(b"numFmt", _within(b"numFmts", data, names), names)
    }
    cell_styles = [
        (whole(one.get("numFmtId", ""), -1), whole(one.get("fontId", ""), -1))
        for one in _all(b"xf", _within(b"cellXfs", data, names), names)
    ]
    return telling_styles(cell_styles, custom, _fonts(data, names))


def telling_styles(
    cell_styles: Iterable[tuple[int, int]], custom: Mapping[int, str], fonts: Iterable[str]
) -> Styles:
    """The styles worth a look among (format, font) pairs, given the file's formats and fonts."""
    codes = {number: code for number, code in custom.items() if _is_telling(code)}
    codes |= {number: code for number, code in _BUILT_IN.items() if number not in custom}
    old = {number: name for number, name in enumerate(fonts) if is_legacy(name)}
    return Styles(
        {style: codes[code] for style, (code, _) in enumerate(cell_styles) if code in codes},
        {style: old[font] for style, (_, font) in enumerate(cell_styles) if font in old},
    )


def _fonts(data: bytes, names: frozenset[bytes]) -> list[str]:
    """The fonts' names in order."""
    fonts = element(b"font", names).findall(_within(b"fonts", data, names))
    tag = opening(b"name", names)
    found = (tag.search(inside) for _, inside in fonts)
    return [attributes(one[1]).get("val", "") if one else "" for one in found]


def _within(tag: bytes, data: bytes, names: frozenset[bytes]) -> bytes:
    """What stands inside the first such element."""
    found = filled(tag, names).search(data)
    return found[2] if found else b""


def _all(tag: bytes, data: bytes, names: frozenset[bytes]) -> list[Mapping[str, str]]:
    """The attributes of every such tag."""
    return [attributes(raw) for raw in opening(tag, names).findall(data)]
