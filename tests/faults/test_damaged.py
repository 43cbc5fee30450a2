"""Files that were cut or changed on the disk: what is noticed, what is said, that all is kept."""

import json
import random
import shutil
from datetime import datetime

import pytest
from calling import call

from partyboard import backups
from partyboard.store.commits import beside
from partyboard.store.database import Store, StoreDamaged
from partyboard.store.file import log_of
from partyboard.store.losses import losses, note_known
from partyboard.store.restore import restore
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
        for ending in ("", ".wal", ".commits"):
            shutil.copyfile(folder / f"open.duckdb{ending}", folder / f"board.duckdb{ending}")
    return folder / "board.duckdb"


@pytest.fixture
def board(killed, tmp_path):
    """That board, to be damaged; a folder of Vietnamese words and spaces."""
    folder = tmp_path / "Số liệu Đảng ủy"
    folder.mkdir()
    return laid(killed, folder / "bảng số.duckdb")


def laid(killed, board):
    """The files of the killed board as another one."""
    for path, its in ((killed, board), *((of(killed), of(board)) for of in (log_of, beside))):
        shutil.copyfile(path, its)
    return board


def logs_kept(board):
    """What the logs held that were put aside."""
    return [path.read_bytes() for path in sorted(board.parent.glob("*-thieu-*.wal"))]


def found(board):
    """The numbers of the commits that are there after opening it, and how many of them it says that
    it has lost; None where it is refused."""
    try:
        with Store(board) as store, store.reading() as cursor:
            rows = cursor.execute(
                "select about from audit where action = 'test' order by rowid"
            ).fetchall()
            lost = sum(loss.commits for loss in losses(cursor))
            return [int(about.split()[0]) for (about,) in rows], lost
    except StoreDamaged:
        return None


def test_log_cut_anywhere_opens_with_the_commits_before_the_cut_and_says_how_many_it_lacks(
    killed, board
):
    log, whole = log_of(board), log_of(killed).read_bytes()
    lengths = sorted(random.Random(SEED).sample(range(len(whole)), 15))
    last = 0
    for length in [*lengths, len(whole)]:
        laid(killed, board)
        log.write_bytes(whole[:length])
        kept, lost = found(board)
        assert kept == list(range(len(kept))) and len(kept) >= last, length
        assert lost == COMMITS - len(kept), length
        last = len(kept)
    assert last == COMMITS


def test_bit_turned_anywhere_in_a_log_is_refused_or_told(killed, board):
    """A bit of a length or of the log's head looks like the end of a log that was cut; every other
    bit is under a checksum. Either way the log stays as it was, to be mended by somebody."""
    log, whole = log_of(board), log_of(killed).read_bytes()
    rng, seen = random.Random(SEED), {"refused": 0, "told": 0}
    for place in [*range(8, 24), *rng.sample(range(len(whole)), 20)]:
        spoiled = bytearray(whole)
        spoiled[place] ^= 1 << rng.randrange(8)
        laid(killed, board)
        log.write_bytes(spoiled)
        answer = found(board)
        if answer is None:
            seen["refused"] += 1
            assert log.read_bytes() == spoiled, place
            assert board.read_bytes() == killed.read_bytes(), place
            continue
        kept, lost = answer
        assert kept == list(range(len(kept))) and lost == COMMITS - len(kept), place
        if lost:
            seen["told"] += 1
            assert logs_kept(board) == [bytes(spoiled)], place
        for path in board.parent.glob("*-thieu-*.wal"):
            path.unlink()
    assert all(seen.values()), seen


def test_log_that_is_gone_is_told_of(board):
    log_of(board).unlink()
    assert found(board) == ([], COMMITS)
    assert logs_kept(board) == []


def test_loss_is_found_once_and_later_commits_are_counted_on(board):
    log_of(board).unlink()
    for _ in range(2):
        assert found(board) == ([], COMMITS)
    with Store(board) as store:
        with store.writing() as cursor:
            audit(cursor, NOON, "", "test", "9")
            note_known(cursor, NOON, "An")
        with store.reading() as cursor:
            deeds = cursor.execute("select made_by, action, about from audit order by rowid")
            assert deeds.fetchall() == [
                ("", "commits-lost", str(COMMITS)),
                ("", "test", "9"),
                ("An", "commits-lost-known", ""),
            ]
    assert found(board) == ([9], 0)


