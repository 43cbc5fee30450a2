"""What the database holds around one form and month, a question each; `known` puts it together."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import TypeVar

from partyboard.forms.model import Form, Sheet
from partyboard.forms.rules import AtMostLast, CancelOut, ContinuesLast, NotCopied, WithinHistory
from partyboard.intake.context import Organization
from partyboard.intake.mending import Correction
from partyboard.intake.report import Value
from partyboard.store.database import Cursor
from partyboard.text import Month

_ACROSS_MONTHS = (AtMostLast, ContinuesLast, NotCopied, WithinHistory, CancelOut)
_MONTHS_OF_HISTORY = 24

T = TypeVar("T")

Records = dict[str, Mapping[str, Value]]
Transfers = tuple[int, int]  # into the organization, out of it
Received = tuple[str, str, frozenset[Correction]]  # whose, the hash of its bytes, what was mended


def organizations_in_force(cursor: Cursor, month: Month) -> dict[str, Organization]:
    """The list in force in a month, in the official order."""
    cursor.execute(
        "select organization, name, kind, sector, from_month, to_month, successor"
        " from organizations_as_of(null) where listed_from <= $1 and listed_until > $1"
        " order by position",
        [month.first],
    )
    return _organizations(cursor)


def last_mentioned(cursor: Cursor, month: Month) -> dict[str, Organization]:
    """What was said last of every organization listed by a month, also of those that the list in
    force has forgotten: they end where they are left out."""
    cursor.execute(
        "select organization, name, kind, sector, from_month, ends_in, successor"
        " from mentions_as_of(null) where listed_from <= $1 and mentioned_until > $1",
        [month.first],
    )
    return _organizations(cursor)


def _organizations(cursor: Cursor) -> dict[str, Organization]:
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


def rules_of(form: Form, kind: type[T]) -> Iterator[tuple[Sheet, T]]:
    for sheet in form.sheets:
        for rule in sheet.rules:
            if isinstance(rule, kind):
                yield sheet, rule


def locked_months(cursor: Cursor) -> Iterator[tuple[Month, date]]:
    cursor.execute(
        "select month, max(made_at)::date from month_event"
        " group by month having arg_max(action, made_at) = 'locked'"
    )
    for month, locked_on in cursor.fetchall():
        yield Month.of(month), locked_on


def current_reports(
    cursor: Cursor, form: Form, period: Month
) -> Iterator[tuple[str, tuple[str, datetime, str]]]:
    cursor.execute(
        "select organization, id::varchar, received_at, sha256"
        " from submissions_as_of(null) where form = ? and period = ?",
        [form.name, period.first],
    )
    for organization, *rest in cursor.fetchall():
        yield organization, tuple(rest)


def accepted_before(
    cursor: Cursor, form: Form, period: Month
) -> tuple[dict[Received, tuple[int, datetime]], dict[str, int]]:
    """The accepted workbooks that count or were replaced, by what makes them the same again, and
    by organization the highest number ever given.
    """
    cursor.execute(
        "select submission.organization, submission.sha256, submission.revision,"
        " submission.received_at, counted.id is not null, submission.id::varchar from submission"
        " left join accepted_as_of(null) as counted on submission.id = counted.id"
        " where submission.status = 'accepted' and submission.form = ? and submission.period = ?",
        [form.name, period.first],
    )
    rows = cursor.fetchall()
    mended = _corrections(cursor, form, period)
    received: dict[Received, tuple[int, datetime]] = {}
    revisions: dict[str, int] = {}
    for organization, sha256, revision, received_at, counts, id_ in rows:
        revisions[organization] = max(revision, revisions.get(organization, 0))
        if counts:
            known = organization, sha256, frozenset(mended.get(id_, ()))
            received[known] = (revision, received_at)
    return received, revisions


def _corrections(cursor: Cursor, form: Form, period: Month) -> dict[str, set[Correction]]:
    cursor.execute(
        "select submission_id::varchar, correction.sheet, correction.cell, correction.new,"
        " correction.old from correction"
        " inner join submission on correction.submission_id = submission.id"
        " where submission.form = ? and submission.period = ?",
        [form.name, period.first],
    )
    found: dict[str, set[Correction]] = {}
    for id_, *correction in cursor.fetchall():
        found.setdefault(id_, set()).add(Correction(*correction))
    return found


def transfers_within(cursor: Cursor, form: Form, period: Month) -> dict[str, Transfers]:
    """What each organization's report in force says of transfers within the committee."""
    found: dict[str, Transfers] = {}
    for sheet, rule in rules_of(form, CancelOut):
        cursor.execute(
            f"select current.organization, fact.{rule.into}, fact.{rule.out_of}"
            f' from submissions_as_of(null) as current inner join "{form.table(sheet)}" as fact'
            " on current.id = fact.submission_id where current.period = ?",
            [period.first],
        )
        for organization, into, out_of in cursor.fetchall():
            found[organization] = (count(into), count(out_of))
    return found


def earlier_records(cursor: Cursor, form: Form, period: Month) -> dict[str, dict[Month, Records]]:
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


def next_records(cursor: Cursor, form: Form, period: Month) -> dict[str, Records]:
    """Organization → sheet → field → value, of what its report of the next month continues."""
    found: dict[str, Records] = {}
    for sheet, rule in rules_of(form, ContinuesLast):
        cursor.execute(
            f'select current.organization, fact."{rule.field}"'
            f' from submissions_as_of(null) as current inner join "{form.table(sheet)}" as fact'
            " on current.id = fact.submission_id where current.period = ? + interval 1 month",
            [period.first],
        )
        for organization, value in cursor.fetchall():
            found.setdefault(organization, {})[sheet.name] = {rule.field: value}
    return found


def figures_of_all(cursor: Cursor, form: Form, period: Month) -> dict[str, Records]:
    """Organization → sheet → field → value in the month, of the sheets that nobody may copy."""
    found: dict[str, Records] = {}
    for sheet, _ in rules_of(form, NotCopied):
        names = [field.name for field in sheet.fields]
        columns = ", ".join(f'fact."{name}"' for name in names)
        cursor.execute(
            f"select current.organization, {columns}"
            f' from submissions_as_of(null) as current inner join "{form.table(sheet)}" as fact'
            " on current.id = fact.submission_id where current.period = ?",
            [period.first],
        )
        for organization, *values in cursor.fetchall():
            found.setdefault(organization, {})[sheet.name] = dict(zip(names, values, strict=True))
    return found


def count(value: Value) -> int:
    """A figure in a sum; blank counts as nothing."""
    return value if isinstance(value, int) else 0
