"""One connection to the database file; a cursor for each question; one writer at a time."""

import threading
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from shutil import disk_usage
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar, cast

import duckdb

from partyboard.forms.model import Form
from partyboard.forms.registry import FORMS
from partyboard.store import losses, migrations, queries, schema
from partyboard.store.answers import Answer, Answers
from partyboard.store.asking import answered
from partyboard.store.asking import ask as ask
from partyboard.store.commits import Commits, drop, keep_logs, put_aside
from partyboard.store.file import DAMAGED, FATAL, connected
from partyboard.store.file import Cursor as Cursor
from partyboard.store.file import StoreBusy as StoreBusy
from partyboard.store.file import StoreDamaged as StoreDamaged
from partyboard.store.file import StoreNewer as StoreNewer
from partyboard.store.frames import read_pandas
from partyboard.store.hindered import StoreFull as StoreFull
from partyboard.store.hindered import StoreShut as StoreShut
from partyboard.store.hindered import told_in_words
from partyboard.store.layers import Layers
from partyboard.text import VIETNAM

if TYPE_CHECKING:
    import pandas as pd

T = TypeVar("T")
Row = dict[str, object]

# What questions build on that read what `noting` writes: these are asked anew each time.
_NOTED = "deeds_as_of"

# A chart takes 300 KB of memory, an answer a tenth of it; the overview asks some twenty questions.
_ANSWERS, _DRAWN = 1000, 150
StoreFault = duckdb.Error  # whatever else a question can meet

# What must be free on the disk before something is written, in bytes. Where the disk is full while
# DuckDB brings its file up to date, it answers nothing more until the program is started again.
ROOM = 32_000_000


