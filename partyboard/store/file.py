"""The database file: opened with what DuckDB is told, or refused by a name for the reason."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

Cursor = duckdb.DuckDBPyConnection

CONFIG: dict[str, str | bool | int | float | list[str]] = {
    # Whatever the file claims to be, nothing is fetched from the internet to read it.
    "autoinstall_known_extensions": "false",
    # Our questions are many and small: sharing one among threads costs a third more than it
    # brings, and the other processors are for other people's questions.
    "threads": "1",
}

# How DuckDB says, on Linux and on Windows, that another process has the file; it has no type.
_BUSY = re.compile("could not set lock|file is already open|being used by another process", re.I)
DAMAGED = (
    duckdb.IOException,
    duckdb.SerializationException,
    duckdb.InternalException,
    duckdb.FatalException,
)
FATAL = (duckdb.FatalException, duckdb.InternalException)  # DuckDB answers nothing after one


class StoreBusy(Exception):
    """Another process holds the database file."""


class StoreDamaged(Exception):
    """The database file cannot be opened."""


class StoreNewer(StoreDamaged):
    """A newer program has written the file: this one leaves it as it is."""


@contextmanager
def damage_by_name() -> Iterator[None]:
    """What DuckDB finds damaged while it reads is StoreDamaged, whoever asks it.

    A database that it has given up says so by FatalException to every question after: the error
    was met before, and may have been a full disk. Opened anew, it tells.
    """
    try:
        yield
    except duckdb.FatalException:
        raise
    except DAMAGED as error:
        raise StoreDamaged(str(error)) from error


def log_of(path: Path) -> Path:
    """Where DuckDB keeps what is not in a database file yet."""
    return path.with_name(f"{path.name}.wal")


def logs_of(path: Path) -> tuple[Path, ...]:
    """All that DuckDB may leave beside a database file: its log, and those of a checkpoint that was
    under way when it was killed.
    """
    ending = ("", ".checkpoint", ".recovery")
    return tuple(path.with_name(f"{log_of(path).name}{each}") for each in ending)


def keep_to_owner() -> None:
    """Whatever this process makes from now on, only the account that it runs as can read: the
    database, the log that DuckDB begins anew now and then, copies. On Windows a file has the rights
    of its folder.
    """
    if os.name == "posix":
        os.umask(0o077)


def may_be_written(database: Path) -> bool:
    """Whether this account may read and write the file, and make files beside it."""
    beside = os.access(database.resolve().parent, os.W_OK | os.X_OK)
    return beside and (not database.exists() or os.access(database, os.R_OK | os.W_OK))


def connected(path: Path | str) -> Cursor:
    """The file open, made where there is none. Raises StoreBusy, StoreDamaged."""
    try:
        if path != ":memory:":
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        connection = duckdb.connect(str(path), config=CONFIG)
    except OSError as error:  # no folder, and none can be made
        raise StoreDamaged(str(error)) from error
    except DAMAGED as error:
        found = StoreBusy if _BUSY.search(str(error)) else StoreDamaged
        raise found(str(error)) from error
    connection.execute("set global timezone = 'Asia/Ho_Chi_Minh'")
    return connection
