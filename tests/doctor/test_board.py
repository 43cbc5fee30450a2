"""What the doctor says of an open board: rows lost, a clock set back, nobody left to manage it."""

import shutil
from datetime import datetime, timedelta

import pytest
import small_board
from calling import call
from small_board import build

from partyboard import backups
from partyboard.access import accounts
from partyboard.access.roles import Role
from partyboard.doctor import State, board, examine_within
from partyboard.settings import load
from partyboard.store.database import Store
from partyboard.store.submissions import audit
from partyboard.text import VIETNAM

PASSWORD = "con trâu đi trước cái cày"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A board with a list of organizations, and a copy of it in its folder."""
    folder = tmp_path_factory.mktemp("made")
    with Store(build(folder / "board.duckdb", small_board.list_only())) as store:
        backups.make(store, load())
    return folder


@pytest.fixture
def opened(made, tmp_path):
    """The same, open, for one test to spoil."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    with Store(tmp_path / "board.duckdb") as store:
        yield store


@pytest.fixture
def copied(opened, tmp_path):
    """The folder of its copies."""
    return tmp_path / "backups"


def test_a_board_with_nothing_wrong_has_only_good_checks(opened, copied):
    checks = examine_within(opened, load())
    assert [check for check in checks if check.state is not State.GOOD] == []


def test_rows_that_the_newest_copy_has_and_the_board_has_not_are_a_fault(opened, copied):
    assert board.nothing_lost(opened, copied).state is State.GOOD
    with opened.writing() as cursor:
        cursor.execute("delete from submission")
    check = board.nothing_lost(opened, copied)
    assert check.state is State.FAULT
    assert "submission 1 → 0" in check.found and str(copied) in check.to_do


def test_a_board_that_was_restored_from_an_older_copy_has_lost_nothing(tmp_path):
    path = build(tmp_path / "board.duckdb")
    older = tmp_path / "older.duckdb"
    assert call("backup", "-o", older, "--db", path).status == 0
    with Store(path) as store:
        with store.writing() as cursor:
            for number in range(9):
                audit(cursor, datetime.now(VIETNAM), "an", "lock", f"{number}")
        before = datetime.now(VIETNAM) - timedelta(minutes=2)
        backups.make(store, load(), now=before)
    assert call("restore", older, "--db", path, "--yes").status == 0
    with Store(path) as store:
        check = board.nothing_lost(store, tmp_path / "backups")
    assert check.state is State.GOOD and "khôi phục" in check.found


def test_a_newest_copy_that_cannot_be_opened_is_a_fault(opened, copied):
    (copy,) = copied.iterdir()
    copy.write_bytes(b"spoiled")
    check = board.nothing_lost(opened, copied)
    assert check.state is State.FAULT and str(copy) in check.found


@pytest.mark.parametrize(
    ("ahead", "state"), [(timedelta(hours=3), State.WARNING), (timedelta(minutes=2), State.GOOD)]
)
def test_a_clock_that_was_set_back_is_told(opened, ahead, state):
    with opened.writing() as cursor:
        audit(cursor, datetime.now(VIETNAM) + ahead, "an", "lock", "2021-05")
    assert board.last_deed(opened).state is state


@pytest.mark.parametrize("away", [timedelta(days=-2000), timedelta(days=2000)])
def test_made_up_data_of_another_year_frightens_nobody(empty_store, away):
    """A machine whose clock is right, or far behind the year that the sample tells of."""
    then = datetime.now(VIETNAM) + away
    with empty_store.writing() as cursor:
        audit(cursor, then, "", "demo", "")
    clock, copies = board.last_deed(empty_store), board.copies(empty_store, load())
    assert (clock.state, copies.state) == (State.GOOD, State.GOOD)
    assert "dữ liệu mẫu" in clock.found and str(then.year) not in clock.found
    assert "dữ liệu mẫu" in copies.found


def test_a_copy_that_was_not_made_is_told_with_what_to_do(opened, tmp_path, monkeypatch):
    monkeypatch.setattr(backups, "LATE", timedelta(0))
    check = board.copies(opened, load())
    assert check.state is State.WARNING and "partyboard backup" in check.to_do
    shutil.rmtree(tmp_path / "backups")
    (tmp_path / "backups").write_text("a file in the place of the folder", encoding="utf-8")
    with pytest.raises(backups.BackupFailed):
        backups.make(opened, load())
    check = board.copies(opened, load())
    assert check.state is State.WARNING and "không xong" in check.found and check.to_do


def test_accounts_of_whom_none_may_manage_are_a_fault(opened):
    assert board.admins(opened).state is State.GOOD
    accounts.add(opened, "an", Role.ADMIN, PASSWORD)
    assert board.admins(opened).state is State.GOOD
    with opened.writing() as cursor:
        cursor.execute("update account_event set action = 'disabled' where account = 'an'")
    check = board.admins(opened)
    assert check.state is State.FAULT and "partyboard account" in check.to_do
