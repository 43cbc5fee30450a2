"""When the demo's office makes a month final, and once opens it again for a report that comes late.

The last month stays open: its meeting is yet to come.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from partyboard.demo.letters import Letter
from partyboard.demo.office_days import office_day
from partyboard.demo.organizations import active_in
from partyboard.demo.plan import LAST, MONTHS
from partyboard.demo.story import CORRECTIONS, is_silent
from partyboard.text import VIETNAM, Month

MADE_BY = "Văn phòng"
OFFICE_DAY = 5  # of the next month, after its meeting and the last stragglers
_OF_THE_DAY = time(16, 30)
_QUARTER = timedelta(minutes=15)
_WHY_CORRECTED = {(each.organization, each.month): each.why for each in CORRECTIONS}


@dataclass(frozen=True, slots=True)
class Decided:
    """A month is locked or reopened at a moment; why, where something is out of the ordinary."""

    month: Month
    moment: datetime
    is_lock: bool
    reason: str = ""


def decided(letters: Iterable[Letter]) -> tuple[Decided, ...]:
    """Every lock and reopening, in order of time: each month but the last once, and again around
    each report that comes after its lock."""
    first = {month: locked_at(month) for month in MONTHS if month != LAST}
    found = [Decided(month, moment, True, _silent(month)) for month, moment in first.items()]
    for letter in letters:
        month = letter.workbook.period
        if letter.workbook.form == "grassroots" and letter.received_at > first.get(
            month, letter.received_at
        ):
            found += _around(letter)
    return tuple(sorted(found, key=lambda each: each.moment))


def locked_at(month: Month) -> datetime:
    """When the month is locked first."""
    day = office_day((month + 1).first, OFFICE_DAY - 1)
    return datetime.combine(day, _OF_THE_DAY, VIETNAM)


def _around(letter: Letter) -> Iterator[Decided]:
    workbook = letter.workbook
    why = _WHY_CORRECTED[workbook.organization, workbook.period]
    reason = f"{workbook.organization_name} báo cáo lại: {why}"
    yield Decided(workbook.period, letter.received_at - _QUARTER, False, reason)
    yield Decided(workbook.period, letter.received_at + _QUARTER, True, _silent(workbook.period))


def _silent(month: Month) -> str:
    names = [unit.name for unit in active_in(month) if is_silent(unit.code, month)]
    return f"{'; '.join(names)} không gửi, lấy số tháng trước" if names else ""
