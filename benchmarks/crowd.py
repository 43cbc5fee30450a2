"""How long others wait for a page while somebody loads 500 workbooks in the same process.

`python -m benchmarks.crowd` makes a database of ten years, or takes the one that it is given, and
prints the lines of docs/benchmarks.md. The database is copied first.
"""

import itertools
import statistics
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.pairs import seconds
from benchmarks.ten_years import YEAR, dated, print_report
from partyboard import settings
from partyboard.board.pictures import picture
from partyboard.board.view import View, months_with_reports
from partyboard.demo.workbooks import filled
from partyboard.demo.world import build
from partyboard.reception import Incoming, Receipt, receive
from partyboard.store.database import Store

WORKBOOKS = 500
IDLE = 40
CHARTS = ("members_by_month", "changes_of_month", "admissions_pace", "follow_ups_by_month")


def report(database: Path) -> Iterator[str]:
    """The table's lines."""
    world = build()
    files = [
        Incoming(each.filename, filled(each.workbook), each.received_at)
        for each in itertools.islice(dated(world, [YEAR + 1]), WORKBOOKS)
    ]
    receipts: list[Receipt] = []
    with Store(database) as store:
        overview = _overviews(store)
        with store.reading():
            pass  # what a server has read into memory soon after its start
        seconds(overview)
        idle = [seconds(overview) for _ in range(IDLE)]
        loading = threading.Thread(
            target=lambda: receipts.extend(receive(store, files, settings.load()))
        )
        waited: list[float] = []

        def load() -> None:
            loading.start()
            while loading.is_alive():
                waited.append(seconds(overview))

        took = seconds(load)
    statuses = Counter(str(receipt.status) for receipt in receipts)
    answered = ", ".join(f"{count} {status}" for status, count in statuses.items())
    yield f"{len(files)} workbooks in {took:.1f} s ({answered}), beside questions without a pause."
    yield ""
    yield "| overview not asked for before | pages | median (ms) | p95 (ms) | worst (ms) |"
    yield "|---|---|---|---|---|"
    yield row("nobody loads", idle)
    yield row("500 workbooks being loaded", waited)


def _overviews(store: Store) -> Callable[[], None]:
    """Each call asks and draws the overview of another month, as a page does."""
    chosen, months = settings.load(), itertools.cycle(months_with_reports(store))

    def overview() -> None:
        view = View(store, chosen, next(months))
        view.figures()
        for name in CHARTS:
            picture(view, name)

    return overview


def row(name: str, times: Sequence[float]) -> str:
    """A row of the table: times in seconds, shown in milliseconds."""
    p95 = statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
    shown = (f"{each * 1000:.0f}" for each in (statistics.median(times), p95, max(times)))
    return f"| {name} | {len(times)} | {' | '.join(shown)} |"


if __name__ == "__main__":
    print_report(report)
