"""Why a picture comes early in a meeting: overdue, behind the pace, moved more than usual."""

from filled_forms import CONCLUSION, register, report, targets
from small_board import APRIL, MARCH, MAY, everybody

from partyboard.board.pictures import PICTURES
from partyboard.board.prominence import _FIGURES, _OVERDUE, _PACED, Rank, by_prominence
from partyboard.board.view import View


def spring(march, april, may):
    """Three months in which each of the three organizations admits so many."""
    return [
        *everybody(MARCH, march, 50),
        *everybody(APRIL, april, 50 + march),
        *everybody(MAY, may, 50 + march + april),
    ]


def ranks(view):
    return {each.name: each.rank for each in by_prominence(view)}


def reason(view, name):
    (found,) = (each.reason for each in by_prominence(view) if each.name == name)
    return found


def names(view, rank):
    return {name for name, each in ranks(view).items() if each is rank}


def test_every_picture_has_its_place(demo_store, settings):
    found = [each.name for each in by_prominence(View(demo_store, settings, MAY))]
    assert sorted(found) == sorted(PICTURES)


def test_every_picture_that_is_named_exists():
    assert {*_FIGURES, *_OVERDUE, *_PACED} <= PICTURES.keys()


def test_what_is_overdue_is_gravest(load):
    view = load(register(APRIL, CONCLUSION, {**CONCLUSION, "item": "2"}), *everybody(MAY))
    follow_ups = {"follow_ups_by_month", "follow_ups_ageing", "follow_ups_by_organization"}
    assert names(view, Rank.OVERDUE) == follow_ups
    assert reason(view, "follow_ups_ageing") == "2 nội dung quá hạn"


def test_what_is_open_but_not_due_is_no_cause_to_hurry(load):
    within = {**CONCLUSION, "due_on": MAY.last}
    assert names(load(register(APRIL, within), *everybody(MAY)), Rank.OVERDUE) == set()


def test_admissions_behind_the_pace(load):
    """24 a year are 10 by May; 3 admitted are 30 %."""
    view = load(targets(2021, {"indicator": "admitted", "target": 24}), *everybody(MAY, 1))
    assert names(view, Rank.BEHIND) == {"admissions_pace"}
    assert reason(view, "admissions_pace") == "dưới tiến độ: đạt 30%"


def test_admissions_less_than_one_person_off_the_pace_are_not_behind(load):
    """9 a year are 3,75 by May."""
    view = load(targets(2021, {"indicator": "admitted", "target": 9}), *everybody(MAY, 1))
    assert names(view, Rank.BEHIND) == set()


def test_figure_that_changed_more_than_it_mostly_does_has_moved(load):
    """Admissions went from 3 to 6, now to 15: 9 more, where 3 are usual."""
    view = load(*spring(1, 2, 5))
    assert names(view, Rank.MOVED) == {
        "members_by_month",
        "changes_of_month",
        "admissions_by_month",
    }
    assert reason(view, "admissions_by_month") == "kết nạp tăng 9 so với tháng 4"
    (found,) = (each for each in by_prominence(view) if each.name == "admissions_by_month")
    assert found.weight == 3


def test_figure_that_changed_less_than_it_mostly_does_is_steady(load):
    """Admissions went from 3 to 15, now to 18."""
    assert ranks(load(*spring(1, 5, 6)))["admissions_by_month"] is Rank.STEADY


def test_nothing_has_moved_where_only_one_change_is_known(load):
    view = load(*everybody(APRIL), *everybody(MAY, 5))
    assert names(view, Rank.MOVED) == set()


def test_nothing_is_behind_and_nothing_moved_while_the_month_is_still_coming_in(load):
    target = targets(2021, {"indicator": "admitted", "target": 240})
    view = load(target, *everybody(MARCH, 1), *everybody(APRIL, 2, 51), report("STC", MAY))
    assert names(view, Rank.BEHIND) == names(view, Rank.MOVED) == set()


def test_what_is_overdue_is_said_although_the_month_is_still_coming_in(load):
    view = load(register(APRIL, CONCLUSION), *everybody(APRIL), report("STC", MAY))
    assert "follow_ups_by_organization" in names(view, Rank.OVERDUE)


def test_picture_with_nothing_to_show_is_blank(load):
    blank = names(load(*everybody(MAY)), Rank.BLANK)
    assert {"training_by_kind", "follow_ups_ageing"} <= blank
    assert "members_by_month" not in blank


def test_picture_of_nothing_but_zeros_is_blank(load):
    """Nobody came or went, no class was opened, in either month."""
    blank = names(load(*everybody(APRIL), *everybody(MAY)), Rank.BLANK)
    assert {"changes_of_month", "admissions_by_month", "training_by_month"} <= blank
