"""What is wrong with this installation and what to do about it, in words: small checks, each alone.

A check looks and changes nothing. What needs the database is asked of a store that is open already:
the file itself, or what the running app lends.
"""

import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from shutil import disk_usage
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from partyboard import backups, settings
from partyboard.settings import ROOT, Settings
from partyboard.store.database import ROOM, Store
from partyboard.text import format_count, format_moment

LOCK = ROOT / "requirements.lock"
_PIN = re.compile(r"^([\w.-]+)==([\w.+-]+)", re.M)
_OLDEST_PYTHON = (3, 11)
_COPIES = 3  # the file grows, and a copy of it is made beside it each night
_MB = 1_000_000


class State(StrEnum):
    """How much a check matters: a warning lets the board run, a fault has to be mended."""

    GOOD = "tốt"
    WARNING = "xem lại"
    FAULT = "lỗi"


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at (`about`), how it is, and what to do; "" where nothing is."""

    about: str
    state: State
    found: str
    to_do: str = ""


def examine(database: Path) -> tuple[Check, ...]:
    """What can be seen from outside the database file, also where it cannot be opened."""
    return (python(), libraries(), time_zones(), settings_file(), room(database))


def examine_within(store: Store, chosen: Settings) -> tuple[Check, ...]:
    """What only an open database tells."""
    return (copies(store, chosen),)


def python() -> Check:
    """Whether this Python is one that the program was written for."""
    found = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info >= _OLDEST_PYTHON:
        return Check("Python", State.GOOD, f"bản {found}")
    return Check("Python", State.FAULT, f"bản {found}", "Cài Python 3.11 trở lên, rồi cài lại.")


def libraries(lock: Path = LOCK) -> Check:
    """Whether the libraries that are installed are those that the program was tested with."""
    about = "Thư viện"
    try:
        text = lock.read_text(encoding="utf-8")
    except OSError:
        return Check(about, State.FAULT, f"không đọc được {lock}", "Giải nén lại chương trình.")
    if others := list(_others(text)):
        return Check(about, State.WARNING, ", ".join(others), "Cài lại chương trình.")
    return Check(about, State.GOOD, "đúng các bản đã thử")


def _others(lock: str) -> Iterator[str]:
    """Those of another version; what is not installed may belong to another system, and one
    library may stand there once for each Python.
    """
    tested: dict[str, set[str]] = {}
    for name, pinned in _PIN.findall(lock):
        tested.setdefault(name, set()).add(pinned)
    for name, versions in tested.items():
        with suppress(PackageNotFoundError):
            if (found := version(name)) not in versions:
                yield f"{name} {found} (đã thử {', '.join(sorted(versions))})"


def time_zones() -> Check:
    """Whether Vietnam's time is known: Windows has no such data of its own."""
    about = "Múi giờ"
    try:
        zone = ZoneInfo("Asia/Ho_Chi_Minh")
    except ZoneInfoNotFoundError:
        return Check(about, State.FAULT, "thiếu dữ liệu múi giờ", "Cài lại chương trình.")
    return Check(about, State.GOOD, f"bây giờ là {format_moment(datetime.now(zone))}")


def settings_file(path: Path | None = None) -> Check:
    """Whether partyboard.toml can be used."""
    about = "Tệp cài đặt"
    try:
        settings.load(path)
    except settings.SettingsError as error:
        return Check(about, State.FAULT, str(error), "Sửa tệp, rồi mở lại trang web.")
    return Check(about, State.GOOD, str(settings.settings_path(path)))


def room(database: Path) -> Check:
    """Whether the disk has room for the file to grow and for its copies."""
    about, do = "Ổ đĩa", "Dọn bớt ổ đĩa."
    folder = next(each for each in database.resolve().parents if each.is_dir())
    free = disk_usage(folder).free
    size = database.stat().st_size if database.exists() else 0
    found = f"còn trống {megabytes(free)}, cơ sở dữ liệu {megabytes(size)}"
    if free < ROOM:
        return Check(about, State.FAULT, found, f"{do} Đến lúc đó không ghi được gì.")
    state = State.WARNING if free < ROOM + _COPIES * size else State.GOOD
    return Check(about, state, found, do if state is State.WARNING else "")


def megabytes(size: int) -> str:
    """Bytes as people read them: "1.234 MB"."""
    return f"{format_count(size // _MB)} MB"


def copies(store: Store, chosen: Settings) -> Check:
    """Whether the last copy was made, and not too long ago."""
    how = backups.standing(store, chosen)
    if not how.is_well:
        return Check("Sao lưu", State.WARNING, how.told)
    last = f"bản gần nhất {format_moment(how.last.made_at)}" if how.last else "chưa cần"
    return Check("Sao lưu", State.GOOD, last)
