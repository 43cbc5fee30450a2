"""The charts of targets: the year against the pace, and organizations against theirs."""

import pytest
from pictured import MAY, NO_ANSWER, NOTHING, RECEIVED, answer, said, texts

from partyboard.board.charts import target_by_organization, target_pace
from partyboard.board.indicators import indicator
from partyboard.board.palette import GOLD, GREY, INK, RED, SLATE, TRACK, WHITE
from partyboard.text import Month, months_between

ADMITTED, APRIL = indicator("admitted"), MAY - 1
YEAR = months_between(Month(2021, 1), Month(2021, 12))
LAST_YEAR = [2, 14, 19, 26, 39, 45, 52, 61, 75, 78, 90, 96]


def year(cumulative, target=100.0, last_year=LAST_YEAR):
    known = [*cumulative, *[None] * (12 - len(cumulative))]
    pace = [None if target is None else target * month.number / 12 for month in YEAR]
    return answer(
        {
            "month": [month.first for month in YEAR],
            "value": known,
            "cumulative": known,
            "target": [target] * 12,
            "pace": pace,
            "last_year_cumulative": last_year,
        }
    )


def drawn(rows, month, honesty=RECEIVED, until=None, entry=ADMITTED):
    return target_pace(rows, entry, until or month, month, honesty)


def lines(chart):
    return {trace.name: trace for trace in chart.figure.data}


def test_the_year_is_drawn_against_the_target_and_last_year():
    found = lines(drawn(year([3, 12, 19, 26, 41]), MAY))
    assert list(found["2021"].y) == [3, 12, 19, 26, 41, *[None] * 7]
    assert found["Chỉ tiêu"].y[-1] == 100
    assert list(found["2020"].y) == LAST_YEAR
    assert found["Chỉ tiêu"].line.color == GOLD
    assert found["2020"].line.color == GREY


def test_each_line_is_named_at_its_end():
    chart = drawn(year([3, 12, 19, 26, 41]), MAY)
    assert {"2021: 41", "Chỉ tiêu: 100", "2020: 96"} <= set(texts(chart.figure))


def test_all_twelve_months_are_in_view_and_none_is_bridged():
    chart = drawn(year([3, None, 19]), Month(2021, 3))
    assert list(chart.figure.layout.xaxis.categoryarray) == [month.label for month in YEAR]
    assert all(trace.connectgaps is False for trace in chart.figure.data)


@pytest.mark.parametrize(("done", "colour"), [(36, RED), (41, SLATE), (50, SLATE)])
def test_the_newest_point_is_red_only_behind_the_pace(done, colour):
    found = lines(drawn(year([3, 12, 19, 26, done]), MAY))
    assert found["2021"].marker.color[4] == colour


def test_later_months_than_the_one_shown_are_not_drawn():
    found = lines(drawn(year([3, 12, 19, 26, 41]), Month(2021, 3)))
    assert list(found["2021"].y) == [3, 12, 19, *[None] * 9]


def test_labels_of_lines_that_end_together_stand_apart():
    cumulative = [8, 16, 25, 33, 41, 50, 58, 66, 75, 83, 91, 96]
    chart = drawn(year(cumulative, target=97.0), Month(2021, 12))
    at_end = [note for note in chart.figure.layout.annotations if note.x == "12/2021"]
    plot, high = 190, chart.figure.layout.yaxis.range[1]
    heights = sorted(note.y / high * plot + note.yshift for note in at_end)
    assert len(heights) == 3
    assert all(b - a >= 14 for a, b in zip(heights, heights[1:], strict=False))


def test_without_a_target_there_is_no_pace():
    chart = drawn(year([41], target=None), Month(2021, 1))
    assert "Chỉ tiêu" not in lines(chart)
    assert chart.title == "Kết nạp 41 từ đầu năm 2021, chưa giao chỉ tiêu"
    assert "Nạp biểu «Chỉ tiêu năm»" in said(chart)


def test_target_of_zero_asks_for_nothing():
    chart = drawn(year([3, 12, 19, 26, 41], target=0.0), MAY)
    assert "Chỉ tiêu" not in lines(chart)
    assert chart.title == "Kết nạp 41 từ đầu năm 2021, chỉ tiêu năm bằng 0"


