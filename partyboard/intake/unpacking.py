"""The entries of a zip that are written as nearly every program writes them, unpacked in one go.

A workbook is a dozen small entries, and zipfile spends more on opening one than on unpacking it.
Whatever is odd about an entry is left to zipfile, which knows what to say of it.
"""

import zipfile
import zlib
from collections.abc import Mapping
from itertools import pairwise

# What spreadsheet programs and Windows write. Of the others zipfile unpacks all that comes out of
# the bytes at hand, however little was asked for: a few of them give gigabytes.
BOUNDED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_HEAD = 30  # bytes before the name of an entry
_ODD = 0x01 | 0x20 | 0x40  # flags: encrypted, a patch, encrypted strongly


class Unpacking:
    """One zip, whose directory zipfile has read."""

    def __init__(self, content: bytes, archive: zipfile.ZipFile) -> None:
        """Note where each entry has to end: where the next one begins. Two at one place are odd."""
        self._content = content
        starts = sorted((entry.header_offset for entry in archive.infolist()), reverse=True)
        self._ends: Mapping[int, int] = {
            start: end for end, start in pairwise([archive.start_dir, *starts])
        }

    def usual(self, entry: zipfile.ZipInfo, most: int) -> bytes | None:
        """The entry's bytes; None where it is odd, damaged, or of more bytes than `most`."""
        if entry.file_size > most or entry.compress_type != zipfile.ZIP_DEFLATED:
            return None
        packed = self._packed(entry)
        if packed is None:
            return None
        inflating = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            data = inflating.decompress(packed, entry.file_size + 1)
        except zlib.error:
            return None
        whole = len(data) == entry.file_size and zlib.crc32(data) == entry.CRC
        return data if whole else None

    def _packed(self, entry: zipfile.ZipInfo) -> bytes | None:
        """The entry's bytes as they stand in the zip, behind a head that agrees with the
        directory; None where it does not.
        """
        start = entry.header_offset
        head = self._content[start : start + _HEAD]
        if not head.startswith(b"PK\x03\x04") or len(head) < _HEAD or entry.flag_bits & _ODD:
            return None
        named = start + _HEAD + int.from_bytes(head[26:28], "little")
        name = self._content[start + _HEAD : named]
        begin = named + int.from_bytes(head[28:30], "little")
        end = begin + entry.compress_size
        if not name.isascii() or name.decode() != entry.orig_filename or end > self._ends[start]:
            return None
        return self._content[begin:end]
