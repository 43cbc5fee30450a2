"""The store and the settings of this process: one place opens the file, everyone here shares it."""

import threading

from partyboard import settings
from partyboard.settings import Settings
from partyboard.store.database import Store

_opening = threading.Lock()
_store: Store | None = None


def running_store() -> Store:
    """The open database of this process; opened anew where PARTYBOARD_DB names another file.

    Raises StoreBusy, StoreDamaged.
    """
    global _store
    path = settings.database_path()
    with _opening:
        if _store is not None and _store.path != path:
            closing, _store = _store, None  # first forgotten: opening the other one may fail
            closing.close()
        if _store is None:
            _store = Store(path)
        return _store


def running_settings() -> Settings:
    """The settings, read from partyboard.toml. Raises SettingsError."""
    return settings.load()
