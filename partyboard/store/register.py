"""The register of shortcomings as it stands in a month, and who has to answer for each."""

from collections.abc import Iterator, Mapping
from datetime import date

from partyboard.intake.context import OpenItem, Organization
from partyboard.store.database import Cursor
from partyboard.text import Month, key

_Entry = tuple[str, str, str, str, date | None, date | None]
_Word = tuple[str, date | None]  # status, reported on


class Register:
    """The committee's latest word on each item, with what was last reported before the month."""

    def __init__(
        self, cursor: Cursor, month: Month, organizations: Mapping[str, Organization]
    ) -> None:
        self._organizations = organizations
        self._month = month
        self._entries = _entries(cursor, month)
        self._words = dict(_last_words(cursor, month))
        self.items = frozenset((key(entry[0]), key(entry[1])) for entry in self._entries)

    def open_items(self, organization: str) -> tuple[OpenItem, ...]:
        """The items that the organization, or one that it took over, has still to remedy."""
        return tuple(
            OpenItem(
                conclusion, item, shortcoming, due_on, *self._last_word(heirs, conclusion, item)
            )
            for conclusion, item, owner, shortcoming, due_on, confirmed_on in self._entries
            if confirmed_on is None and (heirs := self._heirs(owner))[-1] == organization
        )

    def _last_word(self, heirs: tuple[str, ...], conclusion: str, item: str) -> _Word:
        """Status and date as last reported by whoever answered for the item; a blank date takes
        none back.
        """
        places = ((heir, key(conclusion), key(item)) for heir in reversed(heirs))
        words = [self._words[place] for place in places if place in self._words]
        status = words[0][0] if words else ""
        return status, next((day for _, day in words if day), None)

    def _heirs(self, organization: str) -> tuple[str, ...]:
        """The organization and, where it has been dissolved, those that took it over in turn."""
        found = [organization]
        while (entry := self._organizations.get(found[-1])) is not None:
            closed = entry.to_month is not None and entry.to_month < self._month
            if not closed or not entry.successor or entry.successor in found:
                break
            found.append(entry.successor)
        return tuple(found)


def _entries(cursor: Cursor, month: Month) -> tuple[_Entry, ...]:
    cursor.execute(
        "select entry.conclusion, entry.item, entry.organization, entry.shortcoming,"
        " coalesce(entry.extended_to, entry.due_on),"
        " case when entry.confirmed_on <= last_day($1::date) then entry.confirmed_on end"
        " from submissions_as_of(null) as current"
        " inner join committee_conclusions as entry on current.id = entry.submission_id"
        " where current.form = 'committee' and current.period <= $1"
        " and entry.concluded_on <= last_day($1::date)"
        " qualify row_number() over (partition by entry.conclusion_key, entry.item_key"
        " order by current.period desc, entry.source_row desc) = 1"
        " order by entry.concluded_on, entry.conclusion, entry.item",
        [month.first],
    )
    return tuple(cursor.fetchall())


def _last_words(cursor: Cursor, month: Month) -> Iterator[tuple[tuple[str, str, str], _Word]]:
    cursor.execute(
        "select current.organization, entry.conclusion_key, entry.item_key,"
        " arg_max(entry.status, current.period), arg_max(entry.reported_on, current.period)"
        " from submissions_as_of(null) as current"
        " inner join grassroots_follow_ups as entry on current.id = entry.submission_id"
        " where current.form = 'grassroots' and current.period < ? group by all",
        [month.first],
    )
    for organization, conclusion, item, status, reported_on in cursor.fetchall():
        yield (organization, conclusion, item), (status, reported_on)
