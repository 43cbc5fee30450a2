"""What travels between the two processes: JSON, and tables as Arrow. Nothing is ever unpickled."""

import base64
import json
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from uuid import UUID

from partyboard.text import VIETNAM

_TAG = "~"
LARGEST = 1 << 30  # bytes of one message: all rows of an answer, workbooks included


class Gone(Exception):
    """The other process has ended, or no longer answers."""


class OtherProgram(Exception):
    """The app that runs is another version than the caller."""


def send(connection: Connection, message: object) -> None:
    """Raises Gone."""
    send_bytes(connection, json.dumps(message, default=_tagged).encode("ascii"))


def receive(connection: Connection, patience: float | None = None) -> Any:
    """What the other side sent; `patience` in seconds, None without end. Raises Gone, also where
    it is nothing that we say."""
    try:
        return json.loads(receive_bytes(connection, patience), object_hook=_untagged)
    except (ValueError, TypeError, ArithmeticError, RecursionError) as error:
        raise Gone from error


def send_bytes(connection: Connection, content: bytes) -> None:
    """Raises Gone."""
    try:
        connection.send_bytes(content)
    except OSError as error:
        raise Gone from error


def receive_bytes(connection: Connection, patience: float | None = None) -> bytes:
    """The same for what is not JSON. Raises Gone."""
    try:
        if not connection.poll(patience):
            raise Gone
        return connection.recv_bytes(LARGEST)
    except (EOFError, OSError) as error:
        raise Gone from error


def _tagged(value: object) -> dict[str, list[str]]:
    """What JSON has no word for; a datetime is a date too, so it comes first."""
    match value:
        case bytes():
            return {_TAG: ["bytes", base64.b64encode(value).decode("ascii")]}
        case datetime():
            return {_TAG: ["datetime", value.isoformat()]}
        case date():
            return {_TAG: ["date", value.isoformat()]}
        case time():
            return {_TAG: ["time", value.isoformat()]}
        case timedelta():
            return {_TAG: ["microseconds", str(value // timedelta(microseconds=1))]}
        case Decimal():
            return {_TAG: ["decimal", str(value)]}
        case Path():
            return {_TAG: ["path", str(value)]}
        case UUID():
            return {_TAG: ["uuid", str(value)]}
    raise TypeError(type(value))


def _untagged(found: dict[str, Any]) -> Any:
    if found.keys() != {_TAG}:
        return found
    kind, text = found[_TAG]
    match kind:
        case "bytes":
            return base64.b64decode(text)
        case "datetime":
            moment = datetime.fromisoformat(text)
            return moment.astimezone(VIETNAM) if moment.tzinfo else moment
        case "date":
            return date.fromisoformat(text)
        case "time":
            return time.fromisoformat(text)
        case "microseconds":
            return timedelta(microseconds=int(text))
        case "decimal":
            return Decimal(text)
        case "path":
            return Path(text)
        case "uuid":
            return UUID(text)
    raise Gone  # a word of another program
