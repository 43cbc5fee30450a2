"""A hundred bytes in the middle of the board are lost: who notices, and what people are told."""

import json
import shutil

import pytest
import small_board
from calling import call, says_one_sentence
from damaging import damage_the_middle
from hosting import hosted
from small_board import build

from partyboard import backups
from partyboard.doctor.serving import Answer
from partyboard.store.backup_events import backup_events
from partyboard.store.database import Store, StoreDamaged
from partyboard.store.restore import restore


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made")
    return build(folder / "board.duckdb", small_board.list_only(), small_board.january())


@pytest.fixture
def board(made, tmp_path, monkeypatch, settings):
    """With a copy made before."""
    monkeypatch.setattr("partyboard.doctor.serving.answer", lambda *_: Answer.NOBODY)
    path = shutil.copyfile(made, tmp_path / "board.duckdb")
    with Store(path) as store:
        backups.make(store, settings, by_hand=False)
    damage_the_middle(path)
    return path


def read_through(*options):
    told = json.loads(call("doctor", "--json", *options).out)
    return next((each for each in told if each["about"] == "Đọc hết cơ sở dữ liệu"), None)


def test_each_question_that_meets_it_tells_of_damage_also_when_asked_again(board):
    with Store(board) as store:
        for question in ("members", "submissions", "members"):
            with pytest.raises(StoreDamaged):
                store.rows(question)


@pytest.mark.parametrize("output", [[], ["-o", "copy.duckdb"]], ids=["nightly folder", "a file"])
def test_backup_says_that_the_board_is_damaged_and_which_copy_to_restore(
    board, tmp_path, monkeypatch, output
):
    monkeypatch.chdir(tmp_path)
    (copy,) = (tmp_path / "backups").iterdir()
    answer = call("backup", *output, "--db", board)
    assert answer.status == 2 and says_one_sentence(answer)
    assert f"{board} hỏng ở giữa" in answer.err and "đĩa đầy" not in answer.err
    assert f'partyboard restore "{copy}" --db "{board}"' in answer.err
    assert [*(tmp_path / "backups").iterdir()] == [copy]
    assert not (tmp_path / "copy.duckdb").exists()


def test_backup_through_the_running_app_says_the_same(board, tmp_path):
    with hosted(board):
        answer = call("backup", "-o", tmp_path / "copy.duckdb", "--db", board)
    assert answer.status == 2 and f"{board} hỏng ở giữa" in answer.err


def test_a_night_without_a_copy_is_written_down_with_the_reason(board, settings):
    with Store(board) as store:
        with pytest.raises(backups.BackupFailed, match="hỏng ở giữa"):
            backups.make(store, settings, by_hand=False)
        with store.reading() as cursor:
            last = backup_events(cursor)[-1]
    assert last.has_failed and "hỏng ở giữa" in last.reason


def test_doctor_finds_it_where_it_is_asked_to_read_everything(board):
    found = read_through("--copies", "--db", board)
    assert found["state"] == "lỗi"
    assert "hỏng ở giữa" in found["found"] and "partyboard restore" in found["to_do"]
    assert read_through("--db", board) is None


def test_what_the_sentence_says_mends_it(board, tmp_path):
    (copy,) = (tmp_path / "backups").iterdir()
    restore(copy, board)
    assert read_through("--copies", "--db", board)["state"] == "tốt"
