"""How long `rebuild` of ten years takes: `python -m benchmarks.rebuilding [DATABASE]`.

Without a database of ten years it makes one; the database is copied first.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from benchmarks.pairs import seconds
from benchmarks.ten_years import print_report
from partyboard.intake.worker import Reader
from partyboard.store.database import Store
from partyboard.store.rebuild import rebuild


def report(database: Path) -> Iterator[str]:
    """The table's lines: seconds by the clock, and of the processors in our processes."""
    differences: list[str] = []
    totals: list[int] = [0]

    def run() -> None:
        with Reader() as reader:
            told = rebuild(store, reader=reader, progress=lambda _, total: totals.append(total))
            differences.extend(told)

    with Store(database) as store:
        before = os.times()
        took = seconds(run)
        after = os.times()
    program = after.user + after.system - before.user - before.system
    readers = after.children_user + after.children_system
    readers -= before.children_user + before.children_system
    yield "| reports | differences | by the clock (s) | program (s) | reading processes (s) |"
    yield "|---|---|---|---|---|"
    yield f"| {totals[-1]:,} | {len(differences)} | {took:.1f} | {program:.1f} | {readers:.1f} |"


if __name__ == "__main__":
    print_report(report)
