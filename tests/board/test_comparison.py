"""How a month may be compared with the one before: in titles, beside them, or not at all."""

import pytest
from filled_forms import CONCLUSION, at, listing, register, report, sent

from partyboard.board.comparison import COMPARABLE, Comparison, Fair, comparison
from partyboard.board.pictures import picture
from partyboard.board.tiles import tiles
from partyboard.board.view import View
from partyboard.reception import receive
from partyboard.text import Month

APRIL, MAY = Month(2021, 4), Month(2021, 5)
CODES = ("STC", "SNV", "CTVT")
MINUS = "\N{MINUS SIGN}"


def admitting(code, month, admitted, opening=50):
    members = {"opening": opening, "admitted": admitted, "closing": opening + admitted}
    return report(code, month, members=members)


def everybody(month, admitted, opening=50):
    return [admitting(code, month, admitted, opening) for code in CODES]


@pytest.fixture
def board(empty_store, settings):
    """Loads a small committee; the view of May."""

    def loaded(*contents, organization=None):
        receive(empty_store, map(sent, (listing(), *contents)), settings, now=at(2021, 5, 31))
        return View(empty_store, settings, MAY, organization)

    return loaded


def test_same_organizations_are_compared_and_nothing_is_said_beside(board):
    view = board(*everybody(APRIL, 1), *everybody(MAY, 2, 51))
    for name in ("members", "admitted", "follow_ups_overdue"):
        assert comparison(view, name) == COMPARABLE
    title = picture(view, "members_by_month").title
    assert title == "Đảng bộ có 159 đảng viên, tăng 6 so với tháng 4"
    assert "báo cáo cả hai tháng" not in picture(view, "members_by_month").subtitle


def test_month_that_is_still_coming_in_is_not_compared_in_a_title(board):
    view = board(
        register(APRIL, CONCLUSION), *everybody(APRIL, 2), admitting("STC", MAY, 1, opening=52)
    )
    few = "mới có 1/3 đơn vị báo cáo"
    assert comparison(view, "admitted") == Comparison(few, Fair(1, -1))
    assert comparison(view, "members") == Comparison(few, Fair(1, 1))
    assert comparison(view, "follow_ups_overdue") == Comparison(few)
    titles = {
        "members_by_month": f"Đảng bộ có 157 đảng viên, {few}",
        "admissions_by_month": f"Kết nạp 1 đảng viên trong tháng 5, {few}",
        "follow_ups_by_month": f"1 nội dung quá hạn khắc phục, {few}",
    }
    assert {name: picture(view, name).title for name in titles} == titles
    told = picture(view, "admissions_by_month").subtitle
    assert told.endswith(f"; 1 đơn vị báo cáo cả hai tháng: {MINUS}1")


def test_nobody_admitted_so_far_is_said_as_so_far(board):
    view = board(*everybody(APRIL, 2), admitting("STC", MAY, 0, opening=52))
    assert picture(view, "admissions_by_month").title == (
        "Không kết nạp đảng viên nào trong tháng 5, mới có 1/3 đơn vị báo cáo"
    )


def test_fair_change_stands_in_the_picture_beside_the_raw_one(demo_store, settings):
    """Of 68 organizations one did not report April 2021, two others did not report May."""
    chart = picture(View(demo_store, settings, MAY), "members_by_month")
    assert chart.title.endswith("tăng 10 so với tháng 4")
    assert chart.subtitle.endswith("; 65 đơn vị báo cáo cả hai tháng: +11")
    drawn = " ".join(str(note.text) for note in chart.figure.layout.annotations)
    assert "65 đơn vị báo cáo cả hai tháng: +11" in drawn.replace("<br>", " ")


def test_organization_that_has_not_reported_says_so_instead_of_a_change(board):
    view = board(*everybody(APRIL, 1), admitting("STC", MAY, 2, 51), organization="SNV")
    assert picture(view, "members_by_month").title == (
        "Đơn vị có 51 đảng viên, chưa báo cáo tháng 5"
    )


def test_month_after_one_that_hardly_anybody_reported_is_not_compared_either(board):
    view = board(admitting("STC", APRIL, 1), *everybody(MAY, 2, 51))
    assert comparison(view, "admitted") == Comparison(
        "tháng 4 chỉ có 1/3 đơn vị báo cáo", Fair(1, 1)
    )
    found = {tile.name: tile for tile in tiles(view)}
    assert (found["admitted"].change, found["members"].change) == (None, None)
    assert found["admitted"].note == "tháng 4 chỉ có 1/3 đơn vị báo cáo"


def test_month_a_year_ago_that_hardly_anybody_reported_is_no_measure(board):
    year_ago = MAY - 12
    view = board(
        listing(year_ago),
        admitting("STC", year_ago, 1),
        *everybody(APRIL, 2),
        *everybody(MAY, 2, 52),
    )
    assert {tile.note for tile in tiles(view) if tile.name in ("members", "admitted")} == {""}
