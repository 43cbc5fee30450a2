"""The version of what a file holds: an older one is brought forward, a newer one is refused.

Tables and columns that are missing are added by `schema.prepare` and need no new version. One is
made by what changes the meaning of rows that are there: a step here, in the transaction in which
the file is opened, after a copy of it was made beside it.
"""

from collections.abc import Callable
from datetime import datetime
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as version_of_package
from pathlib import Path

from partyboard.store.backup import BackupFailed, Open, backup
from partyboard.store.file import Cursor, StoreNewer
from partyboard.store.hindered import StoreFull
from partyboard.text import VIETNAM

Step = Callable[[Cursor], object]

STEPS: tuple[Step, ...] = ()  # the first makes version 2 of version 1, the next version 3 of that


def version() -> int:
    """The version that this program writes."""
    return 1 + len(STEPS)


def version_of(cursor: Cursor) -> int:
    """The version of an open file; 1 where it bears none, this program's where it is empty.

    Raises StoreNewer.
    """
    found = _stamped(cursor)
    if found is None:
        cursor.execute("select count(*) from duckdb_tables() where not internal")
        ((tables,),) = cursor.fetchall()
        return 1 if tables else version()
    if found > version():
        raise StoreNewer(f"version {found}, this program writes {version()}")
    return found


def copy_aside(store: Open, found: int) -> Path:
    """A copy of the file as it is, beside it, under the name of its version. Raises StoreFull."""
    path = Path(store.path)
    aside = path.with_name(f"{path.stem}-truoc-nang-cap-{found}{path.suffix}")
    try:
        return backup(store, aside).path
    except BackupFailed as failed:
        raise StoreFull(str(failed)) from failed


def bring_forward(cursor: Cursor, found: int) -> None:
    """Make this program's version of the one that was found."""
    for step in STEPS[found - 1 :]:
        step(cursor)


def stamp(cursor: Cursor) -> None:
    """Write down the version, where the file does not bear it yet."""
    if _stamped(cursor) != version():
        now = datetime.now(VIETNAM).isoformat()
        cursor.execute(
            "insert into schema_event (version, program, made_at, made_by)"
            f" values ({version()}, '{_program()}', '{now}'::timestamptz, '')"
        )


def _stamped(cursor: Cursor) -> int | None:
    """None where there is no stamp, which a file of before has not even a table for."""
    cursor.execute(
        "select count(*) from duckdb_tables() where table_name = 'schema_event' and not internal"
    )
    if cursor.fetchall() == [(0,)]:
        return None
    cursor.execute("select max(version) from schema_event")
    ((found,),) = cursor.fetchall()
    return None if found is None else int(found)


def _program() -> str:
    try:
        return version_of_package("partyboard")
    except PackageNotFoundError:  # it runs from its folder
        return ""
