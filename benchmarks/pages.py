"""Script time of each page on the demo: what a click costs the server, without the browser."""

import os
import statistics
from collections.abc import Iterator
from pathlib import Path

from streamlit.testing.v1 import AppTest

from benchmarks.pairs import seconds
from partyboard.running import running_store
from partyboard.settings import ROOT

PAGES = tuple(
    sorted(
        path.stem
        for path in (ROOT / "pages").glob("*.py")
        if path.stem not in ("__init__", "navigation")
    )
)
ROUNDS = 9


def report(database: Path) -> Iterator[str]:
    """The table's lines: the first run after a load (nothing kept), and the runs after it."""
    os.environ["PARTYBOARD_DB"] = str(database)
    app = opened()
    yield "| page | after a load (ms) | at the next click (ms) |"
    yield "|---|---|---|"
    for name in PAGES:
        app.switch_page(f"{name}.py").run()
        cold = [_after_a_load(app) for _ in range(ROUNDS)]
        warm = [seconds(app.run) for _ in range(ROUNDS)]
        yield f"| {name} | {_ms(cold)} | {_ms(warm)} |"


def _after_a_load(app: AppTest) -> float:
    forget()
    return seconds(app.run)


def opened() -> AppTest:
    """The board, at its first page."""
    script = ROOT / "pages" / "navigation.py"
    return AppTest.from_file(str(script), default_timeout=300).run()


def forget() -> None:
    """As after a load: whatever is written, answers are forgotten."""
    with running_store().writing():
        pass


def _ms(times: list[float]) -> str:
    return f"{statistics.median(times) * 1000:.0f}"
