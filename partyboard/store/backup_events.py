"""What became of the copies of the board: each made or failed is a row more."""

from dataclasses import dataclass
from datetime import datetime

from partyboard.store.copies import Copied
from partyboard.store.database import Cursor
from partyboard.store.submissions import audit, is_made_up
from partyboard.text import VIETNAM


@dataclass(frozen=True, slots=True)
class BackupEvent:
    """A copy made (its name, bytes, tables and rows as they were counted in it), or one that failed
    and why. `made_by` is "" where the app made it by itself.
    """

    made_at: datetime
    made_by: str
    name: str
    size: int = 0
    tables: int = 0
    rows: int = 0
    reason: str = ""

    @property
    def has_failed(self) -> bool:
        """Whether there is no copy of it."""
        return bool(self.reason)


def record_copy(cursor: Cursor, copied: Copied, made_at: datetime, made_by: str = "") -> None:
    """Write down that a copy was made in the folder, and what was counted in it."""
    event = BackupEvent(
        made_at, made_by, copied.path.name, copied.size, len(copied.tables), copied.rows
    )
    _record(cursor, event)
    record_copy_elsewhere(cursor, copied, made_at, made_by)


def record_copy_elsewhere(
    cursor: Cursor, copied: Copied, made_at: datetime, made_by: str = ""
) -> None:
    """Write down that a copy went to a place that somebody chose: a thing done, no more."""
    audit(cursor, made_at, made_by, "backup", f"{copied.path} ({copied.rows} dòng)")


def record_failure(
    cursor: Cursor, name: str, reason: str, made_at: datetime, made_by: str = ""
) -> None:
    """Write down that a copy could not be made in the folder."""
    _record(cursor, BackupEvent(made_at, made_by, name, reason=reason))
    audit(cursor, made_at, made_by, "backup-failed", reason)


def backup_events(cursor: Cursor) -> tuple[BackupEvent, ...]:
    """All of them, in the order in which they were written down."""
    cursor.execute(
        'select made_at, made_by, name, bytes, tables, "rows", reason from backup_event'
        " order by rowid"
    )
    return tuple(BackupEvent(*row) for row in cursor.fetchall())


def worth_a_copy_since(cursor: Cursor) -> datetime | None:
    """When the first workbook was kept; None for an empty board, and for a made-up one."""
    if is_made_up(cursor):
        return None
    found = cursor.execute("select min(recorded_at) from submission").fetchone()
    return found[0] if found else None


def last_restored(cursor: Cursor) -> datetime | None:
    """When a copy took the place of the board; None where none ever did."""
    cursor.execute("select max(made_at) from audit where action = ?", ["restore"])
    ((moment,),) = cursor.fetchall()
    return moment.astimezone(VIETNAM) if moment else None


def last_deed(cursor: Cursor) -> datetime | None:
    """The latest moment that anything done bears; None where nothing was done."""
    cursor.execute("select max(made_at) from audit")
    ((moment,),) = cursor.fetchall()
    return moment.astimezone(VIETNAM) if moment else None


def _record(cursor: Cursor, event: BackupEvent) -> None:
    cursor.execute(
        'insert into backup_event (made_at, made_by, name, bytes, tables, "rows", reason)'
        " values (?, ?, ?, ?, ?, ?, ?)",
        [
            event.made_at,
            event.made_by,
            event.name,
            event.size,
            event.tables,
            event.rows,
            event.reason,
        ],
    )
