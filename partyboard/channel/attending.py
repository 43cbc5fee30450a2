"""Answering one caller: questions, work asked for by name, statements on a cursor lent to him."""

from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from partyboard.channel.program import mark
from partyboard.channel.wire import receive, receive_bytes, send
from partyboard.channel.works import WORKS
from partyboard.store import faults
from partyboard.store.database import Cursor, Store

# Seconds in which a caller with a cursor has to say something: whoever has stopped in the middle of
# a transaction shall not keep everybody else from writing for ever. `rebuild` reads 200 workbooks
# between two statements.
PATIENCE = 300.0


class _TakenBack(Exception):
    """The caller does not want what he did in a transaction."""


def attend(connection: Connection, store: Store) -> None:
    """Answer until the caller goes. Raises Gone, with which what he left open is taken back."""
    send(connection, mark())
    while True:
        match receive(connection):
            case ["ask", str(name), dict(parameters)]:
                _answer(connection, _asked, store, name, parameters)
            case ["do", str(name), dict(arguments)] if name in WORKS:
                _answer(connection, _done, store, name, arguments)
            case ["writes"]:
                _answer(connection, _writes, store)
            case ["checkpoint"]:
                _answer(connection, store.checkpoint)
            case ["open", ("reading" | "writing" | "noting" | "rehearsing") as mode]:
                _answer(connection, _lend, connection, store, mode)
            case _:
                return


def _answer(connection: Connection, find: Callable[..., object], *about: object) -> None:
    try:
        found = find(*about)
    except faults.CARRIED as fault:
        send(connection, ["fault", *faults.packed(fault)])
    else:
        send(connection, ["found", found])


def _asked(store: Store, name: str, parameters: dict[str, object]) -> list[Any]:
    answer = store.answer(name, **parameters)
    return [answer.names, answer.types, answer.rows]


def _done(store: Store, name: str, arguments: dict[str, object]) -> list[Any]:
    return WORKS[name](store, **arguments)


def _writes(store: Store) -> int:
    return store.writes


def _lend(connection: Connection, store: Store, mode: str) -> None:
    """Run the caller's statements on a cursor, in a transaction or without one, to its end."""
    with suppress(_TakenBack), getattr(store, mode)() as cursor:
        send(connection, ["found", None])
        while True:
            match receive(connection, PATIENCE):
                case ["execute", str(sql), parameters]:
                    _answer(connection, _executed, cursor, sql, parameters)
                case ["register", str(name)]:
                    content = receive_bytes(connection, PATIENCE)
                    _answer(connection, _registered, cursor, name, content)
                case ["unregister", str(name)]:
                    _answer(connection, _registered, cursor, name, None)
                case ["close", True]:
                    return
                case _:
                    raise _TakenBack


def _executed(cursor: Cursor, sql: str, parameters: list[object] | None) -> list[Any]:
    cursor.execute(sql, parameters) if parameters is not None else cursor.execute(sql)
    columns = [[column[0], str(column[1])] for column in cursor.description or ()]
    return [columns, cursor.fetchall() if columns else []]


def _registered(cursor: Cursor, name: str, content: bytes | None) -> None:
    if content is None:
        cursor.unregister(name)
        return
    import pyarrow as pa  # here, so that the server starts to listen sooner

    with pa.ipc.open_stream(content) as stream:
        cursor.register(name, stream.read_all())
