"""How many transactions were committed, known to the file and to a small file beside it.

A bit turned in the head of DuckDB's log, or in the length of one of its records, looks like a log
that ends there: the board would open without its last commits, and nobody would know. So each
commit has a number, a row in the same transaction, and once it is on the disk the number is written
beside the file. A kill between the two leaves the file ahead, never behind; a file that is behind
has lost something. The number beside counts for one board alone: one that was restored or copied
bears another name inside.
"""

import logging
import os
import shutil
import uuid
import zlib
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from partyboard.store.file import Cursor, logs_of

log = logging.getLogger("partyboard")

TABLE = "commit_count"  # a row each: DuckDB writes no checkpoint beside readers after an update
_LONGEST = 200  # bytes of a line
_MOST = 10**15  # a second each would take 30 million years; more would not fit into the table
# Where somebody else may write beside the board: what he makes a link is not written through, and
# nobody waits for what he makes a pipe. Windows has neither, and alone has O_BINARY.
_ITSELF = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
_MOMENT = "%Y-%m-%d-%H%M%S"


class Commits:
    """The count of one open board; for whoever may write to it, one at a time."""

    def __init__(self, database: Path | str) -> None:
        self._beside = None if database == ":memory:" else beside(Path(database))
        self._board, self._number, self._next = "", 0, 0
        self.missing = 0  # at this opening

    def find(self, cursor: Cursor) -> int:
        """Read how far the file is; how many commits it lacks that were told to be in it."""
        cursor.execute(f"create table if not exists {TABLE} (board varchar, number bigint)")
        cursor.execute(f"select board, number from {TABLE} order by rowid desc limit 1")
        found: list[tuple[str, int]] = cursor.fetchall()
        self._board, inside = found[0] if found else (uuid.uuid4().hex, 0)
        told = _told(self._beside, self._board) if self._beside else 0
        self._number = max(inside, told)  # so that what was lost is found once
        self.missing = max(told - inside, 0)
        return self.missing

    def add(self, cursor: Cursor) -> None:
        """Number the transaction that is about to be committed; one in which a statement has failed
        takes no more, where its commit would pass without a word and roll back."""
        self._next = self._number + 1
        cursor.execute(f"insert into {TABLE} values ('{self._board}', {self._next})")

    def part(self) -> None:
        """From the next commit on this is another board than the one that it was copied from, and
        has every right to have fewer commits."""
        self._board = uuid.uuid4().hex

    def tell(self) -> None:
        """The transaction is in: write its number beside the file, and have it on the disk."""
        self._number = self._next
        if self._beside is None:
            return
        try:
            _write(self._beside, self._board, self._number)
        except OSError as error:  # a board that cannot be told of a loss is a board nevertheless
            log.warning("commits: %s", error)


def beside(database: Path) -> Path:
    """The small file that belongs to a board's file."""
    return database.with_name(f"{database.name}.commits")


def part(cursor: Cursor, copy: str) -> None:
    """Make another board of an attached copy."""
    cursor.execute(f"insert into {copy}.{TABLE} values ('{uuid.uuid4().hex}', 0)")


def keep_logs(database: Path | str) -> list[Path]:
    """Copies of the logs of a board that is about to be opened, which takes away what it cannot
    read; none where no number was written beside it. What a process left that was killed while it
    opened the board is among them."""
    if database == ":memory:" or not beside(Path(database)).exists():
        return []
    for number, found in enumerate(logs_of(Path(database))):
        with suppress(OSError):  # none there; on Windows, that of a board that another process has
            shutil.copyfile(found, found.with_name(f".{found.name}.{os.getpid()}-{number}.opening"))
    return sorted(Path(database).parent.glob(f".{Path(database).name}.wal*.opening"))


def drop(kept: list[Path]) -> None:
    """They have told nothing."""
    for path in kept:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def put_aside(database: Path, kept: list[Path], count: int, now: datetime) -> str:
    """Give the copies of logs that lost something names that tell of it; the name of the first, ""
    where there was no log at all."""
    names = []
    for number, path in enumerate(kept):
        more = f"-{number + 1}" if number else ""
        name = f"{database.stem}-thieu-{count}-lan-ghi-{now.strftime(_MOMENT)}{more}.wal"
        with suppress(OSError):
            os.replace(path, database.with_name(name))
            names.append(name)
    return names[0] if names else ""


def _write(path: Path, board: str, number: int) -> None:
    """The same number of bytes each time: a full disk has room for them, a kill leaves the one
    number or the other."""
    line = f"{board} {number:020d}"
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | _ITSELF, 0o600)
    try:
        os.write(descriptor, f"{line} {_checked(line)}".encode("ascii"))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _told(path: Path, board: str) -> int:
    """The number beside; 0 where there is none, or none of this board."""
    try:
        line, _, check = _read(path).decode("ascii").rpartition(" ")
    except FileNotFoundError:
        return 0
    except (OSError, UnicodeDecodeError) as error:
        log.warning("commits: %s", error)
        return 0
    found, _, number = line.partition(" ")
    if check != _checked(line) or not (number.isdecimal() and int(number) < _MOST):
        log.warning("commits: %s is damaged", path)
        return 0
    return int(number) if found == board else 0


def _read(path: Path) -> bytes:
    descriptor = os.open(path, os.O_RDONLY | _ITSELF)
    try:
        return os.read(descriptor, _LONGEST)
    finally:
        os.close(descriptor)


def _checked(line: str) -> str:
    return f"{zlib.crc32(line.encode('ascii')):08x}"
