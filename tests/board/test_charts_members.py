"""The charts of members: the line, the steps, the stacks, the parts."""

import pytest
from pictured import (
    MAY,
    MONTH,
    NO_ANSWER,
    NOTHING,
    ONE_UNIT,
    QUIET,
    RECEIVED,
    TOTALS,
    YEAR,
    answer,
    changes,
    drawn,
    members,
    said,
    texts,
)

from partyboard.board.charts import (
    SLIDE,
    changes_by_month,
    changes_of_month,
    members_by_month,
    structure,
)
from partyboard.board.palette import RED, SLATE, WHITE


def test_the_title_is_the_finding_and_names_the_file_by_topic():
    chart = members_by_month(members(TOTALS), MAY, RECEIVED)
    assert chart.title == "Đảng bộ có 3.390 đảng viên, tăng 28 so với tháng 4"
    assert chart.name == "tong-so-dang-vien"
    assert RECEIVED.footer in chart.alt


def test_a_gap_is_null_and_not_bridged():
    chart = members_by_month(members([3218, None, 3236]), MAY, RECEIVED)
    (line,) = drawn(chart.figure)["data"]
    assert list(line["y"]) == [3218, None, 3236]
    assert line["connectgaps"] is False


def test_a_month_alone_between_gaps_is_a_marker():
    (line,) = drawn(members_by_month(members([1, None, 3, None, 5]), MAY, RECEIVED).figure)["data"]
    assert line["mode"] == "lines+markers"


def test_the_categories_are_all_months_with_those_that_are_missing():
    gone = {YEAR[3].first, YEAR[7].first}
    frame = members(TOTALS).where(lambda row: row["month"] not in gone)
    axis = members_by_month(frame, MAY, RECEIVED).figure.layout.xaxis
    assert axis.type == "category"
    assert list(axis.categoryarray) == [month.label for month in YEAR]


def test_at_most_thirteen_months_are_drawn():
    (line,) = members_by_month(members(list(range(1, 31))), MAY, RECEIVED).figure.data
    assert len(line.x) == 13
    assert line.x[-1] == "5/2021"


def test_months_with_carried_organizations_are_hollow_and_the_picture_says_so():
    chart = members_by_month(members(TOTALS, [0] * 11 + [31, 0]), MAY, RECEIVED)
    assert list(chart.figure.data[0].marker.color) == [SLATE] * 11 + [WHITE, RED]
    assert "tháng có đơn vị tạm tính" in said(chart)


def test_without_carried_organizations_nothing_is_said_of_them():
    chart = members_by_month(members(TOTALS), MAY, ONE_UNIT)
    assert WHITE not in chart.figure.data[0].marker.color
    assert "tạm tính" not in said(chart)


def test_the_newest_point_is_labelled_red_and_the_first_grey():
    labels = {
        note.text: note.font
        for note in members_by_month(members(TOTALS), MAY, ONE_UNIT).figure.layout.annotations
    }
    assert labels["3.390"].color == RED
    assert labels["3.218"].color != RED
    assert labels["3.390"].size > labels["3.218"].size


def test_the_newest_known_point_is_not_red_when_the_month_itself_is_missing():
    chart = members_by_month(members([3352, 3362, None]), MAY, NOTHING)
    label = next(note for note in chart.figure.layout.annotations if note.text == "3.362")
    assert chart.title == "Chưa có báo cáo tháng 5/2021"
    assert label.font.color != RED


@pytest.mark.parametrize("frame", [NO_ANSWER, members([None] * 13)])
def test_without_any_number_the_picture_says_so_in_words(frame):
    chart = members_by_month(frame, MAY, NOTHING)
    assert not chart.figure.data
    assert "Chưa có số liệu để vẽ" in said(chart)


def test_the_first_month_alone_is_a_point_with_its_number():
    chart = members_by_month(members([3390]), MAY, RECEIVED)
    assert list(chart.figure.data[0].x) == ["5/2021"]
    assert "3.390" in texts(chart.figure)


def test_the_hover_text_says_the_month_in_words_with_dots_in_thousands():
    (line,) = members_by_month(members(TOTALS, [0] * 12 + [31]), MAY, RECEIVED).figure.data
    assert line.hovertext[-1] == "Tháng 5/2021: 3.390 đảng viên<br>trong đó tạm tính 31"


