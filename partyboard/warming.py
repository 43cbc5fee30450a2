"""Getting ready what the first visitors will look at, while their browsers are still loading."""

import logging

from partyboard.running import running_settings, running_store
from partyboard.settings import SettingsError
from partyboard.store.database import StoreBusy, StoreDamaged, StoreFault

log = logging.getLogger("partyboard")


def warm() -> None:
    """Ask and draw the newest month's overview and pictures; what cannot be is said on the page."""
    # Imported here, not when the server starts: nobody shall wait for charts before they are asked.
    from partyboard.board.attention import attention, fair_change
    from partyboard.board.pictures import PICTURES, picture
    from partyboard.board.tiles import tiles
    from partyboard.board.view import View, months_with_reports

    try:
        store, settings = running_store(), running_settings()
        for month in months_with_reports(store)[-1:]:
            view = View(store, settings, month)
            tiles(view), attention(view), fair_change(view)
            for name in PICTURES:
                picture(view, name)
        import pandas  # noqa: F401 - the first table would wait a second for it
    except (SettingsError, StoreBusy, StoreDamaged, StoreFault) as error:
        log.warning("warming: %s", error)
