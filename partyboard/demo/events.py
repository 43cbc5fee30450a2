"""What to look for in the demo, and where: the story as people read it."""

from collections.abc import Iterator
from dataclasses import dataclass

from partyboard.demo.conclusions import Item, items
from partyboard.demo.locks import OFFICE_DAY, decided
from partyboard.demo.meetings import MEETINGS
from partyboard.demo.organizations import (
    DISSOLVED,
    FOUNDED,
    FOUNDED_FROM,
    LAST_MONTH,
    LISTED_FROM,
    RAISED,
    RAISED_FROM,
    SUCCESSOR,
)
from partyboard.demo.plan import FIRST, LAST
from partyboard.demo.story import (
    CONTRADICTED,
    COPIED_BY,
    COPIED_IN,
    CORRECTIONS,
    LATE_AT_THE_END,
    LEAVES_BLANK,
    LETTER_ARRIVED,
    LETTER_FROM,
    LETTER_SENT,
    LETTER_TO,
    OWN_NAMES,
    REJECTIONS,
    SENT_TWICE_BY,
    SENT_TWICE_IN,
    SILENT_AT_THE_END,
    SILENT_ONCE,
    SILENT_TWICE,
    UNMENTIONED_BY,
    UNMENTIONED_IN,
    UNMENTIONED_ITEM,
)
from partyboard.demo.tables import rows
from partyboard.demo.training import SPELLINGS
from partyboard.demo.world import build
from partyboard.forms.grassroots import GRASSROOTS
from partyboard.text import Month, format_date, format_moment


@dataclass(frozen=True, slots=True)
class Event:
    """One thing to find; `code` is the finding that it brings about, "" if none."""

    months: str
    organization: str
    what: str
    code: str = ""


def events() -> dict[str, tuple[Event, ...]]:
    """Heading → events, in the order of docs/demo.md."""
    return {
        "Tổ chức thay đổi": tuple(_organizations()),
        "Thiếu báo cáo": tuple(_missing()),
        "Gửi lại, đính chính": tuple(_sent_again()),
        "Bị trả lại rồi gửi đúng": tuple(_rejected()),
        "Nộp muộn": tuple(_late()),
        "Chốt tháng": tuple(_locks()),
        "Cuộc họp đã lưu số liệu": tuple(_meetings()),
        "Số liệu cần chú ý": tuple(_figures()),
        "Khắc phục sau kiểm tra, giám sát": tuple(_follow_ups()),
        "Kỷ luật còn chờ xem xét": tuple(_discipline()),
    }


def _organizations() -> Iterator[Event]:
    listed = ", ".join(month.label for month in LISTED_FROM)
    yield Event(listed, "", "Văn phòng gửi danh sách tổ chức đảng")
    yield Event(
        LAST_MONTH.label,
        DISSOLVED,
        f"Giải thể; toàn bộ đảng viên chuyển về {SUCCESSOR} trong tháng",
    )
    yield Event(RAISED_FROM.label, RAISED, "Nâng từ chi bộ cơ sở lên đảng bộ cơ sở, đổi tên")
    yield Event(FOUNDED_FROM.label, FOUNDED, "Mới thành lập; đầu tháng 0, đảng viên đều chuyển đến")


def _missing() -> Iterator[Event]:
    yield Event("4/2020, 5/2020", SILENT_TWICE, "Không gửi hai tháng liền")
    yield Event(
        "4/2021",
        SILENT_ONCE,
        "Không gửi; tháng 5 ghi số đầu tháng thật, khác số cuối tháng 3",
        "opening-differs",
    )
    for code in SILENT_AT_THE_END:
        yield Event(LAST.label, code, "Chưa gửi; lấy tạm số cuối tháng 4")


def _sent_again() -> Iterator[Event]:
    for correction in CORRECTIONS:
        what = f"Lần đầu sai {_label(correction.field)} ({correction.why}), sau gửi lại cho đúng"
        yield Event(correction.month.label, correction.organization, what, "revision")
    months = f"{CONTRADICTED.month.label}, {(CONTRADICTED.month + 1).label}"
    why = CONTRADICTED.why[0].upper() + CONTRADICTED.why[1:]
    yield Event(months, CONTRADICTED.organization, why, "opening-differs")
    yield Event(
        COPIED_IN.label,
        COPIED_BY,
        "Gửi nhầm số liệu tháng trước dưới tên tháng này, hai ngày sau gửi lại",
        "copied-figures",
    )
    yield Event(SENT_TWICE_IN.label, SENT_TWICE_BY, "Một tệp gửi hai lần", "same-content")


def _rejected() -> Iterator[Event]:
    for rejection in REJECTIONS:
        fault = rejection.fault
        what = f"Ô {_label(f'{fault.sheet}.{fault.field}')} ghi «{fault.typed}»"
        yield Event(rejection.month.label, rejection.organization, what, rejection.code)


