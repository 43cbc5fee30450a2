"""Where the app listens: a folder beside the database that only its owner may enter, in it the
socket's address and a key. On Windows the address is a named pipe, which by default only its owner
can write to; the key is asked for on both.
"""

import json
import os
import secrets
import shutil
import socket
import struct
import tempfile
from dataclasses import dataclass
from multiprocessing.connection import Connection, Listener
from pathlib import Path

_NOTICE = "door.json"
_LONGEST = 100  # bytes of a socket's path; the system takes 108, some take 104
_WAITING = 16  # callers that may wait to be let in


@dataclass(frozen=True, slots=True)
class Door:
    """`address` is what one connects to; `key` what both sides must know."""

    address: str
    key: bytes


def folder_of(database: Path) -> Path:
    """The folder of the door of a database."""
    return Path(f"{database.resolve()}.channel")


def door_of(database: Path) -> Door | None:
    """The door that an app left beside the database, whether or not it still listens; None also
    where it is no door of theirs who have the database."""
    try:
        if not _is_theirs(folder_of(database), database):
            return None
        notice = json.loads((folder_of(database) / _NOTICE).read_text(encoding="utf-8"))
        return Door(notice["address"], bytes.fromhex(notice["key"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def set_up(database: Path) -> tuple[Door, Listener]:
    """Listen, and say where. Whoever calls has the database open, so a door that stands there was
    left by a process that was killed. Raises OSError.
    """
    folder = folder_of(database)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    door = Door(_address(folder), secrets.token_bytes(32))
    listener = Listener(door.address, "AF_PIPE" if os.name == "nt" else "AF_UNIX", _WAITING)
    if os.name != "nt":
        os.chmod(door.address, 0o600)
    notice = json.dumps({"address": door.address, "key": door.key.hex()})
    descriptor = os.open(folder / _NOTICE, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(notice)
    return door, listener


def take_down(database: Path, door: Door) -> None:
    """Leave nothing behind."""
    shutil.rmtree(folder_of(database), ignore_errors=True)
    if Path(door.address).parent.name.startswith("partyboard-"):
        shutil.rmtree(Path(door.address).parent, ignore_errors=True)


def is_owner(connection: Connection) -> bool:
    """Whether the caller is the user that the app runs as, or the machine's administrator; where
    the system does not tell (Windows, macOS), the folder's rights and the key decide alone.
    """
    if not hasattr(socket, "SO_PEERCRED"):
        return True
    with socket.socket(fileno=os.dup(connection.fileno())) as seen:
        told = seen.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    _, user, _ = struct.unpack("3i", told)
    return user in (os.getuid(), 0)


def be_patient(connection: Connection, seconds: float) -> None:
    """Wait no longer than so many seconds for the rest of a message, nor for its being taken. A
    pipe of Windows knows no such wait."""
    if os.name == "nt":
        return
    wait = struct.pack("@ll", int(seconds), int(seconds % 1 * 1_000_000))
    with socket.socket(fileno=os.dup(connection.fileno())) as seen:
        for direction in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
            seen.setsockopt(socket.SOL_SOCKET, direction, wait)


def _is_theirs(folder: Path, database: Path) -> bool:
    """Whether its maker may open the database anyhow: another user who may write beside it could
    set up a door of his own, and would be told all that a verb says. A link is its maker's."""
    if os.name == "nt":
        return True
    return os.lstat(folder).st_uid in (0, os.getuid(), os.stat(database).st_uid)


def _address(folder: Path) -> str:
    """Beside the database; where that name is too long for a socket, in a folder of its own."""
    if os.name == "nt":
        return rf"\\.\pipe\partyboard-{secrets.token_hex(16)}"
    address = str(folder / "socket")
    if len(os.fsencode(address)) <= _LONGEST:
        return address
    return str(Path(tempfile.mkdtemp(prefix="partyboard-")) / "socket")
