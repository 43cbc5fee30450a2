"""The files for the meeting: `python -m benchmarks.meeting DATABASE`.

What a click on a download costs: nothing of the month is kept from before but the program itself.
"""

import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from partyboard import settings
from partyboard.board.deck import deck
from partyboard.board.report import draft
from partyboard.board.view import View, months_with_reports
from partyboard.store.database import Store

ROUNDS = 5
_FILES: dict[str, Callable[[View], bytes]] = {"deck": deck, "report": draft}


def report(database: Path) -> Iterator[str]:
    """The table's lines, for the last month with reports: the first file after the start, and the
    files made after something was written."""
    yield "| file | the first (s) | the next (s) | of that the processor (s) | KB |"
    yield "|---|---|---|---|---|"
    with Store(database) as store:
        view = View(store, settings.load(), months_with_reports(store)[-1])
        for name, make in _FILES.items():
            first, _, content = _made(make, view)
            rounds = [_made(make, view) for _ in range(ROUNDS)]
            clock, processor = (statistics.median(each[at] for each in rounds) for at in (0, 1))
            size = len(content) / 1024
            yield f"| {name} | {first:.2f} | {clock:.2f} | {processor:.2f} | {size:.0f} |"


def _made(make: Callable[[View], bytes], view: View) -> tuple[float, float, bytes]:
    """By the clock, of the processor, and the file."""
    with view.store.writing():
        pass  # whatever is written, answers are forgotten
    clock, processor = time.perf_counter(), time.process_time()
    content = make(view)
    return time.perf_counter() - clock, time.process_time() - processor, content


if __name__ == "__main__":
    for line in report(Path(sys.argv[1])):
        sys.stdout.write(line + "\n")
