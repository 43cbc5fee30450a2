"""Targets as one looks at them: which month is judged, who is below pace, what is said of it."""

import pytest
from filled_forms import CTVT, SNV, STC, at, listing, report, sent, targets

from partyboard.board.pace import Standing
from partyboard.board.pictures import PICTURES
from partyboard.board.targets import (
    ORGANIZATION_PICTURES,
    PACE_PICTURES,
    achievement,
    advice,
    below_pace,
    is_below_pace,
    judged_month,
    organizations_below_pace,
)
from partyboard.board.view import View
from partyboard.reception import receive
from partyboard.text import Month

JANUARY, FEBRUARY, MARCH, APRIL = (Month(2021, number) for number in range(1, 5))
CODES = ("STC", "SNV", "CTVT")


@pytest.fixture
def load(empty_store, settings):
    """Loads a small committee; a function from month and organization to the view."""

    def loaded(*contents):
        receive(empty_store, map(sent, (listing(), *contents)), settings, now=at(2021, 5, 31))
        return lambda month, organization=None: View(empty_store, settings, month, organization)

    return loaded


def told(code, month, admitted=0, opening=50):
    members = {"opening": opening, "admitted": admitted, "closing": opening + admitted}
    return report(code, month, members=members)


def everybody(month, admitted=0, opening=50):
    return [told(code, month, admitted, opening) for code in CODES]


def asked(target, organization=None, indicator="admitted"):
    return {"organization": organization, "indicator": indicator, "target": target}


def test_month_that_is_still_coming_in_is_judged_by_the_one_before(load):
    view = load(targets(2021, asked(24)), *everybody(JANUARY, 1), told("STC", FEBRUARY, 1, 51))
    found = achievement(view(FEBRUARY), "admitted")
    assert (found.until, found.done, found.pace) == (JANUARY, 3, 2)
    assert advice(view(FEBRUARY), "admitted") == (
        "Cần kết nạp 2 đảng viên mỗi tháng từ tháng 2 để đạt 24.",
        "Tháng 2 mới có 1/3 đơn vị báo cáo, nên tiến độ tính đến hết tháng 1.",
    )


def test_first_month_of_a_year_that_is_still_coming_in_is_not_judged(load):
    view = load(targets(2021, asked(24)), told("STC", JANUARY, 1))(JANUARY)
    assert judged_month(view) is None
    found = achievement(view, "admitted")
    assert (found.done, found.standing) == (1, Standing.UNKNOWN)
    assert advice(view, "admitted") == (
        "Tháng 1 mới có 1/3 đơn vị báo cáo, chưa so được với tiến độ.",
    )
    assert below_pace(view) == ()


def test_december_of_last_year_judges_nothing_of_this(load):
    december = Month(2020, 12)
    old = (listing(december), *everybody(december, 1))
    view = load(*old, targets(2021, asked(24)), told("STC", JANUARY, 0, 51))(JANUARY)
    assert judged_month(view) is None


def test_organization_is_judged_by_its_own_last_report(load):
    view = load(targets(2021, asked(12, "STC")), *everybody(JANUARY), told("SNV", FEBRUARY))(
        FEBRUARY, "STC"
    )
    assert judged_month(view) == JANUARY
    assert advice(view, "admitted")[-1] == (
        "Đơn vị chưa báo cáo tháng 2, nên tiến độ tính đến hết tháng 1."
    )


def test_every_target_below_its_pace_is_named(load):
    """By March 24 ask for 6, 8 classes for 2, 12 conversions for 3."""
    set_for = targets(
        2021, asked(24), asked(8, None, "classes"), asked(12, None, "official_conversions")
    )
    converted = [
        report(code, MARCH, members={"opening": 50, "closing": 50, "official_conversions": 1})
        for code in CODES
    ]
    view = load(set_for, *converted)(MARCH)
    assert [each.indicator.name for each in below_pace(view)] == ["admitted", "classes"]


def test_target_reached_early_says_since_when(load):
    view = load(
        targets(2021, asked(6)),
        *everybody(JANUARY, 1),
        *everybody(FEBRUARY, 1, 51),
        *everybody(MARCH, 1, 52),
    )(MARCH)
    assert advice(view, "admitted") == ("Đã đạt chỉ tiêu 6 của năm 2021 từ tháng 2.",)
    assert not is_below_pace(view, "admitted")


