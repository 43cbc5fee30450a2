"""Copies of the board: what each says of itself, and whether what stands in it is that."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from partyboard.store.commits import TABLE as _NUMBERS
from partyboard.store.file import CONFIG, Cursor, damage_by_name
from partyboard.text import VIETNAM

_NOTE, _COUNTS = "backup_note", "backup_count"  # tables that only a copy has
_OURS = {"submission", "audit"}  # tables that every board has had
_MAGIC = b"DUCK"  # from the eighth byte of each database file on


class NotABackup(Exception):
    """A file is not a whole copy of a board; the message is a sentence that says why."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What a table holds: rows, and a sum over what stands in them that no order changes."""

    rows: int
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Copied:
    """A copy: `made_at` is the moment whose board it is (None where it carries no note of it: a
    file that somebody copied by hand); `size` in bytes; `settings` the text of partyboard.toml.
    """

    path: Path
    made_at: datetime | None
    size: int
    tables: Mapping[str, Counted]
    settings: str = ""

    @property
    def rows(self) -> int:
        """How many rows all its tables have."""
        return sum(table.rows for table in self.tables.values())


def examined(path: Path) -> Copied:
    """A copy opened, read to its last byte and compared with what it says of itself.

    Raises NotABackup.
    """
    try:
        with _opened(path) as cursor:
            return _compared(path, cursor)
    except (OSError, duckdb.Error) as error:
        raise NotABackup(f"{path} hỏng, hoặc không phải cơ sở dữ liệu.") from error


def noted(path: Path) -> tuple[datetime, dict[str, int]]:
    """What a copy says of itself, without reading it: its moment, and the rows of each table then.

    Raises NotABackup, also where it says nothing.
    """
    try:
        with _opened(path) as cursor:
            cursor.execute(f"select made_at from {_NOTE}")
            ((made_at,),) = cursor.fetchall()
            counts = {name: table.rows for name, table in _noted(cursor).items()}
            return made_at.astimezone(VIETNAM), counts
    except (OSError, duckdb.Error) as error:
        raise NotABackup(f"{path} hỏng, hoặc không phải bản sao lưu.") from error


def rows_of(cursor: Cursor, names: Iterable[str]) -> dict[str, int]:
    """How many rows each of these tables has."""
    found: dict[str, int] = {}
    for name in names:
        cursor.execute(f'select count(*) from "{name}"')
        ((found[name],),) = cursor.fetchall()
    return found


def is_database(path: Path) -> bool:
    """Whether a file begins as a database does. Never ask of one that this process has open:
    closing a second handle gives up the lock that keeps other processes out.
    """
    with path.open("rb") as file:
        return file.read(12)[8:] == _MAGIC


def counted(cursor: Cursor) -> dict[str, Counted]:
    """Each table's rows and fingerprint; to find it, every byte of the table is read."""
    found: dict[str, Counted] = {}
    for name in _tables(cursor) - {_NOTE, _COUNTS, _NUMBERS}:
        cursor.execute(f'select count(*), coalesce(sum(hash(each)), 0)::varchar from "{name}" each')
        for rows, fingerprint in cursor.fetchall():
            found[name] = Counted(rows, fingerprint)
    return found


def read_whole(cursor: Cursor) -> dict[str, Counted]:
    """The same of the open board. Raises StoreDamaged where a part of its file is no longer what
    was written: DuckDB compares the sum of each block when it reads it, not when it opens the file.
    """
    with damage_by_name():
        return counted(cursor)


def note(
    cursor: Cursor, into: str, made_at: datetime, settings: str, tables: Mapping[str, Counted]
) -> None:
    """Write into an attached copy what was there when it was made."""
    cursor.execute(
        f"create or replace table {into}.{_NOTE} as select ?::timestamptz as made_at,"
        " version() as engine, ?::varchar as settings",
        [made_at, settings],
    )
    cursor.execute(
        f"create or replace table {into}.{_COUNTS}"
        ' ("table" varchar, "rows" bigint, fingerprint varchar)'
    )
    for name, table in tables.items():
        cursor.execute(
            f"insert into {into}.{_COUNTS} values (?, ?, ?)", [name, table.rows, table.fingerprint]
        )


def forget_note(cursor: Cursor) -> None:
    """A copy that becomes the board is no copy any more."""
    for name in (_NOTE, _COUNTS):
        cursor.execute(f"drop table if exists {name}")


@contextmanager
def _opened(path: Path) -> Iterator[Cursor]:
    """A database to be read only."""
    if not path.is_file():
        raise FileNotFoundError(path)
    with duckdb.connect(str(path), read_only=True, config=CONFIG) as connection:
        yield connection


def _compared(path: Path, cursor: Cursor) -> Copied:
    tables = _tables(cursor)
    if not tables >= _OURS:
        raise NotABackup(f"{path} không phải bản sao lưu của chương trình này.")
    found, size = counted(cursor), path.stat().st_size
    if not tables >= {_NOTE, _COUNTS}:
        return Copied(path, None, size, found)
    cursor.execute(f"select made_at, engine = version(), settings from {_NOTE}")
    ((made_at, same_engine, settings),) = cursor.fetchall()
    for name, noted in _noted(cursor).items():
        held = found.get(name)
        # Another version of DuckDB may reckon fingerprints in another way; it counts the same.
        if held is None or held.rows != noted.rows or (same_engine and held != noted):
            raise NotABackup(f"{path} không còn đúng như lúc sao lưu (bảng {name}).")
    return Copied(path, made_at.astimezone(VIETNAM), size, found, settings)


def _noted(cursor: Cursor) -> dict[str, Counted]:
    cursor.execute(f"select * from {_COUNTS}")
    return {name: Counted(rows, fingerprint) for name, rows, fingerprint in cursor.fetchall()}


def _tables(cursor: Cursor) -> set[str]:
    cursor.execute(
        "select table_name from duckdb_tables() where database_name = current_database()"
        " and schema_name = current_schema() and not internal"
    )
    return {name for (name,) in cursor.fetchall()}
