"""Every page on ten years beside the demo: `python -m benchmarks.ten_years_pages [DATABASE]`.

Two processes, one a database, draw the same page in turn, so that a busy machine slows both. The
ratio is of the time of the processor: what a page computes, not what it waits for.
"""

import multiprocessing
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

from streamlit.testing.v1 import AppTest

from benchmarks.pages import PAGES, forget, opened
from benchmarks.ten_years import print_report
from partyboard.demo.building import build

ROUNDS = 5


def report(database: Path) -> Iterator[str]:
    """The table's lines: milliseconds of the processor on the demo and on ten years, and the ratio,
    on the first run after a load and on the runs after it."""
    with tempfile.TemporaryDirectory() as folder:
        demo = Path(folder) / "demo.duckdb"
        build(demo, progress=lambda line: None)
        yield from compared(demo, database)


def compared(demo: Path, ten_years: Path) -> Iterator[str]:
    """The same for two databases that are there."""
    yield "| page | demo, after a load | ten years | ratio | demo, next click | ten years | ratio |"
    yield "|---|---|---|---|---|---|---|"
    with _Drawing(demo) as ours, _Drawing(ten_years) as theirs:
        for name in PAGES:
            cells = [name]
            for state in ("cold", "warm"):
                small, large = _in_turn(ours, theirs, name, state)
                cells += [f"{small:.0f}", f"{large:.0f}", f"{large / small:.2f}"]
            yield f"| {' | '.join(cells)} |"


def _in_turn(small: "_Drawing", large: "_Drawing", name: str, state: str) -> tuple[float, float]:
    """The medians of both, in ms, after one round that is not counted."""
    pairs = [(small.took(name, state), large.took(name, state)) for _ in range(ROUNDS + 1)][1:]
    return (
        statistics.median(first for first, _ in pairs) * 1000,
        statistics.median(second for _, second in pairs) * 1000,
    )


class _Drawing:
    """A process that draws the pages of one database."""

    def __init__(self, database: Path) -> None:
        context = multiprocessing.get_context("spawn")
        self._here, there = context.Pipe()
        self._process = context.Process(target=_draw, args=(there, database), daemon=True)
        self._process.start()

    def __enter__(self) -> "_Drawing":
        return self

    def __exit__(self, *error: object) -> None:
        self._here.send(None)
        self._process.join()

    def took(self, name: str, state: str) -> float:
        """Seconds of the processor for the page, "cold" (after a load) or "warm"."""
        self._here.send((name, state))
        seconds: float = self._here.recv()
        return seconds


def _draw(asked: Connection, database: Path) -> None:
    os.environ["PARTYBOARD_DB"] = str(database)
    app, shown = opened(), ""
    while wanted := asked.recv():
        name, state = wanted
        if name != shown:
            app.switch_page(f"{name}.py").run()
            shown = name
        asked.send(_processor(app, state))


def _processor(app: AppTest, state: str) -> float:
    if state == "cold":
        forget()
    start = time.process_time()
    app.run()
    return time.process_time() - start


if __name__ == "__main__":
    print_report(report)
