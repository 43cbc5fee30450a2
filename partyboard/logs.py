"""What the program writes of itself: one JSON object a line in a file, a short line to the console.

Each line names the request that it belongs to. No password, cookie or token, and nothing of what
stands in a cell: of an error only its kind, its places in the code, and its words without what they
quote.
"""

import json
import logging
import os
import re
import secrets
import sys
import traceback
from collections.abc import Iterator
from contextlib import suppress
from contextvars import ContextVar
from datetime import UTC, datetime
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

FILE = "partyboard.log"
_BYTES, _OLDER = 5_000_000, 5  # of one file; how many older ones are kept
_FOLDER_OF_OWNER, _FILE_OF_OWNER = 0o700, 0o600  # Windows: as the folder above says
_FIELDS = ("method", "path", "status", "ms", "sender")
_SECRET = re.compile(
    r"\$argon2[^\s\"']+"
    r"|(?<![\w-])[\w-]{43}(?![\w-])"  # a token of a session
    r"|(?i:\b(?:cookie|set-cookie|authorization)\b\s*[:=])[^\n]*"
    r"|(?i:\b(?:__Host-)?(?:partyboard_\w+|password|mat_khau|token)\s*=)[^\s;&,]*"
)
_QUOTED = re.compile(r"'.*'|\".*\"|«.*»|“.*”", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_request: ContextVar[str] = ContextVar("request", default="")


def begin(within: str = "") -> str:
    """Number what this thread or task does from now on; `within` is the number it is a part of."""
    own = secrets.token_hex(3)
    number = f"{within}-{own}" if within else own
    _request.set(number)
    return number


def current() -> str:
    """The number of what this thread or task does; "" where it has none."""
    return _request.get()


def to_read_out() -> str:
    """The number as a page shows it and somebody reads it out: six signs that the log knows."""
    return (current() or begin()).rpartition("-")[2]


def start(folder: Path) -> str:
    """Write to that folder and to the console from now on.

    Returns "", or why the file cannot be written: then the console has everything that is wrong.
    """
    console = _Console()
    console.setLevel(logging.WARNING)
    console.setFormatter(_Line())
    handlers: list[logging.Handler] = [console]
    fault = ""
    try:
        folder.mkdir(mode=_FOLDER_OF_OWNER, parents=True, exist_ok=True)
        handlers.append(_file(folder / FILE))
    except OSError as error:
        fault = f"Không ghi được nhật ký vào {folder} ({error.strerror})."
    for handler in handlers:
        handler.addFilter(_numbered)
    logging.basicConfig(handlers=handlers, level=logging.WARNING, force=True)
    logging.getLogger("partyboard").setLevel(logging.INFO)
    return fault


def _file(path: Path) -> logging.Handler:
    handler = _Rotating(path, maxBytes=_BYTES, backupCount=_OLDER, encoding="utf-8")
    handler.setFormatter(_Json())
    return handler


class _Quiet(logging.Handler):
    """A log that cannot be written stops nothing, and prints no record as it stood, secrets and
    all; a full disk is told where it matters: at the database.
    """

    def handleError(self, record: logging.LogRecord) -> None:
        """Go on."""


class _Rotating(_Quiet, RotatingFileHandler):
    def _open(self) -> TextIOWrapper:
        """Each file that is begun, for the owner alone from its first byte."""
        opened = open(self.baseFilename, self.mode, encoding=self.encoding, opener=_for_the_owner)
        os.chmod(self.baseFilename, _FILE_OF_OWNER)  # one that was there before
        assert isinstance(opened, TextIOWrapper)
        return opened


def _for_the_owner(path: str, flags: int) -> int:
    return os.open(path, flags, _FILE_OF_OWNER)


class _Console(_Quiet):
    def emit(self, record: logging.LogRecord) -> None:
        """A service on Windows has no console."""
        with suppress(OSError, ValueError):
            if sys.stderr is not None:
                sys.stderr.write(f"{self.format(record)}\n")


def _numbered(record: logging.LogRecord) -> bool:
    record.request = current()
    return True


class _Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "request": record.request,  # type: ignore[attr-defined]
            "logger": record.name,
            "message": _said(record),
        }
        for name in _FIELDS:
            if hasattr(record, name):
                told[name] = _clean(getattr(record, name))
        if record.exc_info and record.exc_info[1]:
            told["error"] = words_of(record.exc_info[1])
            told["where"] = places_of(record.exc_info[1])
            if causes := [words_of(each) for each in causes_of(record.exc_info[1])]:
                told["because"] = causes
        return json.dumps(told, ensure_ascii=False)


class _Line(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created).strftime("%H:%M:%S")
        line = f"{at} {record.levelname} {record.request} {_said(record)}"  # type: ignore[attr-defined]
        if record.exc_info and record.exc_info[1]:
            line += f" {words_of(record.exc_info[1])} {places_of(record.exc_info[1])[-1:]}"
        return _CONTROL.sub(" ", line)


def _said(record: logging.LogRecord) -> str:
    """The message; an error within it in its own careful words."""
    args = record.args
    if isinstance(args, tuple):
        args = tuple(words_of(each) if isinstance(each, BaseException) else each for each in args)
    return _SECRET.sub("[…]", str(record.msg) % args if args else str(record.msg))


def _clean(value: object) -> object:
    return _SECRET.sub("[…]", value) if isinstance(value, str) else value


def words_of(error: BaseException) -> str:
    """The kind of an error and what it says. What it quotes may be from a cell: only the system's
    own errors, which quote names of files, keep that.
    """
    said = str(error)
    if not isinstance(error, OSError):
        said = _QUOTED.sub("[…]", said)
    return _SECRET.sub("[…]", f"{type(error).__name__}: {said}".rstrip(": "))


def causes_of(error: BaseException) -> Iterator[BaseException]:
    """What an error came of, the nearest first."""
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        yield cause
        yield from causes_of(cause)


def places_of(error: BaseException) -> list[str]:
    """Where it went wrong, the innermost last; lines of code are looked up, not copied."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
