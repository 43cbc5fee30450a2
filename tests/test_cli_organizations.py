"""organization: what happens to organizations, told beforehand, done with a reason, or refused."""

import shutil

import changed_committee as committee
import pytest
from calling import call, run, says_one_sentence
from hosting import hosted

from partyboard.store.database import Store
from partyboard.text import Month

JULY = Month(2021, 7)
DONE = ("--month", "2021-07", "--reason", "Quyết định 20-QĐ/TU", "--by", "Lan")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    path = tmp_path_factory.mktemp("changed") / "built.duckdb"
    committee.build(path).close()
    return path


@pytest.fixture
def board(built, tmp_path):
    """The committee that changes in every way, up to June."""
    return shutil.copyfile(built, tmp_path / "board.duckdb")


def codes(board):
    with Store(board) as store:
        return [row["code"] for row in store.rows("organizations", month=JULY.first)]


def audited(board):
    with Store(board) as store:
        return [(row["made_by"], row["about"]) for row in store.rows("audit", did="organizations")]


@pytest.mark.parametrize(
    ("arguments", "gone", "come"),
    [
        (["dissolve", "L", "--into", "M"], {"L"}, set()),
        (["move", "L"], {"L"}, set()),
        (["merge", "C", "K", "--into", "E"], {"C", "K"}, set()),
        (["merge", "C", "K", "--new", "N;Đảng bộ N;Đảng bộ cơ sở;Cơ quan"], {"C", "K"}, {"N"}),
        (
            ["split", "L", "--new", "N;Chi bộ N;Chi bộ cơ sở;DN", "--new",
             "O;Chi bộ O;Chi bộ cơ sở;đơn vị sự nghiệp", "--into", "O"],
            {"L"},
            {"N", "O"},
        ),
        (["split", "L", "--goes-on", "--new", "N;Chi bộ N;Chi bộ cơ sở;agency"], set(), {"N"}),
        (["add", "--new", "N;Chi bộ N;Chi bộ cơ sở;Cơ quan"], set(), {"N"}),
    ],
)  # fmt: skip
def test_each_event_is_seen_beforehand_and_carried_out(board, arguments, gone, come):
    before = codes(board)
    answer = call("organization", *arguments, *DONE, "--preview", "--db", board)
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.startswith("Sẽ thay đổi, chưa ghi gì:\n- ")
    assert (codes(board), audited(board)) == (before, [])
    answer = call("organization", *arguments, *DONE, "--db", board)
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.startswith("Đã ghi:\n- ")
    assert set(codes(board)) == set(before) - gone | come
    ((by, about),) = audited(board)
    assert by == "Lan" and "Quyết định 20-QĐ/TU" in about


def test_a_name_is_changed_from_a_month_on(board):
    answer = call("organization", "rename", "K", "--name", "Chi bộ Kho bạc", *DONE, "--db", board)
    assert answer.status == 0
    answer = call("organization", "list", "--month", "2021-07", "--db", board)
    assert "K: Chi bộ Kho bạc" in answer.out.splitlines()
    answer = call("organization", "list", "--month", "2021-06", "--db", board)
    assert "K: Đảng bộ K" in answer.out.splitlines()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["close", "L", *DONE], "Không có việc «close»"),
        (["dissolve", *DONE], "ghi một mã đơn vị"),
        (["dissolve", "L", "M", *DONE], "ghi một mã đơn vị"),
        (["dissolve", "L", "--reason", "x"], "Thiếu --month"),
        (["dissolve", "L", "--month", "tháng bảy"], "không phải tháng"),
        (["dissolve", "XXX", *DONE], "«XXX»"),
        (["dissolve", "L", "--month", "2021-07"], "lý do"),
        (["merge", "C", *DONE], "Chọn đơn vị tiếp nhận"),
        (["add", "--new", "N;Chi bộ N", *DONE], "MÃ;TÊN;LOẠI HÌNH;KHỐI"),
        (["add", "--new", "N;Chi bộ N;Chi bộ cơ sở;Khối lạ", *DONE], "khối là một trong"),
        (["dissolve", "L", "--month", "2021-05", "--reason", "x"], "đã có báo cáo tháng 5/2021"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(board, arguments, told):
    before = codes(board)
    answer = call("organization", *arguments, "--db", board)
    assert answer.status == 2
    assert says_one_sentence(answer) and told in answer.err
    assert codes(board) == before


def test_it_is_done_through_the_app_while_that_runs(board):
    with hosted(board):
        answer = run("organization", "merge", "C", "K", "--into", "E", *DONE, "--db", board)
        assert (answer.status, answer.err) == (0, "")
    assert not {"C", "K"} & set(codes(board))
