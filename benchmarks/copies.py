"""What a copy of the board costs, and how long readers and writers wait meanwhile.

`python -m benchmarks.copies` makes a database of ten years, or takes the one that it is given, and
prints the lines of docs/benchmarks.md. The database is copied first.
"""

import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from benchmarks.crowd import row
from benchmarks.pairs import seconds
from benchmarks.ten_years import print_report
from partyboard.store.backup import backup
from partyboard.store.copies import examined
from partyboard.store.database import Store
from partyboard.store.restore import restore
from partyboard.store.submissions import audit
from partyboard.text import VIETNAM

QUIET = 10.0  # seconds before the copy begins


def report(database: Path) -> Iterator[str]:
    """The table's lines."""
    with tempfile.TemporaryDirectory(dir=database.parent) as name, Store(database) as store:
        copy = Path(name) / "copy.duckdb"
        _read(store), _write(store)  # what a server has read into memory soon after its start
        reads, writes = _Beside(lambda: _read(store)), _Beside(lambda: _write(store))
        time.sleep(QUIET)
        begun = time.monotonic()
        backup(store, copy)
        ended = time.monotonic()
        reads.stop(), writes.stop()
        sizes = [path.stat().st_size / 1e6 for path in (database, copy)]
        yield f"{sizes[0]:.0f} MB become {sizes[1]:.0f} MB in {ended - begun:.1f} s."
        yield f"Read whole and compared again: {seconds(lambda: examined(copy)):.1f} s."
        again = seconds(lambda: restore(copy, Path(name) / "again.duckdb"))
        yield f"Restored: {again:.1f} s."
    yield ""
    yield "| one after the other | times | median (ms) | p95 (ms) | worst (ms) |"
    yield "|---|---|---|---|---|"
    for what, beside in (("question not asked before", reads), ("row written", writes)):
        yield row(f"{what}, before", beside.between(0, begun))
        yield row(f"{what}, while the copy is made", beside.between(begun, ended))


class _Beside:
    """Something done over and over in a thread, and how long it took each time."""

    def __init__(self, act: Callable[[], object]) -> None:
        self._act = act
        self._stopping = threading.Event()
        self._took: list[tuple[float, float]] = []
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        self._thread.join()

    def between(self, begun: float, ended: float) -> list[float]:
        """In seconds, of those that began in this time."""
        return [took for at, took in self._took if begun <= at <= ended]

    def _run(self) -> None:
        while not self._stopping.wait(0.05):
            begun = time.monotonic()
            self._act()
            self._took.append((begun, time.monotonic() - begun))


def _read(store: Store) -> None:
    moment = datetime.now(VIETNAM)  # another each time, so that no answer is known
    store.rows("members", as_of=moment)


def _write(store: Store) -> None:
    with store.writing() as cursor:
        audit(cursor, datetime.now(VIETNAM), "", "benchmark", "")
    store.checkpoint()


if __name__ == "__main__":
    print_report(report)
