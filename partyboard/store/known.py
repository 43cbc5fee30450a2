"""What the database knows about a form and a month, as the values that the checks ask for.

Taken inside the writing transaction, once for all workbooks of the form and the month.
"""

from collections.abc import Iterable
from datetime import date, datetime

from partyboard.forms.model import Form, Kind
from partyboard.forms.organizations import ORGANIZATIONS
from partyboard.forms.rules import (
    CancelOut,
    ContinuesLast,
    MentionsOpenItems,
    NotCopied,
    WithinHistory,
)
from partyboard.intake.context import Context, Current, LastReport, OpenItem, Organization, Within
from partyboard.intake.mending import Correction
from partyboard.intake.report import Report
from partyboard.store.around import (
    accepted_before,
    count,
    current_reports,
    earlier_records,
    figures_of_all,
    last_mentioned,
    locked_months,
    next_records,
    organizations_in_force,
    rules_of,
    transfers_within,
)
from partyboard.store.database import Cursor
from partyboard.store.register import Register
from partyboard.store.spelling import listed_before, spelled
from partyboard.store.submissions import fact_rows_of
from partyboard.text import Month, key


class Known:
    """The organizations, locks, earlier and current reports and open items around one month."""

    def __init__(self, cursor: Cursor, form: Form, period: Month) -> None:
        self._cursor = cursor
        self._form = form
        self._period = period
        self.organizations = organizations_in_force(cursor, _last_month(form, period))
        self._codes = _codes(cursor, form, period, self.organizations)
        self._locked = dict(locked_months(cursor))
        self._stored = dict(current_reports(cursor, form, period))
        self._current: dict[str, Current] = {}
        self._received, self._revisions = accepted_before(cursor, form, period)
        self._earlier = earlier_records(cursor, form, period) if form.organization else {}
        self._next = next_records(cursor, form, period)
        self._figures = figures_of_all(cursor, form, period)
        self._transfers = transfers_within(cursor, form, period)
        has_items = any(rules_of(form, MentionsOpenItems))
        self._register = (
            Register(cursor, period, last_mentioned(cursor, period)) if has_items else None
        )

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
            has_list=bool(self.organizations),
            locked=self._locked,
            last=self._last(organization),
            history=self._history(organization),
            open_items=self.open_items(organization),
            register=self._register.items if self._register else frozenset(),
            current=self._current_of(organization),
            within=self._within(organization),
            next=self._next.get(organization, {}),
            others={code: said for code, said in self._figures.items() if code != organization},
        )

    def accept(self, report: Report, received_at: datetime, sha256: str) -> int:
        """Take note of a workbook for those that follow it, before it is stored; its revision is
        one more than any before, also one that has been set aside.
        """
        organization = report.organization
        revision = self._revisions.get(organization, 0) + 1
        self._revisions[organization] = revision
        self._received[organization, sha256, _mended(report)] = (revision, received_at)
        self._current[organization] = Current(revision, received_at, sha256, report.sheets)
        for sheet, rule in rules_of(self._form, CancelOut):
            record = report.record(sheet.name)
            sums = count(record.get(rule.into)), count(record.get(rule.out_of))
            self._transfers[organization] = sums
        self._figures[organization] = {
            sheet.name: report.record(sheet.name) for sheet, _ in rules_of(self._form, NotCopied)
        }
        return revision

    def same_bytes(self, report: Report, sha256: str) -> tuple[int, datetime] | None:
        """Revision and time of an accepted workbook of the same bytes, mended in the same way, in
        force or replaced.
        """
        return self._received.get((report.organization, sha256, _mended(report)))

    def mended_before(self, report: Report, sha256: str) -> tuple[int, datetime] | None:
        """Revision and time of an accepted workbook of the same bytes that was mended, where this
        one comes as it was sent, with its errors.
        """
        if not report.has_errors or report.mending.corrections:
            return None
        found = [
            kept
            for (whose, bytes_, mended), kept in self._received.items()
            if mended and (whose, bytes_) == (report.organization, sha256)
        ]
        return max(found, default=None)

    def last_closing(self, organization: str) -> int | None:
        """The closing of the organization's last report before the month."""
        last = self._last(organization)
        for sheet, rule in rules_of(self._form, ContinuesLast):
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
        earlier = [said for _, said in sorted(self._earlier.get(organization, {}).items())]
        found: dict[str, tuple[int, ...]] = {}
        for sheet, rule in rules_of(self._form, WithinHistory):
            values = (records.get(sheet.name, {}).get(rule.field) for records in earlier)
            found[f"{sheet.name}.{rule.field}"] = tuple(v for v in values if isinstance(v, int))
        return found

    def _current_of(self, organization: str) -> Current | None:
        if self._stored:  # of all at once: a consolidated workbook asks for everybody's
            ids = [id_ for id_, _, _ in self._stored.values()]
            rows = fact_rows_of(self._cursor, self._form, ids)
            for code, (id_, received_at, sha256) in self._stored.items():
                current = Current(self._revisions[code], received_at, sha256, rows[id_])
                self._current.setdefault(code, current)
            self._stored = {}
        return self._current.get(organization)

    def _within(self, organization: str) -> Within | None:
        if not any(rules_of(self._form, CancelOut)):
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


def _mended(report: Report) -> frozenset[Correction]:
    return frozenset(report.mending.corrections)


def codes_for(cursor: Cursor, form: Form, period: Month) -> tuple[str, ...]:
    """The codes of organizations as a workbook of this form and period has to spell them."""
    in_force = organizations_in_force(cursor, _last_month(form, period))
    return _codes(cursor, form, period, in_force)


def _codes(cursor: Cursor, form: Form, period: Month, in_force: Iterable[str]) -> tuple[str, ...]:
    is_list = form.name == ORGANIZATIONS.name
    return listed_before(cursor, period) if is_list else tuple(in_force)


def _last_month(form: Form, period: Month) -> Month:
    """The month whose list of organizations counts: the last one that the workbook is about."""
    is_year = form.info.field(form.period).kind is Kind.YEAR
    return Month(period.year, 12) if is_year else period
