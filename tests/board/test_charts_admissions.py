"""The chart of admissions by month."""

import pytest
from pictured import MAY, NO_ANSWER, NOTHING, RECEIVED, by_month, said

from partyboard.board.charts import admissions_by_month
from partyboard.board.palette import GREY, SLATE


def test_last_years_months_are_grey():
    frame = by_month({"admitted": [4, 11, 2, 6, 14, 1, 2, 9, 7, 15]})
    chart = admissions_by_month(frame, MAY, RECEIVED)
    assert list(chart.figure.data[0].marker.color) == [GREY] * 5 + [SLATE] * 5
    assert "năm 2020" in said(chart)


def test_bars_start_at_zero_and_carry_their_numbers():
    chart = admissions_by_month(by_month({"admitted": [0, 7, 15]}), MAY, RECEIVED)
    assert chart.figure.layout.yaxis.range[0] == 0
    assert list(chart.figure.data[0].text) == ["0", "7", "15"]


def test_a_missing_month_is_a_dash_and_zero_is_a_zero():
    chart = admissions_by_month(by_month({"admitted": [4, None, 0]}), MAY, RECEIVED)
    assert list(chart.figure.data[0].y) == [4, None, 0]
    assert list(chart.figure.data[0].text) == ["4", "", "0"]
    dashes = [note.x for note in chart.figure.layout.annotations if note.text == "–"]
    assert dashes == ["4/2021"]


def test_numbers_too_wide_for_their_bars_are_written_on_the_newest_and_the_largest():
    numbers = [1200, 9000, *[1100] * 10, 1300]
    chart = admissions_by_month(by_month({"admitted": numbers}), MAY, RECEIVED)
    assert [text for text in chart.figure.data[0].text if text] == ["9.000", "1.300"]


@pytest.mark.parametrize("frame", [NO_ANSWER, by_month({"admitted": [None, None]})])
def test_months_of_nothing_are_said_in_words(frame):
    chart = admissions_by_month(frame, MAY, NOTHING)
    assert not chart.figure.data
    assert "Chưa có số liệu để vẽ" in said(chart)