class Store:
    """The open database. One process has it; each question runs on a cursor of its own."""

    def __init__(self, path: Path | str = ":memory:", forms: Sequence[Form] = FORMS) -> None:
        """Open or make the file. Raises StoreBusy, StoreDamaged, StoreNewer."""
        self.path = path
        self.forms = tuple(forms)
        self._writer, self._asking = threading.RLock(), threading.Lock()
        self._layers: Layers | None = None
        self._answers, self._drawn = Answers(_ANSWERS), Answers(_DRAWN)
        self.has_failed = False  # DuckDB answers nothing more: to be closed and opened anew
        self.commits = Commits(path)
        logs = keep_logs(path)
        try:
            self._connection = connected(path)
            self._open(logs)
        finally:
            drop(logs)

    def _open(self, logs: list[Path]) -> None:
        try:
            self._bring_up_to_date(logs)
        except BaseException as error:
            self._connection.close()
            if isinstance(error, (*DAMAGED, StoreShut)):
                raise StoreDamaged(str(error)) from error
            raise

    def _bring_up_to_date(self, logs: list[Path]) -> None:
        """Raises StoreNewer, and StoreFull where an older file has no room to be brought forward;
        a full disk can be read otherwise."""
        with self._cursor() as cursor:
            found = migrations.version_of(cursor)
        if found < migrations.version():
            self._need_room()
            migrations.copy_aside(self, found)
        with self._transaction(needs_room=False) as cursor:
            migrations.bring_forward(cursor, found)
            schema.prepare(cursor, self.forms)
            self._find_loss(cursor, logs)
            if self._has_room():
                migrations.stamp(cursor)

    def _find_loss(self, cursor: Cursor, logs: list[Path]) -> None:
        if missing := self.commits.find(cursor):
            now = datetime.now(VIETNAM)
            log = put_aside(Path(self.path), logs, missing, now)
            losses.note_loss(cursor, now, missing, log)

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Write everything into the file and let it go."""
        with self._writer, self._asking:
            self._forget_layers()
            self._connection.close()

    @contextmanager
    def reading(self, binds: bool = True) -> Iterator[Cursor]:
        """A cursor of one's own, for one thread, for a short time. Whoever `binds` no value to a
        statement need not wait for pandas, which takes half a second of the first page.
        """
        if binds:
            read_pandas()
        with self._cursor() as cursor:
            yield cursor

    @contextmanager
    def _cursor(self) -> Iterator[Cursor]:
        """The same, and nobody waits for pandas."""
        cursor = self._connection.cursor()
        try:
            with self._watched():
                yield cursor
        finally:
            cursor.close()

    @contextmanager
    def _watched(self) -> Iterator[None]:
        try:
            yield
        except (duckdb.Error, StoreDamaged) as error:
            if isinstance(error, FATAL) or isinstance(error.__cause__, FATAL):
                self.has_failed = True
            raise

    @contextmanager
    def writing(self) -> Iterator[Cursor]:
        """A transaction: all or nothing, one at a time, from the first look to the commit.

        Raises StoreFull.
        """
        read_pandas()
        with self._transaction() as cursor:
            yield cursor

    @contextmanager
    def noting(self) -> Iterator[Cursor]:
        """The same for a line in a journal that no figure is made of: answers and pictures stay
        kept. Who reads such a journal does it with a cursor of its own (`reading`)."""
        read_pandas()
        with self._transaction(forgets=False) as cursor:
            yield cursor

    @contextmanager
    def _transaction(self, forgets: bool = True, needs_room: bool = True) -> Iterator[Cursor]:
        with self._writer, self._cursor() as cursor, told_in_words():
            if needs_room:
                self._need_room()
            cursor.execute("begin transaction")
            try:
                yield cursor
                self.commits.add(cursor)  # fails where a statement did; a commit would not
                with self._asking:
                    cursor.execute("commit")
                    if forgets:
                        self._forget_layers()
                self.commits.tell()
            except BaseException:
                with suppress(duckdb.TransactionException):  # a failed commit has rolled back
                    cursor.execute("rollback")
                raise
            finally:
                if forgets:
                    self._answers.forget()
                    self._drawn.forget()

    @contextmanager
    def rehearsing(self) -> Iterator[Cursor]:
        """A transaction that is always taken back: to see what something would do."""
        with self._writer, self.reading() as cursor:
            cursor.execute("begin transaction")
            try:
                yield cursor
            finally:
                cursor.execute("rollback")

    @property
    def writes(self) -> int:
        """How many times something was written since the file was opened."""
        return self._answers.moment

    def checkpoint(self) -> None:
        """Bring the file itself up to date, so that even a plain copy of it is whole; where the
        disk has no room for that, what was written stays in the log beside it."""
        with self._writer, self._cursor() as cursor:
            if self._has_room():
                cursor.execute("checkpoint")

    def _need_room(self) -> None:
        if not self._has_room():
            raise StoreFull(f"{self.path}: less than {ROOM} bytes free")

    def _has_room(self) -> bool:
        if self.path == ":memory:":
            return True
        folder = Path(self.path).resolve().parent
        try:
            return disk_usage(folder).free >= ROOM
        except OSError as error:
            raise StoreShut(f"{folder}: {error}") from error

    def rows(self, name: str, **parameters: object) -> list[Row]:
        """The answer to a question, a dict a row. Raises UnknownQuery, WrongParameter."""
        return self.answer(name, **parameters).records()

    def row(self, name: str, **parameters: object) -> Row | None:
        """The first row of the answer, None when there is none."""
        found = self.rows(name, **parameters)
        return found[0] if found else None

    def answer(self, name: str, **parameters: object) -> Answer:
        """The answer to a question. Raises UnknownQuery, WrongParameter."""

        asked = (name, tuple(sorted(parameters.items())))
        if _NOTED in queries.load(name).sql:
            return self._alone(name, parameters)
        if parameters.get("as_of") is not None:
            return _once(self._answers, asked, lambda: self._alone(name, parameters))

        def find() -> Answer:
            with self._asking:  # whoever waited finds what the one before found
                return _once(self._answers, asked, lambda: self._of_now(name, parameters))

        return _once(self._answers, asked, find)

    def _alone(self, name: str, parameters: Mapping[str, object]) -> Answer:
        with self._cursor() as cursor:
            return answered(cursor, name, parameters)

    def _of_now(self, name: str, parameters: Mapping[str, object]) -> Answer:
        """One question at a time, and none during a commit: what was worked out before and what is
        read now are of the same moment."""
        if self._layers is None:
            self._layers = Layers(self._connection.cursor())
        with self._watched():
            self._layers.make_for(queries.load(name).sql)
            return answered(self._layers.cursor, name, parameters)

    def _forget_layers(self) -> None:
        if self._layers is not None:
            self._layers.close()
            self._layers = None

    def frame(self, name: str, **parameters: object) -> "pd.DataFrame":
        """The answer as a frame; whole numbers stay whole (Int64), also beside missing ones.

        Raises UnknownQuery, WrongParameter.
        """
        return self.answer(name, **parameters).frame()

    def at_the_file(self, work: Callable[..., T], **arguments: object) -> T:
        """What some work finds that the process which has the file open has to do itself."""
        return work(self, **arguments)

    def kept(self, asked: Hashable, find: Callable[[], T]) -> T:
        """What `find` draws from this store: once a day and until something is written."""
        return _once(self._drawn, asked, find)


def _once(answers: Answers, asked: Hashable, find: Callable[[], T]) -> T:
    """One process has the file, so nothing else can change it between two writes of ours."""
    of_today = (asked, datetime.now(VIETNAM).date())
    known, moment = answers.known(of_today)
    if known is not None:
        return cast(T, known)
    found = find()
    answers.remember(of_today, found, moment)
    return found
