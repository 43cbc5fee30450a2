"""The findings that stand as titles of charts, made of the data; None means not known."""

import math

from partyboard.board.columns import Number
from partyboard.text import Month, format_amount, format_change, format_count, format_percent


def month_words(month: Month, seen_from: Month) -> str:
    """A month in words; the year is said only when it is another one than that of the picture."""
    return f"tháng {month.number if month.year == seen_from.year else month.label}"


def year_to_date(month: Month) -> str:
    """tháng 1–5/2021."""
    return f"tháng 1–{month.label}" if month.number > 1 else f"tháng {month.label}"


def compared(
    now: int, before: int | None, month: Month, gained: str = "tăng", lost: str = "giảm"
) -> str:
    """The change against the month before."""
    last = month_words(month - 1, month)
    if before is None:
        return f"chưa có số liệu {last} để so sánh"
    if now == before:
        return f"không đổi so với {last}"
    verb = gained if now > before else lost
    return f"{verb} {format_count(abs(now - before))} so với {last}"


NOTHING_YET = "Chưa có số liệu để vẽ"


def no_report(month: Month) -> str:
    """Said instead of a number, since missing is not zero."""
    return f"Chưa có báo cáo tháng {month.label}"


def members(
    subject: str, now: int | None, before: int | None, month: Month, instead: str = ""
) -> str:
    """Đảng bộ có 3.390 đảng viên, tăng 17 so với tháng 4; or `instead` of the change."""
    if now is None:
        return no_report(month)
    return f"{subject} có {format_count(now)} đảng viên, {instead or compared(now, before, month)}"


def no_change_known(month: Month) -> str:
    """Said of the first month with reports."""
    last = month_words(month - 1, month)
    return f"Chưa tính được biến động tháng {month.number}, vì chưa có số liệu {last}"


def changes(entered: int, left: int, other: int, month: Month) -> str:
    """37 người vào, 9 người ra trong tháng 5; `other` is what these do not explain: khác −1."""
    return _changes(entered, left, other, f"tháng {month.number}")


def changes_over(entered: int, left: int, other: int, months: int) -> str:
    """210 người vào, 61 người ra trong 13 tháng, khác +2."""
    return _changes(entered, left, other, f"{months} tháng")


def against_pace(done: int, pace: Number) -> str:
    """Chậm 2 so với tiến độ; less than one whole unit off the pace is on pace."""
    if pace is None:
        return "chưa đủ báo cáo để so với tiến độ"
    distance = format_count(math.floor(abs(pace - done)))
    if is_behind(done, pace):
        return f"chậm {distance} so với tiến độ"
    return f"nhanh {distance} so với tiến độ" if done >= pace + 1 else "đúng tiến độ"


def is_behind(done: int, pace: Number) -> bool:
    """Whether at least one whole unit is missing to the pace."""
    return pace is not None and done <= pace - 1


def admitted(now: int | None, before: int | None, month: Month, instead: str = "") -> str:
    """Kết nạp 15 đảng viên trong tháng 5, tăng 4 so với tháng 4; or `instead` of the change."""
    if now is None:
        return no_report(month)
    if not now:
        none = f"Không kết nạp đảng viên nào trong tháng {month.number}"
        return f"{none}, {instead}" if instead else none
    change = instead or compared(now, before, month)
    return f"Kết nạp {format_count(now)} đảng viên trong tháng {month.number}, {change}"


def structure(members: int | None, female: int | None, young: int | None, month: Month) -> str:
    """40,0% đảng viên là nữ, 18,2% từ 18 đến 30 tuổi."""
    if not members:
        return f"Chưa có số liệu cơ cấu đảng viên tháng {month.label}"
    parts = []
    if female is not None:
        parts.append(f"{format_percent(female / members)} đảng viên là nữ")
    if young is not None:
        who = "" if parts else " đảng viên"
        parts.append(f"{format_percent(young / members)}{who} từ 18 đến 30 tuổi")
    return ", ".join(parts) or f"Cơ cấu của {format_count(members)} đảng viên"


def training(
    classes: int | None, participants: int | None, organizations: int | None, month: Month
) -> str:
    """72 học viên của 28 đơn vị dự 1 lớp mở trong tháng 5."""
    if classes is None:
        return no_report(month)
    if not classes:
        return f"Không có lớp bồi dưỡng nào mở trong tháng {month.number}"
    of = f" của {format_count(organizations)} đơn vị" if organizations else ""
    learners = f"{format_count(participants or 0)} học viên{of}"
    return f"{learners} dự {format_count(classes)} lớp mở trong tháng {month.number}"


