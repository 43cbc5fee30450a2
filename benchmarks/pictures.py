"""Click to picture: from the click on a chart's camera to the file on disk, over all pages.

python -m benchmarks.pictures [DATABASE]: without one, the demo is built.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.browser import ARGUMENTS, CHROMIUM, free_port, open_page, ours, running
from partyboard.demo.building import build

PAGES = ("", "members", "training", "commendations", "follow-ups", "targets")
ROUNDS = 3
PATIENCE = 60_000  # milliseconds
_DRAWN = """() => {
  const charts = [...document.querySelectorAll(".stPlotlyChart")];
  return charts.length > 0 && charts.every(chart => chart.querySelector(".infolayer"));
}"""


def report(database: Path) -> Iterator[str]:
    """The table's lines: a page each, and all."""
    yield "| page | charts | click to file, median (s) | slowest (s) | a file (KB) |"
    yield "|---|---|---|---|---|"
    every: list[float] = []
    port = free_port()
    command = [part.format(port=port) for part in ours(database)]
    with running(command), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        page.set_default_timeout(PATIENCE)
        board = f"http://127.0.0.1:{port}/"
        open_page(page, board)
        for name in PAGES:
            _visit(page, board + name)
            charts = page.locator(".stPlotlyChart").count()
            saved = [_save(page, at) for _ in range(ROUNDS) for at in range(charts)]
            times = [seconds for seconds, _ in saved]
            every += times
            size = statistics.median(size for _, size in saved) / 1024
            yield f"| /{name} | {charts} | {_in_words(times)} | {size:.0f} |"
        browser.close()
    yield f"| all | {len(every) // ROUNDS} | {_in_words(every)} | |"


def _visit(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_function(_DRAWN)
    page.wait_for_timeout(1500)  # a page that is read, not one that loads


def _save(page: Page, at: int) -> tuple[float, int]:
    """Seconds from the click to the file, and its bytes."""
    camera = page.locator(".stPlotlyChart").nth(at).locator(".modebar-btn")
    camera.scroll_into_view_if_needed()
    start = time.perf_counter()
    with page.expect_download() as saving:
        camera.click()
    path = Path(saving.value.path())
    return time.perf_counter() - start, path.stat().st_size


def _in_words(times: list[float]) -> str:
    return f"{statistics.median(times):.2f} | {max(times):.2f}"


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "demo.duckdb"
        if len(sys.argv) > 1:
            database.write_bytes(Path(sys.argv[1]).read_bytes())
        else:
            build(database, progress=lambda line: None)
        for line in report(database):
            sys.stdout.write(line + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