def test_the_table_under_the_chart_has_vietnamese_headers_and_numbers():
    found = members_by_month(members(TOTALS), MAY, RECEIVED).table
    assert found.names[:2] == ("Tháng", "Đảng viên")
    assert found.column("Đảng viên") == TOTALS


def test_on_a_slide_no_letter_is_smaller_than_28_px():
    figure = members_by_month(members(TOTALS), MAY, RECEIVED, SLIDE).figure
    sizes = [note.font.size for note in figure.layout.annotations]
    assert min([*sizes, figure.layout.xaxis.tickfont.size]) >= 28


def test_steps_start_at_a_true_zero_and_end_at_the_net_change():
    (bars,) = changes_of_month(changes(MONTH), MAY, RECEIVED).figure.data
    assert list(bars.x) == [
        "Tháng 4", "Kết nạp", "Chuyển đến", "Chuyển đi", "Từ trần", "Xóa tên", "Tháng 5",
    ]  # fmt: skip
    assert list(bars.y) == [0, 15, 22, -6, -2, -1, 28]
    assert list(bars.base) == [0, 0, 15, 37, 31, 29, 0]


def test_the_steps_carry_their_signs_and_the_ends_their_totals():
    chart = changes_of_month(changes(MONTH), MAY, RECEIVED)
    assert [text for text in chart.figure.data[0].text if text] == [
        "+15", "+22", "−6", "−2", "−1",
    ]  # fmt: skip
    assert {"3.362", "3.390"} <= set(texts(chart.figure))


def test_transfers_within_the_committee_are_nobodys_gain():
    assert changes_of_month(changes(MONTH), MAY, RECEIVED).title == (
        "37 người vào, 9 người ra trong tháng 5"
    )


def test_of_one_organization_every_transfer_counts():
    chart = changes_of_month(changes(MONTH), MAY, ONE_UNIT, one_organization=True)
    assert chart.title == "41 người vào, 13 người ra trong tháng 5"


def test_transfers_within_that_do_not_match_are_other():
    row = (100, 0, 5, 5, 0, 3, 3, 0, 0, 0, 0, 0, 102)
    (bars,) = changes_of_month(changes(row), MAY, RECEIVED).figure.data
    assert dict(zip(bars.x, bars.y, strict=True)) == {"Tháng 4": 0, "Khác": 2, "Tháng 5": 2}


def test_what_the_causes_do_not_explain_is_other():
    row = (100, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, -3, 102)
    (bars,) = changes_of_month(changes(row), MAY, RECEIVED).figure.data
    assert list(bars.y) == [0, 5, -3, 2]


@pytest.mark.parametrize(
    ("row", "is_room"),
    [
        ((100, 5, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 100), True),  # falls to where the month began
        ((100, 15, 0, 0, 0, 15, 0, 0, 0, 0, 1, 0, 99), True),  # and below it
        ((100, 20, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 118), False),  # stays far above it
        ((100, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 120), False),
    ],
)
def test_number_under_a_bar_never_lies_on_the_words_below(row, is_room):
    low, high = changes_of_month(changes(row), MAY, RECEIVED).figure.layout.yaxis.range
    assert (-low > (high - low) * 0.05) is is_room


def test_titles_add_up_to_the_growth_that_stands_beside_them():
    """100 + 20 − 9 − 1 = 110, then 110 + 5 + 2 = 117; what nobody reported changes nothing."""
    april = (100, 20, 0, 0, 0, 9, 0, 0, 0, 0, 0, -1, 110)
    missing = (110, None, *[None] * 9, 0, 110)
    may = (110, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 117)
    assert changes_of_month(changes(april), MAY, RECEIVED).title == (
        "20 người vào, 9 người ra trong tháng 5, khác −1"
    )
    assert changes_by_month(changes(april, missing, may), MAY, RECEIVED).title == (
        "25 người vào, 9 người ra trong 2 tháng, khác +1"
    )


