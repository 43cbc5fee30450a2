"""What the database knows about a form and a month, as the values that the checks ask for.

Taken inside the writing transaction, once for all workbooks of the form and the month.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import TypeVar

from partyboard.forms.model import Form, Kind, Sheet
from partyboard.forms.organizations import ORGANIZATIONS
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
from partyboard.store.register import Register
from partyboard.store.spelling import listed_before, spelled
from partyboard.store.submissions import fact_rows
from partyboard.text import Month, key

_ACROSS_MONTHS = (AtMostLast, ContinuesLast, NotCopied, WithinHistory, CancelOut)
_MONTHS_OF_HISTORY = 24

T = TypeVar("T")

Records = dict[str, Mapping[str, Value]]
Transfers = tuple[int, int]  # into the organization, out of it


class Known:
    """The organizations, locks, earlier and current reports and open items around one month."""

    def __init__(self, cursor: Cursor, form: Form, period: Month) -> None:
        self._cursor = cursor
        self._form = form
        self._period = period
        self.organizations = organizations_in_force(cursor, _last_month(form, period))
        self._codes = _codes(cursor, form, period, self.organizations)
        self._locked = dict(_locked_months(cursor))
        self._stored = dict(_current_reports(cursor, form, period))
        self._current: dict[str, Current] = {}
        self._received, self._revisions = _accepted_before(cursor, form, period)
        self._earlier = _earlier_records(cursor, form, period) if form.organization else {}
        self._transfers = _transfers_within(cursor, form, period)
        has_items = any(_rules(form, MentionsOpenItems))
        self._register = Register(cursor, period, self.organizations) if has_items else None

    def spelled(self, report: Report) -> Report:
        """The report with the codes of organizations as the list spells them."""
        return spelled(report, self._codes)

    def organization(self, code: str) -> Organization:
        """The organization of a code, however it is spelled. Raises KeyError for a stranger."""
        named = {key(listed): entry for listed, entry in self.organizations.items()}
        return named[key(code)]

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
            register=self._register.items if self._register else frozenset(),
            current=self._current_of(organization),
            within=self._within(organization),
        )

    def accept(self, report: Report, received_at: datetime, sha256: str) -> int:
        """Take note of a workbook for those that follow it, before it is stored; its revision is
        one more than any before, also one that has been set aside.
        """
        organization = report.organization
        revision = self._revisions.get(organization, 0) + 1
        self._revisions[organization] = revision
        self._received[organization, sha256] = (revision, received_at)
        self._current[organization] = Current(revision, received_at, sha256, report.sheets)
        for sheet, rule in _rules(self._form, CancelOut):
            record = report.record(sheet.name)
            sums = _count(record.get(rule.into)), _count(record.get(rule.out_of))
            self._transfers[organization] = sums
        return revision

    def same_bytes(self, organization: str, sha256: str) -> tuple[int, datetime] | None:
        """Revision and time of an accepted workbook of the same bytes, in force or replaced."""
        return self._received.get((organization, sha256))

    def last_closing(self, organization: str) -> int | None:
        """The closing of the organization's last report before the month."""
        last = self._last(organization)
        for sheet, rule in _rules(self._form, ContinuesLast):
            closing = last.records.get(sheet.name, {}).get(rule.last) if last else None
            return closing if isinstance(closing, int) else None
        return None

    def open_items(self, organization: str) -> tuple[OpenItem, ...]:
        """The items that the organization, or one that it took over, has still to remedy."""
        return self._register.open_items(organization) if self._register else ()

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
        if stored := self._stored.pop(organization, None):
            id_, received_at, sha256 = stored
            rows = fact_rows(self._cursor, self._form, id_)
            revision = self._revisions[organization]
            self._current[organization] = Current(revision, received_at, sha256, rows)
        return self._current.get(organization)

    def _within(self, organization: str) -> Within | None:
        if not any(_rules(self._form, CancelOut)):
            return None
        others = {code: sums for code, sums in self._transfers.items() if code != organization}
        expected = {
            code for code, entry in self.organizations.items() if entry.active_in(self._period)
        }
        return Within(
            sum(into for into, _ in others.values()),
            sum(out_of for _, out_of in others.values()),
            complete=expected - {organization} <= others.keys(),
        )


def codes_for(cursor: Cursor, form: Form, period: Month) -> tuple[str, ...]:
    """The codes of organizations as a workbook of this form and period has to spell them."""
    in_force = organizations_in_force(cursor, _last_month(form, period))
    return _codes(cursor, form, period, in_force)


def _codes(cursor: Cursor, form: Form, period: Month, in_force: Iterable[str]) -> tuple[str, ...]:
    is_list = form.name == ORGANIZATIONS.name
    return listed_before(cursor, period) if is_list else tuple(in_force)


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
) -> Iterator[tuple[str, tuple[str, datetime, str]]]:
    cursor.execute(
        "select organization, id::varchar, received_at, sha256"
        " from submissions_as_of(null) where form = ? and period = ?",
        [form.name, period.first],
    )
    for organization, *rest in cursor.fetchall():
        yield organization, tuple(rest)


def _accepted_before(
    cursor: Cursor, form: Form, period: Month
) -> tuple[dict[tuple[str, str], tuple[int, datetime]], dict[str, int]]:
    """By organization and hash the accepted workbooks that count or were replaced, and by
    organization the highest number ever given.
    """
    cursor.execute(
        "select submission.organization, submission.sha256, submission.revision,"
        " submission.received_at, counted.id is not null from submission"
        " left join accepted_as_of(null) as counted on submission.id = counted.id"
        " where submission.status = 'accepted' and submission.form = ? and submission.period = ?",
        [form.name, period.first],
    )
    received: dict[tuple[str, str], tuple[int, datetime]] = {}
    revisions: dict[str, int] = {}
    for organization, sha256, revision, received_at, counts in cursor.fetchall():
        revisions[organization] = max(revision, revisions.get(organization, 0))
        if counts:
            received[organization, sha256] = (revision, received_at)
    return received, revisions


def _transfers_within(cursor: Cursor, form: Form, period: Month) -> dict[str, Transfers]:
    """What each organization's report in force says of transfers within the committee."""
    found: dict[str, Transfers] = {}
    for sheet, rule in _rules(form, CancelOut):
        cursor.execute(
            f"select current.organization, fact.{rule.into}, fact.{rule.out_of}"
            f' from submissions_as_of(null) as current inner join "{form.table(sheet)}" as fact'
            " on current.id = fact.submission_id where current.period = ?",
            [period.first],
        )
        for organization, into, out_of in cursor.fetchall():
            found[organization] = (_count(into), _count(out_of))
    return found


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


def _last_month(form: Form, period: Month) -> Month:
    """The month whose list of organizations counts: the last one that the workbook is about."""
    is_year = form.info.field(form.period).kind is Kind.YEAR
    return Month(period.year, 12) if is_year else period


def _count(value: Value) -> int:
    return value if isinstance(value, int) else 0
