"""Transfers within the committee that do not cancel out: how many, and what may explain it."""

from typing import Any

from partyboard.board.columns import count, month_of
from partyboard.board.view import View
from partyboard.text import Month, format_count


def unmatched(view: View) -> int:
    """How many more members came than left within the committee in the month; below zero: how many
    more left. Zero of one organization, which has nothing to be compared with.
    """
    return 0 if view.organization else _difference(_months(view), view.month)


def unmatched_transfers(view: View) -> str:
    """The sums, what does not cancel out, and what may explain it; empty where all does."""
    difference, months = unmatched(view), _months(view)
    if not difference:
        return ""
    out_of, into = (format_count(count(months[view.month][name])) for name in ("out_of", "into"))
    sums = f"Giữa các đơn vị trong Đảng bộ: chuyển đi {out_of}, chuyển đến {into} đảng viên"
    said = [f"{sums}; {_without_other_side(difference)}."]
    return " ".join([*said, *_late_letters(months, view.month), *_missing(view)])


def _without_other_side(difference: int) -> str:
    members = f"{format_count(abs(difference))} đảng viên"
    if difference < 0:
        return f"{members} chuyển đi chưa có nơi báo nhận"
    return f"{members} chuyển đến chưa có nơi báo chuyển đi"


def _months(view: View) -> dict[Month, dict[str, Any]]:
    return {month_of(row["month"]): row for row in view.rows("transfers_within")}


def _difference(months: dict[Month, dict[str, Any]], month: Month) -> int:
    return count(months[month]["difference"]) if month in months else 0


def _late_letters(months: dict[Month, dict[str, Any]], month: Month) -> list[str]:
    """A letter of introduction on its way at the end of a month shows in that month and the next,
    once on either side.
    """
    difference = _difference(months, month)
    opposite = [
        other for other in (month + 1, month - 1) if _difference(months, other) == -difference
    ]
    return [
        f"Tháng {other.label} lệch {format_count(abs(difference))} theo chiều ngược lại: có thể "
        "là giấy giới thiệu đến tháng sau mới nhận được."
        for other in opposite[:1]
    ]


def _missing(view: View) -> list[str]:
    missing = count(view.coverage()["missing"])
    return [f"Còn {format_count(missing)} đơn vị chưa báo cáo tháng này."] if missing else []
