"""What a board is kept in only its owner can read, though the system would let everybody."""

import logging
import os
import stat

import pytest
import small_board
from calling import call
from small_board import build

from partyboard import logs, running
from partyboard.store.database import Store
from partyboard.store.file import log_of

pytestmark = pytest.mark.skipif(os.name != "posix", reason="on Windows the folder decides")
EVERYBODY_READS = 0o022


@pytest.fixture(autouse=True)
def usual_rights():
    """As most systems start a program."""
    before = os.umask(EVERYBODY_READS)
    yield
    os.umask(before)


def open_to_others(folder):
    """What stands in a folder, and the folder, that others than the owner may use."""
    paths = [folder, *folder.rglob("*")]
    return [path.name for path in paths if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)]


def test_the_command_line_makes_a_board_and_copies_for_the_owner_alone(tmp_path):
    source = build(tmp_path / "other.duckdb", small_board.list_only())
    folder = tmp_path / "new"
    board = folder / "board.duckdb"
    assert call("restore", source, "--db", board, "--yes").status == 0
    assert call("account", "list", "--db", board).status == 0
    assert call("backup", "--db", board).status == 0
    assert len(list((folder / "backups").iterdir())) == 1
    assert open_to_others(folder) == []


def test_the_app_makes_a_board_and_its_log_for_the_owner_alone(tmp_path, monkeypatch):
    board = tmp_path / "new" / "board.duckdb"
    monkeypatch.setenv("PARTYBOARD_DB", str(board))
    monkeypatch.setattr(running, "_store", None)
    store = running.running_store()
    with store.writing() as cursor:
        cursor.execute("create table something (x int)")
    assert log_of(board).exists()
    assert open_to_others(board.parent) == []
    store.close()


def test_a_board_that_is_opened_otherwise_is_as_the_system_makes_files(tmp_path):
    Store(tmp_path / "board.duckdb").close()  # so that what is seen above is the program's doing
    assert "board.duckdb" in open_to_others(tmp_path)


def test_each_file_of_the_log_is_for_the_owner_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(logs, "_BYTES", 200)
    folder = tmp_path / "logs"
    folder.mkdir(mode=0o700)
    handler = logs._file(folder / logs.FILE)
    for number in range(5):
        handler.handle(logging.makeLogRecord({"msg": "x" * 150, "request": str(number)}))
    handler.close()
    assert len(list(folder.iterdir())) > 2
    assert open_to_others(folder) == []
