"""From command to first page, and from page to page, against a bare app of the same charts."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.pairs import HEADER, Pair
from partyboard.settings import ROOT

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
ROUNDS = 5
BARE_PAGE = """
import plotly.graph_objects as go
import streamlit as st

st.title("{name}")
for row in range({rows}):
    for column, place in enumerate(st.columns(2)):
        figure = go.Figure(go.Scatter(x=[str(month) for month in range(13)], y=list(range(13))))
        place.plotly_chart(figure, key=f"{name}-{{row}}-{{column}}")
"""
BARE_SCRIPT = """
import streamlit as st

pages = [st.Page("one.py", default=True), st.Page("two.py")]
st.navigation(pages, position="top").run()
"""


def report(database: Path) -> Iterator[str]:
    """The table's lines."""
    yield HEADER
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        bare = _bare_app(Path(folder))
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        times: dict[str, list[float]] = {name: [] for name in ("ours", "bare", "ours2", "bare2")}
        for round_number in range(ROUNDS + 1):
            measured = {
                "ours": _measure(browser, _ours(database), "Đảng viên", (4, 6)),
                "bare": _measure(browser, bare, "two", (4, 6)),
            }
            if round_number:  # the first round warms the disk
                for name, (first, move) in measured.items():
                    times[name].append(first)
                    times[f"{name}2"].append(move)
        browser.close()
    yield Pair(tuple(times["ours"]), tuple(times["bare"])).row(
        "from command to first page drawn (4 charts)", "1.3"
    )
    yield Pair(tuple(times["ours2"]), tuple(times["bare2"])).row(
        "from page to page (to 6 charts)", "1.3"
    )


def _ours(database: Path) -> list[str]:
    call = "from partyboard.cli import main; main()"
    return [sys.executable, "-c", call, "serve", "--db", str(database), "--port", "{port}"]


def _bare_app(folder: Path) -> list[str]:
    (folder / "one.py").write_text(BARE_PAGE.format(name="one", rows=2))
    (folder / "two.py").write_text(BARE_PAGE.format(name="two", rows=3))
    (folder / "app.py").write_text(BARE_SCRIPT)
    options = ["--server.port", "{port}", "--server.headless", "true"]
    options += ["--server.fileWatcherType", "none", "--browser.gatherUsageStats", "false"]
    return [sys.executable, "-m", "streamlit", "run", str(folder / "app.py"), *options]


def _measure(
    browser: object, command: list[str], link: str, charts: tuple[int, int]
) -> tuple[float, float]:
    port = _free_port()
    start = time.perf_counter()
    with _running([part.format(port=port) for part in command]):
        page: Page = browser.new_page(viewport={"width": 1366, "height": 768})  # type: ignore[attr-defined]
        _open(page, f"http://127.0.0.1:{port}/")
        _drawn(page, charts[0])
        first = time.perf_counter() - start
        page.wait_for_timeout(1500)  # let both settle
        start = time.perf_counter()
        page.get_by_test_id("stTopNavLink").filter(has_text=link).click()
        _drawn(page, charts[1])
        move = time.perf_counter() - start
        page.close()
    return first, move


def _open(page: Page, address: str) -> None:
    """As soon as the server listens."""
    port = int(address.rstrip("/").rpartition(":")[2])
    while True:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.02)
    page.goto(address)


def _drawn(page: Page, charts: int) -> None:
    """Until exactly so many charts are there, each with its plot drawn."""
    page.wait_for_function(
        """count => {
            const charts = [...document.querySelectorAll('.stPlotlyChart')];
            const drawn = charts.filter(each => each.querySelector('.infolayer'));
            return charts.length === count && drawn.length === count;
        }""",
        arg=charts,
        polling=20,
        timeout=60_000,
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _running(command: list[str]) -> Iterator[None]:
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait()
