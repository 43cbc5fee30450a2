"""What a board has lost without a word of DuckDB's: found when it was opened, known to somebody."""

from dataclasses import dataclass
from datetime import datetime

from partyboard.store.file import Cursor
from partyboard.text import VIETNAM

LOST, KNOWN = "commits-lost", "commits-lost-known"  # as the audit says it


@dataclass(frozen=True, slots=True)
class Loss:
    """So many commits that had been told to be in were not there at a moment at which the board was
    opened; the last thing that it knew then had been done at `kept_until` (None: it knew nothing).
    `log` is the name of a copy of the log as it was found, "" where there was none.
    """

    found_at: datetime
    commits: int
    kept_until: datetime | None
    log: str


def note_loss(cursor: Cursor, found_at: datetime, commits: int, log: str) -> None:
    """Write it down in the board itself. Without bound values, for which DuckDB would import
    pandas when the app starts."""
    moment = f"'{found_at.isoformat()}'::timestamptz"
    name = log.replace("'", "''")
    cursor.execute(
        "insert into loss_event (action, commits, kept_until, log, made_at, made_by)"
        f" select 'found', {commits}, max(made_at), '{name}', {moment}, '' from audit"
    )
    cursor.execute(
        "insert into audit (made_at, made_by, action, about)"
        f" values ({moment}, '', '{LOST}', '{commits}')"
    )


def note_known(cursor: Cursor, now: datetime, by: str) -> None:
    """Somebody has done what there was to do about all that was lost so far."""
    cursor.execute(
        "insert into loss_event (action, made_at, made_by) values ('known', ?, ?)", [now, by]
    )
    cursor.execute(
        "insert into audit (made_at, made_by, action, about) values (?, ?, ?, '')", [now, by, KNOWN]
    )


def losses(cursor: Cursor) -> tuple[Loss, ...]:
    """What was lost and nobody has dealt with yet, in the order in which it was found."""
    cursor.execute(
        "select made_at, commits, kept_until, log from loss_event where action = 'found' and rowid"
        " > (select coalesce(max(rowid), -1) from loss_event where action = 'known') order by rowid"
    )
    return tuple(
        Loss(_here(found_at), commits, _here(until) if until else None, log)
        for found_at, commits, until, log in cursor.fetchall()
    )


def _here(moment: datetime) -> datetime:
    return moment.astimezone(VIETNAM)
