"""What a file is, judged by its bytes and never by its name."""

import re
from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

from partyboard.intake import limits
from partyboard.intake.findings import Finding, finding
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
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "tệp PDF"),
    (b"\x89PNG", "tệp ảnh"),
    (b"\xff\xd8\xff", "tệp ảnh"),
    (b"GIF8", "tệp ảnh"),
    (b"BM", "tệp ảnh"),
    (b"II*\0", "tệp ảnh"),
    (b"MM\0*", "tệp ảnh"),
    (b"{\\rtf", "tệp Word (RTF)"),
    (b"Rar!", "tệp nén RAR"),
    (b"7z\xbc\xaf\x27\x1c", "tệp nén 7z"),
    (b"\x1f\x8b", "tệp nén gzip"),
    (b"PK\x05\x06", "tệp nén ZIP rỗng"),
    (b"MZ", "tệp chương trình Windows"),
    (b"\x4c\0\0\0\x01\x14\x02\0", "lối tắt (shortcut) của Windows"),
    (b"[InternetShortcut]", "lối tắt (shortcut) của Windows"),
    (b"\0\0\0\1Bud1", "tệp .DS_Store của macOS"),
    (b"\0\5\x16\7", "tệp phụ ._ của macOS"),
    (b"\x09\x02\x06\0", "bảng tính Excel quá cũ, trước Excel 97"),
    (b"\x09\x04\x06\0", "bảng tính Excel quá cũ, trước Excel 97"),
    (b"\x09\0\x04\0", "bảng tính Excel quá cũ, trước Excel 97"),
)
_ZIP_CONTENTS: tuple[tuple[str, str], ...] = (
    ("word/", "tệp Word"),
    ("ppt/", "tệp PowerPoint"),
    ("visio/", "tệp Visio"),
)
_OPEN_DOCUMENTS: tuple[tuple[bytes, str], ...] = (
    (b"opendocument.text", "tệp văn bản OpenDocument"),
    (b"opendocument.presentation", "tệp trình chiếu OpenDocument"),
    (b"epub", "sách điện tử EPUB"),
)
_CFB_CONTENTS: tuple[tuple[str, str], ...] = (
    ("worddocument", "tệp Word"),
    ("powerpoint document", "tệp PowerPoint"),
    ("__properties_version1.0", "thư Outlook"),
    ("catalog", "tệp Thumbs.db của Windows"),
)
_WORKBOOK_STREAMS = frozenset({"workbook", "book"})
_FILEPASS = 0x2F
_WEB = re.compile(
    r"<(?:!doctype\s+html|html|head|body|table|meta|style|script|div|span)\b"
    r"|^mime-version:|^content-type:\s*multipart/related",
    re.IGNORECASE | re.MULTILINE,
)
_SPREADSHEET_XML = ("urn:schemas-microsoft-com:office:spreadsheet", "excel.sheet")


def sniff(content: bytes) -> Source | Finding:
    """The kind of spreadsheet that the bytes are, or the finding that they are none of ours."""
    if len(content) > limits.FILE_BYTES:
        return limits.oversize(len(content))
    if content.startswith(_ZIP):
        return _zip(content)
    if content.startswith(_CFB):
        return _compound(content)
    return _neither(content)


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
        return finding("corrupt", found="tệp nén bên trong không mở được")


def _open_xml(package: Package, content: bytes) -> Source | Finding:
    """A zip of Office: told by the part that its relationships call the document."""
    main = package.main_part
    if main.endswith(".bin"):
        return Source(Kind.XLSB, content, package)
    if main and not main.startswith(tuple(folder for folder, _ in _ZIP_CONTENTS)):
        return Source(Kind.XLSX, content, package)
    for folder, found in _ZIP_CONTENTS:
        if any(name.startswith(folder) for name in package.names):
            return finding("not-a-workbook", found=found)
    return finding("not-a-workbook", found="tệp nén ZIP")


def _open_document(package: Package, content: bytes) -> Source | Finding | None:
    """A zip of LibreOffice, told by its `mimetype`; None for any other zip."""
    declared = package.read("mimetype")[:200]
    if b"opendocument.spreadsheet" in declared:
        if b"encryption-data" in package.read("META-INF/manifest.xml"):
            return finding("password-protected")
        return Source(Kind.ODS, content, package)
    for mark, found in _OPEN_DOCUMENTS:
        if mark in declared:
            return finding("not-a-workbook", found=found)
    return None


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
                return _other_compound(names.keys())
            stream: bytes = compound.openstream(workbook).read()
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return finding("corrupt", found="cấu trúc tệp .xls bị lỗi")
    if _has_password(stream[:4096]):
        return finding("password-protected")
    return Source(Kind.XLS, content, stream=stream)


def _other_compound(names: Set[str]) -> Finding:
    """What a compound file without a workbook is."""
    found = next((kind for name, kind in _CFB_CONTENTS if name in names), "tệp lạ")
    return finding("not-a-workbook", found=found)


def _has_password(stream: bytes) -> bool:
    """Whether the first records of a .xls hold FILEPASS, which stands right after the first."""
    place = 0
    while place + 4 <= len(stream):
        record = int.from_bytes(stream[place : place + 2], "little")
        if record == _FILEPASS:
            return True
        place += 4 + int.from_bytes(stream[place + 2 : place + 4], "little")
    return False


def _neither(content: bytes) -> Finding:
    """Bytes that are neither a zip nor a compound file."""
    if not content:
        return finding("not-a-workbook", found="tệp rỗng")
    if not content.strip(b"\0"):
        return finding("corrupt", found="nội dung chỉ toàn số 0")
    for signature, found in _SIGNATURES:
        if content.startswith(signature):
            return finding("not-a-workbook", found=found)
    if _is_owner_file(content):
        return finding("not-a-workbook", found="tệp khóa tạm ~$ của Excel")
    return _written(_opening_text(content))


def _is_owner_file(content: bytes) -> bool:
    """Whether this is the `~$` file that Office keeps while a workbook is open."""
    return len(content) in {54, 162, 165} and 0 < content[0] < 55


def _opening_text(content: bytes) -> str:
    """The first characters, in whichever Unicode they are written."""
    utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    return content[:4096].decode("utf-16" if utf16 else "utf-8-sig", "replace")


def _written(text: str) -> Finding:
    """What kind of text this is, if it is text at all."""
    lowered = text.lower()
    if any(mark in lowered for mark in _SPREADSHEET_XML) or _WEB.search(lowered):
        return finding("html-not-excel")
    if lowered.startswith(",") and ".~lock" in lowered:
        return finding("not-a-workbook", found="tệp khóa tạm của LibreOffice")
    if text.isprintable() or not re.search(r"[\x00-\x08\x0e-\x1f\ufffd]", text):
        return finding("not-a-workbook", found="tệp văn bản")
    return finding("not-a-workbook", found="tệp lạ")
