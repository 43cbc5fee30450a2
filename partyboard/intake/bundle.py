"""A ZIP of workbooks taken apart. An .xlsx is a ZIP too: what is inside decides, not the name."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from partyboard.intake.unpacking import BOUNDED

LARGEST_ENTRY = 25 * 2**20
LARGEST_BUNDLE = 500 * 2**20
MOST_ENTRIES = 2000

_PACKAGE_PARTS = {
    "[Content_Types].xml",
    "xl/workbook.xml",
    "xl/workbook.bin",
    "mimetype",
    "META-INF/manifest.xml",
}
_LEFTOVERS = {".ds_store", "thumbs.db", "desktop.ini"}
_DAMAGED = (  # what zipfile raises over bytes that are not what they claim to be
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Bundle:
    """What a file held: (name, bytes) of each workbook; a line for each leftover, which nobody
    misses, and a line for each entry that could not be taken out.
    """

    files: tuple[tuple[str, bytes], ...]
    skipped: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


class _Refused(Exception):
    """An entry cannot be taken out; the message says why and what to do."""


def is_leftover(name: str) -> bool:
    """Whether a file is what Excel, Windows or macOS leave behind, never a report."""
    path = PurePosixPath(name.replace("\\", "/"))
    hidden = path.name.startswith(("~$", "._")) or path.name.lower() in _LEFTOVERS
    return hidden or "__MACOSX" in path.parts


def left_out(name: str) -> str:
    """The line for a leftover."""
    return f"{name}: tệp tạm của máy, bỏ qua"


def unpack(filename: str, content: bytes) -> Bundle:
    """The workbooks in a ZIP; any other file as it is, for the reader to judge."""
    whole = Bundle(((filename, content),))
    if not content.startswith(b"PK"):
        return whole
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if _PACKAGE_PARTS & set(archive.namelist()):
                return whole
            return _taken_apart(filename, archive)
    except _DAMAGED:
        return whole


def _taken_apart(filename: str, archive: zipfile.ZipFile) -> Bundle:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    named = [(_name(entry), entry) for entry in entries]
    wanted = [(name, entry) for name, entry in named if not is_leftover(name)]
    files: list[tuple[str, bytes]] = []
    refused = list(_refused_whole(filename, len(entries), len(wanted)))
    room = LARGEST_BUNDLE
    for name, entry in wanted[:MOST_ENTRIES]:
        try:
            content = _opened(archive, name, entry, room)
        except _Refused as reason:
            refused.append(f"{name}: {reason}")
            continue
        room -= len(content)
        files.append((name, content))
    skipped = tuple(left_out(name) for name, _ in named if is_leftover(name))
    return Bundle(tuple(files), skipped, tuple(refused))


def _refused_whole(filename: str, entries: int, wanted: int) -> Iterator[str]:
    if not entries:
        yield f"{filename}: tệp ZIP không có gì bên trong"
    if wanted > MOST_ENTRIES:
        yield f"{filename}: có quá {MOST_ENTRIES} tệp, chia nhỏ rồi gửi lại"


def _opened(archive: zipfile.ZipFile, name: str, entry: zipfile.ZipInfo, room: int) -> bytes:
    """The bytes of an entry, at most `room` of them. Raises _Refused."""
    path = PurePosixPath(name)
    if ".." in path.parts or path.is_absolute() or re.match("[A-Za-z]:", name):
        raise _Refused("đường dẫn lạ, không mở")
    if entry.flag_bits & 0x1:
        raise _Refused("có mật khẩu, bỏ mật khẩu rồi gửi lại")
    if entry.compress_type not in BOUNDED:
        raise _Refused("nén theo kiểu lạ, nén lại bằng Windows rồi gửi lại")
    most = min(LARGEST_ENTRY, room)
    try:
        with archive.open(entry) as stream:
            content = stream.read(most + 1)
    except _DAMAGED as error:
        raise _Refused("hỏng khi nén, nén lại rồi gửi lại") from error
    if len(content) > most:
        raise _Refused("quá lớn, gửi riêng tệp này")
    if _is_plain_zip(content):
        raise _Refused("tệp ZIP trong ZIP, giải nén rồi gửi lại")
    return content


def _name(entry: zipfile.ZipInfo) -> str:
    """Windows writes names in the code page of the sender where the UTF-8 flag is not set."""
    name = entry.filename
    if not entry.flag_bits & 0x800:
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            pass
    return name.replace("\\", "/")


def _is_plain_zip(content: bytes) -> bool:
    if not content.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return not _PACKAGE_PARTS & set(archive.namelist())
    except _DAMAGED:
        return False
