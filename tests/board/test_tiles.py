"""The month at a glance."""

import pytest
from filled_forms import CONCLUSION, at, listing, register, report, sent

from partyboard.board.tiles import tiles
from partyboard.board.view import View
from partyboard.reception import receive
from partyboard.text import Month

APRIL, MAY = Month(2021, 4), Month(2021, 5)
CODES = ("STC", "SNV", "CTVT")


@pytest.fixture
def of_may(demo_store, settings):
    """Name → tile of May 2021."""
    return {tile.name: tile for tile in tiles(View(demo_store, settings, MAY))}


@pytest.fixture
def small(empty_store, settings):
    """Loads a small committee; the tiles of May."""

    def loaded(*contents, organization=None):
        receive(empty_store, map(sent, (listing(), *contents)), settings, now=at(2021, 5, 31))
        view = View(empty_store, settings, MAY, organization)
        return {tile.name: tile for tile in tiles(view)}

    return loaded


def admitting(code, month, admitted, opening=50):
    members = {"opening": opening, "admitted": admitted, "closing": opening + admitted}
    return report(code, month, members=members)


def test_six_headline_figures_in_order(of_may):
    assert {name: tile.value for name, tile in of_may.items()} == {
        "members": "3.390",
        "admitted": "15",
        "official_conversions": "13",
        "participants": "72",
        "commended_collectives": "27",
        "follow_ups_overdue": "9",
    }


def test_tile_names_what_belongs_to_its_figure(of_may):
    assert of_may["participants"].note == "1 lớp, 28 đơn vị"
    assert of_may["commended_collectives"].note == "57 cá nhân"
    assert of_may["follow_ups_overdue"].note == "15 nội dung chưa xong"


def test_change_is_against_the_month_before_and_the_note_against_last_year(
    demo_store, settings, of_may
):
    view = View(demo_store, settings, MAY)
    now, before, last_year = (view.figure("members", month) for month in (MAY, APRIL, MAY - 12))
    assert of_may["members"].change == now - before
    assert of_may["members"].note == f"+{now - last_year} so với cùng kỳ"


def test_series_has_thirteen_months_ending_with_the_month_in_view(demo_store, settings, of_may):
    view = View(demo_store, settings, MAY)
    series = of_may["members"].series
    assert len(series) == 13
    assert (series[0], series[-1]) == (view.figure("members", MAY - 12), 3390)


def test_levels_are_lines_and_flows_are_bars(of_may):
    assert [name for name, tile in of_may.items() if tile.is_level] == [
        "members",
        "follow_ups_overdue",
    ]


def test_more_overdue_is_not_good(of_may):
    assert of_may["follow_ups_overdue"].rising_is_good is False
    assert of_may["members"].rising_is_good is True


def test_before_anything_is_loaded_every_tile_is_a_dash(empty_store, settings):
    found = tiles(View(empty_store, settings, MAY))
    assert {tile.value for tile in found} == {"–"}
    assert {tile.change for tile in found} == {None}
    assert {tile.note for tile in found} == {""}
    assert {value for tile in found for value in tile.series} == {None}


def test_first_month_has_no_change(small):
    tile = small(*(admitting(code, MAY, 1) for code in CODES))["admitted"]
    assert (tile.value, tile.change, tile.note) == ("3", None, "")


def test_flow_is_compared_when_all_have_reported(small):
    tile = small(
        *(admitting(code, APRIL, 1) for code in CODES),
        *(admitting(code, MAY, 2, 51) for code in CODES),
    )["admitted"]
    assert (tile.value, tile.change) == ("6", 3)


def test_flow_of_a_month_that_is_still_coming_in_is_not_compared(small):
    found = small(*(admitting(code, APRIL, 1) for code in CODES), admitting("STC", MAY, 1, 51))
    assert (found["admitted"].value, found["admitted"].change) == ("1", None)
    assert found["admitted"].note == "mới có 1/3 đơn vị báo cáo"
    assert found["admitted"].fair == "cùng 1 đơn vị: 0"


def test_level_of_a_month_that_is_still_coming_in_is_compared_like_for_like_or_not_at_all(small):
    found = small(
        register(APRIL, CONCLUSION),
        *(admitting(code, APRIL, 1) for code in CODES),
        admitting("STC", MAY, 2, 51),
    )
    members, overdue = found["members"], found["follow_ups_overdue"]
    assert (members.value, members.change, members.fair) == ("155", None, "cùng 1 đơn vị: +2")
    assert (overdue.value, overdue.change, overdue.fair) == ("1", None, "")
    assert members.note == overdue.note == "mới có 1/3 đơn vị báo cáo"


def test_fair_change_stands_beside_the_raw_one_where_others_reported(demo_store, settings, of_may):
    """SKHCN did not report April 2021, two others did not report May: 65 reported both."""
    fair = {name: tile.fair for name, tile in of_may.items()}
    assert fair["members"] == "cùng 65 đơn vị: +11" and of_may["members"].change == 10
    assert fair["admitted"] == "cùng 65 đơn vị: +10" and of_may["admitted"].change == 10
    assert fair["follow_ups_overdue"] == ""


def test_same_organizations_need_no_fair_change(small):
    found = small(
        *(admitting(code, APRIL, 1) for code in CODES),
        *(admitting(code, MAY, 2, 51) for code in CODES),
    )
    assert {tile.fair for tile in found.values()} == {""}
    assert found["members"].change == 6


def test_organization_that_has_not_reported_is_compared_with_nothing(small):
    found = small(
        *(admitting(code, APRIL, 1) for code in CODES),
        admitting("STC", MAY, 2, 51),
        organization="SNV",
    )
    members = found["members"]
    assert (members.value, members.change, members.fair) == ("51", None, "")
    assert members.note == "chưa báo cáo tháng 5"


def test_tile_of_one_organization_is_its_own(small):
    tile = small(
        *(admitting(code, APRIL, 1) for code in CODES),
        admitting("STC", MAY, 2, 51),
        organization="STC",
    )["admitted"]
    assert (tile.value, tile.change) == ("2", 1)


def test_month_without_a_report_is_a_gap_in_the_series(small):
    tile = small(admitting("STC", MAY - 2, 1), admitting("STC", MAY, 1, 51), organization="STC")
    assert tile["admitted"].series[-3:] == (1, None, 1)
    assert tile["members"].series[-3:] == (51, 51, 52)


def test_overdue_items_are_counted_without_any_report_on_them(small):
    found = small(register(APRIL, CONCLUSION), *(report(code, MAY) for code in CODES))
    assert found["follow_ups_overdue"].value == "1"
