"""DuckDB gives a database up after a fatal error: what happened is said, and the next click works.

The error is a real one: a disk that fills up while the file is brought up to date, with the room
that is kept for that taken away.
"""

import os
import shutil
import threading

import pytest
from filled_forms import at
from streamlit.testing.v1 import AppTest

from partyboard import running
from partyboard.channel.host import Host
from partyboard.channel.lent import lent
from partyboard.running import has_given_up, running_store
from partyboard.store import database
from partyboard.store.database import StoreFault
from partyboard.store.submissions import audit


def write(store):
    with store.writing() as cursor:
        audit(cursor, at(2021, 1, 4), "", "test", os.urandom(500_000).hex())


def written(store):
    with store.reading() as cursor:
        return cursor.execute("select count(*) from audit").fetchall()


@pytest.fixture
def given_up(small_disk, monkeypatch):
    """The running board after the error; there is room again."""
    monkeypatch.setenv("PARTYBOARD_DB", str(small_disk / "board.duckdb"))
    monkeypatch.setattr(database, "ROOM", 0)
    store, other = running_store(), small_disk / "other"
    for _ in range(3):
        write(store)
    other.write_bytes(bytes(shutil.disk_usage(small_disk).free - 20_000))
    with pytest.raises(StoreFault):
        store.checkpoint()
    with pytest.raises(StoreFault):
        store.rows("months")
    other.unlink()
    yield store
    running_store().close()
    running._store = None


def said():
    """What the app says of an error on the page."""

    def page():
        import app
        from partyboard.store.database import StoreFault

        app.say_so(StoreFault("the database has been invalidated"))

    (error,) = AppTest.from_function(page, default_timeout=60).run().error
    return error.value


def test_page_says_so_and_the_next_click_finds_all_that_was_written(given_up):
    assert has_given_up()
    assert "chương trình tự mở lại" in said()
    again = running_store()
    assert again is not given_up and not has_given_up()
    assert again.rows("months") == [] and written(again) == [(3,)]
    write(again)
    assert written(running_store()) == [(4,)]
    assert "lỗi của chương trình" in said()


def test_command_line_reaches_the_board_that_was_opened_anew(small_disk, monkeypatch):
    monkeypatch.setenv("PARTYBOARD_DB", str(small_disk / "board.duckdb"))
    host = Host(running_store)
    host.start()
    assert host.wait(20)
    try:
        first = running_store()
        with lent(first.path) as store:
            assert store.rows("months") == []
        first.has_failed = True
        with lent(first.path) as store:
            write(store)
        assert running_store() is not first
        assert written(running_store()) == [(1,)]
    finally:
        host.stop()
        running_store().close()
        running._store = None
    assert all(thread.name != "channel" for thread in threading.enumerate())
