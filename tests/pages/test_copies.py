"""That a copy of the board failed stands where the office works, for whoever keeps the copies."""

import shutil
from datetime import datetime

import pytest
import small_board
from opening import opened
from small_board import build

from pages.parts import signed_in
from partyboard import backups
from partyboard.access.roles import Role
from partyboard.access.who import Who
from partyboard.running import running_settings, running_store
from partyboard.store.backup import BackupFailed
from partyboard.store.database import Store
from partyboard.store.submissions import audit
from partyboard.text import VIETNAM

NIGHT = datetime(2021, 5, 31, 2, tzinfo=VIETNAM)


@pytest.fixture
def failed(tmp_path, on, monkeypatch):
    """A board whose copy of the night found no room."""
    on(build(tmp_path / "[board]_*x*.duckdb", small_board.list_only()))
    with monkeypatch.context() as patch:
        usage = shutil.disk_usage(tmp_path)._replace(free=0)
        patch.setattr(shutil, "disk_usage", lambda path: usage)
        with pytest.raises(BackupFailed):
            backups.make(running_store(), running_settings(), by_hand=False, now=NIGHT)


def warnings(page):
    return [each.value.replace("\\", "") for each in opened(page).warning]


def test_failure_is_said_where_the_office_works_until_a_copy_succeeds(failed):
    for page in ("upload", "received", "reporting"):
        (told,) = warnings(page)
        assert told.startswith("Sao lưu lúc 02:00 31/5/2021 không xong. Ổ đĩa của")
    assert warnings("overview") == []
    backups.make(running_store(), running_settings())
    assert warnings("reporting") == []


@pytest.mark.parametrize("role", [Role.VIEWER, Role.STAFF])
def test_others_are_not_bothered_with_it(failed, monkeypatch, role):
    monkeypatch.setattr(signed_in, "who", lambda: Who("an", "An", role))
    assert warnings("reporting") == []


@pytest.fixture
def lacking(tmp_path, on):
    """A board that has fewer commits than the number beside it tells."""
    board = build(tmp_path / "[board]_*x*.duckdb", small_board.list_only())
    then = board.read_bytes()
    with Store(board) as store, store.noting() as cursor:
        audit(cursor, NIGHT, "", "test", "")
    board.write_bytes(then)
    on(board)


def errors(page):
    return [each.value.replace("\\", "") for each in opened(page).error]


def test_what_a_damaged_log_lost_is_said_until_it_was_loaded_again(lacking, monkeypatch):
    (told,) = errors("upload")
    assert "thiếu 2 lần ghi cuối cùng" in told and "[board]_*x*.duckdb.wal" in told
    with monkeypatch.context() as patch:
        patch.setattr(signed_in, "who", lambda: Who("an", "An", Role.STAFF))
        page = opened("received")
        assert len(page.error) == 1
        assert [each.label for each in page.button if "Đã nạp lại" in each.label] == []
    assert errors("overview") == []
    page = opened("upload")
    (known,) = (each for each in page.button if each.label.startswith("Đã nạp lại"))
    assert not known.click().run().error
    assert errors("upload") == []
