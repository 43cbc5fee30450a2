"""A change of the organizations seen beforehand, and carried out: new lists, as if they had come
in as workbooks, in one transaction with the audit.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from partyboard.forms.organizations import LIST, ORGANIZATIONS
from partyboard.intake.report import Value
from partyboard.intake.worker import Reader
from partyboard.organizations.events import Change
from partyboard.organizations.listed import ChangeRefused, Listings, changed_lists
from partyboard.reception.amending import deciding
from partyboard.reception.incoming import Receipt
from partyboard.reception.written import read_lists, receive_lists
from partyboard.settings import Settings
from partyboard.store.around import locked_months
from partyboard.store.database import Cursor, Store
from partyboard.store.listing import (
    Entry,
    listings,
    newest_month,
    open_items_of,
    reports_of,
    targets_since,
)
from partyboard.text import VIETNAM, Month, clean, format_count, format_date, months_between

_NO_REASON = "(xem trước)"
_File = tuple[Month, tuple[dict[str, Value], ...]]  # of which month a list is, and its rows


@dataclass(frozen=True, slots=True)
class Consequences:
    """What a change will do, in sentences; the lists that it makes, by the month from which each
    is in force.
    """

    told: tuple[str, ...]
    lists: Listings


def preview(store: Store, change: Change) -> Consequences:
    """What a change would do; nothing is stored. Raises ChangeRefused where it contradicts the
    lists, or reports that have come.
    """
    with store.reading() as cursor:
        before = listings(cursor)
        after = changed_lists(before, change, _NO_REASON)
        _refuse_final(cursor, change)
        _refuse_reports_after_the_end(cursor, change, after[change.month])
        return Consequences(tuple(_told(cursor, change, before, after)), after)


def carry_out(
    store: Store,
    settings: Settings,
    change: Change,
    reason: str,
    by: str = "",
    now: datetime | None = None,
    reader: Reader | None = None,
) -> tuple[Receipt, ...]:
    """Make the change: a new list from its month on, and later lists anew with it. The receipts of
    the lists. Raises ChangeRefused, ReasonMissing; then nothing is stored.
    """
    moment, said = now or datetime.now(VIETNAM), " ".join(clean(reason).split())
    with store.reading() as cursor:
        files = _files(changed_lists(listings(cursor), change, said))
    readings = read_lists(store, ORGANIZATIONS, LIST.name, dict(files), said, by, moment, reader)
    with deciding(store, reason, by, moment) as decision:
        again = changed_lists(listings(decision.cursor), change, decision.reason)
        if _files(again) != files:
            raise ChangeRefused("Danh sách vừa được người khác sửa. Xem lại rồi làm lại.")
        _refuse_final(decision.cursor, change)
        _refuse_reports_after_the_end(decision.cursor, change, again[change.month])
        receipts = receive_lists(decision, readings, settings)
        decision.note("organizations", f"{change.title}, từ tháng {change.month.label}")
    return receipts


def _files(lists: Listings) -> list[_File]:
    return [
        (month, tuple(entry.values() for entry in entries))
        for month, entries in sorted(lists.items())
    ]


def _refuse_final(cursor: Cursor, change: Change) -> None:
    """The figures of a locked month stay what they are: also who is among them."""
    locked = {month: day for month, day in locked_months(cursor) if month >= change.month}
    if locked:
        month = min(locked)
        raise ChangeRefused(
            f"Tháng {month.label} đã chốt số liệu ngày {format_date(locked[month])}. "
            "Mở lại tháng trước, hoặc chọn tháng muộn hơn."
        )


def _refuse_reports_after_the_end(cursor: Cursor, change: Change, entries: Sequence[Entry]) -> None:
    names = {entry.code: entry.name for entry in entries}
    late = list(reports_of(cursor, tuple(change.ends), change.month))
    if late:
        code, month = late[0]
        raise ChangeRefused(
            f"{names[code]} đã có báo cáo tháng {month.label}, sau tháng cuối là "
            f"{(change.month - 1).label}. Rút báo cáo đó trước, hoặc chọn tháng muộn hơn."
        )


def _told(cursor: Cursor, change: Change, before: Listings, after: Listings) -> Iterator[str]:
    names = {entry.code: entry.name for entry in after[change.month]}
    yield f"{change.title}, từ tháng {change.month.label}."
    yield from _expected(cursor, change, names)
    for code, successor in change.ends.items():
        yield from _passed_on(cursor, change, code, names[code], names.get(successor, ""))
    later = [month.label for month in after if month > change.month]
    if later:
        yield f"Danh sách áp dụng từ tháng {', '.join(later)} được lập lại theo thay đổi này."


def _expected(cursor: Cursor, change: Change, names: dict[str, str]) -> Iterator[str]:
    """Whose reports are asked for, and no more, and which months that touches already."""
    if change.ends:
        gone = "; ".join(names[code] for code in change.ends)
        yield f"Không phải báo cáo nữa từ tháng {change.month.label}: {gone}."
    if change.begins:
        new = "; ".join(entry.name for entry in change.begins)
        yield f"Phải báo cáo từ tháng {change.month.label}: {new}."
    newest = newest_month(cursor)
    if newest and newest >= change.month and (change.ends or change.begins):
        months = ", ".join(month.label for month in months_between(change.month, newest))
        difference = len(change.begins) - len(change.ends)
        sign = "+" if difference > 0 else "−" if difference < 0 else "±"
        yield f"Số đơn vị phải báo cáo tháng {months} thay đổi {sign}{abs(difference)}."


def _passed_on(
    cursor: Cursor, change: Change, code: str, name: str, successor: str
) -> Iterator[str]:
    items = open_items_of(cursor, code, change.month - 1)
    targets = targets_since(cursor, code, change.month.year)
    owed = [
        f"{format_count(items)} nội dung chưa khắc phục xong" if items else "",
        f"{format_count(targets)} chỉ tiêu năm {change.month.year}" if targets else "",
    ]
    told = " và ".join(filter(None, owed))
    if told and successor:
        yield f"{told.capitalize()} của {name} chuyển sang {successor}."
    elif told:
        yield f"{told.capitalize()} của {name} không có đơn vị nào tiếp nhận."
    if any(entry.split_from == code for entry in change.begins):
        yield f"Số liệu cũ của {name} giữ riêng: chia tách thì không quy về đơn vị mới được."
