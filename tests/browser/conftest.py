"""A served demo and a real Chromium to look at it with."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from browsing import CHROMIUM, CHROMIUM_ARGS, PAGES, Server, emptied, served, visit
from kept_tab import KeptTab, opened_tab
from opening import ADMIN_SECTIONS
from playwright.sync_api import Browser, Error, Page, sync_playwright


@pytest.fixture(scope="session")
def server(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The demo, served for all browser tests of this worker; a test that loads takes its own."""
    database = tmp_path_factory.mktemp("served") / "demo.duckdb"
    shutil.copyfile(demo_file, database)
    with served(database) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium without a window."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed: apt install chromium, or set CHROMIUM to its path")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def kept_tabs(browser: Browser) -> Iterator[tuple[KeptTab, KeptTab]]:
    """That of the one who looks, and somebody else's."""
    tabs = KeptTab(browser), KeptTab(browser)
    yield tabs
    for tab in tabs:
        tab.close()


@pytest.fixture
def page(kept_tabs: tuple[KeptTab, KeptTab]) -> Iterator[Page]:
    """An empty tab with no cookies, as wide as the office's projector. What cannot be taken back, a
    handler or a script that runs before each page's, goes into a `fresh_page`.
    """
    with kept_tabs[0].lent() as page:
        yield page


@pytest.fixture
def other_page(kept_tabs: tuple[KeptTab, KeptTab]) -> Iterator[Page]:
    """An empty tab in the browser of somebody else: it has cookies of its own."""
    with kept_tabs[1].lent() as page:
        yield page


@pytest.fixture
def fresh_page(browser: Browser) -> Iterator[Page]:
    """A tab of a test's own."""
    with _tab(browser) as page:
        yield page


@dataclass(frozen=True)
class OpenPage:
    """A page that stands open in May 2021: its path, its tab, what its scripts have thrown."""

    path: str
    page: Page
    faults: list[str] = field(default_factory=list)


# /admin itself opens the first of them.
_ADDRESSES = [*PAGES, *(f"/admin?section={name}" for name in ADMIN_SECTIONS[1:])]


@pytest.fixture(scope="session")
def _tab_of_pages(browser: Browser) -> Iterator[Page]:
    """The tab in which one page after the other stands open."""
    with _tab(browser) as page:
        yield page


@pytest.fixture(scope="session", params=_ADDRESSES)
def open_page(request: pytest.FixtureRequest, _tab_of_pages: Page, server: Server) -> Iterator:
    """Every page, opened once for all tests that look at it: pytest runs these page by page. A test
    leaves it as it was, but for folds that it opens.
    """
    page, found = _tab_of_pages, OpenPage(request.param, _tab_of_pages)
    more = "&" if "?" in found.path else "?"

    def note(error: Error) -> None:
        found.faults.append(str(error))

    page.on("pageerror", note)
    visit(page, f"{server.url}{found.path}{more}month=2021-05")
    yield found
    page.remove_listener("pageerror", note)
    emptied(page)


@contextmanager
def _tab(browser: Browser) -> Iterator[Page]:
    page = opened_tab(browser)
    yield page
    page.context.close()