def test_loss_is_told_on_the_command_line_and_by_the_doctor_until_somebody_has_seen_to_it(board):
    log_of(board).unlink()
    answer = call("query", "missing", "--param", "month=2021-05-01", "--db", board)
    assert answer.status == 0 and f"thiếu {COMMITS} lần ghi cuối cùng" in answer.err
    (check,) = (
        check
        for check in json.loads(call("doctor", "--json", "--db", board).out)
        if check["about"] == "Nhật ký ghi"
    )
    assert check["state"] == "lỗi" and "Nạp lại các tệp đã nhận" in check["to_do"]
    with Store(board) as store, store.noting() as cursor:
        note_known(cursor, NOON, "An")
    answer = call("query", "missing", "--param", "month=2021-05-01", "--db", board)
    assert (answer.status, answer.err) == (0, "")


@pytest.mark.parametrize(("day", "told"), [(30, "không cần khôi phục"), (31, "restore")])
def test_copy_is_offered_where_it_may_have_more_than_what_is_left(board, settings, day, told):
    made_at = NOON.replace(day=day, hour=13)  # what was last done, was done at noon of the 31st
    Store(board).close()
    then = board.read_bytes()
    with Store(board) as store:
        copy = backups.make(store, settings, now=made_at).path
    board.write_bytes(then)
    with Store(board) as store:
        said = backups.told_of_loss(store, settings)
    assert told in said and (str(copy) in said) is (told == "restore")


def test_log_kept_by_a_process_that_died_while_it_opened_the_board_is_kept_too(board):
    left = board.with_name(f".{board.name}.wal.1-0.opening")
    left.write_bytes(b"as it was found first")
    log_of(board).unlink()
    assert found(board) == ([], COMMITS)
    assert logs_kept(board) == [b"as it was found first"]


def forget(board):
    beside(board).unlink()


def be_behind(board):
    """As after a kill between a commit and the number beside it."""
    before = beside(board).read_bytes()
    with Store(board) as store, store.writing() as cursor:
        audit(cursor, NOON, "", "test", str(COMMITS))
    beside(board).write_bytes(before)


def be_damaged(board):
    beside(board).write_bytes(beside(board).read_bytes().replace(b" 0", b" 7", 1))


def be_empty(board):
    beside(board).write_bytes(b"")


@pytest.mark.parametrize("happens", [forget, be_behind, be_damaged, be_empty])
def test_number_beside_that_tells_nothing_raises_no_alarm(board, happens):
    happens(board)
    kept, lost = found(board)
    assert (len(kept) >= COMMITS, lost) == (True, 0)
    assert beside(board).read_bytes()


def of_a_copy(board, settings):
    """A copy of before in its place by hand; the number beside is the board's."""
    shutil.copyfile(backups.listed(backups.folder_of(board, settings))[0].path, board)


def of_a_restored_copy(board, settings):
    restore(backups.listed(backups.folder_of(board, settings))[0].path, board)


def of_a_copy_by_hand(board, settings):
    """The file, its log and its number, brought elsewhere and restored from there."""
    elsewhere = board.parent / "usb" / "board.duckdb"
    elsewhere.parent.mkdir()
    Store(board).close()
    laid(board.with_name("then.duckdb"), elsewhere)
    restore(elsewhere, board)


@pytest.mark.parametrize("takes", [of_a_copy, of_a_restored_copy, of_a_copy_by_hand])
def test_another_board_in_its_place_is_no_loss(board, settings, takes):
    laid(board, board.with_name("then.duckdb"))
    with Store(board) as store:
        backups.make(store, settings)
        with store.writing() as cursor:
            audit(cursor, NOON, "", "test", str(COMMITS))
    takes(board, settings)
    assert found(board) == (list(range(COMMITS)), 0)


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
    assert found(board) == (list(range(COMMITS)), 0)


def test_damaged_board_without_a_copy_is_answered_too(board, settings):
    board.write_bytes(b"nothing of a database")
    assert "Không có bản sao lưu nào còn tốt" in backups.way_back(board, settings, StoreDamaged())
