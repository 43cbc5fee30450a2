"""Exceptions that a question or a statement can meet, carried to the process that asked."""

import duckdb

from partyboard.store.backup import BackupFailed
from partyboard.store.database import StoreBusy, StoreDamaged, StoreFull, StoreNewer, StoreShut
from partyboard.store.queries import UnknownQuery, WrongParameter

CARRIED: tuple[type[Exception], ...] = (
    duckdb.Error,
    BackupFailed,
    StoreBusy,
    StoreDamaged,
    StoreFull,
    StoreNewer,
    StoreShut,
    UnknownQuery,
    WrongParameter,
)
_OURS: dict[str, type[Exception]] = {kind.__name__: kind for kind in CARRIED[1:]}


def packed(fault: Exception) -> list[str]:
    """Its name and its message."""
    return [type(fault).__name__, str(fault)]


def unpacked(name: str, message: str) -> Exception:
    """The same exception again; of a name that is not known, DuckDB's most general."""
    kind = _OURS.get(name) or getattr(duckdb, name, None)
    return kind(message) if kind else duckdb.Error(message)
