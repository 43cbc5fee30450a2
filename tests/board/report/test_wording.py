"""How a report writes figures: two digits, thousands, compared; none, one, many, not known."""

import re
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyboard.board.report.figures import Figure
from partyboard.board.report.wording import (
    compared,
    counted,
    enumerated,
    moment_in_words,
    one_line,
    written,
)
from partyboard.text import VIETNAM, read_count

COUNTS = st.integers(0, 10_000_000)
KNOWN_OR_NOT = st.one_of(st.none(), COUNTS)
NUMBER = re.compile(r"\d[\d.]*")


def told(now, before=None, year_ago=None):
    """A sentence about admissions."""
    figure = Figure("membership_changes.admitted", now, before, year_ago)
    some, none = "Kết nạp {n} đảng viên", "Không kết nạp đảng viên nào"
    return counted(figure, some, none, "số đảng viên mới kết nạp", "đồng chí")


@pytest.mark.parametrize(
    ("n", "expected"),
    [(0, "0"), (1, "01"), (7, "07"), (9, "09"), (10, "10"), (57, "57"), (3390, "3.390")],
)
def test_counts_below_ten_have_two_digits_and_thousands_a_dot(n, expected):
    assert written(n) == expected


@given(COUNTS)
def test_a_written_count_is_read_back(n):
    assert read_count(written(n)) == n


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ((15, 5, 13), "Kết nạp 15 đảng viên, tăng 10 đồng chí so với tháng trước, tăng 02 so với "
         "cùng kỳ năm trước."),
        ((1, 3, 1), "Kết nạp 01 đảng viên, giảm 02 đồng chí so với tháng trước, bằng cùng kỳ năm "
         "trước."),
        ((5, 5, 3), "Kết nạp 05 đảng viên, bằng tháng trước, tăng 02 đồng chí so với cùng kỳ năm "
         "trước."),
        ((5, 0, 0), "Kết nạp 05 đảng viên, tháng trước không có, cùng kỳ năm trước không có."),
        ((5, None, None), "Kết nạp 05 đảng viên."),
        ((5, None, 8), "Kết nạp 05 đảng viên, giảm 03 đồng chí so với cùng kỳ năm trước."),
        ((0, 4, None), "Không kết nạp đảng viên nào, giảm 04 đồng chí so với tháng trước."),
        ((0, 0, 0), "Không kết nạp đảng viên nào, bằng tháng trước, bằng cùng kỳ năm trước."),
        ((None, 4, 8), "[… cần bổ sung: số đảng viên mới kết nạp …]"),
    ],
)  # fmt: skip
def test_sentence_is_right_for_none_one_many_and_not_known(figures, expected):
    assert told(*figures).text == expected


@given(KNOWN_OR_NOT, KNOWN_OR_NOT, KNOWN_OR_NOT)
def test_a_sentence_says_its_figure_and_true_changes_and_nothing_else(now, before, year_ago):
    sentence = told(now, before, year_ago)
    assert sentence.to_fill == (now is None)
    if now is None:
        assert not NUMBER.search(sentence.text)
        return
    changes = [abs(now - then) for then in (before, year_ago) if then and then != now]
    expected = [*([now] if now else []), *changes]
    found = [read_count(n.rstrip(".")) for n in NUMBER.findall(sentence.text)]
    assert found == expected
    verbs = [
        "tăng" if now > then else "giảm" for then in (before, year_ago) if then and then != now
    ]
    assert re.findall("tăng|giảm", sentence.text) == verbs
    assert sentence.text.endswith(".") and "None" not in sentence.text


def test_nothing_is_compared_of_what_is_not_known():
    assert compared(Figure("members.members", None, 3, 4)) == ""


def test_what_is_none_or_not_known_is_left_out_of_a_list():
    parts = [("kết nạp", 15), ("chuyển đến", 7), ("phục hồi đảng tịch", 0), ("khác", None)]
    assert enumerated(parts) == "kết nạp 15, chuyển đến 07"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tổng kết  công tác\nbầu cử", "Tổng kết công tác bầu cử."),
        ("Đã xong.", "Đã xong."),
        ("Gồm:", "Gồm:"),
    ],
)
def test_a_point_of_the_office_is_one_line_with_its_stop(text, expected):
    assert one_line(text) == expected


def test_a_moment_is_said_as_people_say_it():
    moment = datetime(2021, 5, 31, 16, 5, tzinfo=VIETNAM)
    assert moment_in_words(moment) == "16 giờ 05 ngày 31/5/2021"
