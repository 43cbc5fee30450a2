"""A served demo and a real Chromium to look at it with."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from browsing import ADMIN_SECTIONS, CHROMIUM, CHROMIUM_ARGS, PAGES, PATIENCE, Server, served, visit
from playwright.sync_api import Browser, Page, sync_playwright


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


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh tab with no cookies, as wide as the office's projector."""
    with _tab(browser) as page:
        yield page


@dataclass(frozen=True)
class OpenPage:
    """A page that stands open in May 2021: its path, its tab, what its scripts have thrown."""

    path: str
    page: Page
    faults: list[str] = field(default_factory=list)


_ADDRESSES = [*PAGES, *(f"/admin?section={name}" for name in ADMIN_SECTIONS)]


@pytest.fixture(scope="session", params=_ADDRESSES)
def open_page(request: pytest.FixtureRequest, browser: Browser, server: Server) -> Iterator:
    """Every page, opened once for all tests that look at it: pytest runs these page by page. A test
    leaves it as it was, but for folds that it opens.
    """
    with _tab(browser) as page:
        found = OpenPage(request.param, page)
        page.on("pageerror", lambda error: found.faults.append(str(error)))
        more = "&" if "?" in found.path else "?"
        visit(page, f"{server.url}{found.path}{more}month=2021-05")
        yield found


@contextmanager
def _tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
    context.set_default_timeout(PATIENCE * 1000)
    yield context.new_page()
    context.close()
