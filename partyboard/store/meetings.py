"""Meetings whose figures are kept in mind: each is the moment as of which it saw the board.

Each is a row more; nothing is changed or taken away. Call inside `Store.writing()`.
"""

from datetime import datetime

from partyboard.store.database import Cursor
from partyboard.store.following import following


def save_meeting(
    cursor: Cursor, moment: datetime, name: str, made_at: datetime, made_by: str = ""
) -> None:
    """Keep a moment under the name of its meeting; of two names the last one stands."""
    _record(cursor, moment, name, "saved", made_at, made_by)


def remove_meeting(cursor: Cursor, moment: datetime, made_at: datetime, made_by: str = "") -> None:
    """Offer the moment no more; what was known then can still be asked for."""
    _record(cursor, moment, "", "removed", made_at, made_by)


def _record(
    cursor: Cursor, moment: datetime, name: str, action: str, made_at: datetime, made_by: str
) -> None:
    said_at = following(cursor, made_at, "meeting_event", moment=moment)
    cursor.execute(
        "insert into meeting_event (moment, name, action, made_at, made_by) values (?, ?, ?, ?, ?)",
        [moment, name, action, said_at, made_by],
    )
