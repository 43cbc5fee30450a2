"""What has changed since a moment, in a sentence and as a table."""

from collections.abc import Sequence
from datetime import datetime

from partyboard.board.changed import Changed
from partyboard.board.columns import table
from partyboard.board.indicators import Indicator
from partyboard.board.steps_since import Step
from partyboard.board.view import View
from partyboard.store.answers import Answer
from partyboard.text import format_count, format_moment


def changed_told(
    view: View, since: datetime, found: Sequence[Changed], steps: Sequence[Step]
) -> str:
    """Từ 16:30 31/5/2021 đến nay đã nhận thêm 1 báo cáo; 3 số liệu tháng 5/2021 thay đổi."""
    start = f"Từ {format_moment(since)} đến nay"
    done = ", ".join(filter(None, (_done(steps, *each) for each in _ACTIONS)))
    if not done and not found:
        return f"{start} không có báo cáo nào nhận thêm, không có số liệu nào thay đổi."
    of_month = sum(each.month == view.month for each in found)
    counts = (
        (of_month, f"số liệu tháng {view.month.label}"),
        (len(found) - of_month, "số liệu các tháng trước"),
    )
    figures = ", ".join(f"{format_count(number)} {what}" for number, what in counts if number)
    came = f"{start} đã {done}" if done else start
    return f"{came}; {figures or 'không có số liệu nào'} thay đổi."


_ACTIONS = (("received", "nhận thêm"), ("withdrawn", "rút"), ("restored", "khôi phục"))


def _done(steps: Sequence[Step], action: str, words: str) -> str:
    """How many reports it was done to: "nhận thêm 4 báo cáo"."""
    number = sum(step.action == action for step in steps)
    return f"{words} {format_count(number)} báo cáo" if number else ""


def changed_table(found: Sequence[Changed], since: datetime) -> Answer:
    """Figures that changed, for people; what is missing is blank."""
    return table(
        {
            "Tháng": [each.month.label for each in found],
            "Chỉ tiêu": [each.entry.label for each in found],
            f"Lúc {format_moment(since)}": [each.then for each in found],
            "Hiện tại": [each.now for each in found],
            "Thay đổi": [each.change for each in found],
        }
    )


def figures_table(found: Sequence[tuple[Indicator, int | None]]) -> Answer:
    """Figures of a month as they are now; what is not known is blank."""
    return table(
        {
            "Chỉ tiêu": [entry.label for entry, _ in found],
            "Hiện tại": [value for _, value in found],
            "Đơn vị tính": [entry.unit for entry, _ in found],
        }
    )