def training_of_year(classes: int, participants: int, month: Month) -> str:
    """5 lớp, 312 học viên từ đầu năm 2021."""
    if not classes and not participants:
        return f"Chưa có lớp bồi dưỡng nào từ đầu năm {month.year}"
    counts = f"{format_count(classes)} lớp, {format_count(participants)} học viên"
    return f"{counts} từ đầu năm {month.year}"


def reach(attended: int, absent: int, month: Month) -> str:
    """28/68 đơn vị đã cử người dự bồi dưỡng từ đầu năm 2021."""
    total = attended + absent
    if not total:
        return f"Chưa có đơn vị nào báo cáo bồi dưỡng năm {month.year}"
    if not absent:
        who = f"Cả {format_count(total)} đơn vị" if total > 1 else "Đơn vị"
        return f"{who} đã cử người dự bồi dưỡng từ đầu năm {month.year}"
    if not attended:
        return f"Chưa đơn vị nào cử người dự bồi dưỡng từ đầu năm {month.year}"
    part = f"{format_count(attended)}/{format_count(total)}"
    return f"{part} đơn vị đã cử người dự bồi dưỡng từ đầu năm {month.year}"


def commendations(collectives: int | None, individuals: int | None, month: Month) -> str:
    """27 tập thể, 57 cá nhân được khen thưởng trong tháng 5."""
    if collectives is None and individuals is None:
        return no_report(month)
    who = commended(collectives or 0, individuals or 0)
    if not who:
        return f"Không có khen thưởng trong tháng {month.number}"
    return f"{who} được khen thưởng trong tháng {month.number}"


def commendations_in(collectives: int, individuals: int, period: str) -> str:
    """45 tập thể, 141 cá nhân được khen thưởng từ đầu năm 2021."""
    who = commended(collectives, individuals)
    return f"{who} được khen thưởng {period}" if who else f"Không có khen thưởng {period}"


def commended_most(level: str, collectives: int, individuals: int, period: str) -> str:
    """Đảng ủy Khối khen nhiều nhất từ đầu năm 2021: 39 tập thể, 114 cá nhân."""
    return f"{level} khen nhiều nhất {period}: {commended(collectives, individuals)}"


def commended(collectives: int, individuals: int) -> str:
    """27 tập thể, 57 cá nhân; empty when there are none."""
    parts = ((collectives, "tập thể"), (individuals, "cá nhân"))
    return ", ".join(f"{format_count(number)} {what}" for number, what in parts if number)


def follow_ups(
    open_: int | None,
    overdue: int | None,
    overdue_before: int | None,
    month: Month,
    instead: str = "",
) -> str:
    """5 nội dung quá hạn khắc phục, thêm 1 so với tháng 4; or `instead` of the change."""
    if open_ is None:
        return no_report(month)
    if not open_:
        return "Không còn nội dung nào phải khắc phục"
    if not overdue:
        return f"{format_count(open_)} nội dung đang khắc phục, không có nội dung quá hạn"
    change = instead or compared(overdue, overdue_before, month, "thêm", "bớt")
    return f"{format_count(overdue)} nội dung quá hạn khắc phục, {change}"


def ageing(open_: int, overdue: int, oldest: int) -> str:
    """5/12 nội dung còn mở đã quá hạn, 2 quá hạn trên 90 ngày."""
    if not open_:
        return "Không còn nội dung nào phải khắc phục"
    if not overdue:
        return f"{format_count(open_)} nội dung đang khắc phục, không có nội dung quá hạn"
    part = f"{format_count(overdue)}/{format_count(open_)} nội dung còn mở đã quá hạn"
    return f"{part}, {format_count(oldest)} quá hạn trên 90 ngày" if oldest else part


def overdue_by_organization(organizations: int, overdue: int, open_: int) -> str:
    """4 đơn vị có 5 nội dung quá hạn khắc phục."""
    if not open_:
        return "Không còn nội dung nào phải khắc phục"
    if not overdue:
        return "Không đơn vị nào có nội dung quá hạn khắc phục"
    items = f"{format_count(overdue)} nội dung quá hạn khắc phục"
    return f"{format_count(organizations)} đơn vị có {items}"


def amount(value: Number) -> str:
    """A number as short as it is: 100 or 12,5."""
    return "–" if value is None else format_amount(value)


def _changes(entered: int, left: int, other: int, period: str) -> str:
    inward = f"{format_count(entered)} người vào" if entered else "Không có người vào"
    outward = f"{format_count(left)} người ra" if left else "không có người ra"
    moved = f"{inward}, {outward}" if entered or left else "Không có người vào, người ra"
    return f"{moved} trong {period}" + (f", khác {format_change(other)}" if other else "")
