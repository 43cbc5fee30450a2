"""The charts of commendations."""

import pytest
from pictured import MAY, NO_ANSWER, NOTHING, RECEIVED, answer, by_month, said, texts

from partyboard.board.charts import (
    commendations_by_level,
    commendations_by_month,
    commendations_by_topic,
)

MONTHS = by_month({"collectives": [0, 1, 27], "individuals": [2, 3, 57]})
TOPICS = answer(
    {
        "topic": ["fulfilled_tasks", "ho_chi_minh", "fulfilled_tasks", "election"],
        "level": ["committee", "committee", "province", "committee"],
        "collectives": [12, 27, 2, 0],
        "individuals": [48, 57, 6, 0],
        "month_collectives": [0, 27, 0, 0],
        "month_individuals": [0, 57, 2, 0],
    }
)


def test_collectives_and_individuals_have_each_their_own_plot_over_the_same_months():
    figure = commendations_by_month(MONTHS, MAY, RECEIVED).figure
    upper, lower = figure.data
    assert (list(upper.y), list(lower.y)) == ([0, 1, 27], [2, 3, 57])
    assert (upper.yaxis, lower.yaxis) == ("y", "y2")
    assert figure.layout.xaxis.categoryarray == figure.layout.xaxis2.categoryarray
    assert figure.layout.yaxis.domain[0] > figure.layout.yaxis2.domain[1]
    assert figure.layout.yaxis.range[0] == figure.layout.yaxis2.range[0] == 0


def test_the_level_is_named_when_the_frame_is_limited_to_it():
    chart = commendations_by_month(MONTHS, MAY, RECEIVED, level="Đảng ủy Khối")
    assert chart.subtitle == "Đảng ủy Khối khen thưởng, 3/2021 – 5/2021"


def test_topics_are_summed_over_levels_the_most_first_and_without_empty_ones():
    found = commendations_by_topic(TOPICS, MAY, RECEIVED).table
    assert found.rows == (
        ("Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh", 27, 57),
        ("Hoàn thành nhiệm vụ", 14, 54),
    )


def test_levels_are_summed_over_topics():
    chart = commendations_by_level(TOPICS, MAY, RECEIVED)
    assert chart.title == ("Đảng ủy Khối khen nhiều nhất từ đầu năm 2021: 39 tập thể, 105 cá nhân")
    assert chart.table.column("Cấp quyết định") == ["Đảng ủy Khối", "Tỉnh ủy"]
    assert "39 tập thể<br>105 cá nhân" in texts(chart.figure)


def test_the_month_alone_can_be_shown():
    chart = commendations_by_topic(TOPICS, MAY, RECEIVED, month_only=True)
    assert chart.title == "27 tập thể, 59 cá nhân được khen thưởng trong tháng 5/2021"


@pytest.mark.parametrize("draw", [commendations_by_topic, commendations_by_level])
def test_a_year_without_commendations_is_said_in_words(draw):
    chart = draw(NO_ANSWER, MAY, RECEIVED)
    assert chart.title == "Không có khen thưởng từ đầu năm 2021"
    assert "0 tập thể, 0 cá nhân" in said(chart)


def test_months_nobody_reported_are_said_in_words():
    chart = commendations_by_month(NO_ANSWER, MAY, NOTHING)
    assert chart.title == "Chưa có báo cáo tháng 5/2021"
    assert not chart.figure.data


def test_a_missing_month_is_a_dash_in_both_plots():
    frame = by_month({"collectives": [1, None, 2], "individuals": [1, None, 2]})
    chart = commendations_by_month(frame, MAY, RECEIVED)
    dashes = [note.yref for note in chart.figure.layout.annotations if note.text == "–"]
    assert dashes == ["y", "y2"]
