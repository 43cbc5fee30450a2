"""What the process that has the file does itself when asked for it by name, rather than lend a
cursor: work of which only one may go on at a time.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from partyboard.store.backup import backup
from partyboard.store.copies import Copied, Counted
from partyboard.store.database import Store


def _backup(store: Store, **arguments: Any) -> list[Any]:
    copied = backup(store, **arguments)
    tables = {name: [table.rows, table.fingerprint] for name, table in copied.tables.items()}
    return [copied.path, copied.made_at, copied.size, tables, copied.settings]


def _copied(
    path: Path, made_at: datetime | None, size: int, tables: dict[str, Any], settings: str
) -> Copied:
    counted = {name: Counted(*table) for name, table in tables.items()}
    return Copied(path, made_at, size, counted, settings)


WORKS: dict[str, Callable[..., list[Any]]] = {"backup": _backup}
RESULTS: dict[str, Callable[..., Any]] = {"backup": _copied}
