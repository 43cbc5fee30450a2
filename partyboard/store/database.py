"""One connection to the database file; a cursor for each question; one writer at a time."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType

import duckdb
import pandas as pd

from partyboard.forms.model import Form
from partyboard.forms.registry import FORMS
from partyboard.store import queries, schema
from partyboard.store.answers import Answer, Answers
from partyboard.store.queries import WrongParameter

Cursor = duckdb.DuckDBPyConnection
Row = dict[str, object]


class StoreBusy(Exception):
    """Another process holds the database file."""


class StoreDamaged(Exception):
    """The database file cannot be opened."""


class Store:
    """The open database. One process has it; each question runs on a cursor of its own."""

    def __init__(self, path: Path | str = ":memory:", forms: Sequence[Form] = FORMS) -> None:
        """Open or make the file. Raises StoreBusy, StoreDamaged."""
        self.path = path
        self.forms = tuple(forms)
        self._writer = threading.RLock()
        self._answers = Answers()
        self._connection = _connect(path)
        with self.writing() as cursor:
            schema.prepare(cursor, self.forms)

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
        with self._writer:
            self._connection.close()

    @contextmanager
    def reading(self) -> Iterator[Cursor]:
        """A cursor of one's own, for one thread, for a short time."""
        cursor = self._connection.cursor()
        try:
            yield cursor
        finally:
            cursor.close()

    @contextmanager
    def writing(self) -> Iterator[Cursor]:
        """A transaction: all or nothing, one at a time, from the first look to the commit."""
        with self._writer, self.reading() as cursor:
            cursor.execute("begin transaction")
            try:
                yield cursor
            except BaseException:
                cursor.execute("rollback")
                raise
            cursor.execute("commit")
            self._answers.forget()

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
        """Bring the file itself up to date, so that even a plain copy of it is whole."""
        with self._writer, self.reading() as cursor:
            cursor.execute("checkpoint")

    def rows(self, name: str, **parameters: object) -> list[Row]:
        """The answer to a question, a dict a row. Raises UnknownQuery, WrongParameter."""
        answer = self._answer(name, parameters)
        return [dict(zip(answer.names, row, strict=True)) for row in answer.rows]

    def row(self, name: str, **parameters: object) -> Row | None:
        """The first row of the answer, None when there is none."""
        found = self.rows(name, **parameters)
        return found[0] if found else None

    def frame(self, name: str, **parameters: object) -> pd.DataFrame:
        """The answer as a frame; whole numbers stay whole (Int64), also beside missing ones.

        Raises UnknownQuery, WrongParameter.
        """
        return self._answer(name, parameters).frame()

    def _answer(self, name: str, parameters: Mapping[str, object]) -> Answer:
        """Asked once until something is written: one process has the file, so nothing else can."""
        asked = (name, tuple(sorted(parameters.items())), date.today())
        known, moment = self._answers.known(asked)
        if known is not None:
            return known
        with self.reading() as cursor:
            answer = _run(cursor, name, parameters)
        self._answers.remember(asked, answer, moment)
        return answer


def ask(cursor: Cursor, name: str, parameters: Mapping[str, object]) -> list[Row]:
    """The answer to a question on a cursor that one has, for instance inside a transaction."""
    answer = _run(cursor, name, parameters)
    return [dict(zip(answer.names, row, strict=True)) for row in answer.rows]


def _run(cursor: Cursor, name: str, parameters: Mapping[str, object]) -> Answer:
    query = queries.load(name)
    unknown = parameters.keys() - query.parameters.keys()
    if unknown:
        raise WrongParameter(f"{name}: {', '.join(sorted(unknown))}")
    for parameter, (kind, _) in query.parameters.items():
        value = parameters.get(parameter)
        try:
            cursor.execute(f"set variable {parameter} = ?::{kind}", [value])
        except duckdb.ConversionException as error:
            raise WrongParameter(f"{name}: {parameter}={value}") from error
    cursor.execute(query.sql)
    columns = cursor.description or []
    names = tuple(column[0] for column in columns)
    return Answer(names, tuple(str(column[1]) for column in columns), tuple(cursor.fetchall()))


def _connect(path: Path | str) -> Cursor:
    if path != ":memory:":
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    try:
        connection = duckdb.connect(str(path))
    except duckdb.IOException as error:
        text = str(error)
        if "lock" in text.lower() or "already open" in text.lower() or "being used" in text.lower():
            raise StoreBusy(text) from error
        raise StoreDamaged(text) from error
    except (
        duckdb.SerializationException,
        duckdb.InternalException,
        duckdb.FatalException,
    ) as error:
        raise StoreDamaged(str(error)) from error
    connection.execute("set global timezone = 'Asia/Ho_Chi_Minh'")
    return connection