def test_month_that_is_still_coming_in_is_hollow_and_not_judged():
    chart = drawn(year([3, 12, 19, 26, 27]), MAY, until=APRIL)
    marker = lines(chart)["2021"].marker
    assert [marker.color[at] == WHITE for at in range(5)] == [False] * 4 + [True]
    assert marker.line.width[4] > 0 == marker.line.width[3]
    assert chart.title == (
        "Kết nạp 26/100, đạt 26% chỉ tiêu năm đến hết tháng 4, chậm 7 so với tiến độ"
    )
    assert "từ tháng 5 chưa đủ báo cáo" in said(chart)


def test_pace_of_an_organization_that_took_another_over_rises_with_its_target():
    rows = year([1, 1, 2, 2, 2])
    pace = [4 * number / 12 if number < 4 else 6 * number / 12 for number in range(1, 13)]
    target = [4.0] * 3 + [6.0] * 9
    columns = {name: rows.column(name) for name in rows.names} | {"target": target, "pace": pace}
    chart = drawn(answer(columns), MAY)
    assert list(lines(chart)["Chỉ tiêu"].y) == pace
    assert chart.title == "Kết nạp 2/6, đạt 33% chỉ tiêu năm, đúng tiến độ"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("official_conversions", "Chuyển chính thức 36/100, đạt 36% chỉ tiêu năm, chậm 5 so"),
        ("classes", "Lớp bồi dưỡng 36/100, đạt 36% chỉ tiêu năm, chậm 5 so"),
        ("participants", "Học viên bồi dưỡng 36/100, đạt 36% chỉ tiêu năm, chậm 5 so"),
    ],
)
def test_every_indicator_is_drawn_and_said_alike(name, title):
    chart = drawn(year([3, 12, 19, 26, 36]), MAY, entry=indicator(name))
    assert chart.title == f"{title} với tiến độ"
    assert f"({indicator(name).unit})" in chart.subtitle
    assert indicator(name).explanation in chart.explanation


def test_without_last_year_there_is_no_line_of_it():
    chart = drawn(year([41], last_year=[None] * 12), Month(2021, 1))
    assert "2020" not in lines(chart)


@pytest.mark.parametrize("frame", [NO_ANSWER, year([], None, [None] * 12)])
def test_a_year_of_nothing_is_said_in_words(frame):
    chart = drawn(frame, MAY, NOTHING)
    assert chart.title == "Chưa có báo cáo tháng 5/2021"
    assert not chart.figure.data


def asked(*rows):
    """name, target, cumulative, and until (May where it is left out)."""
    full = [row if len(row) == 4 else (*row, MAY) for row in rows]
    return answer(
        {
            "name": [row[0] for row in full],
            "target": [row[1] for row in full],
            "cumulative": [row[2] for row in full],
            "until": [row[3] and row[3].first for row in full],
        }
    )


# The pace of 12 by May is 5, of 24 it is 10.
SIX = asked(
    ("Chi bộ Đúng", 12.0, 5),
    ("Đảng bộ Chậm ba", 12.0, 2),
    ("Chi bộ Không giao", 0.0, 2),
    ("Đảng bộ Chậm chín", 24.0, 1),
    ("Đảng bộ Đạt", 2.0, 4),
    ("Chi bộ Chưa báo cáo", 12.0, None, None),
)


def of_organizations(rows, month=MAY):
    return target_by_organization(rows, ADMITTED, month, RECEIVED)


def test_those_furthest_below_their_pace_stand_first_in_red():
    late, well, left = of_organizations(SIX).figure.data
    assert list(late.customdata)[:2] == ["Chậm chín", "Chậm ba"]
    assert (late.marker.color, list(late.x)) == (RED, [1 / 24, 2 / 12, 0, 0, 0])
    assert (well.marker.color, list(well.x)) == (SLATE, [0, 0, 5 / 12, 2.0, 0])
    assert (left.marker.color, list(left.x)) == (
        TRACK,
        pytest.approx([23 / 24, 10 / 12, 7 / 12, 0, 1]),
    )


