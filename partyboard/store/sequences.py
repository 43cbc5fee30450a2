"""The order in which a month's pictures are shown, where staff set one: the last one stands.

Nothing is changed or taken away. Call inside `Store.writing()`.
"""

from collections.abc import Iterable
from datetime import datetime

from partyboard.store.database import Cursor
from partyboard.store.following import following
from partyboard.text import Month


def save_sequence(
    cursor: Cursor,
    month: Month,
    shown: Iterable[str],
    left_out: Iterable[str],
    made_at: datetime,
    made_by: str = "",
) -> None:
    """Keep an order of pictures, and those that are not to be shown."""
    _record(cursor, month, "saved", shown, left_out, made_at, made_by)


def reset_sequence(cursor: Cursor, month: Month, made_at: datetime, made_by: str = "") -> None:
    """Let the month have no order of its own any more."""
    _record(cursor, month, "reset", (), (), made_at, made_by)


def _record(
    cursor: Cursor,
    month: Month,
    action: str,
    shown: Iterable[str],
    left_out: Iterable[str],
    made_at: datetime,
    made_by: str,
) -> None:
    moment = following(cursor, made_at, "sequence_event", month=month.first)
    cursor.execute(
        "insert into sequence_event (month, action, shown, left_out, made_at, made_by)"
        " values (?, ?, ?, ?, ?, ?)",
        [month.first, action, " ".join(shown), " ".join(left_out), moment, made_by],
    )
