"""What a file is, judged by its bytes and never by its name."""

from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

from partyboard.intake import limits
from partyboard.intake.findings import Finding, finding
from partyboard.intake.foreign import (
    OTHER_DOCUMENTS,
    other_bytes,
    other_compound,
    other_open_document,
    other_zip,
)
from partyboard.intake.package import Broken, Locked, Package


class Kind(StrEnum):
    """The spreadsheet files that we read."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"


@dataclass(frozen=True, slots=True)
class Source:
    """A file found to be a spreadsheet; opened as the zip that it is, or as the old stream."""

    kind: Kind
    content: bytes
    package: Package | None = None
    stream: bytes = b""


_ZIP, _CFB = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORKBOOK_STREAMS = frozenset({"workbook", "book"})
_FILEPASS = 0x2F


def sniff(content: bytes) -> Source | Finding:
    """The kind of spreadsheet that the bytes are, or the finding that they are none of ours."""
    if len(content) > limits.FILE_BYTES:
        return limits.oversize(len(content))
    if content.startswith(_ZIP):
        return _zip(content)
    if content.startswith(_CFB):
        return _compound(content)
    return other_bytes(content)


def _zip(content: bytes) -> Source | Finding:
    """A zip: one of the spreadsheet kinds, another program's file, or half a file."""
    try:
        package = Package(content)
        return _open_document(package, content) or _open_xml(package, content)
    except limits.OverLimit as over:
        return over.answer
    except Locked:
        return finding("password-protected")
    except Broken:
        return finding("corrupt", found="phần bên trong tệp không mở được")


def _open_xml(package: Package, content: bytes) -> Source | Finding:
    """A zip of Office: told by the part that its relationships call the document."""
    main = package.main_part
    if main.endswith(".bin"):
        return Source(Kind.XLSB, content, package)
    if main and not main.startswith(OTHER_DOCUMENTS):
        return Source(Kind.XLSX, content, package)
    return other_zip(package.names)


def _open_document(package: Package, content: bytes) -> Source | Finding | None:
    """A zip of LibreOffice, told by its `mimetype`; None for any other zip."""
    declared = package.read("mimetype")[:200]
    if b"opendocument.spreadsheet" in declared:
        if b"encryption-data" in package.read("META-INF/manifest.xml"):
            return finding("password-protected")
        return Source(Kind.ODS, content, package)
    return other_open_document(declared)


def _compound(content: bytes) -> Source | Finding:
    """An OLE compound file: an old .xls, an encrypted .xlsx, or another program's document."""
    import olefile  # here, because few files need it and it takes a third of a process's start

    try:
        with olefile.OleFileIO(BytesIO(content)) as compound:
            names = {entry.name.lower(): entry.name for entry in compound.root.kids}
            if "encryptedpackage" in names:
                return finding("password-protected")
            workbook = next((names[name] for name in _WORKBOOK_STREAMS & names.keys()), None)
            if workbook is None:
                return other_compound(names.keys())
            stream: bytes = compound.openstream(workbook).read()
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return finding("corrupt", found="cấu trúc tệp .xls bị lỗi")
    if _has_password(stream[:4096]):
        return finding("password-protected")
    return Source(Kind.XLS, content, stream=stream)


def _has_password(stream: bytes) -> bool:
    """Whether the first records of a .xls hold FILEPASS, which stands right after the first."""
    place = 0
    while place + 4 <= len(stream):
        record = int.from_bytes(stream[place : place + 2], "little")
        if record == _FILEPASS:
            return True
        place += 4 + int.from_bytes(stream[place + 2 : place + 4], "little")
    return False
