"""A list of organizations after a change; or, in a sentence, why there can be none."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from partyboard.forms.organizations import SECTORS
from partyboard.organizations.events import Change
from partyboard.reception.amending import AmendmentRefused
from partyboard.store.listing import Entry
from partyboard.text import Month, key

Listings = Mapping[Month, tuple[Entry, ...]]


class ChangeRefused(AmendmentRefused):
    """It cannot be so; the message says why, in a sentence for whoever asked."""


def changed_lists(before: Listings, change: Change, reason: str) -> dict[Month, tuple[Entry, ...]]:
    """The list of the month of the change, and each later one, with the change in it; the reason
    stands in the notes of whoever it is about. Raises ChangeRefused.
    """
    if not before:
        raise ChangeRefused("Chưa có danh sách tổ chức đảng. Nạp danh sách đầu tiên trước.")
    if change.month < min(before):
        first = min(before).label
        raise ChangeRefused(
            f"Danh sách đầu tiên áp dụng từ tháng {first}: chọn tháng từ đó về sau."
        )
    start = max(month for month in before if month <= change.month)
    if faults := [*_faults(before, start, change)]:
        raise ChangeRefused(" ".join(faults))
    later = {month: entries for month, entries in before.items() if month > change.month}
    note = f"{change.title}: {reason}"
    return {
        month: _changed(entries, change, note)
        for month, entries in ({change.month: before[start]} | later).items()
    }


def _faults(before: Listings, start: Month, change: Change) -> Iterator[str]:
    now = {entry.code: entry for entry in before[start]}
    ever = {key(entry.code): entry for entries in before.values() for entry in entries}
    if not (change.ends or change.begins or any(change.differs.values())):
        yield "Chưa ghi thay đổi gì."
    for code in (*change.ends, *change.differs, *_split_from(change)):
        yield from _not_there(now.get(code), code, change.month)
    for code, successor in change.ends.items():
        if successor and successor not in {entry.code for entry in change.begins}:
            yield from _not_there(now.get(successor), successor, change.month)
        if successor == code:
            yield f"{code} không thể tự tiếp nhận chính mình."
    seen: set[str] = set()
    for entry in change.begins:
        yield from _unfit(entry)
        if key(entry.code) in ever or key(entry.code) in seen:
            yield f"Mã {entry.code} đã dùng; mã không dùng lại cho tổ chức khác."
        seen.add(key(entry.code))
    for month, entries in before.items():
        if month > change.month:
            yield from _contradicted(month, entries, change)


def _split_from(change: Change) -> Iterable[str]:
    return dict.fromkeys(entry.split_from for entry in change.begins if entry.split_from)


def _not_there(entry: Entry | None, code: str, month: Month) -> Iterator[str]:
    """It has to have been there the month before, and to be there still without the change."""
    if entry is None:
        yield f"Danh sách tháng {month.label} không có đơn vị «{code}»."
    elif not entry.active_in(month - 1):
        yield f"{entry.name} không hoạt động trong tháng {(month - 1).label}."
    elif not entry.active_in(month):
        yield f"{entry.name} đã kết thúc từ tháng {month.label}."


def _unfit(entry: Entry) -> Iterator[str]:
    if not entry.code.strip() or not entry.name.strip():
        yield "Đơn vị mới phải có mã và tên."
    elif not entry.kind.strip() or entry.sector not in {choice.code for choice in SECTORS}:
        yield f"{entry.name}: chọn loại hình và khối."


def _contradicted(month: Month, entries: Sequence[Entry], change: Change) -> Iterator[str]:
    """A later list that says otherwise of whoever ends."""
    for entry in entries:
        if entry.code in change.ends and entry.to_month is not None:
            ended = entry.to_month.label
            yield f"Danh sách từ tháng {month.label} đã ghi {entry.name} kết thúc tháng {ended}."


def _changed(entries: Sequence[Entry], change: Change, note: str) -> tuple[Entry, ...]:
    """In the official order: a new one stands after those that it comes from, or last."""
    found = [_of(entry, change, note) for entry in entries]
    begins = [replace(entry, note=_noted(entry.note, note)) for entry in change.begins]
    origins = {*change.ends, *_split_from(change)}
    last = max((i for i, entry in enumerate(found) if entry.code in origins), default=len(found))
    return (*found[: last + 1], *begins, *found[last + 1 :])


def _of(entry: Entry, change: Change, note: str) -> Entry:
    code = entry.code
    if code not in change.ends and not change.differs.get(code):
        return entry
    noted = replace(entry, note=_noted(entry.note, note))
    if code in change.ends:
        return replace(noted, to_month=change.month - 1, successor=change.ends[code])
    given = change.differs[code]
    return replace(
        noted,
        name=given.get("name", entry.name),
        kind=given.get("kind", entry.kind),
        official_code=given.get("official_code", entry.official_code),
    )


def _noted(before: str, note: str) -> str:
    return f"{before}; {note}" if before else note
