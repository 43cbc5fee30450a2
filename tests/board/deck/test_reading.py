"""Plots read off drawings: gaps, footnotes, ends of rows, keys; what cannot be read is left."""

import pytest
from pictured import MAY, ONE_UNIT, RECEIVED, answer, by_month

from partyboard.board.canvas import PROJECTED
from partyboard.board.chart import Drawing
from partyboard.board.charts import (
    admissions_by_month,
    commendations_by_month,
    members_by_month,
    structure,
    training_by_kind,
)
from partyboard.board.deck.plots import Scale
from partyboard.board.deck.reading import plots
from partyboard.board.row_bars import Part, row_bars
from partyboard.board.sketch import Sketch


def read(chart, marks=None):
    return plots(chart.drawn, marks or {}, PROJECTED)


def test_sentence_is_no_plot():
    assert plots("Chưa có số liệu để vẽ", {}, PROJECTED) == ()


def test_what_is_no_bars_and_no_lines_is_left_to_its_table():
    figure = Sketch()
    figure.add_trace({"type": "heatmap", "z": [[1]]})
    assert plots(Drawing(figure), {}, PROJECTED) == ()


def test_missing_month_is_a_gap_with_a_dash_under_it():
    chart = admissions_by_month(by_month({"admitted": [5, None, 7]}), MAY, RECEIVED, PROJECTED)
    (plot,) = read(chart)
    assert plot.categories == ("3/2021", "4/2021\n–", "5/2021")
    (series,) = plot.series
    assert series.values == (5, None, 7)
    assert [label.at for label in series.labels] == [0, 2]


def test_zero_is_no_gap():
    chart = admissions_by_month(by_month({"admitted": [5, 0, 7]}), MAY, RECEIVED, PROJECTED)
    (plot,) = read(chart)
    assert plot.categories[1] == "4/2021"
    assert plot.series[0].values == (5, 0, 7)


def test_footnotes_are_marked_at_their_months():
    chart = admissions_by_month(by_month({"admitted": [5, 6, 7]}), MAY, RECEIVED, PROJECTED)
    (plot,) = read(chart, {"5/2021": "¹", "1/2020": "²"})
    assert plot.categories == ("3/2021", "4/2021", "5/2021 ¹")


def test_two_rows_are_two_plots_with_their_headings():
    columns = {"collectives": [3, 27], "individuals": [9, 57]}
    chart = commendations_by_month(by_month(columns), MAY, RECEIVED, PROJECTED)
    upper, lower = read(chart)
    assert (upper.heading, lower.heading) == ("Tập thể", "Cá nhân")
    assert (upper.series[0].values, lower.series[0].values) == ((3, 27), (9, 57))


def test_steps_beside_a_line_are_whole():
    """PowerPoint counts its steps from the lowest number, the page from zero."""
    rows = {"members": [3332, 3390], "reported": [3332, 3390], "carried": [0, 0],
            "carried_organizations": [0, 0]}  # fmt: skip
    (plot,) = read(members_by_month(by_month(rows), MAY, RECEIVED, PROJECTED))
    assert isinstance(plot.scale, Scale)
    assert plot.scale.low % plot.scale.step == 0
    assert plot.scale.low < 3332 and plot.scale.high > 3390


def test_end_of_a_row_says_the_unit_where_all_have_the_same():
    part = Part("đơn vị", [28, 40], "#33475B")
    drawing = row_bars(["Đã cử", "Chưa cử"], [part], ["28 đơn vị", "40 đơn vị"], PROJECTED)
    (plot,) = plots(drawing, {}, PROJECTED)
    assert plot.categories == ("Đã cử", "Chưa cử")
    assert plot.series[0].written == '0 "đơn vị";0 "đơn vị"'


def test_end_of_a_row_that_says_more_stands_with_its_name():
    kinds = {"kind": ["new_members", "other"], "classes": [2, 1], "participants": [72, 30]}
    (plot,) = read(training_by_kind(answer(kinds), MAY, RECEIVED, PROJECTED))
    assert [name.split(" · ")[1] for name in plot.categories] == ["2 lớp", "1 lớp"]
    assert plot.series[0].values == (72, 30)


def test_second_figure_of_a_lone_row_is_no_unit():
    kinds = {"kind": ["new_members"], "classes": [1], "participants": [72]}
    (plot,) = read(training_by_kind(answer(kinds), MAY, RECEIVED, PROJECTED))
    assert plot.categories[0].endswith(" · 1 lớp")
    assert plot.series[0].written == "0;0"


def test_parts_of_the_members_are_shares_with_their_numbers_beside_the_names():
    found = {"members": [200], "organizations": [3], "female": [81], "aged_under_31": [None]}
    (plot,) = read(structure(answer(found), MAY, ONE_UNIT, PROJECTED))
    assert plot.categories[:2] == ("Nữ (81)", "Từ 18 đến 30 tuổi: chưa có số liệu")
    (series,) = plot.series
    assert series.values[0] == pytest.approx(0.405) and series.values[1] is None
    assert series.written.endswith("0.0%")


def test_names_of_other_people_come_as_they_are():
    part = Part("nội dung", [3], "#33475B")
    name = "<b>Sở</b> & Ban"
    (plot,) = plots(row_bars([name], [part], ["3"], PROJECTED), {}, PROJECTED)
    assert plot.categories == (name,)