def test_the_pace_is_a_golden_mark_across_each_bar_edged_in_white():
    chart = of_organizations(SIX)
    under, over = chart.figure.layout.shapes[::2], chart.figure.layout.shapes[1::2]
    assert [mark.x0 for mark in over] == [mark.x1 for mark in over] == [pytest.approx(5 / 12)] * 4
    assert [(mark.y0 + mark.y1) / 2 for mark in over] == [0, 1, 2, 3]
    assert {mark.line.color for mark in over} == {GOLD}
    assert {mark.line.color for mark in under} == {WHITE}
    assert "tiến độ cần đạt" in said(chart)


def test_each_bar_says_how_many_of_how_many():
    assert {"1/24", "2/12", "4/2", "chưa báo cáo"} <= set(texts(of_organizations(SIX).figure))


def test_what_is_written_at_a_bar_is_red_below_the_pace_so_that_a_bar_of_nothing_is_seen():
    nothing = of_organizations(asked(("A", 12.0, 0), ("B", 12.0, 5)))
    inks = {note.text: note.font.color for note in nothing.figure.layout.annotations}
    assert (inks["0/12"], inks["5/12"]) == (RED, INK)


def test_target_of_zero_is_listed_and_not_drawn():
    chart = of_organizations(SIX)
    assert "Không giao" not in chart.figure.data[0].customdata
    rows = {row["Đơn vị"]: row for row in chart.table.records()}
    assert rows["Chi bộ Không giao"]["Tình hình"] == "Chỉ tiêu bằng 0"
    assert rows["Chi bộ Không giao"]["Đạt"] is None


def test_the_title_counts_those_below_their_pace():
    assert of_organizations(SIX).title == "2/5 đơn vị chậm tiến độ kết nạp"
    well = asked(("A", 12.0, 5), ("B", 12.0, 12))
    assert of_organizations(well).title == "Không đơn vị nào trong 2 đơn vị chậm tiến độ kết nạp"


def test_organization_that_has_not_reported_may_is_judged_by_april():
    """4 of 12 are the pace by April; by May it would be one behind."""
    judged = {until: of_organizations(asked(("A", 12.0, 4, until))) for until in (APRIL, MAY)}
    assert judged[APRIL].title == "Kết nạp 4/12, đạt 33% chỉ tiêu năm đến hết tháng 4, đúng tiến độ"
    assert judged[MAY].title == "Kết nạp 4/12, đạt 33% chỉ tiêu năm, chậm 1 so với tiến độ"
    assert judged[APRIL].figure.data[0].x[0] == 0 < judged[MAY].figure.data[0].x[0]


def test_the_table_says_what_each_needs_a_month_from_here():
    rows = {row["Đơn vị"]: row for row in of_organizations(SIX).table.records()}
    needed = {name: row["Cần mỗi tháng còn lại"] for name, row in rows.items()}
    assert needed == {
        "Đảng bộ Chậm chín": 4,  # 23 in 7 months
        "Đảng bộ Chậm ba": 2,  # 10 in 7 months
        "Chi bộ Đúng": 1,
        "Đảng bộ Đạt": 0,
        "Chi bộ Không giao": None,
        "Chi bộ Chưa báo cáo": None,
    }


def test_many_organizations_are_cut_to_those_to_act_on_and_it_says_so():
    rows = asked(*((f"Đơn vị {number}", 12.0, number) for number in range(14)))
    chart = of_organizations(rows)
    assert len(chart.figure.data[0].x) == 10 and len(chart.table) == 14
    assert "10 trong 14 đơn vị" in said(chart)


@pytest.mark.parametrize("rows", [NO_ANSWER, asked(("A", 0.0, 3))])
def test_where_no_organization_has_a_target_it_says_how_to_set_one(rows):
    chart = of_organizations(rows)
    assert not chart.figure.data and "Nạp biểu «Chỉ tiêu năm»" in said(chart)
    assert chart.title == "Năm 2021 chưa giao chỉ tiêu kết nạp cho đơn vị"
