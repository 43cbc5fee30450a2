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
