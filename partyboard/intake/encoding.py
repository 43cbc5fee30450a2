"""The encodings in which the parts of a workbook are written: UTF-8 as a rule, rarely another.

A part that the scan cannot read as the readers do is one in which it sees nothing: no broken
formula, no percent, no cell at the far end. So what is not known to be read alike is not read.
"""

import codecs
import re

_MARKED = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UNMARKED = {b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
_DECLARED = re.compile(rb"""(?:\xef\xbb\xbf)?<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.-]+)["']""")
_AS_IT_IS = re.compile("utf-?8|us-ascii|ascii|utf-?16(?:le|be)?", re.IGNORECASE)
_ONE_BYTE = re.compile("(?:iso-?8859-|windows-125|cp125)[0-9]{1,2}", re.IGNORECASE)
_BEGINNING = 8  # bytes in which every encoding of wider signs shows a zero
_BLANK = codecs.BOM_UTF8 + b" \t\r\n"


class NotXml(ValueError):
    """A part that is not the XML that a spreadsheet program writes."""


def in_utf8(data: bytes) -> bytes:
    """The part in UTF-8, whatever its declaration goes on to say. Raises NotXml for an encoding
    that spreadsheet programs do not write."""
    if data.startswith(_MARKED):
        data = data.decode("utf-16", "replace").encode()
    elif data[:2] in _UNMARKED:
        data = data.decode(_UNMARKED[data[:2]], "replace").encode()
    elif declared := _DECLARED.match(data):
        data = _decoded(data, declared[1].decode("ascii", "replace"))
    beginning = data[:_BEGINNING]
    if b"\0" in beginning or beginning.lstrip(_BLANK)[:1] not in (b"", b"<"):
        raise NotXml("signs that are wide, or not those of ASCII")
    return data


def _decoded(data: bytes, name: str) -> bytes:
    """Raises NotXml."""
    if _AS_IT_IS.fullmatch(name):
        return data
    if not _ONE_BYTE.fullmatch(name):
        raise NotXml(f"encoding {name}")
    try:
        return data.decode(name, "replace").encode()
    except LookupError as fault:
        raise NotXml(f"encoding {name}") from fault
