"""Getting ready what the first visitors will look at, while their browsers are still loading."""

import gc
import logging
import threading

from partyboard.running import running_settings, running_store
from partyboard.settings import SettingsError
from partyboard.store.database import StoreBusy, StoreDamaged, StoreFault
from partyboard.store.frames import read_pandas

log = logging.getLogger("partyboard")

_FIRST_PAGE = 4.0  # seconds from the start until the first page is drawn, with room to spare


def start() -> None:
    """Begin beside the server: draw the newest month; when the first page is out, read pandas,
    so that the first table need not wait for it.
    """
    threading.Thread(target=_draw, name="drawing", daemon=True).start()
    later = threading.Timer(_FIRST_PAGE, settle)
    later.daemon = True
    later.start()


def settle() -> None:
    """Read pandas, and let what stays be: a look for cycles among the two hundred thousand objects
    of modules takes a tenth of a second, in which no page is drawn.
    """
    read_pandas()
    gc.collect()
    gc.freeze()


def _draw() -> None:
    """Ask and draw the newest month's overview and pictures; what cannot be is said on the page."""
    # Imported here, not when the server starts: it listens sooner.
    from partyboard.board.attention import attention, fair_change
    from partyboard.board.pictures import PICTURES, shown
    from partyboard.board.sequence import sequence
    from partyboard.board.tiles import tiles
    from partyboard.board.view import View, months_with_reports

    try:
        store, settings = running_store(), running_settings()
        for month in months_with_reports(store)[-1:]:
            view = View(store, settings, month)
            tiles(view), attention(view), fair_change(view)
            for name in PICTURES:
                shown(view, name)
            sequence(view)  # for the presentation, whose slides have a size of their own
    except (SettingsError, StoreBusy, StoreDamaged, StoreFault) as error:
        log.warning("warming: %s", error)
