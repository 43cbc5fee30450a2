"""The order of the pictures in a meeting."""

import pytest
from filled_forms import CONCLUSION, at, listing, register, report, sent, targets

from partyboard.board.sequence import sequence
from partyboard.board.view import View
from partyboard.reception import receive
from partyboard.text import Month

MARCH, APRIL, MAY = (Month(2021, number) for number in (3, 4, 5))
CODES = ("STC", "SNV", "CTVT")


@pytest.fixture
def load(empty_store, settings):
    """Loads a small committee; the view of May."""

    def loaded(*contents):
        receive(empty_store, map(sent, (listing(), *contents)), settings, now=at(2021, 5, 31))
        return View(empty_store, settings, MAY)

    return loaded


def everybody(month, admitted=0, opening=50):
    members = {"opening": opening, "admitted": admitted, "closing": opening + admitted}
    return [report(code, month, members=members) for code in CODES]


def test_may_2021_begins_with_what_is_overdue_then_the_pace_then_what_moved(demo_store, settings):
    assert sequence(View(demo_store, settings, MAY))[:9] == (
        "follow_ups_by_month",
        "follow_ups_ageing",
        "follow_ups_by_organization",
        "admissions_pace",
        "members_by_month",
        "changes_of_month",
        "admissions_by_month",
        "training_by_month",
        "commendations_by_month",
    )


def test_overdue_then_behind_then_moved_then_the_rest(load):
    """9 admissions in May where 3 a month are usual, still behind 240 a year; one item overdue."""
    view = load(
        register(APRIL, CONCLUSION),
        targets(2021, {"indicator": "admitted", "target": 240}),
        *everybody(MARCH, 1),
        *everybody(APRIL, 1, 51),
        *everybody(MAY, 3, 52),
    )
    found = sequence(view)
    assert found[:3] == ("follow_ups_by_month", "follow_ups_ageing", "follow_ups_by_organization")
    assert found[3] == "admissions_pace"
    assert set(found[4:7]) == {"members_by_month", "changes_of_month", "admissions_by_month"}
    assert found[7:] == (
        "changes_by_month",
        "structure",
        "training_by_month",
        "training_reach",
        "commendations_by_month",
    )


def test_calm_month_is_shown_in_the_order_of_the_pages(load):
    found = sequence(load(*everybody(APRIL), *everybody(MAY)))
    assert found[:2] == ("members_by_month", "changes_of_month")


def test_pictures_with_nothing_to_show_are_left_out(load):
    found = sequence(load(*everybody(MAY)))
    assert "training_by_kind" not in found and "follow_ups_ageing" not in found


def test_board_without_reports_has_nothing_to_show(empty_store, settings):
    assert sequence(View(empty_store, settings, MAY)) == ()


def test_same_month_has_the_same_order_every_time(demo_store, settings):
    views = [View(demo_store, settings, MAY) for _ in range(3)]
    assert len({sequence(view) for view in views}) == 1
