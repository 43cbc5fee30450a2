"""One organization: since when it is there and until when, how it stands in a month; and the list
of all that ever were, to choose one of.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from partyboard.board.columns import count, month_of, number, table
from partyboard.board.month_events import Row
from partyboard.board.organization_past import past
from partyboard.board.pictures import picture
from partyboard.board.reporting import Line, reporting
from partyboard.board.view import View
from partyboard.store.answers import Answer
from partyboard.text import Month, format_count, key


@dataclass(frozen=True, slots=True)
class Organization:
    """An organization as listed last. `from_month` is None where it was there from the beginning,
    `to_month` where it goes on; `past` is what became of it, in words; `last_month` and `members`
    are of its last report, None before it.
    """

    code: str
    name: str
    from_month: Month | None
    to_month: Month | None
    past: tuple[str, ...]
    last_month: Month | None
    members: int | None

    @property
    def state(self) -> str:
        """What is to be known of it, in words; "" for one that goes on as ever."""
        silent = () if self.last_month else ("chưa nộp báo cáo nào",)
        return "; ".join((*self.past, *silent))

    def shown_in(self, month: Month) -> Month:
        """The month nearest to this one in which it has to report."""
        nearest = min(month, self.to_month) if self.to_month else month
        return max(nearest, self.from_month) if self.from_month else nearest


def organizations(view: View, wanted: str = "") -> tuple[Organization, ...]:
    """All that were ever listed, those that go on first; of a view of one, that one. `wanted` is a
    part of a name or a code, however it is written.
    """
    events = view.rows("organization_events")
    found = (_organization(row, events) for row in view.answer("every_organization").records())
    return tuple(each for each in found if key(wanted) in key(f"{each.code} {each.name}"))


def organization(view: View) -> Organization:
    """The one that the view is of."""
    (found,) = organizations(view)
    return found


def organization_told(view: View, whose: Organization) -> str:
    """How it stands in the month: members, reports on time, items overdue."""
    if whose.last_month is None:
        return f"Chưa nộp báo cáo nào đến tháng {view.month.label}"
    told = picture(view, "members_by_month").title.removeprefix("Đơn vị ")
    parts = [told[:1].upper() + told[1:], _punctual(line_of(view)), _overdue(view)]
    return "; ".join(filter(None, parts))


def line_of(view: View) -> Line | None:
    """How it reported in each month in view; None where it never had to."""
    lines = reporting(view).lines
    return lines[0] if lines else None


def organizations_table(found: tuple[Organization, ...]) -> Answer:
    """The list for people."""
    return table(
        {
            "Mã": [each.code for each in found],
            "Đơn vị": [each.name for each in found],
            "Đảng viên": [each.members for each in found],
            "Báo cáo gần nhất": [
                each.last_month.label if each.last_month else "" for each in found
            ],
            "Tình hình": [each.state for each in found],
        }
    )


def _organization(row: Row, events: Sequence[Row]) -> Organization:
    months = {
        name: month_of(row[name]) if row[name] else None
        for name in ("from_month", "to_month", "last_month")
    }
    members = number(row["members"])
    return Organization(
        code=row["organization"],
        name=row["name"],
        past=past(row["organization"], events),
        members=None if members is None else int(members),
        **months,
    )


def _punctual(line: Line | None) -> str:
    if line is None or not line.months:
        return ""
    return f"nộp đúng hạn {format_count(line.on_time)}/{format_count(line.months)} tháng"


def _overdue(view: View) -> str:
    rows = view.answer("follow_ups_by_organization").records()
    overdue = sum(count(row["overdue"]) for row in rows)
    return f"{format_count(overdue)} nội dung quá hạn khắc phục" if overdue else ""
