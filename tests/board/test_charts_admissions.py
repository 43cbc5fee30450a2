"""The charts of admissions: the year against its target, and the months."""

import pytest
from pictured import MAY, NO_ANSWER, NOTHING, RECEIVED, answer, by_month, said, texts

from partyboard.board.charts import admissions_by_month, admissions_pace
from partyboard.board.palette import GOLD, GREY, RED, SLATE
from partyboard.text import Month, months_between

YEAR = months_between(Month(2021, 1), Month(2021, 12))
LAST_YEAR = [2, 14, 19, 26, 39, 45, 52, 61, 75, 78, 90, 96]


def year(cumulative, target=100.0, last_year=LAST_YEAR):
    known = [*cumulative, *[None] * (12 - len(cumulative))]
    pace = [None if target is None else target * month.number / 12 for month in YEAR]
    return answer(
        {
            "month": [month.first for month in YEAR],
            "admitted": known,
            "cumulative": known,
            "target": [target] * 12,
            "pace": pace,
            "last_year_cumulative": last_year,
        }
    )


def lines(chart):
    return {trace.name: trace for trace in chart.figure.data}


def test_the_year_is_drawn_against_the_target_and_last_year():
    found = lines(admissions_pace(year([3, 12, 19, 26, 41]), MAY, RECEIVED))
    assert list(found["2021"].y) == [3, 12, 19, 26, 41, *[None] * 7]
    assert found["Chỉ tiêu"].y[-1] == 100
    assert list(found["2020"].y) == LAST_YEAR
    assert found["Chỉ tiêu"].line.color == GOLD
    assert found["2020"].line.color == GREY


def test_each_line_is_named_at_its_end():
    chart = admissions_pace(year([3, 12, 19, 26, 41]), MAY, RECEIVED)
    assert {"2021: 41", "Chỉ tiêu: 100", "2020: 96"} <= set(texts(chart.figure))


def test_all_twelve_months_are_in_view_and_none_is_bridged():
    chart = admissions_pace(year([3, None, 19]), Month(2021, 3), RECEIVED)
    assert list(chart.figure.layout.xaxis.categoryarray) == [month.label for month in YEAR]
    assert all(trace.connectgaps is False for trace in chart.figure.data)


@pytest.mark.parametrize(("done", "colour"), [(36, RED), (41, SLATE), (50, SLATE)])
def test_the_newest_point_is_red_only_behind_the_pace(done, colour):
    found = lines(admissions_pace(year([3, 12, 19, 26, done]), MAY, RECEIVED))
    assert found["2021"].marker.color[4] == colour


def test_later_months_than_the_one_shown_are_not_drawn():
    found = lines(admissions_pace(year([3, 12, 19, 26, 41]), Month(2021, 3), RECEIVED))
    assert list(found["2021"].y) == [3, 12, 19, *[None] * 9]


def test_labels_of_lines_that_end_together_stand_apart():
    cumulative = [8, 16, 25, 33, 41, 50, 58, 66, 75, 83, 91, 96]
    chart = admissions_pace(year(cumulative, target=97.0), Month(2021, 12), RECEIVED)
    at_end = [note for note in chart.figure.layout.annotations if note.x == "12/2021"]
    plot, high = 190, chart.figure.layout.yaxis.range[1]
    heights = sorted(note.y / high * plot + note.yshift for note in at_end)
    assert len(heights) == 3
    assert all(b - a >= 14 for a, b in zip(heights, heights[1:], strict=False))


def test_without_a_target_there_is_no_pace():
    chart = admissions_pace(year([41], target=None), Month(2021, 1), RECEIVED)
    assert "Chỉ tiêu" not in lines(chart)
    assert chart.title == "Kết nạp 41 từ đầu năm 2021, chưa giao chỉ tiêu"


def test_without_last_year_there_is_no_line_of_it():
    chart = admissions_pace(year([41], last_year=[None] * 12), Month(2021, 1), RECEIVED)
    assert "2020" not in lines(chart)


@pytest.mark.parametrize("frame", [NO_ANSWER, year([], None, [None] * 12)])
def test_a_year_of_nothing_is_said_in_words(frame):
    chart = admissions_pace(frame, MAY, NOTHING)
    assert chart.title == "Chưa có báo cáo tháng 5/2021"
    assert not chart.figure.data


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
