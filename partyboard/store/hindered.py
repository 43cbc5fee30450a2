"""What keeps the board from being written to: the disk is full, or may not be written to."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

_FULL = re.compile("no space left|not enough space|disk full|file too large", re.I)
_SHUT = re.compile(
    "permission denied|read-only file|access is denied|no such file|cannot find the", re.I
)


class StoreFull(duckdb.Error):
    """The disk has no room: nothing was written, and everything can still be asked."""


class StoreShut(duckdb.Error):
    """The file or its folder may not be written to, or is not there: nothing was written, and
    everything can still be asked."""


@contextmanager
def told_in_words() -> Iterator[None]:
    """What DuckDB says of that, on Linux and on Windows, is no type of its own."""
    try:
        yield
    except (StoreFull, StoreShut):
        raise
    except duckdb.Error as error:
        for kind, words in ((StoreFull, _FULL), (StoreShut, _SHUT)):
            if words.search(str(error)):
                raise kind(str(error)) from error
        raise
