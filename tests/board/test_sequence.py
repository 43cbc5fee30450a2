"""The order of the pictures in a meeting."""

import pytest
from filled_forms import CLASS, CONCLUSION, at, register, report, sent, targets
from small_board import APRIL, MARCH, MAY, everybody

from partyboard.board.sequence import SequenceRefused, by_content, reset, save, saved, sequence
from partyboard.board.view import View
from partyboard.reception import receive
from partyboard.store.sequences import save_sequence


def test_may_2021_begins_with_what_is_overdue_then_the_pace_then_what_moved(demo_store, settings):
    found = sequence(View(demo_store, settings, MAY))
    assert found[:3] == ("follow_ups_by_month", "follow_ups_ageing", "follow_ups_by_organization")
    told = ("admissions_pace", "members_by_month", "training_by_month", "structure")
    assert [name for name in found if name in told] == list(told)


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
    assert found[7:] == ("changes_by_month", "training_reach")


def test_calm_month_is_shown_in_the_order_of_the_pages(load):
    found = sequence(load(*everybody(APRIL, 1), *everybody(MAY, 1, 51)))
    assert found[:3] == ("members_by_month", "changes_of_month", "changes_by_month")


def test_pictures_with_nothing_to_show_are_left_out(load):
    found = sequence(load(*everybody(APRIL), *everybody(MAY)))
    assert found == ("members_by_month", "training_reach")


def test_board_without_reports_has_nothing_to_show(empty_store, settings):
    assert sequence(View(empty_store, settings, MAY)) == ()


def test_same_month_has_the_same_order_every_time(demo_store, settings):
    views = [View(demo_store, settings, MAY) for _ in range(3)]
    assert len({sequence(view) for view in views}) == 1


@pytest.fixture
def calm(load):
    """Nothing overdue, behind or moved: the total and who sent nobody to a class."""
    return load(*everybody(APRIL), *everybody(MAY))


def seen_at(view, moment):
    return View(view.store, view.settings, view.month, as_of=moment)


def test_order_that_staff_saved_stands_and_what_they_left_out_stays_out(calm):
    save(calm, ["structure", "members_by_month"], "Lê Thị Mai", at(2021, 5, 31, 10))
    assert sequence(calm) == ("structure", "members_by_month")
    own = saved(calm)
    assert (own.made_by, own.made_at) == ("Lê Thị Mai", at(2021, 5, 31, 10))
    assert own.left_out == ("training_reach",)


def test_last_order_that_was_saved_stands(calm):
    save(calm, ["structure"], "Mai", at(2021, 5, 31, 10))
    save(calm, ["members_by_month", "structure"], "Mai", at(2021, 5, 31, 11))
    assert sequence(calm) == ("members_by_month", "structure")


def test_order_of_one_month_is_not_that_of_another(calm):
    save(calm, ["structure"], "Mai", at(2021, 5, 31, 10))
    april = View(calm.store, calm.settings, APRIL)
    assert sequence(april) == by_content(april)


def test_after_a_reset_the_content_decides_again(calm):
    before = sequence(calm)
    save(calm, ["structure"], "Mai", at(2021, 5, 31, 10))
    reset(calm.store, MAY, "Mai", at(2021, 5, 31, 11))
    assert saved(calm) is None and sequence(calm) == before


def test_picture_that_has_something_to_show_since_then_comes_last(calm, settings):
    """A class is reported after the order was saved."""
    save(calm, ["structure", "members_by_month"], "Mai", at(2021, 5, 31, 10))
    again = report("STC", MAY, training=[CLASS])
    receive(calm.store, [sent(again)], settings, now=at(2021, 5, 31, 12))
    added = ("training_by_month", "training_by_kind")
    assert sequence(calm) == ("structure", "members_by_month", *added)


def test_picture_that_there_is_no_more_is_left_out(calm):
    with calm.store.writing() as cursor:
        save_sequence(cursor, MAY, ["no_more", "structure"], [], at(2021, 5, 31))
    assert sequence(calm)[0] == "structure" and "no_more" not in sequence(calm)


def test_order_as_of_a_time_is_the_one_that_stood_then(calm):
    earlier = at(2021, 5, 31, 10)
    save(calm, ["structure"], "Mai", earlier)
    save(calm, ["members_by_month"], "Mai", at(2021, 5, 31, 12))
    assert sequence(seen_at(calm, at(2021, 5, 31, 11))) == ("structure",)
    before = seen_at(calm, at(2021, 5, 31, 9, 30))
    assert sequence(before) == by_content(before)


def test_organization_looked_at_alone_has_its_own_order(calm):
    save(calm, ["structure"], "Mai", at(2021, 5, 31, 10))
    alone = View(calm.store, calm.settings, MAY, "STC")
    assert saved(alone) is None and sequence(alone) == by_content(alone)


@pytest.mark.parametrize(("shown", "by"), [([], "Mai"), (["structure"], " ")])
def test_nothing_to_show_or_nobody_who_says_so_is_refused(calm, shown, by):
    with pytest.raises(SequenceRefused):
        save(calm, shown, by, at(2021, 5, 31, 10))
    assert saved(calm) is None


def test_reset_by_nobody_is_refused(calm):
    save(calm, ["structure"], "Mai", at(2021, 5, 31, 10))
    with pytest.raises(SequenceRefused):
        reset(calm.store, MAY, "", at(2021, 5, 31, 11))
    assert sequence(calm) == ("structure",)
