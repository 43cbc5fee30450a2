"""The charts of training."""

import pytest
from pictured import MAY, NO_ANSWER, NOTHING, RECEIVED, answer, by_month, said, texts

from partyboard.board.charts import training_by_kind, training_by_month, training_reach

MONTHS = by_month({"classes": [0, 1, 1], "participants": [0, 55, 72], "organizations": [0, 15, 28]})
KINDS = answer(
    {"kind": ["candidates", "secretaries", "inspection"], "classes": [1, 2, 0],
     "participants": [55, 140, 0]}
)  # fmt: skip


def absent(number):
    return answer({"organization": ["X"] * number, "name": ["Chi bộ"] * number})


def test_participants_by_month():
    chart = training_by_month(MONTHS, MAY, RECEIVED)
    assert chart.title == "72 học viên của 28 đơn vị dự 1 lớp mở trong tháng 5"
    assert list(chart.figure.data[0].y) == [0, 55, 72]
    assert chart.figure.layout.yaxis.range[0] == 0


def test_kinds_are_named_by_the_form_the_most_participants_first():
    chart = training_by_kind(KINDS, MAY, RECEIVED)
    assert chart.title == "3 lớp, 195 học viên từ đầu năm 2021"
    assert chart.table.column("Loại lớp") == [
        "Nghiệp vụ công tác đảng cho bí thư, cấp ủy viên",
        "LLCT cho đối tượng kết nạp Đảng",
    ]
    assert {"140 · 2 lớp", "55 · 1 lớp"} <= set(texts(chart.figure))


def test_a_kind_that_the_form_does_not_know_shows_its_code():
    frame = answer({"kind": ["new_kind"], "classes": [1], "participants": [5]})
    assert training_by_kind(frame, MAY, RECEIVED).table.column("Loại lớp") == ["new_kind"]


def test_reach_is_what_remains_of_the_organizations_that_have_to_report():
    chart = training_reach(absent(23), MAY, RECEIVED)
    assert chart.title == "45/68 đơn vị đã cử người dự bồi dưỡng từ đầu năm 2021"
    assert list(chart.figure.data[0].x) == [45, 23]
    assert len(chart.table) == 23


def test_reach_without_organizations_is_said_in_words():
    nobody = type(NOTHING)(received=0, expected=0, carried=0, as_of=None, provisional=True)
    assert "Chưa có số liệu để vẽ" in said(training_reach(absent(0), MAY, nobody))


@pytest.mark.parametrize("draw", [training_by_month, training_by_kind])
def test_nothing_answered_is_said_in_words(draw):
    chart = draw(NO_ANSWER, MAY, NOTHING)
    assert not chart.figure.data
    assert chart.title.startswith("Chưa có")


def test_months_without_classes_are_zeros():
    frame = by_month({"classes": [0, 0], "participants": [0, 0], "organizations": [0, 0]})
    chart = training_by_month(frame, MAY, RECEIVED)
    assert chart.title == "Không có lớp bồi dưỡng nào mở trong tháng 5"
    assert list(chart.figure.data[0].text) == ["0", "0"]
