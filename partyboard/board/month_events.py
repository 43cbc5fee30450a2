"""What befell the organizations of a committee, month by month: who began and ended, out of whom
and in whom, who was called otherwise before.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from partyboard.board.columns import month_of
from partyboard.board.labels import brief
from partyboard.text import Month, key

Row = Mapping[str, Any]
Rows = Sequence[Row]


@dataclass(frozen=True, slots=True)
class MonthEvents:
    """Those of one month, as rows of `organization_events`. `parts` holds by the code of an origin
    who began out of it; `taken` by the code of an heir who ended in it, but for those that were
    split; `called` whose name or kind is another than before.
    """

    month: Month
    begun: Mapping[str, Row]
    ended: Mapping[str, Row]
    parts: Mapping[str, Rows]
    taken: Mapping[str, Rows]
    called: Rows


def by_month(events: Rows) -> Iterator[MonthEvents]:
    """The rows of `organization_events`, which come by month, sorted."""
    for month, rows in groupby(events, key=lambda row: month_of(row["month"])):
        yield _of_month(month, list(rows))


def names(rows: Rows) -> str:
    """Whom they are about."""
    return ", ".join(brief(row["name"]) for row in rows)


def other(row: Row) -> str:
    """Out of whom, in whom; by its code where no list names it."""
    return brief(row["other_name"]) if row["other_name"] else str(row["other"])


def _of_month(month: Month, rows: Rows) -> MonthEvents:
    begun = {row["organization"]: row for row in rows if row["event"] == "begun"}
    ended = {row["organization"]: row for row in rows if row["event"] == "ended"}
    parts = _by_other(list(begun.values()))
    taken = _by_other([row for code, row in ended.items() if code not in parts])
    return MonthEvents(month, begun, ended, parts, taken, [row for row in rows if _differs(row)])


def _by_other(rows: Rows) -> dict[str, Rows]:
    found = defaultdict[str, list[Row]](list)
    for row in rows:
        if row["other"]:
            found[row["other"]].append(row)
    return {code: found[code] for code in sorted(found)}


def _differs(row: Row) -> bool:
    now = {"renamed": row["name"], "reclassified": row["kind"]}.get(row["event"])
    return now is not None and key(now) != key(row["other"])