def _late() -> Iterator[Event]:
    for code, moment in LATE_AT_THE_END.items():
        yield Event(LAST.label, code, f"Nhận lúc {format_moment(moment)}", "late")
    yield Event("các tháng khác", "", "Mỗi tháng vài đơn vị gửi sau ngày 25", "late")


def _locks() -> Iterator[Event]:
    what = f"Văn phòng chốt vào ngày làm việc thứ {OFFICE_DAY} của tháng sau, lúc 16:30"
    yield Event(f"{FIRST.label} – {(LAST - 1).label}", "", what)
    for each in decided(build().letters):
        when = format_moment(each.moment)
        if not each.is_lock:
            yield Event(each.month.label, "", f"Mở lại lúc {when}: {each.reason}; nạp rồi chốt lại")
        elif each.reason:
            yield Event(each.month.label, "", f"Chốt lúc {when} dù còn thiếu: {each.reason}")
    yield Event(LAST.label, "", "Chưa chốt: còn nhận báo cáo, số liệu tạm tính")


def _meetings() -> Iterator[Event]:
    for moment, name in MEETINGS:
        yield Event(Month.of(moment).label, "", f"{name}, lúc {format_moment(moment)}")


def _figures() -> Iterator[Event]:
    yield Event(
        f"{LETTER_SENT.label}, {LETTER_ARRIVED.label}",
        f"{LETTER_FROM}, {LETTER_TO}",
        "Giấy giới thiệu đến muộn một tháng: chuyển đi tháng trước, chuyển đến tháng sau",
        "transfers-differ",
    )
    yield Event(
        LAST.label,
        "BVDK",
        "Kết nạp nhiều trong tháng 2 và tháng 5: số đảng viên dự bị cao hơn mọi tháng trước",
        "outlier",
    )
    for (code, month), name in OWN_NAMES.items():
        yield Event(month.label, code, f"Ghi tên «{name}», khác danh sách", "name-differs")
    for course in rows("classes"):
        opened_in = Month.parse(course["opened_on"][:7]).label
        if not course["course_code"] and set(SPELLINGS) <= set(course["attended_by"].split()):
            there = course["attended_by"].replace(" ", ", ")
            yield Event(opened_in, there, "Một lớp không có mã, mỗi đơn vị viết tên một cách")
        if not course["closed_on"]:
            yield Event(opened_in, "", f"Lớp {course['course_code']} chưa bế giảng khi báo cáo")
    for code in sorted(LEAVES_BLANK):
        yield Event("mọi tháng", code, "Trang Công tác khác: không có thì để trống, không ghi 0")


def _follow_ups() -> Iterator[Event]:
    for item in items():
        yield Event(f"đến {LAST.label}", item.reporter(LAST), f"{_name(item)}: {_state(item)}")
    conclusion, number = UNMENTIONED_ITEM
    what = f"Không nhắc {conclusion} mục {number} đang mở"
    yield Event(UNMENTIONED_IN.label, UNMENTIONED_BY, what, "follow-up-missing")


def _name(item: Item) -> str:
    passed_on = f" (của {item.organization})" if item.reporter(LAST) != item.organization else ""
    return f"{item.conclusion} mục {item.item}{passed_on}"


def _state(item: Item) -> str:
    """How the item stands at the end of the demo."""
    due = item.due(LAST)
    late = item.reported_on is not None and item.reported_on > due
    parts = [
        f"gia hạn đến {format_date(due)}" if due != item.due_on else f"hạn {format_date(due)}",
        f"báo cáo {'muộn ' if late else ''}{format_date(item.reported_on)}"
        if item.reported_on
        else "chưa báo cáo",
        f"xác nhận {format_date(item.confirmed_on)}" if item.confirmed_on else _open(item),
    ]
    return ", ".join(parts)


def _open(item: Item) -> str:
    status = GRASSROOTS.sheet("follow_ups").field("status").choice(item.status(LAST)).label.lower()
    return f"{status}, {'quá hạn' if item.due(LAST) < LAST.last else 'trong hạn'}"


def _discipline() -> Iterator[Event]:
    whose = {"awaiting_government_discipline": "chính quyền", "awaiting_party_discipline": "Đảng"}
    for row in rows("discipline"):
        for field, side in whose.items():
            if int(row[field]):
                what = f"{row[field]} đảng viên chưa được xem xét về {side}"
                yield Event(Month.parse(row["month"]).label, row["organization"], what)


def _label(reference: str) -> str:
    sheet, _, field = reference.partition(".")
    return f"«{GRASSROOTS.sheet(sheet).field(field).label}»"
