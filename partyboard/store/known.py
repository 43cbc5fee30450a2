"""What the database knows about a form and a month, as the values that the checks ask for.

Taken inside the writing transaction, once for all workbooks of the form and the month.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import TypeVar

from partyboard.forms.model import Form, Sheet
from partyboard.forms.rules import (
    AtMostLast,
    CancelOut,
    ContinuesLast,
    MentionsOpenItems,
    NotCopied,
    WithinHistory,
)
from partyboard.intake.context import Context, Current, LastReport, OpenItem, Organization, Within
from partyboard.intake.report import Report, Value
from partyboard.store.database import Cursor
from partyboard.store.submissions import fact_rows
from partyboard.text import Month, key

_ACROSS_MONTHS = (AtMostLast, ContinuesLast, NotCopied, WithinHistory, CancelOut)
_MONTHS_OF_HISTORY = 24

T = TypeVar("T")

Records = dict[str, Mapping[str, Value]]


class Known:
    """The organizations, locks, earlier and current reports and open items around one month."""

    def __init__(self, cursor: Cursor, form: Form, period: Month) -> None:
        self._cursor = cursor
        self._form = form
        self._period = period
        self.organizations = organizations_in_force(cursor, period)
        self._locked = dict(_locked_months(cursor))
        self._current = dict(_current_reports(cursor, form, period))
        self._received = _received_before(cursor, form, period)
        self._earlier = _earlier_records(cursor, form, period) if form.organization else {}
        has_items = any(_rules(form, MentionsOpenItems))
        self._items = _register(cursor, period) if has_items else ()
        self._statuses = dict(_last_statuses(cursor, period)) if has_items else {}

    def context(
        self, report: Report, today: date, received_at: datetime, due_on: date | None
    ) -> Context:
        """What is known beside this one workbook."""
        organization = report.organization
        return Context(
            today=today,
            received_at=received_at,
            due_on=due_on if self._form.organization else None,
            organizations=self.organizations,
            locked=self._locked,
            last=self._last(organization),
            history=self._history(organization),
            open_items=self.open_items(organization),
            register=frozenset((key(item[0]), key(item[1])) for item in self._items),
            current=self._current_of(organization),
            within=self._within(organization),
        )

    def revision_of(self, organization: str) -> int:
        """The number of the report in force; 0 when there is none."""
        current = self._current.get(organization)
        return current[1] if current else 0

    def same_bytes(self, organization: str, sha256: str) -> tuple[int, datetime] | None:
        """Revision and time of an accepted workbook of the same bytes, in force or replaced."""
        return self._received.get((organization, sha256))

    def last_closing(self, organization: str) -> int | None:
        """The closing of the organization's last report before the month."""
        last = self._last(organization)
        closing = last.records.get("members", {}).get("closing") if last else None
        return closing if isinstance(closing, int) else None

    def open_items(self, organization: str) -> tuple[OpenItem, ...]:
        """The items that the organization, or one that it took over, has still to remedy."""
        return tuple(
            OpenItem(conclusion, item, shortcoming, due_on, self._statuses.get(name, ""))
            for conclusion, item, owner, shortcoming, due_on, confirmed_on in self._items
            for name in [(key(conclusion), key(item))]
            if confirmed_on is None and self._heir(owner) == organization
        )

    def _heir(self, organization: str) -> str:
        seen = {organization}
        while (entry := self.organizations.get(organization)) is not None:
            closed = entry.to_month is not None and entry.to_month < self._period
            if not closed or not entry.successor or entry.successor in seen:
                break
            organization = entry.successor
            seen.add(organization)
        return organization

    def _last(self, organization: str) -> LastReport | None:
        earlier = self._earlier.get(organization)
        if not earlier:
            return None
        month = max(earlier)
        return LastReport(month, earlier[month])

    def _history(self, organization: str) -> dict[str, tuple[int, ...]]:
        earlier = self._earlier.get(organization, {})
        found: dict[str, tuple[int, ...]] = {}
        for sheet, rule in _rules(self._form, WithinHistory):
            values = (
                earlier[month].get(sheet.name, {}).get(rule.field) for month in sorted(earlier)
            )
            found[f"{sheet.name}.{rule.field}"] = tuple(v for v in values if isinstance(v, int))
        return found

    def _current_of(self, organization: str) -> Current | None:
        current = self._current.get(organization)
        if current is None:
            return None
        id_, revision, received_at, sha256 = current
        rows = fact_rows(self._cursor, self._form, id_)
        return Current(revision, received_at, sha256, rows)

    def _within(self, organization: str) -> Within | None:
        for sheet, rule in _rules(self._form, CancelOut):
            table = self._form.table(sheet)
            self._cursor.execute(
                f"select current.organization, fact.{rule.into}, fact.{rule.out_of}"
                f' from submissions_as_of(null) as current inner join "{table}" as fact'
                " on current.id = fact.submission_id where current.period = ?",
                [self._period.first],
            )
            others = [row for row in self._cursor.fetchall() if row[0] != organization]
            expected = {
                code for code, entry in self.organizations.items() if entry.active_in(self._period)
            }
            return Within(
                sum(row[1] or 0 for row in others),
                sum(row[2] or 0 for row in others),
                complete=expected - {organization} <= {row[0] for row in others},
            )
        return None


