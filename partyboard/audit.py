"""The audit: what was done, when and by whom, as people call it; as a workbook."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from partyboard.access.roles import Role
from partyboard.store.answers import Answer
from partyboard.store.database import Store, ask
from partyboard.text import VIETNAM, format_moment

# Every action that the program writes, as people call it.
ACTIONS: Mapping[str, str] = {
    "signed in": "Đăng nhập",
    "signed out": "Đăng xuất",
    "sign-in failed": "Đăng nhập không được",
    "sign-in locked": "Tạm khóa vì sai nhiều lần",
    "sign-in unknown": "Tài khoản cơ quan lạ, không cho vào",
    "account added": "Thêm tài khoản",
    "account password given": "Đặt lại mật khẩu",
    "account password set": "Đổi mật khẩu",
    "account role set": "Đổi vai trò",
    "account email set": "Đổi thư điện tử",
    "account disabled": "Khóa tài khoản",
    "account enabled": "Mở khóa tài khoản",
    "account sessions ended": "Đăng xuất mọi nơi",
    "load": "Nạp báo cáo",
    "load-rejected": "Báo cáo có lỗi, không nạp",
    "correct": "Sửa ô",
    "withdraw": "Rút báo cáo",
    "restore": "Khôi phục",
    "explain": "Giải trình cảnh báo",
    "forget-heading": "Bỏ tên cột đã nhớ",
    "lock-month": "Chốt tháng",
    "reopen-month": "Mở lại tháng",
    "organizations": "Sắp xếp tổ chức",
    "settings": "Sửa cài đặt",
    "target": "Giao, sửa chỉ tiêu",
    "meeting-saved": "Lưu cuộc họp",
    "meeting-removed": "Bỏ cuộc họp đã lưu",
    "sequence-saved": "Lưu thứ tự trình chiếu",
    "sequence-reset": "Trả lại thứ tự trình chiếu",
    "download": "Tải tệp",
    "backup": "Sao lưu",
    "backup-failed": "Sao lưu không xong",
    "backup-checked": "Kiểm tra bản sao lưu",
    "backup-damaged": "Bản sao lưu hỏng",
    "commits-lost": "Nhật ký hỏng, thiếu lần ghi cuối",
    "commits-lost-known": "Đã xử lý lần ghi bị thiếu",
    "rebuild": "Đọc lại mọi tệp",
    "rebuild-difference": "Đọc lại thấy khác",
    "demo": "Dựng dữ liệu mẫu",
}
# How far back one looks, as people choose it.
SPANS: Mapping[str, timedelta | None] = {
    "Mọi lúc": None,
    "24 giờ qua": timedelta(days=1),
    "7 ngày qua": timedelta(days=7),
    "30 ngày qua": timedelta(days=30),
}
_HEADINGS = ("Lúc", "Người làm", "Việc", "Nội dung")
_WIDTHS = (18, 26, 28, 90)
_MOST = 1_000_000  # rows of a sheet, and some less


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the audit is looked at: since when (None: from the first), by whom, which action
    (both "": all).
    """

    since: datetime | None = None
    who: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True)
class Audit:
    """Page `number` of `pages` of the audit, the newest first; `total` entries fit in all."""

    table: Answer
    total: int
    number: int
    pages: int


def audit_page(store: Store, wanted: Wanted, most: int, now: datetime, number: int = 1) -> Audit:
    """A page of so many entries that were made by now; the last one where there are not so many."""
    (newest, total) = _found(store, wanted, now, 0, most)
    pages = max(1, -(-total // most))
    shown = min(number, pages)
    rows = newest if shown == 1 else _found(store, wanted, now, (shown - 1) * most, most)[0]
    told = tuple(
        (format_moment(each.made_at), each.made_by, named(each.action), each.told) for each in rows
    )
    table = Answer(_HEADINGS, ("VARCHAR",) * len(_HEADINGS), told)
    return Audit(table, total, shown, pages)


def people(store: Store, now: datetime) -> list[str]:
    """Everybody who did anything, by name; first "": all."""
    return ["", *(str(row["made_by"]) for row in _asked(store, "audit_people", as_of=now))]


def audit_workbook(store: Store, wanted: Wanted, now: datetime) -> bytes:
    """The audit as an Excel workbook: moments are moments, what people wrote stays text."""
    saved = BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(saved, plain) as book:
        sheet = book.add_worksheet("Nhật ký")
        bold, moment = (
            book.add_format({"bold": True}),
            book.add_format({"num_format": "dd/mm/yyyy hh:mm:ss", "align": "left"}),
        )
        for column, (heading, width) in enumerate(zip(_HEADINGS, _WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, heading, bold)
        sheet.freeze_panes(1, 0)
        for line, each in enumerate(_found(store, wanted, now, 0, _MOST)[0], 1):
            local = each.made_at.astimezone(VIETNAM).replace(tzinfo=None)
            sheet.write_datetime(line, 0, local, moment)
            for column, text in enumerate((each.made_by, named(each.action), each.told), 1):
                sheet.write_string(line, column, text)
    return saved.getvalue()


def named(action: str) -> str:
    """What people call an action; one that a newer version wrote keeps its own name."""
    return ACTIONS.get(action, action)


@dataclass(frozen=True, slots=True)
class _Entry:
    made_at: datetime
    made_by: str
    action: str
    about: str

    @property
    def told(self) -> str:
        """What it was done to, as people call it: of an account its role is kept as the program
        calls it."""
        name, _, role = self.about.rpartition(" ")
        if not (name and self.action.startswith("account ") and role in set(Role)):
            return self.about
        return f"{name} ({Role(role).label})"


def _found(
    store: Store, wanted: Wanted, now: datetime, skip: int, most: int
) -> tuple[list[_Entry], int]:
    """Entries, and how many fit in all."""
    rows = _asked(
        store,
        "audit",
        as_of=now,
        since=wanted.since,
        who=wanted.who or None,
        did=wanted.action or None,
        skip=skip,
        most=most,
    )
    total = int(rows[0]["total"]) if rows else 0
    return [_Entry(*(row[each.name] for each in fields(_Entry))) for row in rows], total


def _asked(store: Store, name: str, **parameters: object) -> list[dict[str, Any]]:
    """Asked anew each time, and not kept: a sign-in or a download makes no answer stale."""
    with store.reading() as cursor:
        return ask(cursor, name, parameters)
