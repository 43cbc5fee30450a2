"""The number of commits beside a board: whatever stands in its place, the board opens."""

import os
import tracemalloc
import zlib
from pathlib import Path

import pytest

from partyboard.store import commits
from partyboard.store.database import Store


def numbered(board: str, number: str) -> bytes:
    line = f"{board} {number}"
    return f"{line} {zlib.crc32(line.encode()):08x}".encode()


@pytest.fixture
def board(tmp_path):
    """A board, closed, with its number beside it."""
    path = tmp_path / "board.duckdb"
    with Store(path) as store, store.writing() as cursor:
        cursor.execute("create table written (number integer)")
    assert commits.beside(path).exists()
    return path


def opens_and_writes(path: Path) -> int:
    """How many commits it says to lack."""
    with Store(path) as store:
        with store.writing() as cursor:
            cursor.execute("insert into written values (1)")
        return store.commits.missing


@pytest.mark.parametrize("content", [b"", b"x", b"\xff" * 61])
def test_garbage_is_no_number(board, content):
    commits.beside(board).write_bytes(content)
    assert opens_and_writes(board) == 0


def test_file_without_end_is_not_read_to_its_end(board):
    os.truncate(commits.beside(board), 500_000_000)  # of which the disk holds nothing
    tracemalloc.start()
    try:
        assert opens_and_writes(board) == 0
        assert tracemalloc.get_traced_memory()[1] < 100_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("number", ["-1", "x", "1e3", "9" * 19, "9" * 60, ""])
def test_number_that_nobody_wrote_stops_nothing(board, number):
    name = commits.beside(board).read_text(encoding="ascii").split()[0]
    commits.beside(board).write_bytes(numbered(name, number))
    assert opens_and_writes(board) == 0


def test_number_that_does_not_fit_its_check_counts_for_nothing(board):
    name, number, check = commits.beside(board).read_text(encoding="ascii").split()
    line = f"{name} {int(number) + 3:020d} {check}"
    commits.beside(board).write_text(line, encoding="ascii")
    assert opens_and_writes(board) == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has neither")
def test_link_is_not_written_through_and_a_pipe_is_not_waited_for(board, tmp_path):
    beside, other = commits.beside(board), tmp_path / "authorized_keys"
    other.write_text("somebody's", encoding="ascii")
    beside.unlink()
    beside.symlink_to(other)
    assert opens_and_writes(board) == 0
    assert other.read_text(encoding="ascii") == "somebody's"
    beside.unlink()
    os.mkfifo(beside)
    assert opens_and_writes(board) == 0


def test_folder_in_its_place_or_none_at_all_stops_nothing(board):
    commits.beside(board).unlink()
    assert opens_and_writes(board) == 0
    assert commits.beside(board).exists()
    commits.beside(board).unlink()
    commits.beside(board).mkdir()
    assert opens_and_writes(board) == 0


def test_number_that_is_ahead_tells_of_a_loss_once(board):
    name, number, _ = commits.beside(board).read_text(encoding="ascii").split()
    commits.beside(board).write_bytes(numbered(name, f"{int(number) + 3:020d}"))
    assert [opens_and_writes(board), opens_and_writes(board)] == [3, 0]