def test_a_quiet_month_shows_both_ends_on_one_level():
    chart = changes_of_month(changes(QUIET), MAY, ONE_UNIT)
    assert chart.title == "Không có người vào, người ra trong tháng 5"
    assert texts(chart.figure).count("52") == 2
    assert tuple(chart.figure.layout.yaxis.range) == (-1, 1)


def test_a_month_without_reports_has_no_steps_though_its_total_is_carried():
    row = (52, None, *[None] * 9, 0, 52)
    chart = changes_of_month(changes(row), MAY, NOTHING)
    assert chart.title == "Chưa có báo cáo tháng 5/2021"
    assert not chart.figure.data


def test_the_first_month_says_why_it_has_no_steps():
    chart = changes_of_month(changes((None, *MONTH[1:])), MAY, RECEIVED)
    assert chart.title == "Chưa tính được biến động tháng 5, vì chưa có số liệu tháng 4"


def test_the_table_of_the_steps_adds_up():
    rows = changes_of_month(changes(MONTH), MAY, RECEIVED).table
    numbers = rows.column("Số người")
    assert sum(numbers[:-1]) == numbers[-1] == 3390


def test_people_in_stand_above_zero_and_people_out_below():
    figure = changes_by_month(changes(QUIET, MONTH), MAY, RECEIVED).figure
    stacks = {trace.name: list(trace.y) for trace in figure.data if trace.type == "bar"}
    assert stacks == {
        "Kết nạp": [0, 15],
        "Chuyển đến, phục hồi": [0, 22],
        "Chuyển đi": [0, -6],
        "Từ trần, ra khỏi Đảng": [0, -3],
    }
    assert figure.layout.barmode == "relative"


def test_the_sums_stand_at_the_ends_of_the_stacks():
    figure = changes_by_month(changes(QUIET, MONTH), MAY, RECEIVED).figure
    assert [list(trace.text) for trace in figure.data if trace.type == "scatter"] == [
        ["", "37"],
        ["", "9"],
    ]


def test_a_month_without_reports_is_a_dash_in_the_stacks():
    missing = (52, None, *[None] * 9, 0, 52)
    chart = changes_by_month(changes(MONTH, missing, MONTH), MAY, RECEIVED)
    assert chart.figure.data[0].y[1] is None
    assert "–" in texts(chart.figure)
    assert chart.title == "74 người vào, 18 người ra trong 2 tháng"


def test_months_in_which_nobody_came_or_went_are_said_in_words():
    chart = changes_by_month(changes(QUIET, QUIET), MAY, ONE_UNIT)
    assert chart.title == "Không có người vào, người ra trong 2 tháng"
    assert "0 người vào, 0 người ra" in said(chart)


PARTS = {
    "month": [MAY.first], "members": [3310], "organizations": [66], "female": [1324],
    "aged_under_31": [602], "ethnic_minority": [407], "religious": [None], "probationary": [102],
    "exempt": [0],
}  # fmt: skip


def test_parts_are_shares_of_the_members_reported():
    chart = structure(answer(PARTS), MAY, RECEIVED)
    assert chart.figure.data[0].x[0] == pytest.approx(0.4)
    assert "40,0% (1.324)" in texts(chart.figure)
    assert chart.subtitle == "Trong 3.310 đảng viên của 66 đơn vị, tháng 5/2021"


def test_a_part_that_nobody_counted_is_not_zero():
    chart = structure(answer(PARTS), MAY, RECEIVED)
    assert "chưa có số liệu" in texts(chart.figure)
    assert "0,0% (0)" in texts(chart.figure)


def test_bars_of_parts_start_at_zero():
    assert structure(answer(PARTS), MAY, RECEIVED).figure.layout.xaxis.range[0] == 0


def test_the_parts_are_those_of_the_month_shown():
    frame = answer(PARTS)
    assert not structure(frame, MAY - 1, RECEIVED).figure.data


@pytest.mark.parametrize("frame", [NO_ANSWER, answer({**PARTS, "members": [0]})])
def test_without_members_reported_the_parts_are_said_in_words(frame):
    chart = structure(frame, MAY, NOTHING)
    assert chart.title == "Chưa có số liệu cơ cấu đảng viên tháng 5/2021"
    assert not chart.figure.data
