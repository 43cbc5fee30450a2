"""`make bench`: print the tables of docs/benchmarks.md."""

import os
import platform
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from benchmarks import browser, consolidated, intake, pages
from partyboard.demo.building import build


def main() -> None:
    """All tables, or those named in the call: intake, consolidated, pages, browser."""
    wanted = sys.argv[1:] or ["intake", "consolidated", "pages", "browser"]
    _say(
        f"Machine: {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    )
    names = ("streamlit", "duckdb", "pandas", "openpyxl", "python-calamine", "plotly")
    _say(", ".join(f"{name} {version(name)}" for name in names))
    if "intake" in wanted:
        _section("Intake", intake.report())
    if "consolidated" in wanted:
        _section("Consolidated workbooks", consolidated.report())
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "demo.duckdb"
        if {"pages", "browser"} & set(wanted):
            build(database, progress=lambda line: None)
        if "browser" in wanted:
            _section("Browser", browser.report(database))
        if "pages" in wanted:
            _section("Pages", pages.report(database))


def _section(title: str, lines: object) -> None:
    _say(f"\n## {title}\n")
    for line in lines:  # type: ignore[attr-defined]
        _say(line)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
