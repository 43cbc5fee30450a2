"""A disk without room: nothing is written, people are told, and all works when there is room."""

import os
import shutil

import pytest
from filled_forms import at, listing, sent

from partyboard.reception import receive
from partyboard.store import database
from partyboard.store.database import Store, StoreFull
from partyboard.store.submissions import audit


def fill(disk, left):
    """Leave so many bytes free."""
    (disk / "other").write_bytes(bytes(shutil.disk_usage(disk).free - left))


def kept(store):
    with store.reading() as cursor:
        return cursor.execute("select count(*) from submission").fetchone()[0]


@pytest.mark.parametrize("left", [0, 4096, 20_000, 1_000_000])
def test_load_on_a_full_disk_changes_nothing_and_works_when_there_is_room(
    small_disk, settings, left
):
    path, incoming = small_disk / "board.duckdb", [sent(listing(), at(2021, 1, 4))]
    with Store(path) as store:
        fill(small_disk, left)
        with pytest.raises(StoreFull):
            receive(store, incoming, settings)
        store.checkpoint()
        assert kept(store) == 0
        (small_disk / "other").unlink()
        assert [each.status for each in receive(store, incoming, settings)] == ["accepted"]
    with Store(path) as store:
        assert kept(store) == 1


def test_disk_that_fills_up_during_a_write_takes_the_write_back(small_disk, monkeypatch):
    monkeypatch.setattr(database, "ROOM", 0)
    with Store(small_disk / "board.duckdb") as store:
        store.checkpoint()
        fill(small_disk, 20_000)
        with pytest.raises(StoreFull), store.writing() as cursor:
            audit(cursor, at(2021, 1, 4), "", "test", os.urandom(200_000).hex())
        (small_disk / "other").unlink()
        with store.reading() as cursor:
            assert cursor.execute("select count(*) from audit").fetchall() == [(0,)]
        with store.writing() as cursor:
            audit(cursor, at(2021, 1, 4), "", "test", "there is room again")
