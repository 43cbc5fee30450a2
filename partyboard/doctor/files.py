"""The files of a board: whose they are, who may read them, what lies about, whether the newest copy
can be used. Other than `newest_copy`, which reads it whole, these look at names, sizes and dates.
"""

import os
import shlex
import stat
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import chain
from pathlib import Path
from shutil import disk_usage

from partyboard import backups
from partyboard.access.provider_file import provider_faults, secrets_files
from partyboard.doctor.certificate import certificate
from partyboard.doctor.check import Check, fault, good, megabytes, warning
from partyboard.settings import ROOT, Certificate, Settings
from partyboard.store.commits import beside as numbers
from partyboard.store.copies import NotABackup, examined
from partyboard.store.file import log_of
from partyboard.text import VIETNAM, format_moment

STATIC = ROOT / "pages" / "static"
SECRETS = ROOT / ".streamlit" / "secrets.toml"
_PATTERNS = ("*.js", "fonts/*.woff2")
_FEW_BYTES = 64_000_000  # DuckDB takes the log into its file at 16 MB
_ROOM = 1.1  # times the size of the database, that a copy of it needs
_ASIDE = ("-truoc-khoi-phuc-", "-truoc-nang-cap-")
_LONG_AGO, _IN_USE = timedelta(days=90), timedelta(days=1)
_SLACK = timedelta(minutes=10)  # by which clocks of file servers differ


def examine_files(database: Path, chosen: Settings) -> tuple[Check, ...]:
    """What can be seen of the files while the board runs, or while it does not."""
    folder = backups.folder_of(database, chosen)
    logs = chosen.logs or database.resolve().parent / "logs"
    return (
        owner(database, folder, logs),
        rights(database, folder, logs, _guarded(chosen.certificate)),
        dates(database, folder),
        unmerged(database),
        leftovers(database, folder),
        set_aside(database),
        copies_elsewhere(database, folder),
        certificate(chosen.certificate),
        provider(chosen.sign_in.button, secrets_files(ROOT)),
        shipped(),
    )


def out_of_reach(database: Path) -> Check | None:
    """Where this account may not even look at the board, nothing else can be told of it."""
    try:
        database.exists()
    except PermissionError:
        found = f"tài khoản đang chạy lệnh này không vào được {database.parent}"
        do = "Chạy lệnh bằng tài khoản chạy trang web (sudo -u …)."
        return fault("Cơ sở dữ liệu", found, do)
    return None


def owner(database: Path, copies: Path, logs: Path) -> Check:
    """Whether all of it belongs to the account that calls: what another one has made, or left
    behind, the app can neither read nor replace.
    """
    about = "Chủ của tệp"
    if os.name != "posix":
        return good(about, "Windows: theo quyền của thư mục")
    ours = database.stat().st_uid if database.exists() else os.geteuid()
    others = [path for path in _all(database, copies, logs) if path.stat().st_uid != ours]
    if others:
        do = f"Chạy: sudo chown --reference={shlex.join(map(str, (database, *others)))}"
        return fault(about, f"của tài khoản khác: {_named(others)}", do)
    if ours != os.geteuid():
        found = f"{database} không phải của tài khoản đang chạy lệnh này"
        return warning(about, found, "Chạy lệnh bằng tài khoản chạy trang web (sudo -u …).")
    return good(about, "tài khoản đang chạy lệnh này")


def rights(database: Path, copies: Path, logs: Path, guarded: Sequence[Path] = (SECRETS,)) -> Check:
    """Whether others on this machine can read the figures, or what opens the door. Windows decides
    that by the folder.
    """
    about = "Quyền đọc tệp"
    if os.name != "posix":
        return good(about, "theo quyền của thư mục trên Windows")
    paths = chain(_all(database, copies, logs), (path for path in guarded if path.exists()))
    if open_to_others := list(filter(_is_open_to_others, paths)):
        found = f"tài khoản khác đọc được {_named(open_to_others)}"
        return warning(about, found, f"Chạy: chmod go= {shlex.join(map(str, open_to_others))}")
    return good(about, "chỉ tài khoản chạy chương trình")


def _guarded(chosen: Certificate | None) -> tuple[Path, ...]:
    """What opens the door: the provider's secrets, and the key of the certificate, which stands in
    the certificate's own file where no other is named.
    """
    return (SECRETS, chosen.key or chosen.file) if chosen else (SECRETS,)


def _all(database: Path, copies: Path, logs: Path) -> Iterator[Path]:
    """Every file of the board that is there, and what the command line comes in by."""
    channel = database.with_name(f"{database.name}.channel")
    kept = (each.path for each in backups.listed(copies))
    beside = (database, log_of(database), numbers(database), channel, *_aside(database), *kept)
    yield from (path for path in beside if path.exists())
    if logs.is_dir() and os.access(logs, os.R_OK | os.X_OK):
        yield from logs.glob("partyboard.log*")


def _is_open_to_others(path: Path) -> bool:
    """A folder that lets nobody else in guards what is in it."""
    return all(_lets_others(each) for each in (path, path.resolve().parent))


def _lets_others(path: Path) -> bool:
    return bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def dates(database: Path, copies: Path) -> Check:
    """Whether the clock of the machine was ever ahead, or is behind now: of a time to come is no
    file.
    """
    about = "Ngày giờ của tệp"
    now = datetime.now(VIETNAM)
    made = {database: _changed(database)} if database.exists() else {}
    made |= {each.path: each.made_at for each in backups.listed(copies)}
    if ahead := [path for path, moment in made.items() if moment > now + _SLACK]:
        latest = max(made[path] for path in ahead)
        found = (
            f"máy đang là {format_moment(now)}, mà {_named(ahead)} là của {format_moment(latest)}"
        )
        return warning(about, found, "Xem đồng hồ máy, bật tự chỉnh giờ, rồi mở lại trang web.")
    return good(about, "không tệp nào mang ngày giờ chưa tới")