def organizations_in_force(cursor: Cursor, month: Month) -> dict[str, Organization]:
    """The list in force in a month, in the official order."""
    cursor.execute(
        "select organization, name, kind, sector, from_month, to_month, successor"
        " from organizations_as_of(null) where listed_from <= $1 and listed_until > $1"
        " order by position",
        [month.first],
    )
    return {
        code: Organization(
            code,
            name,
            kind or "",
            sector or "",
            Month.of(from_month) if from_month else None,
            Month.of(to_month) if to_month else None,
            successor or "",
        )
        for code, name, kind, sector, from_month, to_month, successor in cursor.fetchall()
    }


def _rules(form: Form, kind: type[T]) -> Iterator[tuple[Sheet, T]]:
    for sheet in form.sheets:
        for rule in sheet.rules:
            if isinstance(rule, kind):
                yield sheet, rule


def _locked_months(cursor: Cursor) -> Iterator[tuple[Month, date]]:
    cursor.execute(
        "select month, max(made_at)::date from month_event"
        " group by month having arg_max(action, made_at) = 'locked'"
    )
    for month, locked_on in cursor.fetchall():
        yield Month.of(month), locked_on


def _current_reports(
    cursor: Cursor, form: Form, period: Month
) -> Iterator[tuple[str, tuple[str, int, datetime, str]]]:
    cursor.execute(
        "select organization, id::varchar, revision, received_at, sha256"
        " from submissions_as_of(null) where form = ? and period = ?",
        [form.name, period.first],
    )
    for organization, *rest in cursor.fetchall():
        yield organization, tuple(rest)


def _received_before(
    cursor: Cursor, form: Form, period: Month
) -> dict[tuple[str, str], tuple[int, datetime]]:
    cursor.execute(
        "select organization, sha256, revision, received_at from submission"
        " where status = 'accepted' and form = ? and period = ?",
        [form.name, period.first],
    )
    return {
        (organization, sha256): (revision, received_at)
        for organization, sha256, revision, received_at in cursor.fetchall()
    }


def _earlier_records(cursor: Cursor, form: Form, period: Month) -> dict[str, dict[Month, Records]]:
    """Organization → month → sheet → field → value, of the sheets that rules look back at."""
    found: dict[str, dict[Month, Records]] = {}
    for sheet in form.sheets:
        if not any(isinstance(rule, _ACROSS_MONTHS) for rule in sheet.rules):
            continue
        names = [field.name for field in sheet.fields]
        columns = ", ".join(f'fact."{name}"' for name in names)
        cursor.execute(
            f"select current.organization, current.period, {columns}"
            f' from submissions_as_of(null) as current inner join "{form.table(sheet)}" as fact'
            " on current.id = fact.submission_id"
            " where current.period < ? and current.period >= ?",
            [period.first, (period + -_MONTHS_OF_HISTORY).first],
        )
        for organization, month, *values in cursor.fetchall():
            records = found.setdefault(organization, {}).setdefault(Month.of(month), {})
            records[sheet.name] = dict(zip(names, values, strict=True))
    return found


def _register(
    cursor: Cursor, period: Month
) -> tuple[tuple[str, str, str, str, date | None, date | None], ...]:
    """The committee's latest word on each item by the end of the month."""
    cursor.execute(
        "select entry.conclusion, entry.item, entry.organization, entry.shortcoming,"
        " coalesce(entry.extended_to, entry.due_on), entry.confirmed_on"
        " from submissions_as_of(null) as current"
        " inner join committee_conclusions as entry on current.id = entry.submission_id"
        " where current.form = 'committee' and current.period <= $1"
        " and entry.concluded_on <= last_day($1::date)"
        " qualify row_number() over (partition by entry.conclusion_key, entry.item_key"
        " order by current.period desc, entry.source_row desc) = 1"
        " order by entry.concluded_on, entry.conclusion, entry.item",
        [period.first],
    )
    return tuple(cursor.fetchall())


def _last_statuses(cursor: Cursor, period: Month) -> Iterator[tuple[tuple[str, str], str]]:
    cursor.execute(
        "select entry.conclusion_key, entry.item_key, arg_max(entry.status, current.period)"
        " from submissions_as_of(null) as current"
        " inner join grassroots_follow_ups as entry on current.id = entry.submission_id"
        " where current.form = 'grassroots' and current.period < ? group by 1, 2",
        [period.first],
    )
    for conclusion, item, status in cursor.fetchall():
        yield (conclusion, item), status
