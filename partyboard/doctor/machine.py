"""The machine and the program on it: Python, libraries, time, settings, room on the disk."""

import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from shutil import disk_usage
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from partyboard import settings
from partyboard.doctor.check import Check, fault, good, megabytes, warning
from partyboard.settings import ROOT
from partyboard.store.database import ROOM
from partyboard.text import format_moment

LOCK = ROOT / "requirements.lock"
_PIN = re.compile(r"^([\w.-]+)==([\w.+-]+)", re.M)
_OLDEST_PYTHON = (3, 11)
_COPIES = 3  # the file grows, and a copy of it is made beside it each night


def examine(database: Path) -> tuple[Check, ...]:
    """What can be seen from outside the database file, also where it cannot be opened."""
    return (python(), libraries(), time_zones(), *settings_file(), room(database))


def python() -> Check:
    """Whether this Python is one that the program was written for."""
    found = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info >= _OLDEST_PYTHON:
        return good("Python", f"bản {found}")
    return fault("Python", f"bản {found}", "Cài Python 3.11 trở lên, rồi cài lại.")


def libraries(lock: Path = LOCK) -> Check:
    """Whether the libraries that are installed are those that the program was tested with."""
    about = "Thư viện"
    try:
        text = lock.read_text(encoding="utf-8")
    except OSError:
        return fault(about, f"không đọc được {lock}", "Giải nén lại chương trình.")
    if others := list(_others(text)):
        return warning(about, ", ".join(others), "Cài lại chương trình.")
    return good(about, "đúng các bản đã thử")


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
    """Whether Vietnam's time is known: Windows has no such data of its own. What the machine's own
    zone is matters to nobody but whoever reads the clock beside it, so it is only told.
    """
    about = "Giờ"
    try:
        zone = ZoneInfo("Asia/Ho_Chi_Minh")
    except ZoneInfoNotFoundError:
        return fault(about, "thiếu dữ liệu múi giờ", "Cài lại chương trình.")
    here = datetime.now().astimezone()
    found = f"bây giờ ở Việt Nam là {format_moment(here.astimezone(zone))}"
    if here.utcoffset() != here.astimezone(zone).utcoffset():
        found += f"; máy đặt múi giờ khác ({here:%z}), số liệu vẫn theo giờ Việt Nam"
    return good(about, found)


def settings_file(path: Path | None = None) -> tuple[Check, ...]:
    """Whether partyboard.toml can be used; each slip in it is a fault of its own."""
    about = "Tệp cài đặt"
    try:
        settings.load(path)
    except settings.SettingsError as error:
        named = settings.settings_path(path)
        return tuple(_slip(about, named, each) for each in error.faults)
    return (good(about, str(settings.settings_path(path))),)


def _slip(about: str, file: Path, found: settings.Fault) -> Check:
    where = f"{file}, dòng {found.line}" if found.line else str(file)
    return fault(about, f"{where}: {found.told}", found.to_do)


def room(database: Path) -> Check:
    """Whether the disk has room for the file to grow and for its copies."""
    about, do = "Ổ đĩa", "Dọn bớt ổ đĩa."
    folder = next(each for each in database.resolve().parents if each.is_dir())
    free = disk_usage(folder).free
    size = database.stat().st_size if database.exists() else 0
    found = f"còn trống {megabytes(free)}, cơ sở dữ liệu {megabytes(size)}"
    if free < ROOM:
        return fault(about, found, f"{do} Đến lúc đó không ghi được gì.")
    return good(about, found) if free >= ROOM + _COPIES * size else warning(about, found, do)
