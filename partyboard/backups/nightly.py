"""The app copies its board by itself, each night, or when it is started after a night without."""

import logging
import threading
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from partyboard import backups
from partyboard.settings import Settings, SettingsError
from partyboard.store.backup import BackupFailed
from partyboard.store.backup_events import worth_a_copy_since
from partyboard.store.database import Store, StoreBusy, StoreDamaged, StoreFault
from partyboard.text import VIETNAM

log = logging.getLogger("partyboard")

_FIRST = 60.0  # seconds: at the start the first pages go before
_LOOK = 60.0  # seconds between two looks at the clock
_AGAIN = 3600.0  # seconds until what failed is tried again


class Nightly:
    """Looks at the clock from `start` to `stop`, in a thread of its own."""

    def __init__(self, store: Callable[[], Store], settings: Callable[[], Settings]) -> None:
        self._store, self._settings = store, settings
        self._stopping = threading.Event()
        self._not_before = 0.0
        self._thread = threading.Thread(target=self._run, name="nightly", daemon=True)

    def start(self) -> None:
        """Begin beside the server."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more; a copy that is being made is left behind unfinished, and never counts."""
        self._stopping.set()

    def look(self, now: datetime) -> bool:
        """Make a copy if one is due; whether one was made. What fails is written down, said in the
        log, and tried again an hour later.
        """
        if time.monotonic() < self._not_before:
            return False
        try:
            store, settings = self._store(), self._settings()
            if not _is_due(store, settings, now):
                return False
            copied = backups.make(store, settings, by_hand=False, now=now)
        except (BackupFailed, SettingsError, StoreBusy, StoreDamaged, StoreFault, OSError) as fault:
            log.error("backup: %s", fault)
            self._not_before = time.monotonic() + _AGAIN
            return False
        log.info("backup: %s, %d rows", copied.path, copied.rows)
        return True

    def _run(self) -> None:
        self._stopping.wait(_FIRST)
        while not self._stopping.is_set():
            self.look(datetime.now(VIETNAM))
            self._stopping.wait(_LOOK)


def _is_due(store: Store, settings: Settings, now: datetime) -> bool:
    if settings.backup.at is None:
        return False
    folder = backups.folder_of(Path(store.path), settings)
    made = [kept.made_at for kept in backups.listed(folder) if not kept.by_hand]
    if not backups.is_due(now, settings.backup.at, made):
        return False
    with store.reading() as cursor:
        return worth_a_copy_since(cursor) is not None
