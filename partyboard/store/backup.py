"""A copy of the open database in a file of its own.

DuckDB makes it (`copy from database`), in one transaction: it is the board of one moment, and
neither readers nor writers wait for it. The file is never copied as a file while it is open:
closing a second handle of it gives up the lock that keeps other processes out; Windows opens none.
"""

import os
import shutil
import threading
import uuid
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

import duckdb

from partyboard.store import commits
from partyboard.store.copies import Copied, NotABackup, examined, is_database, note, read_whole
from partyboard.store.file import Cursor
from partyboard.text import VIETNAM

_ROOM = 1.1  # times the size of the database: what must be free before a copy is begun
_one_at_a_time = threading.Lock()


class Open(Protocol):
    """What is copied: an open database, a `Store` mostly."""

    @property
    def path(self) -> Path | str:
        """Its file."""

    def reading(self) -> AbstractContextManager[Cursor]:
        """A cursor of one's own."""


class BackupFailed(Exception):
    """No copy was made and nothing is left of it; the message is a sentence that says why."""


def backup(
    store: Open, path: Path, *, now: datetime | None = None, settings_text: str = ""
) -> Copied:
    """Copy the open database into a file, which is there whole or not at all.

    The copy is made beside it under another name, opened anew, compared with the board table by
    table, and only then named; a copy of that name made before stays until then. Only the owner
    may read it. Raises BackupFailed, and StoreDamaged where the board cannot be read whole.
    """
    target = path.resolve()
    try:
        with _one_at_a_time:
            _refuse(store, target)
            with _aside(store, target) as part:
                _copy(store, part, now or datetime.now(VIETNAM), settings_text)
                os.chmod(part, 0o600)
                write_through(part)
                copied = examined(part)
                os.replace(part, target)
            write_through(target.parent)
    except NotABackup as error:
        raise BackupFailed(f"Bản sao lưu vừa ghi không đúng, đã bỏ: {error}") from error
    except (OSError, duckdb.Error) as error:
        raise BackupFailed(f"Không ghi được {target}: đĩa đầy, hoặc không có quyền.") from error
    return replace(copied, path=target)


def write_through(path: Path) -> None:
    """Have a file, or the names in a folder, on the disk now."""
    if path.is_dir() and os.name == "nt":  # there folders are not opened, and names not held back
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def lacks_room(folder: Path, size: int) -> str:
    """Why a database of so many bytes has no room in a folder; "" where it has."""
    free, needed = shutil.disk_usage(folder).free, size * _ROOM
    if free >= needed:
        return ""
    return (
        f"Ổ đĩa của {folder} còn {free / 1e6:.0f} MB, cần {needed / 1e6:.0f} MB:"
        " dọn bớt hoặc chọn ổ khác."
    )


def _refuse(store: Open, target: Path) -> None:
    own = Path(store.path)
    if target == own.resolve():
        raise BackupFailed("Ghi ra tệp khác: đó là chính cơ sở dữ liệu đang dùng.")
    if target.exists() and not (target.is_file() and is_database(target)):
        raise BackupFailed(f"{target} đã có và không phải cơ sở dữ liệu: chọn tên khác.")
    target.parent.mkdir(parents=True, exist_ok=True)
    if own.exists() and (lacking := lacks_room(target.parent, own.stat().st_size)):
        raise BackupFailed(lacking)


@contextmanager
def _aside(store: Open, target: Path) -> Iterator[Path]:
    """The place of a copy that is being made, in a folder that only the owner may enter. What a
    process left there when it was killed is taken away: one process has a board open, so nobody
    else is at work under this name.
    """
    mark = zlib.crc32(str(Path(store.path).resolve()).encode("utf-8", "surrogateescape"))
    folder = target.parent / f".partyboard-{mark:08x}.part"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    try:
        yield folder / "board.duckdb"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _copy(store: Open, part: Path, made_at: datetime, settings_text: str) -> None:
    """Everything as of one moment, with a note of what was there at that moment."""
    alias, quoted = f"backup_{uuid.uuid4().hex}", str(part).replace("'", "''")
    with store.reading() as cursor:
        cursor.execute(f"attach '{quoted}' as {alias}")
        try:
            cursor.execute("begin transaction")
            tables = read_whole(cursor)
            ((own,),) = cursor.execute("select current_database()").fetchall()
            cursor.execute(f'copy from database "{own}" to {alias}')
            commits.part(cursor, alias)
            note(cursor, alias, made_at, settings_text, tables)
            cursor.execute("commit")
        except BaseException:
            with suppress(duckdb.Error):
                cursor.execute("rollback")
            with suppress(duckdb.Error):
                cursor.execute(f"detach {alias}")
            raise
        cursor.execute(f"detach {alias}")  # what is still in its log is written into it here
