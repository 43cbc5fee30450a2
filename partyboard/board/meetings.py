"""Past moments as of which the board is shown: meetings that were saved, months as they were
locked; and how a moment is written in an address.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from partyboard.store import meetings
from partyboard.store.database import Store
from partyboard.store.submissions import audit
from partyboard.text import VIETNAM, Month, clean, format_moment, read_date


class MeetingRefused(ValueError):
    """It cannot be saved; the message says why, in a sentence for whoever asked."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A past moment that offers itself; `locked` is the month that was locked then, None where it
    is a meeting."""

    at: datetime
    name: str
    locked: Month | None
    made_by: str

    @property
    def label(self) -> str:
        """What it is called in a list: "16:30 31/5/2021 · Họp Ban Thường vụ"."""
        return f"{format_moment(self.at)} · {self.title}"

    @property
    def title(self) -> str:
        """What happened then."""
        return f"Chốt tháng {self.locked.label}" if self.locked else self.name


def moments(store: Store) -> tuple[Moment, ...]:
    """All that offer themselves, the newest first."""
    return store.kept("moments", lambda: tuple(map(_moment, store.rows("moments"))))


def _moment(row: Mapping[str, Any]) -> Moment:
    return Moment(
        at=row["moment"],
        name=row["name"],
        locked=Month.of(row["month"]) if row["month"] else None,
        made_by=row["made_by"],
    )


def called(store: Store, at: datetime) -> str:
    """What a moment is called in a list, also one that does not offer itself."""
    return next((each.label for each in moments(store) if each.at == at), format_moment(at))


def written(at: datetime) -> str:
    """As it stands in an address, by the clock in Vietnam: 2021-05-31T16:30."""
    local = at.astimezone(VIETNAM).replace(tzinfo=None)
    is_whole = not (local.second or local.microsecond)
    return local.isoformat(timespec="minutes" if is_whole else "auto")


def moment_in(text: str) -> datetime:
    """The moment that an address means, in Vietnam where it names no zone; ValueError otherwise."""
    at = datetime.fromisoformat(text)
    Month(at.year, at.month)  # a slip of the pen in the year is not a moment
    return at if at.tzinfo else at.replace(tzinfo=VIETNAM)


def moment_typed(day: str, clock: str) -> datetime:
    """The moment that people mean by "31/5/2021" and "16:30". Raises MeetingRefused."""
    on = read_date(day)
    try:
        at = time.fromisoformat(clean(clock).rjust(5, "0"))  # 8:30
    except ValueError as error:
        raise MeetingRefused(f"«{clock}» không phải giờ: ghi dạng 16:30.") from error
    if not isinstance(on, date):
        raise MeetingRefused(f"«{day}» không phải ngày: ghi dạng 31/5/2021.")
    return datetime.combine(on, at, VIETNAM)


def save(store: Store, name: str, at: datetime, by: str, now: datetime) -> None:
    """Keep a moment as a meeting. Raises MeetingRefused."""
    if not clean(name):
        raise MeetingRefused("Ghi tên cuộc họp.")
    if at > now:
        raise MeetingRefused(f"{format_moment(at)} chưa đến; chỉ lưu được thời điểm đã qua.")
    title = f"{format_moment(at)} · {clean(name)}"
    _record(
        store,
        "meeting-saved",
        title,
        by,
        now,
        lambda cursor, signed: meetings.save_meeting(cursor, at, clean(name), now, signed),
    )


def remove(store: Store, meeting: Moment, by: str, now: datetime) -> None:
    """Offer a meeting no more. Raises MeetingRefused."""
    if meeting.locked or meeting not in moments(store):
        raise MeetingRefused(f"Không có cuộc họp nào được lưu lúc {format_moment(meeting.at)}.")
    _record(
        store,
        "meeting-removed",
        meeting.label,
        by,
        now,
        lambda cursor, signed: meetings.remove_meeting(cursor, meeting.at, now, signed),
    )


def _record(
    store: Store, action: str, about: str, by: str, now: datetime, write: Callable[..., None]
) -> None:
    signed = clean(by)
    if not signed:
        raise MeetingRefused("Ghi họ và tên người làm: việc này được lưu kèm tên.")
    with store.writing() as cursor:
        write(cursor, signed)
        audit(cursor, now, signed, action, about)
    store.checkpoint()
