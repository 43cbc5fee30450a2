"""Getting ready what the first visitors will look at, while their browsers are still loading."""

import gc
import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from partyboard.running import running_settings, running_store
from partyboard.settings import SettingsError
from partyboard.store.database import StoreBusy, StoreDamaged, StoreFault
from partyboard.store.frames import read_pandas

if TYPE_CHECKING:
    from partyboard.board.view import View

log = logging.getLogger("partyboard")

_FIRST_PAGE = 3.0  # seconds from the overview's being ready until a browser has drawn it


def start() -> None:
    """Begin beside the server. The overview comes first, then nothing that would keep the first
    browser waiting until it is out.
    """
    threading.Thread(target=_get_ready, name="warming", daemon=True).start()


def settle() -> None:
    """Read pandas, and let what stays be: a look for cycles among the two hundred thousand objects
    of modules takes a tenth of a second, in which no page is drawn.
    """
    read_pandas()
    gc.collect()
    gc.freeze()


def _get_ready() -> None:
    """The newest month's overview, then pandas for the first table, then all other pictures; what
    cannot be is said on the page.
    """
    # Imported here, not when the server starts: it listens sooner.
    from partyboard.board.overview import get_ready
    from partyboard.board.pictures import PICTURES, shown
    from partyboard.board.sequence import sequence

    with _told():
        for view in _newest():
            get_ready(view)
    time.sleep(_FIRST_PAGE)
    settle()
    with _told():
        for view in _newest():
            for name in PICTURES:
                shown(view, name)
            sequence(view)  # for the presentation, whose slides have a size of their own


def _newest() -> list["View"]:
    """The newest month as it is now, where there is one."""
    from partyboard.board.view import View, months_with_reports

    store, settings = running_store(), running_settings()
    return [View(store, settings, month) for month in months_with_reports(store)[-1:]]


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except (SettingsError, StoreBusy, StoreDamaged, StoreFault) as error:
        log.warning("warming: %s", error)
