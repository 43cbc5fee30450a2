"""From command to first page, and from page to page, against a bare app of the same charts."""

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.pairs import HEADER, Pair
from partyboard import settings
from partyboard.board.pictures import picture
from partyboard.board.view import View, months_with_reports
from partyboard.settings import ROOT
from partyboard.store.database import Store

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
MOVES = 3
PICTURES = {
    "one": ("members_by_month", "changes_of_month", "admissions_pace", "follow_ups_by_month"),
    "two": (
        "members_by_month",
        "changes_of_month",
        "admissions_pace",
        "admissions_by_month",
        "changes_by_month",
        "structure",
    ),
}
BARE_PAGE = """
from pathlib import Path

import plotly.io
import streamlit as st

st.title("{page}")
names = {names}
for row in range(0, len(names), 2):
    for name, place in zip(names[row : row + 2], st.columns(2)):
        figure = plotly.io.from_json(Path(__file__).with_name(name + ".json").read_text())
        place.plotly_chart(figure, key=name, theme=None)
"""
BARE_SCRIPT = """
import streamlit as st

pages = [st.Page("one.py", default=True), st.Page("two.py")]
st.navigation(pages, position="top").run()
"""


def report(database: Path) -> Iterator[str]:
    """The table's lines."""
    yield HEADER
    firsts: dict[str, list[float]] = {"ours": [], "bare": []}
    moves: dict[str, list[float]] = {"ours": [], "bare": []}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        apps = {
            "ours": (ours(database), ("Tổng quan", "Đảng viên")),
            "bare": (_bare_app(Path(folder), database), ("one", "two")),
        }
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for round_number in range(ROUNDS + 1):
            for name, (command, pages) in apps.items():
                first, moved = _measure(browser, command, pages)
                if round_number:  # the first round warms the disk
                    firsts[name].append(first)
                    moves[name].append(statistics.median(moved))
        browser.close()
    yield Pair(tuple(firsts["ours"]), tuple(firsts["bare"])).row(
        "from command to first page drawn (4 charts)", "1.3"
    )
    yield Pair(tuple(moves["ours"]), tuple(moves["bare"])).row(
        "from page to page, to and fro (4 and 6 charts; ours with two tables)", "1.3"
    )


def ours(database: Path) -> list[str]:
    """The command that serves our board on `{port}`."""
    call = "from partyboard.cli import main; main()"
    return [sys.executable, "-c", call, "serve", "--db", str(database), "--port", "{port}"]


def _bare_app(folder: Path, database: Path) -> list[str]:
    """Two pages of the same charts as ours, and nothing else."""
    with Store(database) as store:
        view = View(store, settings.load(), months_with_reports(store)[-1])
        for name in {name for names in PICTURES.values() for name in names}:
            (folder / f"{name}.json").write_text(picture(view, name).figure.to_json())
    for page, names in PICTURES.items():
        (folder / f"{page}.py").write_text(BARE_PAGE.format(page=page, names=names))
    (folder / "app.py").write_text(BARE_SCRIPT)
    options = ["--server.port", "{port}", "--server.headless", "true"]
    options += ["--server.fileWatcherType", "none", "--browser.gatherUsageStats", "false"]
    return [sys.executable, "-m", "streamlit", "run", str(folder / "app.py"), *options]


def _measure(
    browser: Browser, command: list[str], pages: tuple[str, str]
) -> tuple[float, list[float]]:
    """Seconds to the first page, and those of each move between a page of 4 charts and one of 6."""
    port = free_port()
    start = time.perf_counter()
    with running([part.format(port=port) for part in command]):
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        open_page(page, f"http://127.0.0.1:{port}/")
        _drawn(page, 4)
        first = time.perf_counter() - start
        page.wait_for_timeout(6000)  # let both settle: a server in use, not one that starts
        moves = [_move(page, name, charts) for name, charts in _to_and_fro(pages)]
        page.close()
    return first, moves[2:]  # each page has been seen once


def _to_and_fro(pages: tuple[str, str]) -> list[tuple[str, int]]:
    return [(pages[1], 6), (pages[0], 4)] * (MOVES + 1)


def _move(page: Page, name: str, charts: int) -> float:
    start = time.perf_counter()
    page.get_by_test_id("stTopNavLink").filter(has_text=name).click()
    _drawn(page, charts)
    took = time.perf_counter() - start
    page.wait_for_timeout(700)
    return took


def open_page(page: Page, address: str) -> None:
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
        timeout=20_000,
    )


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(command: list[str]) -> Iterator[None]:
    """A server, until the block ends."""
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait()
