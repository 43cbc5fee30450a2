"""The store and the settings of this process: one place opens the file, everyone here shares it."""

import logging
import threading
from dataclasses import dataclass
from pathlib import Path

from partyboard import settings
from partyboard.settings import Settings, SettingsError
from partyboard.store.database import Store
from partyboard.store.file import keep_to_owner

log = logging.getLogger("partyboard")

_opening = threading.Lock()
_store: Store | None = None


def running_store() -> Store:
    """The open database of this process; opened anew where PARTYBOARD_DB names another file, and
    where DuckDB gave up the one that was open.

    Raises StoreBusy, StoreDamaged.
    """
    global _store
    path = settings.database_path()
    with _opening:
        if _store is not None and (_store.path != path or _store.has_failed):
            closing, _store = _store, None  # first forgotten: opening the other one may fail
            closing.close()
        if _store is None:
            keep_to_owner()
            _store = Store(path)
        return _store


def has_given_up() -> bool:
    """Whether DuckDB answers nothing more: whoever asks for the store next gets a new one."""
    return _store is not None and _store.has_failed


def running_settings() -> Settings:
    """The settings of partyboard.toml, read anew when the file has changed. One that cannot be used
    any more leaves those that were read last in force, until the app ends.

    Raises SettingsError where none could be read so far.
    """
    global _read
    path = settings.settings_path()
    stamp = _stamp(path)
    last = _read if _read and _read.path == path else None
    if last and last.stamp == stamp:
        return last.settings
    try:
        _read = _Read(path, stamp, settings.load(path))
    except SettingsError as fault:
        if last is None:
            raise
        log.error("settings: %s", fault)
        _read = _Read(path, stamp, last.settings, str(fault))
    return _read.settings


def settings_fault() -> str:
    """Why the file of the settings in force cannot be used any more; "" where it can."""
    running_settings()
    return _read.fault if _read else ""


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read, and of which state of which file."""

    path: Path
    stamp: tuple[int, ...]
    settings: Settings
    fault: str = ""


def _stamp(path: Path) -> tuple[int, ...]:
    """What tells one state of a file from the next; empty where there is none."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return (found.st_ino, found.st_mtime_ns, found.st_size)


_read: _Read | None = None
