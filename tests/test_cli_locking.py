"""lock, reopen: a month is closed and opened on the command line, refused in one sentence."""

import pytest
import small_board
from calling import call, says_one_sentence
from small_board import build

from partyboard.store.database import Store

WHO = ("--by", "Nguyễn Thị Lan")


@pytest.fixture
def quarter(tmp_path):
    """In January all three report, in March one."""
    batches = small_board.quarter()
    return build(tmp_path / "board.duckdb", *batches)


def month_events(database):
    with Store(database) as store, store.reading() as cursor:
        cursor.execute("select month, action, made_by, reason from month_event order by made_at")
        return [(str(month), *rest) for month, *rest in cursor.fetchall()]


def test_month_is_locked_and_reopened_with_who_and_why(quarter):
    answer = call("lock", "2021-01", *WHO, "--db", quarter)
    assert (answer.status, answer.err) == (0, "")
    assert answer.out == "Đã chốt số liệu tháng 1/2021.\n"
    answer = call("reopen", "2021-01", "--reason", "STC gửi nhầm", *WHO, "--db", quarter)
    assert (answer.status, answer.err) == (0, "")
    assert answer.out == "Đã mở lại tháng 1/2021; sửa xong thì chốt lại.\n"
    assert month_events(quarter) == [
        ("2021-01-01", "locked", "Nguyễn Thị Lan", ""),
        ("2021-01-01", "reopened", "Nguyễn Thị Lan", "STC gửi nhầm"),
    ]


def test_lock_in_spite_of_what_is_missing_says_it(quarter):
    answer = call("lock", "2021-03", "--reason", "Xin nộp sau", "--db", quarter)
    assert answer.status == 0
    assert "Còn 2 đơn vị chưa báo cáo tháng 3/2021" in answer.out


def test_without_a_name_it_is_whoever_calls(quarter, monkeypatch):
    monkeypatch.setenv("USER", "lan")
    call("lock", "2021-01", "--db", quarter)
    assert month_events(quarter)[0][2] == "lan"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["lock", "2021-03"], "vì sao vẫn chốt"),
        (["lock", "2021-02"], "chưa có báo cáo nào"),
        (["lock", "may"], "không phải tháng"),
        (["reopen", "2021-01", "--reason", "x"], "chưa chốt"),
        (["reopen", "2021-01", "--reason", " "], "lý do"),
        (["reopen", "2021-01"], "--reason"),
    ],
)
def test_what_cannot_be_done_is_refused_in_a_sentence(quarter, arguments, told):
    answer = call(*arguments, "--db", quarter)
    assert (answer.status, answer.out) == (2, "")
    assert says_one_sentence(answer) and told in answer.err
    assert month_events(quarter) == []


@pytest.mark.parametrize("verb", [["lock"], ["reopen", "--reason", "x"]])
def test_no_database_is_made_by_them(tmp_path, verb):
    answer = call(*verb, "2021-01", "--db", tmp_path / "none.duckdb")
    assert answer.status == 2 and says_one_sentence(answer)
    assert list(tmp_path.iterdir()) == []
