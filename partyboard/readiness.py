"""Whether the board can do its work now: show, take in and write. Nothing else is told of it."""

import os
from pathlib import Path
from shutil import disk_usage

from partyboard.intake.worker import Reader, ReaderFailed
from partyboard.store.database import ROOM, Store, StoreFault


def fault(store: Store, reader: Reader) -> str:
    """What stands in the way, for the log; "" where nothing does. Waits for no writer."""
    try:
        store.rows("months")
        if not reader.pids:
            reader.read(b"")  # which starts one
    except (StoreFault, ReaderFailed, OSError) as error:
        return f"{type(error).__name__}: {error}"
    path = Path(store.path).resolve()
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return f"{path} cannot be written"
    if disk_usage(path.parent).free < ROOM:
        return f"less than {ROOM} bytes free for {path}"
    return ""
