"""Takes the pictures of the README anew, or all pages at two sizes into a folder for the eye.

python tests/screenshots.py [--all FOLDER]
"""

import argparse
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from browsing import CHROMIUM, CHROMIUM_ARGS, PAGES, PATIENCE, Server, served, settle, visit
from playwright.sync_api import Browser, Page, sync_playwright

from partyboard.demo import building
from partyboard.demo.samples import GOOD, THREE_FAULTS
from partyboard.settings import ROOT

COMMITTED = ROOT / "docs" / "screenshots"
SAMPLES = ROOT / "data" / "samples"
LAPTOP, PROJECTOR = (1366, 768), (1920, 1080)


def overview(page: Page, server: Server) -> None:
    """What a leader sees first: the month at a glance."""
    visit(page, server.url)


def upload(page: Page, server: Server) -> None:
    """What a clerk sees after dropping a good report and one with three faults."""
    visit(page, f"{server.url}/upload")
    files = [SAMPLES / GOOD, SAMPLES / THREE_FAULTS]
    page.locator('input[type="file"]').set_input_files(files)
    page.locator(".receipt").nth(len(files) - 1).wait_for()
    settle(page)


def take(
    browser: Browser, server: Server, show: Callable[[Page, Server], None], path: Path
) -> None:
    """One picture; the size stands in its name."""
    width, height = (int(side) for side in path.stem.rsplit("-", 1)[1].split("x"))
    page = browser.new_page(viewport={"width": width, "height": height}, locale="vi-VN")
    page.set_default_timeout(PATIENCE * 1000)
    show(page, server)
    page.wait_for_timeout(500)  # the last animation
    page.screenshot(path=path)
    page.close()
    print(path)  # noqa: T201  # the command's answer


def take_all(browser: Browser, server: Server, folder: Path) -> None:
    """Every page at both sizes, as it opens."""
    for address in PAGES:
        name = address.strip("/") or "overview"
        for width, height in (LAPTOP, PROJECTOR):

            def opened(page: Page, server: Server, address: str = address) -> None:
                visit(page, server.url + address)

            take(browser, server, opened, folder / f"{name}-{width}x{height}.png")


@contextmanager
def _demo_in_chromium() -> Iterator[tuple[Browser, Server]]:
    if CHROMIUM is None:
        raise SystemExit("Chromium is not installed: apt install chromium, or set CHROMIUM")
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "demo.duckdb"
        building.build(database, progress=lambda line: None)
        with served(database) as server, sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGS)
            yield chromium, server
            chromium.close()


def main() -> None:
    """Build the demo, serve it, take the pictures."""
    parser = argparse.ArgumentParser(description="Take the pictures of the README anew.")
    parser.add_argument("--all", type=Path, metavar="FOLDER", help="every page, into FOLDER")
    folder = parser.parse_args().all
    with _demo_in_chromium() as (browser, server):
        if folder is not None:
            take_all(browser, server, folder)
            return
        width, height = LAPTOP
        for show in (overview, upload):
            take(browser, server, show, COMMITTED / f"{show.__name__}-{width}x{height}.png")


if __name__ == "__main__":
    main()
