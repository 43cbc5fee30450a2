"""What is decided afterwards: months locked and reopened, workbooks set aside and restored, reasons
given for what was found in them.

Each is a row more; nothing is changed or taken away. Call inside `Store.writing()`.
"""

from datetime import datetime

from partyboard.store.database import Cursor
from partyboard.store.following import following
from partyboard.store.submissions import Explanation
from partyboard.text import Month


def lock_month(
    cursor: Cursor, month: Month, made_at: datetime, made_by: str = "", reason: str = ""
) -> None:
    """Close a month: no workbook changes its figures until it is reopened. The reason is why it is
    closed although something is missing; "" where nothing is.
    """
    _month_event(cursor, month, "locked", made_at, made_by, reason)


def reopen_month(
    cursor: Cursor, month: Month, made_at: datetime, reason: str, made_by: str = ""
) -> None:
    """Take workbooks of a locked month again."""
    _month_event(cursor, month, "reopened", made_at, made_by, reason)


def withdraw(
    cursor: Cursor, submission_id: str, made_at: datetime, reason: str, made_by: str = ""
) -> None:
    """Set a workbook aside: it is kept, and counts no more; the one before it stands again."""
    _submission_event(cursor, submission_id, "withdrawn", made_at, made_by, reason)


def restore(
    cursor: Cursor, submission_id: str, made_at: datetime, reason: str, made_by: str = ""
) -> None:
    """Let a workbook that was set aside count again."""
    _submission_event(cursor, submission_id, "restored", made_at, made_by, reason)


def explain(
    cursor: Cursor,
    submission_id: str,
    explanation: Explanation,
    made_at: datetime,
    made_by: str = "",
) -> None:
    """Say why something found in a workbook is no fault; of a finding the last reason stands."""
    said = {"submission_id": submission_id, "code": explanation.code}
    said |= {"sheet": explanation.sheet, "cell": explanation.cell}
    cursor.execute(
        "insert into explanation (submission_id, code, sheet, cell, reason, made_by, made_at)"
        " values (?, ?, ?, ?, ?, ?, ?)",
        [
            submission_id,
            explanation.code,
            explanation.sheet,
            explanation.cell,
            explanation.reason,
            made_by,
            following(cursor, made_at, "explanation", **said),
        ],
    )


def _month_event(
    cursor: Cursor, month: Month, action: str, made_at: datetime, made_by: str, reason: str
) -> None:
    moment = following(cursor, made_at, "month_event", month=month.first)
    cursor.execute(
        "insert into month_event (month, action, made_at, made_by, reason) values (?, ?, ?, ?, ?)",
        [month.first, action, moment, made_by, reason],
    )


def _submission_event(
    cursor: Cursor, submission_id: str, action: str, made_at: datetime, made_by: str, reason: str
) -> None:
    moment = following(cursor, made_at, "submission_event", submission_id=submission_id)
    cursor.execute(
        "insert into submission_event (submission_id, action, made_at, made_by, reason)"
        " values (?, ?, ?, ?, ?)",
        [submission_id, action, moment, made_by, reason],
    )
