"""The app's side: it listens beside its database, and attends to each caller in a thread."""

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection, Listener, answer_challenge
from multiprocessing.connection import deliver_challenge as challenge
from pathlib import Path

from partyboard.channel import attending
from partyboard.channel.door import Door, be_patient, is_owner, set_up, take_down
from partyboard.channel.program import mark
from partyboard.channel.wire import Gone
from partyboard.store.database import Store, StoreBusy, StoreDamaged, StoreFault

log = logging.getLogger("partyboard")

_AGAIN = 1.0  # seconds until it is tried again to open a database that another process has


class Host:
    """Listens from `start` to `stop`, as soon as this process has the database open."""

    def __init__(self, store: Callable[[], Store]) -> None:
        """`store` gives the open store of this process; it may raise StoreBusy, StoreDamaged."""
        self._store = store
        self._stopping = threading.Event()
        self._listening = threading.Event()
        self._door: Door | None = None
        self._thread = threading.Thread(target=self._listen, name="channel", daemon=True)

    def start(self) -> None:
        """Begin beside the server."""
        mark()  # of the program as it is now, should its files be replaced while it runs
        self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Whether it listens, at the latest after so many seconds."""
        return self._listening.wait(seconds)

    def stop(self) -> None:
        """Let nobody in any more; whoever is in loses the transaction that he has open."""
        self._stopping.set()
        if self._door is not None:
            with suppress(OSError):
                Client(self._door.address).close()  # wakes whoever waits for a caller
        self._thread.join(timeout=2)

    def _listen(self) -> None:
        store = self._opened()
        if store is None:
            return
        database = Path(store.path)
        try:
            self._door, listener = set_up(database)
        except OSError as error:
            log.warning("channel: the command line has to wait until the app ends: %s", error)
            return
        try:
            with listener:
                self._listening.set()
                self._let_in(listener, self._door)
        finally:
            take_down(database, self._door)

    def _opened(self) -> Store | None:
        while not self._stopping.is_set():
            try:
                return self._store()
            except StoreBusy:  # a verb that began before the app did; it will end
                self._stopping.wait(_AGAIN)
            except StoreDamaged:
                return None
        return None

    def _let_in(self, listener: Listener, door: Door) -> None:
        while not self._stopping.is_set():
            try:
                connection = listener.accept()
            except OSError as error:
                log.warning("channel: a caller was lost at the door: %s", error)
                self._stopping.wait(_AGAIN)
                continue
            if self._stopping.is_set():
                connection.close()
                return
            name, whom = "caller", (connection, door.key, self._store)
            threading.Thread(target=_welcome, args=whom, name=name, daemon=True).start()


def _welcome(connection: Connection, key: bytes, store: Callable[[], Store]) -> None:
    """Attend to a caller who is the owner and knows the key, until he goes."""
    with connection, suppress(Gone, EOFError, ConnectionError, BlockingIOError):
        if not is_owner(connection):
            log.warning("channel: a caller is not the owner of the database")
            return
        be_patient(connection, attending.PATIENCE)
        try:
            challenge(connection, key)
            answer_challenge(connection, key)
        except AuthenticationError:
            log.warning("channel: a caller does not know the key")
            return
        try:
            lent = store()  # another one than before, where DuckDB gave that one up
        except (StoreBusy, StoreDamaged, StoreFault) as error:
            log.warning("channel: no database for a caller: %s", error)
            return
        attending.attend(connection, lent)
