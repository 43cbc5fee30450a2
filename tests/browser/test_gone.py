"""A browser that goes away in the middle: of an upload, nothing is loaded and nothing is left lying
about; of loading, all of it is in or nothing. The next browser finds a board that works.
"""

import os
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Server, drag, served, settle, visit
from playwright.sync_api import Browser, Page, expect

from partyboard.demo.organizations import active_in
from partyboard.demo.samples import JUNE, june
from partyboard.demo.workbooks import filled
from partyboard.demo.world import build
from partyboard.store.database import Store

pytestmark = pytest.mark.browser
_PATIENCE = 20  # seconds
_WAIT = 60_000  # milliseconds, on a busy machine
_MANY = 12
_SLOW = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 100_000}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Good reports of June, which follows the demo's May."""
    where, world = tmp_path_factory.mktemp("june"), build()
    reported = [
        unit for unit in active_in(JUNE) if ("grassroots", unit.code, JUNE - 1) in world.current
    ]
    for unit in reported[:_MANY]:
        (where / f"{unit.code}.xlsx").write_bytes(filled(june(world, unit.code)))
    return where


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the server puts temporary files."""
    where = tmp_path / "tmp"
    where.mkdir()
    monkeypatch.setenv("TMPDIR", str(where))
    return where


@pytest.fixture
def own_server(demo_copy: Path, temporary: Path) -> Iterator[Server]:
    """A demo that this test may write to."""
    with served(demo_copy) as running:
        yield running


def upload_page(browser: Browser, server: Server) -> Page:
    page = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
    visit(page, f"{server.url}/upload")
    return page


def june_reports(server: Server) -> int:
    """How many are in, once the server has ended."""
    server.stop()
    with Store(server.database) as store, store.reading() as cursor:
        cursor.execute("select count(*) from submission where period = '2021-06-01'")
        ((count,),) = cursor.fetchall()
        return int(count)


def held(server: Server, folder: Path) -> list[str]:
    """Files in a folder that the server has open, also those that have no name any more."""
    if sys.platform != "linux":
        return []
    files = Path(f"/proc/{server.process.pid}/fd")
    targets = [os.readlink(each) for each in files.iterdir() if each.is_symlink()]
    return [target for target in targets if target.startswith(str(folder))]


def processes(server: Server) -> set[int]:
    """What the server has started and is still there."""
    if sys.platform != "linux":
        return set()
    tasks = Path(f"/proc/{server.process.pid}/task").glob("*/children")
    return {int(pid) for task in tasks for pid in task.read_text().split()}


def still_there(pids: set[int]) -> set[int]:
    """Those that run on although the server has ended; they take a moment to notice."""
    until = time.monotonic() + _PATIENCE
    while (left := {pid for pid in pids if runs(pid)}) and time.monotonic() < until:
        time.sleep(0.1)
    return left


def runs(pid: int) -> bool:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"  # ended, and not asked after yet


def test_upload_broken_off_leaves_nothing_and_the_next_browser_loads(
    browser: Browser, own_server: Server, folder: Path, temporary: Path, tmp_path: Path
):
    large = tmp_path / "lon.xlsx"
    large.write_bytes(os.urandom(8_000_000))
    page = upload_page(browser, own_server)
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", _SLOW)
    with page.expect_request(re.compile("upload_file")):
        drag(page, large)
    time.sleep(2)  # some of it is there, most is not
    page.context.close()
    page = upload_page(browser, own_server)
    drag(page, next(folder.iterdir()))
    page.get_by_role("button", name="Nạp 1 báo cáo").click(timeout=_WAIT)
    expect(page.get_by_text("Đã nạp 1 báo cáo")).to_be_visible(timeout=_WAIT)
    page.context.close()
    assert (list(temporary.iterdir()), held(own_server, temporary)) == ([], [])
    readers = processes(own_server)
    assert len(readers) <= 2
    assert june_reports(own_server) == 1
    assert still_there(readers) == set()


def test_loading_left_alone_is_done_whole_or_not_at_all(
    browser: Browser, own_server: Server, folder: Path, temporary: Path
):
    page = upload_page(browser, own_server)
    drag(page, *folder.iterdir())
    load = page.get_by_role("button", name=f"Nạp {_MANY} báo cáo")
    expect(load).to_be_enabled(timeout=_WAIT)
    settle(page)
    load.click(no_wait_after=True)
    page.context.close()
    page = upload_page(browser, own_server)
    page.context.close()
    assert (list(temporary.iterdir()), held(own_server, temporary)) == ([], [])
    assert june_reports(own_server) in (0, _MANY)
