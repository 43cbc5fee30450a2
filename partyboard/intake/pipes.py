"""Messages over a pipe: eight bytes of length, then the bytes."""

import struct
from typing import IO

_LENGTH = struct.Struct("<Q")


def send(pipe: IO[bytes], message: bytes) -> None:
    """Write a message, its length first. Raises OSError where the other side has gone."""
    pipe.write(_LENGTH.pack(len(message)) + message)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes:
    """The next message. Raises EOFError where the other side has gone."""
    (length,) = _LENGTH.unpack(_exactly(pipe, _LENGTH.size))
    return _exactly(pipe, length)


def _exactly(pipe: IO[bytes], size: int) -> bytes:
    """So many bytes. Raises EOFError where fewer come."""
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return data
