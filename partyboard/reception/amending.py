"""What staff decide about a report that is in already: set aside, restored, its warnings given a
reason; a heading that was understood is understood no more. Each with a reason, and audited.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from partyboard.forms.model import Kind
from partyboard.intake.mending import Heading
from partyboard.store import events
from partyboard.store.around import locked_months
from partyboard.store.database import Cursor, Store
from partyboard.store.headings import forget, remembered
from partyboard.store.standing import Standing, has_finding, standings
from partyboard.store.submissions import Explanation, Status, audit
from partyboard.text import VIETNAM, clean, format_date, key

Record = Callable[[Cursor, str, datetime, str, str], None]


class AmendmentRefused(ValueError):
    """It cannot be done; the message says why, in a sentence for whoever asked."""


class ReasonMissing(AmendmentRefused):
    """Nothing is decided without a reason."""


class UnknownReport(AmendmentRefused):
    """No workbook of this id has been kept."""


class ReportRejected(AmendmentRefused):
    """A workbook that was rejected has never counted."""


class MonthLocked(AmendmentRefused):
    """The figures of its month are final."""


class AlreadyWithdrawn(AmendmentRefused):
    """It counts no more already."""


class NotWithdrawn(AmendmentRefused):
    """It has not been set aside."""


class UnknownFinding(AmendmentRefused):
    """Nothing of this kind was found there."""


class UnknownHeading(AmendmentRefused):
    """This heading is not among those in force."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What is being decided, inside its transaction: why, by whom, when."""

    store: Store
    cursor: Cursor
    reason: str
    by: str
    made_at: datetime

    def note(self, action: str, about: str) -> None:
        """Write it into the audit."""
        said = f"{about}: {self.reason}" if self.reason else about
        audit(self.cursor, self.made_at, self.by, action, said)


def withdraw(
    store: Store, submission_id: str, reason: str, by: str = "", now: datetime | None = None
) -> tuple[str, ...]:
    """Set a report aside: the one before it counts again, or none does. Of a consolidated workbook
    all parts that count. Returns the ids set aside. Raises AmendmentRefused.
    """
    with deciding(store, reason, by, now) as decision:
        reports = _accepted(decision, submission_id)
        counted = [each for each in reports if not each.is_withdrawn]
        if not counted:
            raise AlreadyWithdrawn("Báo cáo này đã được rút từ trước.")
        return _record(decision, counted, "withdraw", events.withdraw)


def restore(
    store: Store, submission_id: str, reason: str, by: str = "", now: datetime | None = None
) -> tuple[str, ...]:
    """Let a report that was set aside count again; of a consolidated workbook all parts that were.
    Returns the ids restored. Raises AmendmentRefused.
    """
    with deciding(store, reason, by, now) as decision:
        reports = _accepted(decision, submission_id)
        withdrawn = [each for each in reports if each.is_withdrawn]
        if not withdrawn:
            raise NotWithdrawn("Báo cáo này chưa bị rút, không cần khôi phục.")
        return _record(decision, withdrawn, "restore", events.restore)


def explain(
    store: Store,
    submission_id: str,
    code: str,
    sheet: str,
    cell: str,
    reason: str,
    by: str = "",
    now: datetime | None = None,
) -> None:
    """Keep why something found in an accepted report is no fault. Raises AmendmentRefused."""
    with deciding(store, reason, by, now) as decision:
        report = _accepted(decision, submission_id)[0]
        _refuse_locked(decision, [report])
        place = f"{sheet}!{cell}".strip("!")
        if not has_finding(decision.cursor, report.id, code, sheet, cell):
            raise UnknownFinding(f"Báo cáo này không có ghi nhận như vậy ở {place or 'tệp'}.")
        explanation = Explanation(code, sheet, cell, decision.reason)
        events.explain(decision.cursor, report.id, explanation, decision.made_at, by)
        decision.note("explain", f"{report.label}, {f'{code} {place}'.strip()}")


def forget_heading(
    store: Store,
    form: str,
    organization: str,
    heading: Heading,
    reason: str,
    by: str = "",
    now: datetime | None = None,
) -> None:
    """Read this heading as ours no more in the organization's workbooks ("": the committee's own
    and consolidated ones). Raises AmendmentRefused.
    """
    code = key(organization)
    with deciding(store, reason, by, now) as decision:
        if heading not in remembered(decision.cursor).get((form, code), ()):
            raise UnknownHeading(f"Tiêu đề «{heading.text}» chưa từng được xác nhận.")
        forget(decision.cursor, form, code, [heading], decision.made_at, by)
        meant = f"«{heading.text}» → {heading.sheet}.{heading.field}"
        decision.note("forget-heading", f"{organization or form}, {meant}")


@contextmanager
def deciding(
    store: Store, reason: str, by: str, now: datetime | None, *, needs_reason: bool = True
) -> Iterator[Decision]:
    """One transaction, and the file brought up to date after it; the reason in one line."""
    said = " ".join(clean(reason).split())
    if needs_reason and not said:
        raise ReasonMissing("Ghi một câu lý do.")
    with store.writing() as cursor:
        yield Decision(store, cursor, said, by, now or datetime.now(VIETNAM))
    store.checkpoint()


def _accepted(decision: Decision, submission_id: str) -> list[Standing]:
    """The accepted reports of this id, at least one."""
    found = standings(decision.cursor, submission_id)
    if not found:
        raise UnknownReport("Không có báo cáo này.")
    accepted = [each for each in found if each.status is Status.ACCEPTED]
    if not accepted:
        raise ReportRejected("Tệp này có lỗi, chưa được tính vào số liệu nào.")
    return accepted


def _record(
    decision: Decision, reports: list[Standing], action: str, record: Record
) -> tuple[str, ...]:
    _refuse_locked(decision, reports)
    for report in reports:
        record(decision.cursor, report.id, decision.made_at, decision.reason, decision.by)
        decision.note(action, report.label)
    return tuple(report.id for report in reports)


def _refuse_locked(decision: Decision, reports: list[Standing]) -> None:
    """As with workbooks that come in: a form of the year has no month that could be locked."""
    monthly = {
        form.name
        for form in decision.store.forms
        if form.info.field(form.period).kind is Kind.MONTH
    }
    locked = dict(locked_months(decision.cursor))
    months = {each.period for each in reports if each.period and each.form in monthly}
    for month in sorted(months & locked.keys()):
        when = format_date(locked[month])
        raise MonthLocked(f"Tháng {month.label} đã chốt số liệu ngày {when}. Mở lại tháng trước.")
