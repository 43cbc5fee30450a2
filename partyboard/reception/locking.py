"""A month's figures made final after its meeting, and opened again for a reason; each audited.

A locked month takes no report, and none of its reports is set aside, restored or explained.
"""

from collections.abc import Iterator
from datetime import date, datetime

from partyboard.reception.amending import AmendmentRefused, Decision, ReasonMissing, deciding
from partyboard.settings import Settings
from partyboard.store import events
from partyboard.store.around import locked_months
from partyboard.store.database import Cursor, Store, ask
from partyboard.text import VIETNAM, Month, format_date

_MOST_NAMED = 3


class MonthWithoutReports(AmendmentRefused):
    """There are no figures to make final."""


class AlreadyLocked(AmendmentRefused):
    """Its figures are final already."""


class NotLocked(AmendmentRefused):
    """It takes reports as it is."""


def doubts(
    store: Store, settings: Settings, month: Month, today: date | None = None
) -> tuple[str, ...]:
    """What speaks against locking the month on this day, in sentences; empty where nothing does.
    Locked in spite of it, the month wants a reason.
    """
    with store.reading() as cursor:
        return tuple(_doubts(cursor, settings, month, today or datetime.now(VIETNAM).date()))


def lock(
    store: Store,
    settings: Settings,
    month: Month,
    reason: str = "",
    by: str = "",
    now: datetime | None = None,
) -> tuple[str, ...]:
    """Make the figures of a month final; what was in doubt about it. Raises AmendmentRefused,
    ReasonMissing where something is in doubt and nothing said of it.
    """
    with deciding(store, reason, by, now, needs_reason=False) as decision:
        cursor = decision.cursor
        _refuse_without_reports(cursor, month)
        if locked_on := dict(locked_months(cursor)).get(month):
            when = format_date(locked_on)
            raise AlreadyLocked(f"Tháng {month.label} đã chốt số liệu từ ngày {when}.")
        found = tuple(_doubts(cursor, settings, month, _day(decision)))
        if found and not decision.reason:
            raise ReasonMissing(f"{' '.join(found)} Ghi một câu vì sao vẫn chốt.")
        events.lock_month(cursor, month, decision.made_at, by, decision.reason)
        decision.note("lock-month", month.label)
    return found


def reopen(
    store: Store, month: Month, reason: str, by: str = "", now: datetime | None = None
) -> None:
    """Take reports of a locked month again. Raises AmendmentRefused."""
    with deciding(store, reason, by, now) as decision:
        if month not in dict(locked_months(decision.cursor)):
            raise NotLocked(f"Tháng {month.label} chưa chốt, không cần mở lại.")
        events.reopen_month(decision.cursor, month, decision.made_at, decision.reason, by)
        decision.note("reopen-month", month.label)


def _day(decision: Decision) -> date:
    return decision.made_at.astimezone(VIETNAM).date()


def _refuse_without_reports(cursor: Cursor, month: Month) -> None:
    reported = {row["month"] for row in ask(cursor, "months", {}) if row["reports"]}
    if month.first not in reported:
        raise MonthWithoutReports(f"Tháng {month.label} chưa có báo cáo nào để chốt.")


def _doubts(cursor: Cursor, settings: Settings, month: Month, today: date) -> Iterator[str]:
    if missing := [str(row["name"]) for row in ask(cursor, "missing", {"month": month.first})]:
        listed = "; ".join(missing[:_MOST_NAMED])
        rest = len(missing) - _MOST_NAMED
        listed += f" và {rest} đơn vị khác" if rest > 0 else ""
        yield f"Còn {len(missing)} đơn vị chưa báo cáo tháng {month.label}: {listed}."
    due_on = settings.due_on(month)
    if today <= due_on:
        yield f"Chưa qua hạn nộp {format_date(due_on)}."
    own = {row["month"] for row in ask(cursor, "committee_work", {})}
    if own and month.first not in own:
        yield f"Chưa có báo cáo tháng {month.label} của chính Đảng ủy."
