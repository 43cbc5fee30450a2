"""Start the app: one process, one port; beyond this machine only where there are accounts."""

import logging
import os
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from partyboard import logs, settings
from partyboard.access import accounts
from partyboard.settings import ROOT
from partyboard.store.database import Store

LOOPBACK = "127.0.0.1"
PORT = 8501

log = logging.getLogger("partyboard")


class NotLoopback(ValueError):
    """The app may not be opened to the network while nobody has to sign in."""


class PortTaken(OSError):
    """Another program listens on the port."""


def serve(
    database: Path, host: str = LOOPBACK, port: int = PORT, tell: Callable[[str], object] = str
) -> None:
    """Run the app until it is stopped; `tell` is given the address when nothing stands in the way.

    Raises NotLoopback, PortTaken, StoreBusy, StoreDamaged, SettingsError.
    """
    host = LOOPBACK if host == "localhost" else host
    if host != LOOPBACK and not (host and database.exists()):
        raise NotLoopback(host)
    if _is_taken(port):
        raise PortTaken(port)
    chosen = settings.load()  # what cannot be used is said here, not on a page
    database = database.resolve()
    with Store(database) as store:
        if host != LOOPBACK and not accounts.exist(store):
            raise NotLoopback(host)
    os.environ["PARTYBOARD_DB"] = str(database)
    os.chdir(ROOT)  # Streamlit looks for .streamlit/config.toml here
    if fault := logs.start(chosen.logs or database.parent / "logs"):
        log.warning(fault)
    tell(f"http://{host}:{port}")
    uvicorn.run(
        "app:app",
        host=host,
        port=port,
        log_config=None,  # ours
        log_level="warning",
        access_log=False,
        server_header=False,
        app_dir=str(ROOT),
    )


def _is_taken(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        return probe.connect_ex((LOOPBACK, port)) == 0
