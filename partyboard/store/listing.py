"""The lists of organizations as they stand, row by row, and what an organization has that would
pass to another.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date

from partyboard.intake.report import Value
from partyboard.store.database import Cursor
from partyboard.text import Month


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a list of organizations; it reports from `from_month` (None: always did) to
    `to_month` (None: still does), both included. `split_from` is the code of the one that it was
    split from.
    """

    code: str
    name: str
    kind: str = ""
    sector: str = ""
    official_code: str = ""
    from_month: Month | None = None
    to_month: Month | None = None
    successor: str = ""
    split_from: str = ""
    note: str = ""

    def active_in(self, month: Month) -> bool:
        """Whether it has to report that month."""
        begun = self.from_month is None or self.from_month <= month
        return begun and (self.to_month is None or month <= self.to_month)

    def values(self) -> dict[str, Value]:
        """What its row of the form holds, months by their first day; what is blank is left out."""
        found: dict[str, Value] = {}
        for each in fields(self):
            value = getattr(self, each.name)
            if value:
                found[each.name] = value.first if isinstance(value, Month) else value
        return found


def listings(cursor: Cursor) -> dict[Month, tuple[Entry, ...]]:
    """Every list in its official order, by the month from which it is in force, the oldest
    first."""
    cursor.execute(
        "select current.period, entry.code, entry.name, entry.kind, entry.sector,"
        " entry.official_code, entry.from_month, entry.to_month, entry.successor,"
        " entry.split_from, entry.note"
        " from submissions_as_of(null) as current"
        " inner join organizations_list as entry on current.id = entry.submission_id"
        " where current.form = 'organizations' order by current.period, entry.source_row"
    )
    found: dict[Month, list[Entry]] = {}
    for period, *texts in cursor.fetchall():
        found.setdefault(Month.of(period), []).append(_entry(*texts))
    return {month: tuple(entries) for month, entries in found.items()}


def list_in_force(cursor: Cursor, month: Month) -> tuple[Entry, ...]:
    """The list in force in a month, in its official order; the first is also for the time before.
    Empty where there is none."""
    lists = listings(cursor)
    started = [start for start in lists if start <= month]
    return lists[max(started) if started else min(lists)] if lists else ()


def reports_of(cursor: Cursor, codes: tuple[str, ...], since: Month) -> Iterator[tuple[str, Month]]:
    """The organizations among these that have reported a month from one on, and the month."""
    cursor.execute(
        "select organization, period from submissions_as_of(null)"
        " where form = 'grassroots' and list_contains($1, organization) and period >= $2"
        " order by period, organization",
        [list(codes), since.first],
    )
    for code, period in cursor.fetchall():
        yield code, Month.of(period)


def targets_since(cursor: Cursor, code: str, year: int) -> int:
    """How many targets an organization was given for a year and those after it."""
    cursor.execute(
        "select count(*) from targets_as_of(null) where organization = ? and year >= ?",
        [code, year],
    )
    ((found,),) = cursor.fetchall()
    return int(found)


def open_items_of(cursor: Cursor, code: str, month: Month) -> int:
    """How many shortcomings an organization answers for at the end of a month, or of the newest
    month of reports before it."""
    cursor.execute(
        "select count(*) from follow_ups_as_of(null, null) where is_open and organization = $1"
        " and month = (select max(month) from months_as_of(null) where month <= $2)",
        [code, month.first],
    )
    ((found,),) = cursor.fetchall()
    return int(found)


def newest_month(cursor: Cursor) -> Month | None:
    """The newest month of which there is a report."""
    cursor.execute("select max(month) from months_as_of(null)")
    ((found,),) = cursor.fetchall()
    return Month.of(found) if found else None


def _entry(
    code: str,
    name: str,
    kind: str | None,
    sector: str | None,
    official_code: str | None,
    from_month: date | None,
    to_month: date | None,
    *rest: str | None,
) -> Entry:
    successor, split_from, note = (text or "" for text in rest)
    return Entry(
        code,
        name,
        kind or "",
        sector or "",
        official_code or "",
        Month.of(from_month) if from_month else None,
        Month.of(to_month) if to_month else None,
        successor,
        split_from,
        note,
    )
