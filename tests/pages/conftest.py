"""Databases to look at the pages with, each built once; a test gets a copy of its own."""

import shutil
from pathlib import Path

import pytest
import small_board
from filled_forms import CTVT, SNV, STC, at, listing, report, sent
from small_board import JANUARY, MARCH, build, stays

from partyboard import running
from partyboard.text import Month

NEWCOMER = {"code": "MOI", "name": "Chi bộ Mới", "sector": "agency", "from_month": MARCH.first}


_only_looked_at: set[Path] = set()


@pytest.fixture(autouse=True)
def _board_is_let_go():
    """What one test's pages had open is closed before the next one's are; a board that tests only
    look at stays open for the next of them.
    """
    yield
    if running._store is not None and running._store.path not in _only_looked_at:
        running._store.close()
        running._store = None


@pytest.fixture
def on(monkeypatch):
    """Tells the pages which database to show."""

    def show(database: Path) -> Path:
        monkeypatch.setenv("PARTYBOARD_DB", str(database))
        return database

    return show


@pytest.fixture
def demo(state_files, on):
    """The demo, open for all tests that only look at it."""
    path = on(state_files["demo"])
    before = running.running_store().writes
    yield path
    assert running.running_store().writes == before, "whoever writes to the demo takes own_demo"


@pytest.fixture
def own_demo(demo_copy, on):
    """A demo to write to."""
    return on(demo_copy)


@pytest.fixture
def empty(tmp_path, on):
    return on(build(tmp_path / "empty.duckdb"))


@pytest.fixture(scope="session")
def _quarter_file(tmp_path_factory):
    batches = (small_board.list_only(), small_board.january(), small_board.march())
    return build(tmp_path_factory.mktemp("quarter") / "b.duckdb", *batches)


@pytest.fixture
def quarter(_quarter_file, tmp_path, on):
    """Three organizations; nobody reported February, one reported March."""
    return on(shutil.copyfile(_quarter_file, tmp_path / "quarter.duckdb"))


@pytest.fixture(scope="session")
def state_files(tmp_path_factory, demo_file, _quarter_file):
    """Every state that a board can be in, to look at and not to write to."""
    folder = tmp_path_factory.mktemp("states")
    lists, january = small_board.list_only(), small_board.january()
    files = {
        "demo": Path(shutil.copyfile(demo_file, folder / "demo.duckdb")),
        "empty": build(folder / "empty.duckdb"),
        "list only": build(folder / "list.duckdb", lists),
        "first month": build(folder / "first.duckdb", lists, january),
        "quarter": _quarter_file,
        "one organization": build(folder / "one.duckdb", *_alone()),
        "founded later": build(folder / "later.duckdb", *_founded_later()),
        "hostile": build(folder / "hostile.duckdb", *small_board.hostile()),
    }
    _only_looked_at.update(files.values())
    return files


def _alone():
    return (
        [sent(listing(rows=(STC,)), at(2021, 1, 4))],
        [sent(report("STC", JANUARY, members=stays(50)), at(2021, 1, 20))],
    )


def _founded_later():
    rows = (STC, SNV, CTVT, NEWCOMER)
    april = Month(2021, 4)
    told = report("MOI", april, name=NEWCOMER["name"], members={"opening": 0, "closing": 0})
    return (
        [sent(listing(rows=rows), at(2021, 1, 4))],
        small_board.january(),
        small_board.march(),
        [sent(told, at(2021, 4, 20))],
    )
