"""What is wrong with the files of a board: who may read them, whether the newest copy can be used,
whether what browsers are sent is there. Small checks, each alone, as in doctor.py.
"""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from partyboard import backups
from partyboard.doctor import Check, State, megabytes
from partyboard.settings import ROOT, Settings
from partyboard.store.copies import NotABackup, examined
from partyboard.store.file import log_of
from partyboard.text import format_moment

STATIC = ROOT / "pages" / "static"
_PATTERNS = ("*.js", "fonts/*.woff2")
_FEW_BYTES = 64_000_000  # DuckDB takes the log into its file at 16 MB


def examine_files(database: Path, chosen: Settings) -> tuple[Check, ...]:
    """What can be seen of the files while the board runs, or while it does not."""
    folder = backups.folder_of(database, chosen)
    return (rights(database, folder), unmerged(database), newest_copy(folder), shipped())


def rights(database: Path, copies: Path) -> Check:
    """Whether others on this machine can read the figures. Windows decides that by the folder."""
    about = "Quyền đọc tệp"
    if os.name != "posix":
        return Check(about, State.GOOD, "theo quyền của thư mục trên Windows")
    if open_to_others := list(_open_to_others(database, copies)):
        told = ", ".join(open_to_others)
        return Check(about, State.WARNING, f"tài khoản khác đọc được {told}", "Chạy: chmod go= TỆP")
    return Check(about, State.GOOD, "chỉ tài khoản chạy chương trình")


def _open_to_others(database: Path, copies: Path) -> Iterator[str]:
    """A folder that lets nobody else in guards what is in it."""
    for path in (database, *(kept.path for kept in backups.listed(copies))):
        if path.exists() and all(_lets_others(each) for each in (path, path.resolve().parent)):
            yield str(path)


def _lets_others(path: Path) -> bool:
    return bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def unmerged(database: Path) -> Check:
    """Whether what was written is taken into the file from time to time."""
    about = "Phần chưa gộp"
    wal = log_of(database)
    size = wal.stat().st_size if wal.exists() else 0
    found = megabytes(size)
    if size > _FEW_BYTES:
        return Check(
            about, State.WARNING, found, "Tắt rồi mở lại trang web; còn lớn thì xem ổ đĩa."
        )
    return Check(about, State.GOOD, found)


def newest_copy(folder: Path) -> Check:
    """Whether the newest copy opens, and holds what it held when it was made."""
    about = "Bản sao lưu mới nhất"
    kept = backups.listed(folder)
    if not kept:
        return Check(about, State.GOOD, "chưa có bản nào")
    newest = kept[0]
    try:
        examined(newest.path)
    except NotABackup:
        do = "Giữ bản ấy để xem; sao lưu ngay: partyboard backup"
        return Check(about, State.FAULT, f"{newest.path} không dùng được", do)
    return Check(about, State.GOOD, f"mở được, bản {format_moment(newest.made_at)}")


def shipped(static: Path = STATIC) -> Check:
    """Whether the scripts and fonts that browsers are sent are there."""
    about = "Tệp kèm theo"
    if missing := [each for each in _PATTERNS if not any(static.glob(each))]:
        told = ", ".join(str(static / each) for each in missing)
        return Check(about, State.FAULT, f"thiếu {told}", "Giải nén lại chương trình.")
    return Check(about, State.GOOD, "đủ")
