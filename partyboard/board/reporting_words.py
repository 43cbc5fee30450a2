"""What is said of who reported when: the finding, the two dates, each cell in short and in full."""

from partyboard.board.reporting import Cell, Reporting
from partyboard.board.view import View
from partyboard.text import format_count, format_date, format_moment

SHORT_OF_DUE = 31  # days past the due day that are counted; after that the date says more
_OWED_IN_SHORT = {"missing": "chưa", "returned": "có lỗi"}


def finding(view: View, found: Reporting) -> str:
    """The title: how many have reported the month, and what is to be done about the others."""
    month = f"tháng {view.month.label}"
    if view.organization and found.lines:
        return f"{found.lines[0].name} {_of_one(found.lines[0].cells[-1], month)}"
    last = found.last
    if not last.expected:
        return f"Không đơn vị nào phải báo cáo {month}"
    reported = f"{format_count(last.received)}/{format_count(last.expected)} đơn vị"
    if not last.missing:
        return f"Đủ {reported} đã báo cáo {month}, {format_count(last.on_time)} đơn vị đúng hạn"
    others = f"{format_count(last.missing)} đơn vị {_lacking(view, found)}"
    return f"{reported} đã báo cáo {month}; {others}"


def dates(found: Reporting) -> str:
    """The two dates by name: by when a report is on time, and until when it is taken."""
    due = f"Hạn nộp {format_date(found.due_on)}{_distance(found)}"
    return f"{due} · {_taken_until(found)} · Xếp theo danh sách chính thức"


def cell_text(cell: Cell) -> str:
    """What stands in the cell: "+3", "lần 2", "chưa"; nothing for on time, a dot where no report
    was expected."""
    if cell.status == "not_expected":
        return "·"
    if cell.status in _OWED_IN_SHORT:
        return "thiếu" if cell.is_locked else _OWED_IN_SHORT[cell.status]
    late = f"+{cell.days_late}" if cell.days_late else ""
    again = f"lần {cell.revision}" if cell.revision > 1 else ""
    return " ".join(filter(None, (late, again)))


def cell_in_full(cell: Cell) -> str:
    """The same for who points at the cell or has it read aloud."""
    month = f"Tháng {cell.month.label}"
    if cell.status == "not_expected":
        return f"{month}: chưa hoặc không còn phải báo cáo"
    if cell.status in _OWED_IN_SHORT:
        returned = "đã gửi tệp có lỗi, " if cell.status == "returned" else ""
        return f"{month}: {returned}{'thiếu khi chốt' if cell.is_locked else 'chưa nộp'}"
    when = f" ({format_moment(cell.received_at)})" if cell.received_at else ""
    late = f"trễ {cell.days_late} ngày" if cell.days_late else "đúng hạn"
    again = f", đang tính lần {cell.revision}" if cell.revision > 1 else ""
    return f"{month}: {late}{when}{again}"


def _of_one(cell: Cell, month: str) -> str:
    if cell.status == "not_expected":
        return f"không phải báo cáo {month}"
    if cell.status in _OWED_IN_SHORT and cell.is_locked:
        return f"thiếu báo cáo {month} khi chốt"
    if cell.status == "returned":
        return f"đã gửi báo cáo {month} nhưng còn lỗi, chưa gửi lại"
    if cell.status == "missing":
        return f"chưa nộp báo cáo {month}"
    late = f"trễ {cell.days_late} ngày" if cell.days_late else "đúng hạn"
    return f"nộp báo cáo {month} {late}"


def _lacking(view: View, found: Reporting) -> str:
    if found.last.is_locked:
        return "thiếu khi chốt"
    left = (found.due_on - found.today).days
    if left > 0:
        return f"chưa nộp, còn {left} ngày"
    return "chưa nộp" if view.as_of else "cần nhắc hôm nay"


def _distance(found: Reporting) -> str:
    past = (found.today - found.due_on).days
    if found.last.is_locked or past > SHORT_OF_DUE:
        return ""
    if past == 0:
        return " (hôm nay)"
    return f" (đã qua {past} ngày)" if past > 0 else f" (còn {-past} ngày)"


def _taken_until(found: Reporting) -> str:
    if not found.events:
        return "Còn nhận báo cáo đến khi chốt tháng"
    newest = found.events[0]
    by = f" ({newest.made_by})" if newest.made_by else ""
    if newest.is_lock:
        return f"Đã chốt lúc {format_moment(newest.made_at)}{by}"
    return f"Mở lại lúc {format_moment(newest.made_at)}{by}, nhận đến khi chốt lại"
