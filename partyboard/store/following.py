"""When something was decided, for journals in which the last word stands: never before the word
that it takes back, whatever the clock says."""

from datetime import datetime, timedelta

from partyboard.store.file import Cursor

_TICK = timedelta(microseconds=1)


def following(cursor: Cursor, made_at: datetime, journal: str, **same: object) -> datetime:
    """That moment; where the clock was set back since something was last said of the `same` thing
    (its columns and values), the moment after that."""
    alike = " and ".join(f"{column} = ?" for column in same)
    cursor.execute(f"select max(made_at) from {journal} where {alike}", list(same.values()))
    ((newest,),) = cursor.fetchall()
    return made_at if newest is None or made_at > newest else newest + _TICK
