"""What an open database tells: its copies, whether anything is gone since, the clock, accounts."""

from datetime import datetime, timedelta
from pathlib import Path

from partyboard import backups
from partyboard.access import accounts
from partyboard.access.roles import Role
from partyboard.access.who import is_demo
from partyboard.doctor.check import Check, fault, good, warning
from partyboard.settings import Settings
from partyboard.store.backup_events import last_deed as latest
from partyboard.store.backup_events import last_restored
from partyboard.store.copies import NotABackup, noted, read_whole, rows_of
from partyboard.store.database import Store, StoreDamaged
from partyboard.store.schema import JOURNALS
from partyboard.text import VIETNAM, format_count, format_moment

_SLACK = timedelta(minutes=10)


def examine_within(store: Store, chosen: Settings) -> tuple[Check, ...]:
    """What only an open database tells."""
    return (
        log_was_whole(store, chosen),
        copies(store, chosen),
        nothing_lost(store, backups.folder_of(Path(store.path), chosen)),
        last_deed(store),
        admins(store),
    )


def read_through(store: Store, chosen: Settings) -> Check:
    """Whether every byte of the open board is still what was written; reads all of it."""
    about = "Đọc hết cơ sở dữ liệu"
    try:
        with store.reading() as cursor:
            tables = read_whole(cursor)
    except StoreDamaged:
        found, _, do = backups.unreadable(Path(store.path), chosen).partition(". ")
        return fault(about, found, do)
    rows = format_count(sum(table.rows for table in tables.values()))
    return good(about, f"{rows} dòng trong {format_count(len(tables))} bảng, không chỗ nào hỏng")


def log_was_whole(store: Store, chosen: Settings) -> Check:
    """Whether all that was told to be in was there whenever the board was opened."""
    about = "Nhật ký ghi"
    found, _, do = backups.told_of_loss(store, chosen).partition(". ")
    if found:
        return fault(about, found, f"{do} Xong thì bấm «Đã nạp lại» ở trang Nạp báo cáo.")
    return good(about, "không thiếu lần ghi nào")


def copies(store: Store, chosen: Settings) -> Check:
    """Whether the last copy was made, and not too long ago."""
    how = backups.standing(store, chosen)
    if not how.is_well:
        return warning("Sao lưu", how.found, how.to_do)
    if how.last:
        return good("Sao lưu", f"bản gần nhất {format_moment(how.last.made_at)}")
    none = "dữ liệu mẫu, không cần" if is_demo(store) else "chưa có bản nào, chưa đến lúc phải có"
    return good("Sao lưu", none)


def nothing_lost(store: Store, folder: Path) -> Check:
    """Whether each journal, to which rows are only ever added, still has those of the newest copy.
    A board that was restored since has every right to have fewer.
    """
    about = "So với bản sao lưu"
    found = next(iter(backups.listed(folder)), None)
    if found is None:
        return good(about, "chưa có bản nào để so")
    try:
        made_at, then = noted(found.path)
    except NotABackup:
        do = "Xem kỹ: partyboard doctor --copies; sao lưu ngay: partyboard backup"
        return fault(about, f"{found.path} không mở được", do)
    with store.reading() as cursor:
        restored, now = last_restored(cursor), rows_of(cursor, JOURNALS)
    if restored and restored > made_at:
        return good(about, "đã khôi phục sau bản gần nhất")
    fewer = {name: then[name] for name in now if now[name] < then.get(name, 0)}
    if fewer:
        told = ", ".join(f"{name} {then[name]} → {now[name]} dòng" for name in fewer)
        do = f"Giữ nguyên cả hai tệp, đừng nạp thêm, gọi người phụ trách. Bản còn đủ: {found.path}"
        return fault(about, f"cơ sở dữ liệu mất dòng so với {format_moment(made_at)}: {told}", do)
    more = sum(now.values()) - sum(then.get(name, 0) for name in now)
    return good(about, f"đủ, thêm {format_count(more)} dòng từ {format_moment(made_at)}")


def last_deed(store: Store) -> Check:
    """Whether the clock of the machine is where it was when something was last done; the days of
    made-up data tell nothing of it.
    """
    about = "Đồng hồ"
    if is_demo(store):
        return good(about, "dữ liệu mẫu mang ngày giờ đặt sẵn, không so với đồng hồ máy")
    now = datetime.now(VIETNAM)
    with store.reading() as cursor:
        moment = latest(cursor)
    if moment and moment > now + _SLACK:
        found = (
            f"máy đang là {format_moment(now)}, việc gần nhất đã ghi lúc {format_moment(moment)}"
        )
        do = "Xem đồng hồ máy, bật tự chỉnh giờ, rồi mở lại trang web."
        return warning(about, found, do)
    if moment is None:
        return good(about, "chưa ghi việc nào để so")
    return good(about, f"không chậm hơn việc gần nhất đã ghi, lúc {format_moment(moment)}")


def admins(store: Store) -> Check:
    """Whether somebody may manage the board, where one has to sign in."""
    about = "Tài khoản"
    everybody = accounts.listed(store)
    if not everybody:
        return good(about, "chưa có: trang chỉ mở trên máy này, không hỏi đăng nhập")
    usable = [each for each in everybody if each.is_enabled]
    if not any(each.role is Role.ADMIN for each in usable):
        do = "Chạy: partyboard account enable TÊN, partyboard account role TÊN admin"
        return fault(about, "không còn tài khoản Quản trị nào dùng được", do)
    return good(about, f"{len(usable)} tài khoản dùng được")
