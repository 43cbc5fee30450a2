"""The zip that a workbook is: its parts, found through relationships, read under a cap."""

import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from functools import cached_property, lru_cache
from io import BytesIO

from partyboard.intake import limits
from partyboard.intake.markup import NotXml, attributes, opening, plain, prefixes
from partyboard.intake.unpacking import BOUNDED, Unpacking

WORKBOOK_PARTS = ("xl/workbook.xml", "xl/workbook.bin")
_SHORT = 10_000  # bytes of a relationships part that is worth remembering
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)


class Broken(Exception):
    """A zip, or a part in it, that cannot be unpacked."""


class Locked(Exception):
    """A zip entry that asks for a password."""


class Package:
    """The parts of one file by name; names are compared as Excel does, without case."""

    def __init__(self, content: bytes) -> None:
        """Open the zip. Raises Broken, or OverLimit for too many entries."""
        try:
            self._archive = zipfile.ZipFile(BytesIO(content))
        except _FAULTS as fault:
            raise Broken(str(fault)) from fault
        entries = self._archive.infolist()
        if len(entries) > limits.ENTRIES:
            found = f"{limits.thousands(len(entries))} tệp con"
            raise limits.OverLimit(
                limits.too_large(found, f"{limits.thousands(limits.ENTRIES)} tệp con")
            )
        self._entries = {part_key(entry.filename): entry for entry in entries}
        self._unpacking = Unpacking(content, self._archive)
        self._left = limits.UNPACKED_BYTES

    def __contains__(self, name: str) -> bool:
        """Whether there is such a part."""
        return part_key(name) in self._entries

    @property
    def names(self) -> list[str]:
        """All parts, in lower case and with forward slashes."""
        return list(self._entries)

    def read(self, name: str) -> bytes:
        """A part's bytes; b"" where there is no such part.

        What really comes out is counted, over all parts of the file: neither the size that the zip
        declares nor the ratio is trusted. Raises OverLimit, Broken or Locked.
        """
        entry = self._entries.get(part_key(name))
        if entry is None:
            return b""
        data = self._unpacking.usual(entry, self._left)
        if data is None:
            data = self._unusual(entry)
        self._count(len(data))
        return data

    def _unusual(self, entry: zipfile.ZipInfo) -> bytes:
        """An entry's bytes, where unpacking it can be bounded. Raises Broken or Locked."""
        if entry.compress_type not in BOUNDED:
            raise Broken(f"{entry.filename}: method {entry.compress_type}")
        try:
            with self._archive.open(entry) as part:
                return part.read(self._left + 1)
        except RuntimeError as fault:
            raise Locked(entry.filename) from fault
        except _FAULTS as fault:
            raise Broken(str(fault)) from fault

    def _count(self, size: int) -> None:
        """Take what was unpacked off the allowance."""
        self._left -= size
        if self._left < 0:
            allowed = limits.megabytes(limits.UNPACKED_BYTES)
            raise limits.OverLimit(limits.too_large(f"giải nén ra hơn {allowed}", allowed))

    def xml(self, name: str) -> bytes:
        """An XML part ready for patterns. Raises Broken for what is not XML, and as `read` does."""
        try:
            return plain(self.read(name))
        except NotXml as fault:
            raise Broken(str(fault)) from fault

    def related(self, part: str = "") -> Mapping[str, tuple[str, str]]:
        """The relationships of a part (of the package itself by default): id → kind, target.

        The kind is the last word of the relationship's type, which ordinary and strict Open XML
        share.
        """
        folder, name = posixpath.split(part)
        data = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        listed = _met_before if len(data) < _SHORT else _listed
        return listed(folder, data)

    @cached_property
    def main_part(self) -> str:
        """The workbook's part, or "" where this is some other zip."""
        for kind, target in self.related().values():
            if kind == "officeDocument" and target in self:
                return target
        return next((name for name in WORKBOOK_PARTS if name in self), "")


def _listed(folder: str, data: bytes) -> Mapping[str, tuple[str, str]]:
    """What a relationships part says of parts named from a folder."""
    tag = opening(b"Relationship", _any_prefix(data))
    found = (attributes(raw) for raw in tag.findall(data))
    return {
        each.get("Id", ""): (
            each.get("Type", "").rpartition("/")[2],
            resolved(folder, each.get("Target", "")),
        )
        for each in found
    }


_met_before = lru_cache(maxsize=64)(_listed)  # the same in workbook after workbook


def _any_prefix(data: bytes) -> frozenset[bytes]:
    """Prefixes of relationship elements: a `<r:Relationships` root names its own."""
    root = data.partition(b"Relationships")[0].rpartition(b"<")[2].rstrip(b":")
    return frozenset({root}) if root else prefixes(b"")


def resolved(folder: str, target: str) -> str:
    """A relationship's target as a part name: absolute ones start at the root of the package."""
    target = target.replace("\\", "/")
    joined = target if target.startswith("/") else posixpath.join("/", folder, target)
    return posixpath.normpath(joined).lstrip("/")


def part_key(name: str) -> str:
    """Part names are alike whatever their case and slashes."""
    return name.replace("\\", "/").lstrip("/").lower()
