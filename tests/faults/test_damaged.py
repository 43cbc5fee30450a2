"""Files that were cut or changed on the disk: what is noticed, what is said, that all is kept."""

import random
import shutil
from datetime import datetime

import pytest
from calling import call

from partyboard import backups
from partyboard.store.database import Store, StoreDamaged
from partyboard.store.submissions import audit
from partyboard.text import VIETNAM

NOON = datetime(2021, 5, 31, 12, tzinfo=VIETNAM)
COMMITS = 8
SEED = 2056


@pytest.fixture(scope="module")
def killed(tmp_path_factory):
    """A board and its log, as a process leaves them that is killed after eight commits."""
    folder = tmp_path_factory.mktemp("killed")
    with Store(folder / "open.duckdb") as store:
        store.checkpoint()
        for number in range(COMMITS):
            with store.writing() as cursor:
                audit(cursor, NOON, "", "test", f"{number} " + "x" * 500)
        shutil.copyfile(folder / "open.duckdb", folder / "board.duckdb")
        shutil.copyfile(folder / "open.duckdb.wal", folder / "board.duckdb.wal")
    return folder / "board.duckdb"


@pytest.fixture
def board(killed, tmp_path):
    """That board, to be damaged; a folder of Vietnamese words and spaces."""
    folder = tmp_path / "Số liệu Đảng ủy"
    folder.mkdir()
    shutil.copyfile(f"{killed}.wal", folder / "bảng số.duckdb.wal")
    return shutil.copyfile(killed, folder / "bảng số.duckdb")


def log_of(board):
    return board.with_name(f"{board.name}.wal")


def found(board):
    """The numbers of the commits that are there after opening it; None where it is refused."""
    try:
        with Store(board) as store, store.reading() as cursor:
            rows = cursor.execute(
                "select about from audit where action = 'test' order by rowid"
            ).fetchall()
            return [int(about.split()[0]) for (about,) in rows]
    except StoreDamaged:
        return None


def test_log_cut_anywhere_opens_with_the_commits_before_the_cut(killed, board):
    """So does a process killed while it writes; a commit that was told has its whole record."""
    log, whole = log_of(board), log_of(killed).read_bytes()
    lengths = sorted(random.Random(SEED).sample(range(len(whole)), 25))
    last = 0
    for length in [*lengths, len(whole)]:
        shutil.copyfile(killed, board)
        log.write_bytes(whole[:length])
        kept = found(board)
        assert kept is not None, length
        assert kept == list(range(len(kept))) and len(kept) >= last, length
        last = len(kept)
    assert last == COMMITS


def test_log_with_a_bit_turned_is_refused_and_stays_as_it_was(killed, board):
    """A bit of a length or of the log's head looks like the end of a log that was cut: what opens
    then lacks the last commits, and holds no wrong one. Every other bit is under a checksum.
    """
    log, whole = log_of(board), log_of(killed).read_bytes()
    rng, refused = random.Random(SEED), 0
    for place in rng.sample(range(len(whole)), 40):
        spoiled = bytearray(whole)
        spoiled[place] ^= 1 << rng.randrange(8)
        shutil.copyfile(killed, board)
        log.write_bytes(spoiled)
        kept = found(board)
        if kept is not None:
            assert kept == list(range(len(kept))), place
            continue
        refused += 1
        assert log.read_bytes() == spoiled, place
        assert board.read_bytes() == killed.read_bytes(), place
    assert refused >= 36


def test_damaged_board_is_answered_with_the_newest_copy_that_is_whole(board, settings, monkeypatch):
    monkeypatch.setenv("PARTYBOARD_DB", str(board))
    with Store(board) as store:
        good = backups.make(store, settings, now=NOON.replace(day=29)).path
        bad = backups.make(store, settings, now=NOON).path
    bad.write_bytes(bad.read_bytes()[:9000])
    spoiled = bytearray(board.read_bytes())
    spoiled[: len(spoiled) // 2] = bytes(len(spoiled) // 2)
    board.write_bytes(spoiled)
    for verb in (("serve", "--port", "8999"), ("figures", "--month", "2021-05", "--json")):
        answer = call(*verb)
        assert answer.status == 2
        assert str(good) in answer.err and "29/5/2021" in answer.err
        assert str(bad) not in answer.err
    assert board.read_bytes() == spoiled
    assert call("restore", str(good), "--yes").status == 0
    assert found(board) == list(range(COMMITS))


def test_damaged_board_without_a_copy_is_answered_too(board, settings):
    board.write_bytes(b"nothing of a database")
    assert "Không có bản sao lưu nào còn tốt" in backups.way_back(board, settings, StoreDamaged())
