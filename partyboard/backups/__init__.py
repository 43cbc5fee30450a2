"""The copies of the board in their folder: made each night, made by hand, thinned out.

Of those that the app makes by itself stay the newest of each of the last 7 days, 4 weeks and 12
months that have any; those made by hand stay until somebody takes them away.
"""

import logging
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path

from partyboard.backups.thinning import superfluous
from partyboard.settings import Settings, settings_path
from partyboard.store.backup import BackupFailed, backup
from partyboard.store.backup_events import (
    BackupEvent,
    backup_events,
    record_copy,
    record_copy_elsewhere,
    record_failure,
    worth_a_copy_since,
)
from partyboard.store.copies import Copied, NotABackup, examined
from partyboard.store.database import Store, StoreDamaged, StoreFault, StoreNewer
from partyboard.store.file import log_of, may_be_written
from partyboard.store.losses import losses
from partyboard.text import VIETNAM, format_moment

log = logging.getLogger("partyboard")

LATE = timedelta(days=2)  # without a copy for so long, people are told
_DO = "Để trang web chạy qua đêm, hoặc gọi lệnh partyboard backup."
_MEND = "Xem lại ổ đĩa và mục [backup] của partyboard.toml; một giờ sau chương trình thử lại."
_NAME = re.compile(r"partyboard-(\d{4}-\d\d-\d\d-\d{4})(-tay)?\.duckdb")
_MOMENT = "%Y-%m-%d-%H%M"


@dataclass(frozen=True, slots=True)
class Kept:
    """A copy in the folder, as its name tells: `made_at`, and whether it was made by hand; `size`
    in bytes.
    """

    path: Path
    made_at: datetime
    size: int
    by_hand: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """How things are: the last copy that was made, the failure since then if there is one, and
    whether it is too long ago (`is_late`), where copies are made and there is something to copy.
    """

    last: BackupEvent | None
    failure: BackupEvent | None
    is_late: bool

    @property
    def is_well(self) -> bool:
        """Nobody needs to do anything."""
        return self.failure is None and not self.is_late

    @property
    def told(self) -> str:
        """What somebody has to be told and do about it; "" where things are well."""
        return " ".join(filter(None, (self.found, self.to_do)))

    @property
    def found(self) -> str:
        """What is not well."""
        if self.is_well:
            return ""
        before = f"Bản gần nhất: {format_moment(self.last.made_at)}." if self.last else ""
        if self.failure is None:
            return " ".join(filter(None, ("Đã lâu không có bản sao lưu mới.", before)))
        when = format_moment(self.failure.made_at)
        said = f"Sao lưu lúc {when} không xong. {self.failure.reason}"
        return f"{said} {before or 'Chưa có bản nào.'}"

    @property
    def to_do(self) -> str:
        """What to do about that."""
        if self.is_well:
            return ""
        return _DO if self.failure is None else _MEND


def folder_of(database: Path, settings: Settings) -> Path:
    """Where the copies of a database are."""
    return settings.backup.folder or database.resolve().parent / "backups"


def listed(folder: Path) -> tuple[Kept, ...]:
    """The copies in a folder, the newest first; nothing where there is no such folder."""
    if not folder.is_dir():
        return ()
    found = [kept for path in folder.iterdir() if (kept := _kept(path))]
    return tuple(sorted(found, key=lambda kept: kept.made_at, reverse=True))


def make(
    store: Store,
    settings: Settings,
    *,
    by: str = "",
    by_hand: bool = True,
    now: datetime | None = None,
) -> Copied:
    """Copy the board into its folder, now, and write down what became of it; a copy of the night
    then takes the place of those that are superfluous. Raises BackupFailed.
    """
    moment = now or datetime.now(VIETNAM)
    folder = folder_of(Path(store.path), settings)
    name = f"partyboard-{moment.strftime(_MOMENT)}{'-tay' if by_hand else ''}.duckdb"
    try:
        copied = _copied(store, settings, folder / name, moment)
    except BackupFailed as failed:
        _write_down(store, record_failure, name, str(failed), moment, by)
        raise
    _write_down(store, record_copy, copied, moment, by)
    if not by_hand:
        _thin_out(folder, moment)
    return copied


def copy_to(
    store: Store, settings: Settings, path: Path, *, by: str = "", now: datetime | None = None
) -> Copied:
    """Copy the board into any file that somebody chose. Raises BackupFailed."""
    moment = now or datetime.now(VIETNAM)
    copied = _copied(store, settings, path.resolve(), moment)
    _write_down(store, record_copy_elsewhere, copied, moment, by)
    return copied


def standing(store: Store, settings: Settings, now: datetime | None = None) -> Standing:
    """How things are with the copies of this board."""
    with store.reading() as cursor:
        events, since = backup_events(cursor), worth_a_copy_since(cursor)
    made = [event for event in events if not event.has_failed]
    last = made[-1] if made else None
    failed = events[-1] if events and events[-1].has_failed else None
    moment = now or datetime.now(VIETNAM)
    since = last.made_at if last and since else since
    is_late = bool(settings.backup.at and since and abs(moment - since) > LATE)
    return Standing(last, failed, is_late)


