"""An event as it is filled in on a page, read as the change that it means."""

from dataclasses import dataclass
from enum import StrEnum

from partyboard.organizations import events
from partyboard.organizations.events import Change
from partyboard.organizations.listed import ChangeRefused
from partyboard.store.database import Store
from partyboard.store.listing import Entry, listings, newest_month
from partyboard.text import Month


class Event(StrEnum):
    """What may happen to organizations. The value is what people call it."""

    DISSOLVE = "Giải thể"
    MERGE = "Sáp nhập, hợp nhất"
    SPLIT = "Chia, tách"
    RENAME = "Đổi tên, loại hình"
    MOVE_OUT = "Chuyển khỏi Đảng bộ"
    ADD = "Lập mới, tiếp nhận"


@dataclass(frozen=True, slots=True)
class Asked:
    """What was filled in: of the fields only those that the event has. `month` as people write it
    ("7/2021"); `goes_on`: the one that parts are split from stays.
    """

    event: Event
    month: str
    codes: tuple[str, ...] = ()
    heir: str = ""
    new: tuple[Entry, ...] = ()
    name: str = ""
    kind: str = ""
    goes_on: bool = False


def change_of(asked: Asked) -> Change:
    """The change that is meant. Raises ChangeRefused, with what is still to be filled in."""
    month, codes = _month(asked.month), asked.codes
    if not codes and asked.event is not Event.ADD:
        raise ChangeRefused("Chọn đơn vị.")
    match asked.event:
        case Event.DISSOLVE:
            return events.dissolve(codes[0], month, asked.heir)
        case Event.MOVE_OUT:
            return events.move_out(codes[0], month)
        case Event.RENAME:
            return events.rename(codes[0], month, name=asked.name.strip(), kind=asked.kind.strip())
        case Event.MERGE:
            return _merger(asked, month)
        case Event.SPLIT:
            return _split(asked, month)
        case Event.ADD:
            return events.add(_only(asked.new), month)


def standing(store: Store, month: Month) -> dict[str, str]:
    """Who is on the list in force in a month and has to report it, by code, in the official
    order."""
    with store.reading() as cursor:
        lists = listings(cursor)
    started = [start for start in lists if start <= month]
    entries = lists[max(started)] if started else ()
    return {entry.code: entry.name for entry in entries if entry.active_in(month)}


def kinds_in_use(store: Store) -> tuple[str, ...]:
    """The kinds of organizations that the newest list knows."""
    with store.reading() as cursor:
        lists = listings(cursor)
    newest = lists[max(lists)] if lists else ()
    return tuple(dict.fromkeys(entry.kind for entry in newest if entry.kind))


def next_month(store: Store, this_month: Month) -> Month:
    """The first month that can change without touching what was reported."""
    with store.reading() as cursor:
        newest = newest_month(cursor)
    return newest + 1 if newest else this_month


def month_written(text: str) -> Month | None:
    """The month that a text means, None where it means none."""
    try:
        return Month.parse(text.strip())
    except ValueError:
        return None


def _month(text: str) -> Month:
    if (month := month_written(text)) is None:
        raise ChangeRefused("Ghi tháng đầu tiên theo cơ cấu mới, dạng 7/2021.")
    return month


def _merger(asked: Asked, month: Month) -> Change:
    """Into a new organization where one is filled in, else into the heir."""
    if asked.new:
        if len(asked.codes) < 2:
            raise ChangeRefused("Hợp nhất thành đơn vị mới thì chọn ít nhất hai đơn vị.")
        return events.merge(asked.codes, month, _only(asked.new))
    if not asked.heir:
        raise ChangeRefused("Chọn đơn vị tiếp nhận, hoặc ghi đơn vị mới.")
    return events.merge(asked.codes, month, asked.heir)


def _split(asked: Asked, month: Month) -> Change:
    if len(asked.new) < (1 if asked.goes_on else 2):
        raise ChangeRefused("Ghi các đơn vị mới; chia hẳn thì ít nhất hai.")
    if not asked.goes_on and asked.heir not in {part.code for part in asked.new}:
        raise ChangeRefused("Chọn đơn vị mới nhận tiếp nội dung khắc phục và chỉ tiêu.")
    return events.split(asked.codes[0], month, asked.new, asked.heir, goes_on=asked.goes_on)


def _only(new: tuple[Entry, ...]) -> Entry:
    if len(new) != 1:
        raise ChangeRefused("Ghi mã, tên, loại hình, khối của đơn vị mới.")
    return new[0]
