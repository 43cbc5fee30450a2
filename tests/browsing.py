"""A board being served in a process of its own, and a page of it seen through to the end."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from partyboard.settings import ROOT

PAGES = (
    "/",
    "/members",
    "/training",
    "/commendations",
    "/follow-ups",
    "/targets",
    "/upload",
    "/received",
    "/reporting",
    "/report",
    "/changes",
    "/help",
    "/organization",
    "/trace",
    "/account",
    "/admin",
)
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # From an empty page to the board and back is another site, for which Chromium would begin a
    # process that reads all scripts anew: half of what a page takes.
    "--disable-site-isolation-trials",
    "--process-per-site",
]
PATIENCE = 60  # seconds for a server to start or a page to settle on a busy machine
_RUN = "from partyboard.cli import main; main()"
_SETTLED = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const calm = app && app.dataset.testScriptState === "notRunning"
    && app.querySelector(".stMain h1, .stMain .stAlert")
    && !app.querySelector('[data-testid="stSkeleton"], [data-stale="true"]')
    && [...app.querySelectorAll(".stPlotlyChart")].every(chart => chart.querySelector("svg"));
  if (!calm) { window.calmSince = undefined; return false; }
  window.calmSince ??= performance.now();
  return performance.now() - window.calmSince > 250;  // a click's rerun starts a moment later
}"""


@dataclass(frozen=True)
class Server:
    """A running board: where it answers, its own database, its process, what it wrote."""

    url: str
    database: Path
    process: subprocess.Popen[bytes]
    log: Path

    def stop(self) -> None:
        """End the process and wait until it is gone."""
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@contextmanager
def served(database: Path) -> Iterator[Server]:
    """The board over this database on a free port, until the block ends."""
    port = _free_port()
    log = database.with_suffix(".log")
    call = [sys.executable, "-c", _RUN, "serve", "--db", str(database), "--port", str(port)]
    with log.open("wb") as output:
        process = subprocess.Popen(call, cwd=ROOT, stdout=output, stderr=output)
    server = Server(f"http://127.0.0.1:{port}", database, process, log)
    try:
        _wait_until_healthy(server)
        yield server
    finally:
        server.stop()


def visit(page: Page, url: str) -> None:
    """Open an address and wait until its script has run and its charts are drawn."""
    page.goto(url)
    settle(page)


def settle(page: Page) -> None:
    """Wait until the page's script has run and its charts are drawn."""
    page.evaluate("window.calmSince = undefined")
    page.wait_for_function(_SETTLED, timeout=PATIENCE * 1000)


def emptied(page: Page) -> None:
    """Take out of a tab what somebody left in it: where it is, cookies, what pages keep in the
    browser, other tabs beside it, answers given in a server's place.
    """
    page.unroute_all()
    page.goto("about:blank")
    page.mouse.move(0, 0)
    for other in page.context.pages:
        if other is not page:
            other.close()
    page.context.clear_cookies()
    stored = {"origin": "*", "storageTypes": "local_storage,indexeddb,cache_storage"}
    page.context.new_cdp_session(page).send("Storage.clearDataForOrigin", stored)


def turn_to(page: Page, title: str) -> None:
    """Click on a page in the navigation at the top, in the menu of its group where it has one."""
    link = page.get_by_test_id("stTopNavLink").filter(has_text=re.compile(f"^{title}$"))
    groups = iter(page.get_by_test_id("stTopNavSection").all())
    while not link.count():
        next(groups).click()
        menu = page.get_by_test_id("stTopNavPopover")
        menu.wait_for()
        link = menu.get_by_role("menuitem", name=title, exact=True)
        if not link.count():
            page.keyboard.press("Escape")
            menu.wait_for(state="detached")
    link.click()
    page.wait_for_function("title => document.title.startsWith(title + ' · ')", arg=title)
    settle(page)


def choose(page: Page, box: str, option: str) -> None:
    """Pick from a drop-down: type what one looks for, as its list may be long, and click on it."""
    page.get_by_role("combobox", name=box).fill(option)
    page.get_by_role("option", name=option, exact=True).click()
    settle(page)


def drag(page: Page, *paths: Path) -> None:
    """Drop files and folders onto the uploader, as from a window of the desktop."""
    box = page.get_by_test_id("stFileUploaderDropzone").bounding_box()
    assert box is not None
    place = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
    data = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
    session = page.context.new_cdp_session(page)
    for step in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": step, **place, "data": data})


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_until_healthy(server: Server) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.process.poll() is None:
        try:
            with urllib.request.urlopen(f"{server.url}/healthz", timeout=5):
                return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.1)
    raise AssertionError(f"the board did not start:\n{server.log.read_text()}")
