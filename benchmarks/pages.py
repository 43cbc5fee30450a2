"""Script time of each page on the demo: what a click costs the server, without the browser."""

import os
import statistics
from collections.abc import Iterator
from pathlib import Path

from streamlit.testing.v1 import AppTest

from benchmarks.pairs import seconds
from partyboard.running import running_store
from partyboard.settings import ROOT

PAGES = ("overview", "members", "training", "commendations", "follow_ups", "upload", "help")
ROUNDS = 9


def report(database: Path) -> Iterator[str]:
    """The table's lines: the first run after a load (nothing kept), and the runs after it."""
    os.environ["PARTYBOARD_DB"] = str(database)
    app = AppTest.from_file(str(ROOT / "pages" / "navigation.py"), default_timeout=60).run()
    yield "| page | after a load (ms) | at the next click (ms) |"
    yield "|---|---|---|"
    for name in PAGES:
        app.switch_page(f"{name}.py").run()
        cold = [_after_a_load(app) for _ in range(ROUNDS)]
        warm = [seconds(app.run) for _ in range(ROUNDS)]
        yield f"| {name} | {_ms(cold)} | {_ms(warm)} |"


def _after_a_load(app: AppTest) -> float:
    with running_store().writing():
        pass  # whatever is written, answers are forgotten
    return seconds(app.run)


def _ms(times: list[float]) -> str:
    return f"{statistics.median(times) * 1000:.0f}"
