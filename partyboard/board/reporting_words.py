"""What is said of who reported when: the finding, the two dates, each cell in short and in full."""

from collections.abc import Sequence

from partyboard.board.reporting import Cell, Line, MonthEvent, Reporting
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
    return f"{due} · {_taken_until(found)}"


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


def score(line: Line) -> str:
    """On time in how many of the months that count; a dash where none does yet."""
    return f"{line.on_time}/{line.months}" if line.months else "–"


def score_in_full(line: Line) -> str:
    """The same in a sentence."""
    if not line.months:
        return "Chưa có tháng nào đến hạn"
    return f"Đúng hạn {line.on_time} trong {line.months} tháng phải báo cáo"


def events_told(found: Reporting) -> tuple[str, ...]:
    """How the month came to be locked or open, the newest first; empty where it never was."""
    return tuple(_event_told(event) for event in found.events)


def before_locking(doubts: Sequence[str]) -> str:
    """What follows from locking the month, and what speaks against it now."""
    follows = "Chốt rồi thì báo cáo gửi thêm của tháng này bị trả lại, số liệu không đổi nữa."
    if not doubts:
        return f"{follows} Không cần ghi lý do."
    return f"{' '.join(doubts)} Vẫn chốt thì ghi lý do. {follows}"


def before_reopening(found: Reporting) -> str:
    """What follows from reopening the month."""
    when = format_moment(found.events[0].made_at) if found.events else ""
    return (
        "Tháng lại nhận báo cáo và số liệu lại là tạm tính. Số liệu như lúc chốt "
        f"{when} vẫn xem lại được."
    )


def _event_told(event: MonthEvent) -> str:
    what = "Chốt" if event.is_lock else "Mở lại"
    by = f", {event.made_by}" if event.made_by else ""
    why = f": {event.reason}" if event.reason else ""
    return f"{what} lúc {format_moment(event.made_at)}{by}{why}"


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
        return "Số liệu tạm tính, còn nhận báo cáo đến khi chốt tháng"
    when = format_moment(found.events[0].made_at)
    if found.events[0].is_lock:
        return f"Đã chốt lúc {when}, không nhận thêm"
    return f"Số liệu tạm tính, mở lại lúc {when}, còn nhận báo cáo đến khi chốt lại"