def unmerged(database: Path) -> Check:
    """Whether what was written is taken into the file from time to time."""
    about = "Phần chưa gộp"
    wal = log_of(database)
    size = wal.stat().st_size if wal.exists() else 0
    found = f"{megabytes(size)} vừa ghi, chưa gộp vào cơ sở dữ liệu"
    if size > _FEW_BYTES:
        return warning(about, found, "Tắt rồi mở lại trang web; còn lớn thì xem ổ đĩa.")
    return good(about, found)


def leftovers(database: Path, copies: Path) -> Check:
    """Whether a program that was killed left something half made behind."""
    about = "Tệp dở dang"
    beside, now = database.resolve().parent, datetime.now(VIETNAM)
    patterns = (
        (copies, ".partyboard-*.part"),
        (beside, ".partyboard-*.part"),
        (beside, f".{database.name}.restoring"),
        (beside, f"{database.name}.tmp"),
        (beside, f".{database.name}.wal*.opening"),
    )
    found = {path for folder, pattern in patterns for path in folder.glob(pattern)}
    if stale := sorted(path for path in found if now - _changed(path) > _IN_USE):
        whole = (each for path in stale for each in (path, *path.rglob("*")))
        size = sum(each.stat().st_size for each in whole if each.is_file())
        do = "Tắt trang web, xóa đi, mở lại."
        return warning(about, f"{_named(stale)} ({megabytes(size)})", do)
    return good(about, "không có")


def set_aside(database: Path) -> Check:
    """Whether boards and logs that were kept when others took their place are there for long."""
    about = "Bản cũ giữ lại"
    kept = _aside(database)
    size = megabytes(sum(path.stat().st_size for path in kept))
    now = datetime.now(VIETNAM)
    if old := [path for path in kept if now - _changed(path) > _LONG_AGO]:
        do = "Không cần nữa thì chép ra ngoài máy rồi xóa."
        return warning(about, f"{_named(old)} đã hơn {_LONG_AGO.days} ngày (tất cả {size})", do)
    none = "không có bản nào từ lần khôi phục, nâng cấp trước"
    return good(about, f"{len(kept)} tệp, {size}" if kept else none)


def _aside(database: Path) -> list[Path]:
    beside = database.resolve().parent
    patterns = [f"{database.stem}{mark}*{database.suffix}" for mark in _ASIDE]
    patterns.append(f"{database.stem}-thieu-*.wal")
    return sorted(path for pattern in patterns for path in beside.glob(pattern))


def copies_elsewhere(database: Path, folder: Path) -> Check:
    """Whether the copies outlive the disk of the board, and the next one has room."""
    about = "Ổ đĩa của bản sao lưu"
    if not database.exists() or not folder.is_dir():
        return good(about, "chưa có bản nào")
    free, size = disk_usage(folder).free, database.stat().st_size
    if free < _ROOM * size:
        do = "Dọn bớt ổ ấy, hoặc đổi thư mục ở mục [backup] của partyboard.toml."
        return fault(about, f"còn trống {megabytes(free)}: không đủ cho bản tới", do)
    if folder.stat().st_dev == database.resolve().parent.stat().st_dev:
        do = "Đặt [backup] folder ở ổ khác, hoặc mỗi tháng chép một bản ra ngoài máy."
        return warning(about, "cùng ổ với cơ sở dữ liệu: ổ hỏng thì mất cả hai", do)
    return good(about, f"ổ khác, còn trống {megabytes(free)}")


def newest_copy(folder: Path) -> Check:
    """Whether the newest copy opens, and holds what it held when it was made; reads all of it."""
    about = "Bản sao lưu mới nhất"
    kept = backups.listed(folder)
    if not kept:
        return good(about, "chưa có bản nào")
    newest = kept[0]
    try:
        examined(newest.path)
    except NotABackup:
        do = "Giữ bản ấy để xem; sao lưu ngay: partyboard backup"
        return fault(about, f"{newest.path} không dùng được", do)
    return good(about, f"mở được, bản {format_moment(newest.made_at)}")


def provider(button: str, secrets: Sequence[Path]) -> Check:
    """Whether one can sign in at the office's identity provider, where a button leads there."""
    about = "Máy chủ tài khoản"
    if not button:
        return good(about, "không dùng")
    if faults := provider_faults(secrets):
        return fault(about, " ".join(faults), "Sửa tệp ấy, mở lại trang web.")
    return good(about, f"nút «{button}»")


def shipped(static: Path = STATIC) -> Check:
    """Whether the scripts and fonts that browsers are sent are there."""
    about = "Tệp kèm theo"
    if missing := [each for each in _PATTERNS if not any(static.glob(each))]:
        told = ", ".join(str(static / each) for each in missing)
        return fault(about, f"thiếu {told}", "Giải nén lại chương trình.")
    return good(about, "đủ")


def _changed(path: Path) -> datetime:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, VIETNAM)
    except FileNotFoundError:  # the app has just taken it away
        return datetime.now(VIETNAM)


def _named(paths: Iterable[Path]) -> str:
    return ", ".join(map(str, paths))
