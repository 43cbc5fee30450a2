"""The charts of follow-ups."""

import pytest
from pictured import MAY, NO_ANSWER, NOTHING, RECEIVED, answer, by_month, said, texts

from partyboard.board.charts import (
    follow_ups_ageing,
    follow_ups_by_month,
    follow_ups_by_organization,
)
from partyboard.board.palette import GREY, RED

MONTHS = by_month({"open": [14, 13, 12], "overdue": [3, 4, 5], "closed_in_month": [2, 2, 3]})
AGES = answer({"bucket": ["not_due", "to_30", "to_90", "over_90"], "items": [7, 1, 2, 2]})


def units(number):
    names = [f"Đảng bộ {at}" for at in range(number)]
    overdue = list(range(number))
    return answer({"name": names, "open": [at + 2 for at in overdue], "overdue": overdue})


def test_the_overdue_are_part_of_the_open_and_red():
    figure = follow_ups_by_month(MONTHS, MAY, RECEIVED).figure
    bars = {trace.name: trace for trace in figure.data if trace.type == "bar"}
    assert list(bars["quá hạn"].y) == [3, 4, 5]
    assert list(bars["trong hạn"].y) == [11, 9, 7]
    assert bars["quá hạn"].marker.color == RED
    assert bars["trong hạn"].marker.color == GREY


def test_closed_items_have_their_own_plot():
    figure = follow_ups_by_month(MONTHS, MAY, RECEIVED).figure
    closed = next(trace for trace in figure.data if trace.yaxis == "y2")
    assert list(closed.y) == [2, 2, 3]
    assert figure.layout.yaxis.range[0] == figure.layout.yaxis2.range[0] == 0


def test_the_whole_stack_carries_its_number():
    figure = follow_ups_by_month(MONTHS, MAY, RECEIVED).figure
    sums = next(trace for trace in figure.data if trace.type == "scatter")
    assert list(sums.text) == ["14", "13", "12"]


def test_what_is_not_due_is_grey_and_what_is_overdue_red():
    chart = follow_ups_ageing(AGES, MAY, RECEIVED)
    assert list(chart.figure.data[0].marker.color) == [GREY, RED, RED, RED]
    assert chart.title == "5/12 nội dung còn mở đã quá hạn, 2 quá hạn trên 90 ngày"
    assert chart.table.column("Thời gian")[0] == "Chưa đến hạn"


def test_the_most_overdue_organizations_come_first_and_at_most_ten_are_drawn():
    chart = follow_ups_by_organization(units(12), MAY, RECEIVED)
    assert len(chart.figure.data[0].x) == 10
    assert chart.figure.data[0].x[0] == 11
    assert "10 trong 12 đơn vị" in chart.subtitle
    assert len(chart.table) == 12


def test_the_bar_of_an_organization_is_what_it_has_open():
    chart = follow_ups_by_organization(units(3), MAY, RECEIVED)
    late, within = chart.figure.data
    assert [a + b for a, b in zip(late.x, within.x, strict=True)] == [4, 3, 2]
    assert "2 quá hạn" in texts(chart.figure)


@pytest.mark.parametrize(
    ("draw", "frame"),
    [
        (follow_ups_ageing, answer({"bucket": AGES.column("bucket"), "items": [0] * 4})),
        (follow_ups_ageing, NO_ANSWER),
        (follow_ups_by_organization, NO_ANSWER),
        (follow_ups_by_organization, units(0)),
    ],
)
def test_nothing_open_is_said_in_words(draw, frame):
    chart = draw(frame, MAY, RECEIVED)
    assert chart.title == "Không còn nội dung nào phải khắc phục"
    assert "0 nội dung còn mở" in said(chart)


def test_months_nobody_knows_of_are_said_in_words():
    chart = follow_ups_by_month(NO_ANSWER, MAY, NOTHING)
    assert chart.title == "Chưa có báo cáo tháng 5/2021"
    assert not chart.figure.data
