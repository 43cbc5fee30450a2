"""The copies of the board one by one: how old, how much is in each, whether and when it was read
whole; and one of them read whole now.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from partyboard import backups
from partyboard.backups import Kept
from partyboard.settings import Settings
from partyboard.store.answers import Answer
from partyboard.store.backup_events import BackupEvent, backup_events
from partyboard.store.copies import Copied, NotABackup, examined
from partyboard.store.database import Store, ask
from partyboard.store.submissions import audit
from partyboard.text import VIETNAM, format_count, format_moment, format_number

CHECKED, DAMAGED = "backup-checked", "backup-damaged"  # as the audit says it
_HEADINGS = ("Lúc", "Cách đây", "Tệp", "Cỡ (MB)", "Số dòng", "Ai làm", "Đã kiểm tra")
_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class CopyState:
    """A copy in the folder. `made`: what was counted in it when it was made, None where this board
    does not know of it; `checked`: when it was last read whole since, and whether it was good.
    """

    kept: Kept
    made: BackupEvent | None
    checked: tuple[datetime, bool] | None

    @property
    def told(self) -> str:
        """Whether it can be relied on."""
        if self.checked:
            when, is_good = self.checked
            return f"{'tốt' if is_good else 'HỎNG'}, lúc {format_moment(when)}"
        return "tốt, khi sao lưu" if self.made else "chưa"


def copy_states(store: Store, settings: Settings) -> tuple[CopyState, ...]:
    """The copies in the folder, the newest first."""
    checks: list[dict[str, Any]]
    with store.reading() as cursor:
        made = {event.name: event for event in backup_events(cursor) if not event.has_failed}
        checks = [row for did in (CHECKED, DAMAGED) for row in ask(cursor, "audit", {"did": did})]
    by_name = {
        str(row["about"]): (row["made_at"], row["action"] == CHECKED)
        for row in sorted(checks, key=_when)
    }
    return tuple(
        CopyState(kept, made.get(kept.path.name), by_name.get(kept.path.name))
        for kept in backups.listed(backups.folder_of(Path(store.path), settings))
    )


def check_copy(store: Store, kept: Kept, by: str = "", now: datetime | None = None) -> Copied:
    """Read a copy to its last byte and compare it with what it says of itself; what came of it goes
    into the audit. Raises NotABackup.
    """
    moment = now or datetime.now(VIETNAM)
    try:
        found = examined(kept.path)
    except NotABackup:
        _note(store, moment, by, DAMAGED, kept)
        raise
    _note(store, moment, by, CHECKED, kept)
    return found


def copies_table(states: Sequence[CopyState], now: datetime) -> Answer:
    """A row a copy."""
    rows = tuple(_row(state, now) for state in states)
    return Answer(_HEADINGS, ("VARCHAR",) * len(_HEADINGS), rows)


def way_to_restore(kept: Kept, database: Path) -> tuple[str, ...]:
    """How a copy takes the place of the board, step by step: the app itself cannot, it has the
    board open.
    """
    return (
        "Sao lưu ngay (nút ở trên): số liệu hiện tại vẫn còn nếu đổi ý.",
        "Tắt trang web.",
        f'Chạy lệnh: partyboard restore "{kept.path}" --db "{database}"',
        "Mở lại trang web, rồi nạp lại các báo cáo nhận sau "
        f"{format_moment(kept.made_at)}. Tệp trước khi khôi phục được giữ bên cạnh.",
    )


def _row(state: CopyState, now: datetime) -> tuple[str, ...]:
    kept, made = state.kept, state.made
    who = "Chương trình" if not kept.by_hand else (made.made_by if made else "")
    return (
        format_moment(kept.made_at),
        _age(kept.made_at, now),
        kept.path.name,
        format_number(kept.size / _MB),
        format_count(made.rows) if made else "–",
        who or "–",
        state.told,
    )


def _age(made_at: datetime, now: datetime) -> str:
    days = (now.astimezone(VIETNAM).date() - made_at.date()).days
    return {0: "hôm nay", 1: "1 ngày"}.get(days, f"{format_count(days)} ngày")


def _when(row: dict[str, Any]) -> datetime:
    moment: datetime = row["made_at"]
    return moment


def _note(store: Store, moment: datetime, by: str, action: str, kept: Kept) -> None:
    with store.noting() as cursor:
        audit(cursor, moment, by, action, kept.path.name)
