"""What needs attention in a month, in one line; and what makes a comparison unfair."""

from partyboard.board.columns import count
from partyboard.board.comparison import fair
from partyboard.board.targets import below_pace
from partyboard.board.transfers import unmatched
from partyboard.board.view import View, months_with_reports
from partyboard.settings import Settings
from partyboard.store.database import Store
from partyboard.text import format_change, format_count, format_percent


def attention(view: View) -> tuple[str, ...]:
    """Short statements, the gravest first; empty when nothing asks to be acted on."""
    found = (_uncounted(view), _overdue(view), _missing(view), _behind_pace(view), _transfers(view))
    return tuple(sentence for sentence in found if sentence)


def _uncounted(view: View) -> str:
    """Reports of organizations that the list in force does not have: no sum holds them."""
    if view.organization:
        return ""
    coverage, first = view.coverage(), view.month.first
    months = view.rows("months")
    reports = next((count(row["reports"]) for row in months if row["month"] == first), 0)
    uncounted = reports - count(coverage["received"])
    if not uncounted:
        return ""
    told = f"{format_count(uncounted)} báo cáo tháng {view.month.number} chưa được tính"
    if not coverage["expected"]:
        return f"{told}: chưa nạp danh sách tổ chức đảng, hoặc danh sách không có ai phải báo cáo"
    return f"{told} vì đơn vị không có trong danh sách tổ chức đảng"


def _overdue(view: View) -> str:
    rows = [row for row in view.rows("follow_ups_by_organization") if row["overdue"]]
    items = sum(count(row["overdue"]) for row in rows)
    if not items:
        return ""
    where = "" if view.organization else f" ở {format_count(len(rows))} đơn vị"
    return f"{format_count(items)} nội dung quá hạn khắc phục{where}"


def _missing(view: View) -> str:
    missing = count(view.coverage()["missing"])
    if not missing:
        return ""
    if view.organization:
        return f"đơn vị chưa báo cáo tháng {view.month.number}"
    return f"{format_count(missing)} đơn vị chưa báo cáo tháng {view.month.number}"


def _behind_pace(view: View) -> str:
    """Kết nạp đạt 95%, lớp bồi dưỡng 30% tiến độ chỉ tiêu năm: the targets below their pace. Silent
    while the month is still coming in: what was done in it is not all known."""
    if not view.is_comparable():
        return ""
    late = [
        (each.indicator.label.lower(), format_percent(each.done / each.pace, 0))
        for each in below_pace(view)
        if each.done is not None and each.pace
    ]
    if not late:
        return ""
    (what, share), *others = late
    more = "".join(f", {other} {part}" for other, part in others)
    return f"{what} đạt {share}{more} tiến độ chỉ tiêu năm"


def _transfers(view: View) -> str:
    """Silent while the month is still coming in: the other side may be among the missing."""
    difference = unmatched(view) if view.is_comparable() else 0
    members = f"{format_count(abs(difference))} đảng viên"
    return f"chuyển sinh hoạt trong Đảng bộ lệch {members}" if difference else ""


def fair_change(view: View) -> str:
    """The change over the organizations that reported both months, where the sets differ."""
    found = fair(view, "members")
    if found is None:
        return ""
    organizations, change = format_count(found.organizations), format_change(found.change)
    return (
        f"Tính trên {organizations} đơn vị báo cáo cả tháng {(view.month - 1).number} và tháng "
        f"{view.month.number}: {change} đảng viên."
    )


def received_so_far(store: Store, settings: Settings) -> str:
    """How many organizations have reported the newest month, and until when they are on time."""
    months = months_with_reports(store)
    if not months:
        return ""
    month = months[-1]
    coverage = View(store, settings, month).coverage()
    due = settings.due_on(month)
    return (
        f"Tháng {month.label}: đã nhận {coverage['received']}/{coverage['expected']} đơn vị · "
        f"hạn {due.day}/{due.month} · {'đã chốt' if coverage['is_locked'] else 'chưa chốt'}"
    )