def way_back(database: Path, settings: Settings, error: StoreDamaged) -> str:
    """What to say of a board that cannot be opened: why, as far as can be seen, and the newest copy
    that is whole. Nothing is changed: what is damaged may still be mended by somebody.
    """
    if isinstance(error, StoreNewer):
        return (
            f"Không mở được {database}: tệp của bản chương trình mới hơn bản này. Không có gì bị "
            "thay đổi. Cài lại bản chương trình mới nhất rồi mở."
        )
    if not database.resolve().parent.is_dir():
        return (
            f"Không mở được {database}: không có thư mục này, và không tạo được. Gắn lại ổ đĩa, "
            "hoặc sửa đường dẫn, rồi mở lại."
        )
    if not may_be_written(database):
        return (
            f"Không mở được {database}: không có quyền đọc và ghi tệp hoặc thư mục này. Không có gì"
            " bị thay đổi. Cho tài khoản chạy chương trình được ghi ở đó, rồi mở lại."
        )
    cause = f"Không mở được {database}: tệp hoặc nhật ký {log_of(database).name} hỏng."
    return f"{cause} Không có gì bị xóa: giữ nguyên cả hai tệp. {_from_a_copy(database, settings)}"


def unreadable(database: Path, settings: Settings) -> str:
    """What to say of a board that opens, but cannot be read to its end, and what to do. Copies are
    not made of it: each would have a hole, and take the place of one that is whole.
    """
    return (
        f"{database} hỏng ở giữa: mở được, không đọc hết được. Không có gì bị xóa; đừng nạp thêm. "
        f"{_from_a_copy(database, settings)}"
    )


def _from_a_copy(database: Path, settings: Settings) -> str:
    """The newest copy that is whole, and how to put it in the place of a damaged board."""
    for copy in listed(folder_of(database, settings)):
        with suppress(NotABackup):
            examined(copy.path)
            return (
                f"Bản sao lưu gần nhất còn tốt là của {format_moment(copy.made_at)}: "
                f'tắt trang web, chạy lệnh partyboard restore "{copy.path}" --db "{database}", '
                "rồi nạp lại các tệp nhận sau lúc đó."
            )
    return "Không có bản sao lưu nào còn tốt: gọi người phụ trách kỹ thuật."


def told_of_loss(store: Store, settings: Settings) -> str:
    """What to say of commits that the log lost, and what to do, until somebody has seen to it; ""
    where none is missing.
    """
    with store.reading() as cursor:
        found = losses(cursor)
    if not found:
        return ""
    database, last = Path(store.path), found[-1]
    count = sum(loss.commits for loss in found)
    until = next((loss.kept_until for loss in found if loss.kept_until), None)
    since = f"nhận từ {format_moment(until)} (việc cuối cùng còn lưu)" if until else "đã nhận"
    kept = [f"«{database.with_name(loss.log)}»" for loss in found if loss.log]
    log_kept = f"Nhật ký hỏng được giữ ở {', '.join(kept)}: đừng xóa." if kept else ""
    return " ".join(
        filter(
            None,
            (
                f"Lúc {format_moment(last.found_at)} mở lại cơ sở dữ liệu thì thiếu {count} lần ghi"
                f" cuối cùng: nhật ký {log_of(database).name} hỏng hoặc mất.",
                f"Nạp lại các tệp {since}; tệp còn đủ thì không bị nạp hai lần.",
                _newer_copy(database, settings, until),
                log_kept,
            ),
        )
    )


def _newer_copy(database: Path, settings: Settings, until: datetime | None) -> str:
    """The newest copy, where it may have more than what is left; how old it is otherwise."""
    copy = next(iter(listed(folder_of(database, settings))), None)
    if copy is None:
        return ""
    made_at = format_moment(copy.made_at)
    if until and copy.made_at <= until:
        return f"Bản sao lưu gần nhất ({made_at}) không có gì hơn: không cần khôi phục."
    return (
        f"Bản sao lưu lúc {made_at} có thể còn đủ hơn: tắt trang web, chạy lệnh "
        f'partyboard restore "{copy.path}" --db "{database}".'
    )


def is_due(now: datetime, at: time, made: Iterable[datetime]) -> bool:
    """Whether a copy is to be made: none was since the last time that the clock said `at`. What
    bears a time to come was made while the clock was wrong, and does not count.
    """
    today = datetime.combine(now.date(), at, now.tzinfo)
    last_time = today if today <= now else today - timedelta(days=1)
    return not any(last_time <= moment <= now for moment in made)


def _copied(store: Store, settings: Settings, path: Path, moment: datetime) -> Copied:
    try:
        return store.at_the_file(backup, path=path, now=moment, settings_text=settings_text())
    except StoreDamaged as error:
        raise BackupFailed(unreadable(Path(store.path), settings)) from error


def _write_down(store: Store, record: Callable[..., None], *about: object) -> None:
    """A full disk may keep the board from writing too: what became of the copy is told anyway."""
    try:
        with store.writing() as cursor:
            record(cursor, *about)
        store.checkpoint()
    except StoreFault as fault:
        log.error("backup: %s", fault)


def _thin_out(folder: Path, now: datetime) -> None:
    nightly = {kept.made_at: kept.path for kept in listed(folder) if not kept.by_hand}
    for moment in superfluous(nightly, now):
        with suppress(OSError):  # somebody has it open; another night
            nightly[moment].unlink()


def _kept(path: Path) -> Kept | None:
    found = _NAME.fullmatch(path.name)
    if not found or not path.is_file():
        return None
    try:
        made_at = datetime.strptime(found[1], _MOMENT).replace(tzinfo=VIETNAM)
    except ValueError:  # no such day
        return None
    return Kept(path, made_at, path.stat().st_size, found[2] is not None)


def settings_text() -> str:
    """The text of partyboard.toml; "" where it cannot be read: the figures matter more."""
    try:
        return settings_path().read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
