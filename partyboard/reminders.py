"""Messages to organizations whose report has not come, as plain text to paste into Zalo or a mail:
one to each, and one to all of them for the office's group.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from partyboard.letters import by_when, closing, greeting
from partyboard.settings import Settings
from partyboard.text import Month, format_date

_DAYS_COUNTED = 31  # past the due day; after that the date itself says more
_EVERYBODY = "các đơn vị"


@dataclass(frozen=True, slots=True)
class Owed:
    """A report that has not come, or came only with faults and has not come again."""

    month: Month
    is_returned: bool = False


def reminder(organization_name: str, owed: Sequence[Owed], settings: Settings, today: date) -> str:
    """What to tell an organization about the reports that it owes. Raises ValueError where it owes
    none.
    """
    if not owed:
        raise ValueError("a reminder of no month")
    in_order = sorted(owed, key=lambda each: each.month)
    paragraphs = (
        greeting(organization_name),
        _told(in_order, settings, today),
        _asked(in_order, settings, today),
        closing(settings, today),
    )
    return "\n\n".join(paragraphs)


def reminder_to_all(
    owing: Sequence[tuple[str, Owed]], expected: int, settings: Settings, today: date
) -> str:
    """What to write to everybody about one month: who has yet to report, by name. Raises ValueError
    where nobody has.
    """
    if not owing:
        raise ValueError("a reminder to nobody")
    month = owing[0][1].month
    come = f"{expected - len(owing)}/{expected} đơn vị"
    first = (
        f"Đến ngày {format_date(today)}, Văn phòng đã nhận báo cáo tháng {month.label} của {come}. "
        f"{_sentence(_due(month, settings, today))} Còn thiếu {len(owing)} đơn vị:"
    )
    listed = (
        f"{number}. {name}{' (đã gửi, còn chỗ phải sửa)' if owed.is_returned else ''}"
        for number, (name, owed) in enumerate(owing, 1)
    )
    when = by_when([month], settings, today)
    paragraphs = (
        greeting(_EVERYBODY),
        "\n".join([first, *listed]),
        f"Đề nghị các đơn vị có tên gửi báo cáo về Văn phòng {when}. "
        "Đơn vị nào đã gửi, xin nhắn lại để Văn phòng tìm.",
        closing(settings, today),
    )
    return "\n\n".join(paragraphs)


def _told(owed: Sequence[Owed], settings: Settings, today: date) -> str:
    if len(owed) == 1:
        (each,) = owed
        due = _sentence(_due(each.month, settings, today))
        month = f"tháng {each.month.label}"
        if each.is_returned:
            return (
                f"Văn phòng đã nhận tệp báo cáo {month} của đơn vị nhưng chưa dùng được vì còn chỗ "
                f"phải sửa, và chưa nhận được bản gửi lại. {due}"
            )
        return f"Văn phòng chưa nhận được báo cáo {month} của đơn vị. {due}"
    listed = (
        f"{number}. Tháng {each.month.label}: {_state(each)}; {_due(each.month, settings, today)}."
        for number, each in enumerate(owed, 1)
    )
    return "\n".join([f"Văn phòng còn thiếu {len(owed)} báo cáo của đơn vị:", *listed])


def _asked(owed: Sequence[Owed], settings: Settings, today: date) -> str:
    when = by_when([each.month for each in owed], settings, today)
    if all(each.is_returned for each in owed):
        return f"Đề nghị sửa các chỗ Văn phòng đã báo rồi gửi lại {when}."
    returned = any(each.is_returned for each in owed)
    also = ", báo cáo còn lỗi thì sửa rồi gửi lại" if returned else ""
    return (
        f"Đề nghị điền vào mẫu đã gửi cho đơn vị và gửi về {when}{also}. "
        "Nếu đơn vị đã gửi, xin nhắn lại ngày gửi và cách gửi để Văn phòng tìm."
    )


def _state(owed: Owed) -> str:
    return "đã gửi, còn chỗ phải sửa" if owed.is_returned else "chưa nhận được"


def _due(month: Month, settings: Settings, today: date) -> str:
    """hạn nộp 25/5/2021, đã quá hạn 6 ngày."""
    due_on = settings.due_on(month)
    past, day = (today - due_on).days, format_date(due_on)
    if past == 0:
        return f"hạn nộp là hôm nay, {day}"
    if past < 0:
        return f"hạn nộp {day}, còn {-past} ngày"
    return f"hạn nộp {day}, đã quá hạn{f' {past} ngày' if past <= _DAYS_COUNTED else ''}"


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."
