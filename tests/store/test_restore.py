"""A copy in the place of the board: whole, told in its audit, and what stood there is kept."""

import os
import shutil
import stat
import subprocess
import sys
from datetime import datetime

import duckdb
import pytest
import small_board
from calling import held
from small_board import build

from partyboard.settings import ROOT
from partyboard.store import restore as restore_module
from partyboard.store.accounts import accounts, note_account, note_session, sessions
from partyboard.store.backup import backup
from partyboard.store.commits import beside
from partyboard.store.copies import NotABackup, examined
from partyboard.store.database import Store, StoreBusy, StoreDamaged
from partyboard.store.restore import RestoreFailed, restore
from partyboard.store.submissions import audit
from partyboard.text import VIETNAM

NOON = datetime(2021, 5, 31, 12, tzinfo=VIETNAM)
ASIDE = "board-truoc-khoi-phuc-2021-05-31-120000.duckdb"
# Ends without closing: what was written since the last checkpoint stands in the log alone.
WRITES_AND_DIES = """
import os, sys
from datetime import datetime
from partyboard.store.database import Store
from partyboard.store.submissions import audit
store = Store(sys.argv[1])
with store.writing() as cursor:
    audit(cursor, datetime.now().astimezone(), "", "test", "only in the log")
os._exit(9)
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """A board with January, and a copy of it; made once."""
    folder = tmp_path_factory.mktemp("board")
    board = build(folder / "board.duckdb", small_board.list_only(), small_board.january())
    with Store(board) as store:
        backup(store, folder / "copy.duckdb", now=NOON, settings_text="due_day = 20")
    return folder


@pytest.fixture
def copy(files, tmp_path):
    return shutil.copyfile(files / "copy.duckdb", tmp_path / "copy.duckdb")


@pytest.fixture
def board(files, tmp_path):
    """The board as it is now: with something that the copy has not."""
    path = shutil.copyfile(files / "board.duckdb", tmp_path / "board.duckdb")
    with Store(path) as store, store.writing() as cursor:
        audit(cursor, NOON, "", "test", "since the copy")
    return path


def audited(path):
    with duckdb.connect(str(path), read_only=True) as opened:
        return [about for (about,) in opened.execute("select about from audit").fetchall()]


def names(folder):
    """All but the numbers of commits that stand beside boards (tests/faults)."""
    return sorted(path.name for path in folder.iterdir() if path.suffix != ".commits")


def write_and_die(path):
    return subprocess.run([sys.executable, "-c", WRITES_AND_DIES, str(path)], cwd=ROOT).returncode


def test_board_is_what_the_copy_was_and_says_so(copy, board, tmp_path):
    as_it_was, told = copy.read_bytes(), examined(copy)
    restored = restore(copy, board, now=NOON, made_by="An")
    assert restored.set_aside == tmp_path / ASIDE
    (about,) = audited(board)
    assert "copy.duckdb" in about and "2021-05-31T12:00" in about
    with Store(board) as store:
        assert len(store.rows("submissions")) == 4
        with store.reading() as cursor:
            (row,) = cursor.execute("select made_by, action, made_at from audit").fetchall()
    assert row == ("An", "restore", NOON)
    found = examined(board)
    assert found.made_at is None  # a board, no copy any more
    assert {**found.tables, "audit": None} == {**told.tables, "audit": None}
    assert copy.read_bytes() == as_it_was


def test_what_stood_there_is_kept_with_all_that_only_its_log_holds(copy, board, tmp_path):
    assert write_and_die(board) == 9
    assert (tmp_path / "board.duckdb.wal").exists()
    restore(copy, board, now=NOON)
    assert names(tmp_path) == sorted(["board.duckdb", ASIDE, f"{ASIDE}.wal", "copy.duckdb"])
    assert beside(tmp_path / ASIDE).exists() and not beside(board).exists()
    assert "only in the log" not in audited(board)
    assert audited(tmp_path / ASIDE) == ["since the copy", "only in the log"]


@pytest.mark.skipif(os.name == "nt", reason="rights are the folder's there")
def test_board_restored_is_for_its_owner_only(copy, board):
    restore(copy, board)
    assert stat.S_IMODE(board.stat().st_mode) == 0o600


@pytest.mark.parametrize("damage", [b"", b"a letter", b"\0" * 5000])
def test_board_that_cannot_be_opened_is_replaced_and_kept_as_it_is(copy, tmp_path, damage):
    board = tmp_path / "board.duckdb"
    board.write_bytes(damage)
    (tmp_path / "board.duckdb.wal").write_bytes(b"\1" * 300)
    restore(copy, board, now=NOON)
    assert (tmp_path / ASIDE).read_bytes() == damage
    assert (tmp_path / f"{ASIDE}.wal").read_bytes() == b"\1" * 300
    with Store(board) as store:
        assert len(store.rows("submissions")) == 4


@pytest.mark.parametrize("log", [True, False])
def test_board_that_is_gone_is_restored_beside_nothing(copy, tmp_path, log):
    board = tmp_path / "new" / "board.duckdb"
    if log:
        board.parent.mkdir()
        (board.parent / "board.duckdb.wal").write_bytes(b"\1" * 300)
    assert restore(copy, board).set_aside is None
    assert names(board.parent) == ["board.duckdb"]


def test_board_that_a_program_has_open_is_left_alone(copy, board, tmp_path):
    before = names(tmp_path)
    with held(board), pytest.raises(StoreBusy):
        restore(copy, board)
    assert (names(tmp_path), audited(board)) == (before, ["since the copy"])


@pytest.mark.skipif(os.name == "nt", reason="there it cannot be set aside while it is open")
def test_board_is_nobody_elses_while_it_is_replaced(copy, board, monkeypatch):
    opened = []

    def tries_to_open(database, moment):
        code = "import duckdb, sys; duckdb.connect(sys.argv[1])"
        opened.append(subprocess.run([sys.executable, "-c", code, str(database)]).returncode == 0)

    monkeypatch.setattr(restore_module, "_set_aside", tries_to_open)
    restore(copy, board)
    assert opened == [False]


def test_what_is_no_copy_replaces_nothing(copy, board, tmp_path):
    spoiled = bytearray(copy.read_bytes())
    spoiled[len(spoiled) // 2 :] = bytes(len(spoiled) - len(spoiled) // 2)
    copy.write_bytes(bytes(spoiled))
    letter = tmp_path / "letter.txt"
    letter.write_text("thư")
    for source in (copy, letter, tmp_path / "nothing.duckdb", board):
        before = board.read_bytes()
        with pytest.raises(NotABackup):
            restore(source, board)
        assert board.read_bytes() == before
    assert names(tmp_path) == ["board.duckdb", "copy.duckdb", "letter.txt"]


def test_copy_that_cannot_be_prepared_replaces_nothing(copy, board, tmp_path, monkeypatch):
    def damaged(*_):
        raise StoreDamaged

    monkeypatch.setattr(restore_module, "Store", damaged)
    with pytest.raises(RestoreFailed):
        restore(copy, board)
    assert (names(tmp_path), audited(board)) == (
        ["board.duckdb", "copy.duckdb"],
        ["since the copy"],
    )


def test_disk_without_room_replaces_nothing(copy, board, tmp_path, monkeypatch):
    usage = shutil.disk_usage(tmp_path)._replace(free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)
    with pytest.raises(RestoreFailed, match="MB"):
        restore(copy, board)
    assert (names(tmp_path), audited(board)) == (
        ["board.duckdb", "copy.duckdb"],
        ["since the copy"],
    )


def test_board_copied_by_hand_comes_back_with_its_log(board, tmp_path):
    assert write_and_die(board) == 9
    by_hand = tmp_path / "usb"
    by_hand.mkdir()
    for name in ("board.duckdb", "board.duckdb.wal"):
        shutil.copyfile(tmp_path / name, by_hand / name)
    restore(by_hand / "board.duckdb", tmp_path / "again.duckdb", now=NOON)
    assert audited(tmp_path / "again.duckdb")[:2] == ["since the copy", "only in the log"]


def test_restoring_twice_keeps_both_boards(copy, board, tmp_path):
    restore(copy, board, now=NOON)
    restore(copy, board, now=NOON.replace(minute=1))
    assert len([name for name in names(tmp_path) if "truoc-khoi-phuc" in name]) == 2


def test_board_restored_can_be_copied_again(copy, board, tmp_path):
    restore(copy, board)
    with Store(board) as store:
        again = backup(store, tmp_path / "again.duckdb")
    assert again.tables["submission"] == examined(copy).tables["submission"]


def test_session_that_was_open_in_the_copy_is_not_open_in_the_board(tmp_path):
    now = datetime.now(VIETNAM)
    with Store(tmp_path / "board.duckdb") as store:
        with store.writing() as cursor:
            note_account(cursor, "an", "added", now, "", "An", "admin", "a hash")
            note_session(cursor, "digest", "an", "opened", now)
        backup(store, tmp_path / "copy.duckdb")
    restore(tmp_path / "copy.duckdb", tmp_path / "board.duckdb")
    with Store(tmp_path / "board.duckdb") as store, store.reading() as cursor:
        (account,), (session,) = accounts(cursor), sessions(cursor)
    assert account.ended_at > session.opened_at
    assert (account.hash, account.role, account.is_enabled) == ("a hash", "admin", True)
