"""States of the board to test against: nothing loaded, the demo loaded; the committed settings."""

import os
import shutil
import time
from pathlib import Path

import pytest

from partyboard import settings as settings_module
from partyboard.demo import building
from partyboard.store.database import Store

_PATIENCE = 300  # seconds for another worker's build of the demo; alone it takes about 15


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The tests in a browser, some seconds each, come first: one worker has them, with one server
    and one Chromium, and what is left at the end, to be shared out, is short.
    """
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)


@pytest.fixture(scope="session", autouse=True)
def _no_settings_from_outside():
    """The developer's own PARTYBOARD_… variables change no test."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("PARTYBOARD_")]:
            patch.delenv(name)
        yield


@pytest.fixture
def settings():
    """The settings as committed: partyboard.toml."""
    return settings_module.load(settings_module.DEFAULT_FILE)


@pytest.fixture(scope="session")
def _empty_file(tmp_path_factory):
    """Tables and macros take more than a copy of them."""
    path = tmp_path_factory.mktemp("empty") / "empty.duckdb"
    Store(path).close()
    return path


@pytest.fixture
def empty_store(_empty_file, tmp_path):
    """A database in which nothing has been loaded."""
    with Store(shutil.copyfile(_empty_file, tmp_path / "empty.duckdb")) as store:
        yield store


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory):
    """The demo's database, built once for all workers. Copy it; never open it.

    DEMO_BUILT names one built before, of the same program: it saves the twenty seconds of a build
    to whoever runs a few tests again and again.
    """
    if built := os.environ.get("DEMO_BUILT"):
        return Path(built)
    mine = tmp_path_factory.getbasetemp()
    shared = mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine
    path = shared / "demo.duckdb"
    _build_once(path, time.monotonic() + _PATIENCE)
    return path


@pytest.fixture(scope="session")
def demo_store(demo_file, tmp_path_factory):
    """The demo's database, open, for tests that only read."""
    path = tmp_path_factory.mktemp("demo") / "demo.duckdb"
    shutil.copyfile(demo_file, path)
    with Store(path) as store:
        yield store


@pytest.fixture
def demo_copy(demo_file, tmp_path):
    """The path of a demo database of the test's own, to write to, to serve, to call verbs on."""
    return shutil.copyfile(demo_file, tmp_path / "demo.duckdb")


@pytest.fixture(scope="session")
def quarter_file(tmp_path_factory):
    """The small committee's quarter, built once for each worker. Copy it; never open it."""
    import small_board  # not above: openpyxl has to hear from partyboard first

    folder = tmp_path_factory.mktemp("quarter")
    return small_board.build(folder / "board.duckdb", *small_board.quarter())


@pytest.fixture(scope="module")
def board_file(quarter_file, tmp_path_factory):
    """A copy of it for the tests of one module."""
    return shutil.copyfile(quarter_file, tmp_path_factory.mktemp("board") / "board.duckdb")


def _build_once(path: Path, until: float) -> None:
    """DuckDB lets one process in, so one worker builds while the others wait for the file."""
    lock = path.with_suffix(".lock")
    while not path.exists():
        try:
            lock.touch(exist_ok=False)
        except FileExistsError:
            if time.monotonic() > until:
                pytest.fail(f"no demo after {_PATIENCE} s: {path}")
            time.sleep(0.2)
            continue
        try:
            if not path.exists():
                building.build(path, progress=lambda line: None)
        finally:
            lock.unlink()
