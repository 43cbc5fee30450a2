"""partyboard doctor as it is called: what it prints, how it ends, whatever the board is like."""

import json
import os

import pytest
import small_board
from calling import call, held
from hosting import hosted
from small_board import build

from partyboard.doctor.serving import Answer

pytestmark = pytest.mark.usefixtures("no_port_is_asked")


@pytest.fixture
def no_port_is_asked(monkeypatch):
    """Other programs of this machine are none of these tests' business."""
    monkeypatch.setattr("partyboard.doctor.serving.answer", lambda *_: Answer.NOBODY)


@pytest.fixture
def board(tmp_path):
    path = build(tmp_path / "board.duckdb", small_board.list_only())
    path.chmod(0o600)
    return path


def states(answer):
    return {each["about"]: each["state"] for each in json.loads(answer.out)}


def test_a_new_office_has_nothing_to_do(tmp_path):
    answer = call("doctor", "--json", "--db", tmp_path / "x.duckdb")
    told = json.loads(answer.out)
    assert answer.status == 0
    assert {"about", "state", "found", "to_do"} == set(told[0])
    assert {each["state"] for each in told} == {"tốt"}


def test_whatever_is_not_good_says_what_to_do(board, tmp_path, monkeypatch):
    monkeypatch.setenv("PARTYBOARD_SETTINGS", str(tmp_path / "none.toml"))
    told = json.loads(call("doctor", "--json", "--db", board).out)
    assert {each["about"] for each in told if each["state"] == "lỗi"} == {"Tệp cài đặt"}
    assert [each for each in told if (each["state"] == "tốt") is bool(each["to_do"])] == []


def test_a_slip_in_the_settings_ends_with_one_and_is_told_with_what_to_write(
    board, tmp_path, monkeypatch
):
    path = tmp_path / "partyboard.toml"
    path.write_text("[reporting]\ndue_dya = 20", encoding="utf-8")
    monkeypatch.setenv("PARTYBOARD_SETTINGS", str(path))
    answer = call("doctor", "--db", board)
    assert answer.status == 1
    assert "[lỗi] Tệp cài đặt:" in answer.out and "→ Sửa thành «due_day»." in answer.out


def test_a_board_that_cannot_be_opened_is_told_with_all_that_is_seen_from_outside(tmp_path):
    file = tmp_path / "x.duckdb"
    file.write_bytes(b"not a database" * 1000)
    answer = call("doctor", "--json", "--db", file)
    assert (answer.status, answer.err) == (1, "")
    assert states(answer)["Cơ sở dữ liệu"] == "lỗi"
    assert {"Ổ đĩa", "Quyền đọc tệp", "Cổng 8501"} <= states(answer).keys()


def test_a_board_that_another_program_has_is_only_looked_at_from_outside(board):
    with held(board):
        answer = call("doctor", "--json", "--db", board)
    assert answer.status == 0
    assert states(answer)["Cơ sở dữ liệu"] == "xem lại"


def test_while_the_app_runs_the_board_is_asked_through_it(board):
    with hosted(board):
        answer = call("doctor", "--json", "--db", board)
    assert answer.status == 0
    assert states(answer)["Tài khoản"] == "tốt" and "Cơ sở dữ liệu" not in states(answer)


def test_the_newest_copy_is_read_whole_where_that_is_asked_for(board):
    assert call("backup", "--db", board).status == 0
    (copy,) = (board.parent / "backups").iterdir()
    copy.write_bytes(copy.read_bytes()[:-300_000])
    answer = call("doctor", "--json", "--copies", "--db", board)
    assert answer.status == 1 and states(answer)["Bản sao lưu mới nhất"] == "lỗi"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root becomes another")
def test_an_account_that_may_not_look_at_the_board_is_told_so(board):
    board.parent.chmod(0o700)
    os.seteuid(12345)
    try:
        answer = call("doctor", "--db", board)
    finally:
        os.seteuid(0)
    assert answer.status == 1
    assert str(board.parent) in answer.out and "sudo -u" in answer.out


@pytest.mark.skipif(os.name != "posix", reason="Windows decides by the folder")
def test_a_file_that_others_can_read_is_told_with_the_command_that_mends_it(board):
    board.chmod(0o644)
    board.parent.chmod(0o755)
    answer = call("doctor", "--db", board)
    assert answer.status == 0
    assert f"chmod go= {board}" in answer.out
