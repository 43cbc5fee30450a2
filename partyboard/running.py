"""The store and the settings of this process: one place opens the file, everyone here shares it."""

import threading

from partyboard import settings
from partyboard.settings import Settings
from partyboard.store.database import Store

_opening = threading.Lock()
_store: Store | None = None


def running_store() -> Store:
    """The open database of this process. Raises StoreBusy, StoreDamaged."""
    global _store
    with _opening:
        if _store is None or _store.path != settings.database_path():
            if _store is not None:
                _store.close()
            _store = Store(settings.database_path())
        return _store


def running_settings() -> Settings:
    """The settings, read from partyboard.toml. Raises SettingsError."""
    return settings.load()
