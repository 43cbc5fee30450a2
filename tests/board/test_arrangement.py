"""Pictures put in order by hand."""

from datetime import datetime

import pytest

from partyboard.board.arrangement import Arrangement, arrangement, entries
from partyboard.board.pictures import PICTURES
from partyboard.board.sequence import save, sequence
from partyboard.board.view import View
from partyboard.store.database import Store
from partyboard.text import VIETNAM, Month

MAY = Month(2021, 5)
ABCD = Arrangement(("a", "b", "c", "d"), ("x", "y"))


@pytest.mark.parametrize(
    ("changed", "shown", "left_out"),
    [
        (ABCD.moved("b", 1), "acbd", "xy"),
        (ABCD.moved("c", -1), "acbd", "xy"),
        (ABCD.moved("a", -1), "abcd", "xy"),
        (ABCD.moved("d", 1), "abcd", "xy"),
        (ABCD.first("d"), "dabc", "xy"),
        (ABCD.first("a"), "abcd", "xy"),
        (ABCD.without("b"), "acd", "bxy"),
        (ABCD.with_("y"), "abcdy", "x"),
        (ABCD.moved("x", -1), "abcd", "xy"),
        (ABCD.without("x"), "abcd", "xy"),
        (ABCD.with_("a"), "abcd", "xy"),
    ],
)
def test_picture_moves_and_the_others_stay_in_order(changed, shown, left_out):
    assert changed == Arrangement(tuple(shown), tuple(left_out))


def test_one_begins_with_the_order_in_force_and_all_other_pictures(demo_store, settings):
    view = View(demo_store, settings, MAY)
    found = arrangement(view)
    assert found.shown == sequence(view)
    assert sorted((*found.shown, *found.left_out)) == sorted(PICTURES)


def test_what_was_put_together_and_saved_is_what_one_begins_with_the_next_time(demo_copy, settings):
    with Store(demo_copy) as store:
        view = View(store, settings, MAY)
        draft = arrangement(view).without("structure").first("training_reach")
        save(view, draft.shown, "Lê Thị Mai", datetime(2021, 5, 31, 16, tzinfo=VIETNAM))
        again = arrangement(view)
    assert again.shown == draft.shown and "structure" in again.left_out


def test_each_picture_is_told_by_its_finding_and_why_it_comes_early(demo_store, settings):
    found = entries(View(demo_store, settings, MAY))
    assert found.keys() == PICTURES.keys()
    assert found["follow_ups_ageing"].title.startswith("9/15 nội dung còn mở đã quá hạn")
    assert found["follow_ups_ageing"].reason == "9 nội dung quá hạn"
    assert found["structure"].reason == ""
