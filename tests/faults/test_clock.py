"""The clock of the machine set back: what was said last stands, whatever moment it bears."""

import pytest
from filled_forms import JANUARY, at, listing, report, sent

from partyboard.intake.mending import Heading
from partyboard.reception import receive
from partyboard.reception.amending import restore, withdraw
from partyboard.reception.locking import lock, reopen
from partyboard.store.around import locked_months
from partyboard.store.headings import forget, remember, remembered
from partyboard.store.meetings import remove_meeting, save_meeting
from partyboard.store.sequences import reset_sequence, save_sequence

AHEAD, RIGHT = at(2022, 2, 1), at(2021, 2, 1)  # a year ahead until somebody sets it right


def told(members):
    stays = {"opening": members, "closing": members}
    return report("STC", JANUARY, members=stays)


@pytest.fixture
def store(empty_store, settings):
    """A report that came in while the clock was ahead."""
    receive(empty_store, [sent(listing(), at(2021, 1, 4))], settings, now=AHEAD)
    receive(empty_store, [sent(told(50))], settings, now=AHEAD)
    return empty_store


def members(store):
    (row,) = store.rows("members") or [{"members": None}]
    return row["members"]


def test_report_that_comes_after_another_takes_its_place(store, settings):
    (receipt,) = receive(store, [sent(told(51))], settings, now=RIGHT)
    assert (str(receipt.status), receipt.revision) == ("accepted", 2)
    assert members(store) == 51
    (again,) = receive(store, [sent(told(51))], settings, now=RIGHT)
    assert (str(again.status), again.revision) == ("unchanged", 2)


def test_report_set_aside_counts_again_when_it_is_restored(store):
    report_id = next(r["id"] for r in store.rows("submissions") if r["organization"] == "STC")
    withdraw(store, report_id, "nhầm đơn vị", now=AHEAD)
    assert members(store) is None
    restore(store, report_id, "đúng đơn vị", now=RIGHT)
    assert members(store) == 50
    withdraw(store, report_id, "nhầm đơn vị", now=RIGHT)
    assert members(store) is None


def test_month_that_was_locked_is_reopened_and_locked_again(store, settings):
    def is_locked():
        with store.reading() as cursor:
            return JANUARY in dict(locked_months(cursor))

    lock(store, settings, JANUARY, reason="đã họp", now=AHEAD)
    reopen(store, JANUARY, "còn sai", now=RIGHT)
    assert not is_locked()
    lock(store, settings, JANUARY, reason="đã họp", now=RIGHT)
    assert is_locked()


def test_order_of_pictures_meetings_and_headings_are_what_was_said_last(store):
    heading = Heading("members", "opening", "ĐV đầu kỳ")
    with store.writing() as cursor:
        save_sequence(cursor, JANUARY, ["members"], [], AHEAD)
        reset_sequence(cursor, JANUARY, RIGHT)
        save_meeting(cursor, RIGHT, "Họp tháng 1", AHEAD)
        remove_meeting(cursor, RIGHT, RIGHT)
        remember(cursor, "grassroots", "STC", [heading], AHEAD)
        forget(cursor, "grassroots", "STC", [heading], RIGHT)
        assert remembered(cursor) == {}
    assert store.rows("sequence", month=JANUARY.first) == []
    assert [row["name"] for row in store.rows("moments") if row["name"] == "Họp tháng 1"] == []
