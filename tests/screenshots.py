"""Takes the pictures of docs/images anew: pages, slides, and the deck and the report rendered.

python tests/screenshots.py [--all FOLDER]: with a folder, pages and slides at three sizes, for the
eye alone.
"""

import argparse
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from browsing import CHROMIUM, CHROMIUM_ARGS, PAGES, PATIENCE, Server, served, settle, visit
from libreoffice import as_pdf
from playwright.sync_api import Browser, Page, sync_playwright

from partyboard import settings
from partyboard.board.deck import deck
from partyboard.board.report import draft
from partyboard.board.sequence import sequence
from partyboard.board.view import View
from partyboard.demo import building
from partyboard.demo.samples import GOOD, THREE_FAULTS
from partyboard.settings import ROOT
from partyboard.store.database import Store
from partyboard.text import Month

IMAGES = ROOT / "docs" / "images"
SAMPLES = ROOT / "data" / "samples"
MAY = Month(2021, 5)
SIZES = ((1366, 768), (1920, 1080), (1024, 768))  # a laptop, a projector, a tablet
# What is shown on pages that ask for a choice.
CHOSEN = {"/organization": "?organization=BVDK", "/trace": "?figure=admitted"}
PAPER = 60  # dots an inch of the rendered pages

Show = Callable[[Page, Server], None]


def upload(page: Page, server: Server) -> None:
    """What a clerk sees after dropping a good report and one with three faults."""
    visit(page, f"{server.url}/upload")
    files = [SAMPLES / GOOD, SAMPLES / THREE_FAULTS]
    page.locator('input[type="file"]').set_input_files(files)
    page.locator(".receipt").nth(len(files) - 1).wait_for()
    settle(page)


def opened(address: str) -> Show:
    """A page as it opens."""
    return lambda page, server: visit(page, server.url + address)


def slide(name: str) -> Show:
    """A slide of the presentation of May 2021."""

    def show(page: Page, server: Server) -> None:
        page.goto(f"{server.url}/present?month={MAY}&slide={name}")
        page.locator(f".st-key-slide-{name} :is(.words, svg)").first.wait_for()

    return show


def pages() -> dict[str, Show]:
    """Every page by the name of its picture."""
    found = {
        address.strip("/") or "overview": opened(address + CHOSEN.get(address, ""))
        for address in PAGES
    }
    return found | {"upload": upload, "present-arrange": opened(f"/present?month={MAY}&arrange=1")}


def slides(database: Path) -> dict[str, Show]:
    """Every slide of May 2021, numbered as it is shown."""
    with Store(database) as store:
        names = ("cover", "figures", *sequence(_may(store)))
    return {f"{number:02d}-{name}": slide(name) for number, name in enumerate(names, 1)}


def take(browser: Browser, server: Server, show: Show, path: Path) -> None:
    """One picture; the size stands in its name."""
    width, height = (int(side) for side in path.stem.rsplit("-", 1)[1].split("x"))
    page = browser.new_page(viewport={"width": width, "height": height}, locale="vi-VN")
    page.set_default_timeout(PATIENCE * 1000)
    show(page, server)
    page.wait_for_timeout(500)  # the last animation
    path.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=path)
    page.close()
    print(path)  # noqa: T201  # the command's answer


def render(database: Path, folder: Path) -> None:
    """The deck and the report of May 2021 as LibreOffice shows their pages."""
    with Store(database) as store:
        files = {"deck.pptx": deck(_may(store)), "report.docx": draft(_may(store))}
    for name, content in files.items():
        path = folder / name
        path.write_bytes(content)
        target = IMAGES / path.stem
        target.mkdir(parents=True, exist_ok=True)
        call = ["pdftoppm", "-r", str(PAPER), "-png", str(as_pdf(path)), str(target / "page")]
        subprocess.run(call, check=True)
        print(target)  # noqa: T201


def _may(store: Store) -> View:
    return View(store, settings.load(settings.DEFAULT_FILE), MAY)


@contextmanager
def _demo_in_chromium(database: Path) -> Iterator[tuple[Browser, Server]]:
    if CHROMIUM is None:
        raise SystemExit("Chromium is not installed: apt install chromium, or set CHROMIUM")
    with served(database) as server, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGS)
        yield chromium, server
        chromium.close()


def main() -> None:
    """Build the demo, serve it, take the pictures."""
    parser = argparse.ArgumentParser(description="Take the pictures of docs/images anew.")
    parser.add_argument("--all", type=Path, metavar="FOLDER", help="three sizes, into FOLDER")
    folder = parser.parse_args().all
    with tempfile.TemporaryDirectory() as scratch:
        database = Path(scratch) / "demo.duckdb"
        building.build(database, progress=lambda line: None)
        shown = {"pages": pages(), "slides": slides(database)}
        if folder is None:
            render(database, Path(scratch))
        with _demo_in_chromium(database) as (browser, server):
            for kind, each in shown.items():
                for name, show in each.items():
                    for width, height in SIZES if folder else SIZES[:1]:
                        path = (folder or IMAGES) / kind / f"{name}-{width}x{height}.png"
                        take(browser, server, show, path)


if __name__ == "__main__":
    main()