def test_target_set_in_the_middle_of_the_year_counts_from_the_moment_it_came(empty_store, settings):
    early = [sent(each, at(2021, 3, 25)) for each in everybody(MARCH)]
    late = sent(targets(2021, asked(24)), at(2021, 4, 2))
    receive(
        empty_store, [sent(listing(), at(2021, 1, 4)), *early, late], settings, now=at(2021, 4, 3)
    )
    then = View(empty_store, settings, MARCH, as_of=at(2021, 4, 1))
    now = View(empty_store, settings, MARCH)
    assert achievement(then, "admitted").target is None
    assert achievement(now, "admitted").standing is Standing.BEHIND


def test_where_no_target_is_set_it_says_how_to_set_one(load):
    view = load(*everybody(MARCH))
    (sentence,) = advice(view(MARCH), "admitted")
    assert sentence.startswith("Chưa có chỉ tiêu kết nạp năm 2021. Tải mẫu của biểu «Chỉ tiêu năm»")
    assert advice(view(MARCH, "STC"), "admitted") == (
        "Đơn vị chưa được giao chỉ tiêu kết nạp năm 2021.",
    )


def test_target_of_zero_is_said_to_be_zero(load):
    view = load(targets(2021, asked(0)), *everybody(MARCH))(MARCH)
    assert advice(view, "admitted") == ("Chỉ tiêu năm 2021 bằng 0.",)
    assert below_pace(view) == ()


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [asked(24), asked(6, "STC"), asked(5, "SNV")],
            "2 đơn vị được giao cộng lại 11/24, còn 13 chưa giao cho đơn vị nào.",
        ),
        (
            [asked(24), asked(20, "STC"), asked(6, "SNV")],
            "2 đơn vị được giao cộng lại 26, nhiều hơn chỉ tiêu toàn Đảng bộ 2.",
        ),
        ([asked(6, "STC")], "Toàn Đảng bộ chưa giao chỉ tiêu; 1 đơn vị được giao cộng lại 6."),
    ],
)
def test_targets_of_organizations_that_do_not_add_up_to_the_whole_are_said(load, rows, said):
    assert said in advice(load(targets(2021, *rows), *everybody(MARCH))(MARCH), "admitted")


def test_targets_that_add_up_are_not_talked_about(load):
    rows = targets(2021, asked(12), asked(6, "STC"), asked(6, "SNV"))
    assert len(advice(load(rows, *everybody(MARCH))(MARCH), "admitted")) == 1


def test_one_class_counts_for_each_that_goes_there_so_classes_are_not_added_up(load):
    rows = targets(
        2021, asked(4, None, "classes"), asked(4, "STC", "classes"), asked(4, "SNV", "classes")
    )
    assert len(advice(load(rows, *everybody(MARCH))(MARCH), "classes")) == 1


def test_organizations_below_the_pace_of_their_own_targets_are_counted(load):
    """By March 8 ask for 2, of whom STC has 1; 2 ask for half a member."""
    rows = targets(2021, asked(3), asked(8, "STC"), asked(2, "SNV"))
    view = load(rows, told("STC", MARCH, 1), told("SNV", MARCH), told("CTVT", MARCH))(MARCH)
    assert organizations_below_pace(view, "admitted") == 1
    assert below_pace(view) == ()
    assert is_below_pace(view, "admitted")


def test_successor_takes_over_the_target_and_what_was_done_of_it(load):
    gone = {**CTVT, "to_month": FEBRUARY.first, "successor": "SNV"}
    view = load(
        listing(FEBRUARY, [STC, SNV, gone]),
        targets(2021, asked(24), asked(12, "SNV"), asked(12, "CTVT")),
        *everybody(JANUARY, 1),
        *everybody(FEBRUARY, 1, 51),
        told("STC", MARCH, 0, 52),
        told("SNV", MARCH, 0, 52),
    )
    before, after = (achievement(view(month, "SNV"), "admitted") for month in (FEBRUARY, MARCH))
    assert (before.target, before.done) == (12, 2)
    assert (after.target, after.done) == (24, 4)
    assert achievement(view(MARCH), "admitted").done == 6


def test_every_target_has_its_two_pictures():
    assert {*PACE_PICTURES.values(), *ORGANIZATION_PICTURES.values()} <= PICTURES.keys()
