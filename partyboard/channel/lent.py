"""The command line's side: the store of the running app, used as one's own."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection
from pathlib import Path
from typing import Any, TypeVar, cast

import pyarrow as pa

from partyboard.channel.door import door_of
from partyboard.channel.program import mark
from partyboard.channel.wire import Gone, OtherProgram, receive, send, send_bytes
from partyboard.channel.works import RESULTS
from partyboard.forms.registry import FORMS
from partyboard.store import faults
from partyboard.store.answers import Answer, Answers
from partyboard.store.database import Cursor, Store, StoreBusy

T = TypeVar("T")

_DRAWN = 150  # pictures that one call keeps; a deck has some twenty


class Link:
    """A connection to the app: one cursor's, or one question's at a time."""

    def __init__(self, database: Path) -> None:
        """Raises StoreBusy where nobody listens or lets us in, OtherProgram."""
        door = door_of(database)
        if door is None:
            raise StoreBusy(f"{database}: no channel")
        try:
            self._connection: Connection = Client(door.address, authkey=door.key)
            running = receive(self._connection)
        except (OSError, EOFError, AuthenticationError, Gone) as error:
            raise StoreBusy(f"{database}: nobody answers") from error
        if running != mark():
            self.close()
            raise OtherProgram

    def call(self, *message: object, table: bytes | None = None) -> Any:
        """Ask the app for something. Raises Gone, and whatever asking meets there."""
        send(self._connection, message)
        if table is not None:
            send_bytes(self._connection, table)
        match receive(self._connection):
            case ["found", found]:
                return found
            case ["fault", str(name), str(text)]:
                raise faults.unpacked(name, text)
        raise Gone

    def close(self) -> None:
        """The app takes back what was left open."""
        self._connection.close()


class LentCursor:
    """A cursor of the app's, with as much of DuckDB's words as our code uses."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._rows: Iterator[tuple[Any, ...]] = iter(())
        self.description: list[tuple[str, str]] | None = None

    def execute(self, sql: str, parameters: Sequence[object] | None = None) -> "LentCursor":
        """Run a statement; its rows wait to be fetched."""
        columns, rows = self._link.call("execute", sql, parameters)
        self.description = [(name, kind) for name, kind in columns] or None
        self._rows = map(tuple, rows)
        return self

    def fetchone(self) -> tuple[Any, ...] | None:
        """The next row, None after the last."""
        return next(self._rows, None)

    def fetchall(self) -> list[tuple[Any, ...]]:
        """The rows that are left."""
        return list(self._rows)

    def register(self, name: str, table: pa.Table) -> None:
        """Let statements read a table of ours under a name."""
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, table.schema) as stream:
            stream.write_table(table)
        self._link.call("register", name, table=sink.getvalue().to_pybytes())

    def unregister(self, name: str) -> None:
        """No more."""
        self._link.call("unregister", name)


class LentStore(Store):
    """The app's store in another process: the same questions, transactions and refusals."""

    def __init__(self, path: Path) -> None:
        """Raises StoreBusy where no app answers for this database, OtherProgram."""
        self.path = path
        self.forms = FORMS
        self._drawn = Answers(_DRAWN)
        self._free = [Link(path)]
        self._choosing = threading.Lock()

    def close(self) -> None:
        """Leave the app."""
        for link in self._free:
            link.close()

    def answer(self, name: str, **parameters: object) -> Answer:
        """The app's answer to a question; it may know it already."""
        with self._linked() as link:
            names, types, rows = link.call("ask", name, parameters)
        return Answer(tuple(names), tuple(types), tuple(map(tuple, rows)))

    def at_the_file(self, work: Callable[..., T], **arguments: object) -> T:
        """Have work done by the app that has the file open."""
        name = work.__name__
        with self._linked() as link:
            return cast(T, RESULTS[name](*link.call("do", name, arguments)))

    @contextmanager
    def reading(self, binds: bool = True) -> Iterator[Cursor]:
        """A cursor of the app's, for whatever statements."""
        with self._cursor_for("reading") as cursor:
            yield cursor

    @contextmanager
    def writing(self) -> Iterator[Cursor]:
        """A transaction in the app; nobody else writes until it ends."""
        try:
            with self._cursor_for("writing") as cursor:
                yield cursor
        finally:
            self._drawn.forget()

    @contextmanager
    def noting(self) -> Iterator[Cursor]:
        """The same for a line in a journal that no figure is made of."""
        with self._cursor_for("noting") as cursor:
            yield cursor

    @contextmanager
    def rehearsing(self) -> Iterator[Cursor]:
        """A transaction in the app that is always taken back."""
        with self._cursor_for("rehearsing") as cursor:
            yield cursor

    @property
    def writes(self) -> int:
        """How many times something was written since the app opened the file."""
        with self._linked() as link:
            return int(link.call("writes"))

    def checkpoint(self) -> None:
        """Have the app bring the file up to date."""
        with self._linked() as link:
            link.call("checkpoint")

    @contextmanager
    def _cursor_for(self, mode: str) -> Iterator[Cursor]:
        """Whatever goes wrong closes the link, which takes back what was not finished."""
        with self._linked() as link:
            link.call("open", mode)
            yield cast(Cursor, LentCursor(link))
            link.call("close", True)

    @contextmanager
    def _linked(self) -> Iterator[Link]:
        """A link that nobody else uses, kept for the next one unless something went wrong."""
        with self._choosing:
            link = self._free.pop() if self._free else None
        link = link or Link(Path(self.path))
        try:
            yield link
        except BaseException:
            link.close()
            raise
        with self._choosing:
            self._free.append(link)


def lent(path: Path) -> LentStore:
    """The store of the app that has this database open. Raises StoreBusy, OtherProgram."""
    return LentStore(path)
