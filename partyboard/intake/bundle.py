"""A ZIP of workbooks taken apart. An .xlsx is a ZIP too: what is inside decides, not the name."""

import io
import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath

LARGEST_ENTRY = 25 * 2**20
LARGEST_BUNDLE = 500 * 2**20
MOST_ENTRIES = 2000

_PACKAGE_PARTS = {"[Content_Types].xml", "mimetype", "META-INF/manifest.xml"}
_LEFTOVERS = {".ds_store", "thumbs.db", "desktop.ini"}


@dataclass(frozen=True, slots=True)
class Bundle:
    """What a file held: (name, bytes) of each workbook, and why other entries were left out."""

    files: tuple[tuple[str, bytes], ...]
    skipped: tuple[str, ...] = ()


def is_leftover(name: str) -> bool:
    """Whether a file is what Excel, Windows or macOS leave behind, never a report."""
    path = PurePosixPath(name.replace("\\", "/"))
    hidden = path.name.startswith(("~$", "._")) or path.name.lower() in _LEFTOVERS
    return hidden or "__MACOSX" in path.parts


def unpack(filename: str, content: bytes) -> Bundle:
    """The workbooks in a ZIP; any other file as it is, for the reader to judge."""
    if not content.startswith(b"PK"):
        return Bundle(((filename, content),))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if _PACKAGE_PARTS & {entry.filename for entry in entries}:
                return Bundle(((filename, content),))
            return _open_entries(filename, archive, entries)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        return Bundle(((filename, content),))


def _open_entries(
    filename: str, archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]
) -> Bundle:
    files: list[tuple[str, bytes]] = []
    skipped: list[str] = []
    total = 0
    for entry in entries[:MOST_ENTRIES]:
        name = _name(entry)
        if reason := _refusal(name, entry):
            skipped.append(f"{name}: {reason}")
            continue
        with archive.open(entry) as stream:
            content = stream.read(LARGEST_ENTRY + 1)
        total += len(content)
        if len(content) > LARGEST_ENTRY or total > LARGEST_BUNDLE:
            skipped.append(f"{name}: quá lớn, gửi riêng tệp này")
        elif _is_plain_zip(content):
            skipped.append(f"{name}: tệp ZIP trong ZIP, giải nén rồi gửi lại")
        else:
            files.append((name, content))
    if len(entries) > MOST_ENTRIES:
        skipped.append(f"{filename}: có quá {MOST_ENTRIES} tệp, chia nhỏ rồi gửi lại")
    return Bundle(tuple(files), tuple(skipped))


def _refusal(name: str, entry: zipfile.ZipInfo) -> str:
    if is_leftover(name):
        return "tệp tạm của máy, bỏ qua"
    if ".." in PurePosixPath(name).parts or name.startswith("/") or ":" in name:
        return "đường dẫn lạ, không mở"
    if entry.flag_bits & 0x1:
        return "có mật khẩu, bỏ mật khẩu rồi gửi lại"
    return ""


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
    except (zipfile.BadZipFile, NotImplementedError, OSError):
        return False
