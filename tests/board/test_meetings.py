"""The past moments that offer themselves: meetings that were saved, months as they were locked."""

import pytest
from filled_forms import at

from partyboard.board.meetings import (
    MeetingRefused,
    called,
    moment_in,
    moment_typed,
    moments,
    remove,
    save,
    written,
)
from partyboard.store.events import lock_month, reopen_month
from partyboard.text import Month

APRIL = Month(2021, 4)
MEETING, NOW = at(2021, 5, 31, 16, 30), at(2021, 6, 1, 8)


def labels(store):
    return [each.label for each in moments(store)]


def test_nothing_offers_itself_before_anything_is_saved_or_locked(empty_store):
    assert moments(empty_store) == ()


def test_saved_meeting_offers_itself_by_its_name(empty_store):
    save(empty_store, " Họp  Ban Thường vụ ", MEETING, "Nguyễn Thị Lan", NOW)
    (found,) = moments(empty_store)
    assert found.label == "16:30 31/5/2021 · Họp Ban Thường vụ"
    assert (found.at, found.locked, found.made_by) == (MEETING, None, "Nguyễn Thị Lan")


def test_locked_month_offers_the_moment_of_its_lock(empty_store):
    with empty_store.writing() as cursor:
        lock_month(cursor, APRIL, at(2021, 5, 5, 8), "Lan")
    assert labels(empty_store) == ["08:00 5/5/2021 · Chốt tháng 4/2021"]


def test_newest_stands_first_and_a_lock_that_was_taken_back_is_still_a_moment(empty_store):
    with empty_store.writing() as cursor:
        lock_month(cursor, APRIL, at(2021, 5, 5, 8))
        reopen_month(cursor, APRIL, at(2021, 5, 6, 8), "sót một đơn vị")
        lock_month(cursor, APRIL, at(2021, 5, 7, 8))
    save(empty_store, "Giao ban", at(2021, 5, 6, 9), "Lan", NOW)
    assert labels(empty_store) == [
        "08:00 7/5/2021 · Chốt tháng 4/2021",
        "09:00 6/5/2021 · Giao ban",
        "08:00 5/5/2021 · Chốt tháng 4/2021",
    ]


def test_meeting_saved_again_takes_the_new_name(empty_store):
    save(empty_store, "Giao ban", MEETING, "Lan", NOW)
    save(empty_store, "Họp Ban Thường vụ", MEETING, "Lan", at(2021, 6, 2))
    assert labels(empty_store) == ["16:30 31/5/2021 · Họp Ban Thường vụ"]


def test_meeting_that_is_removed_offers_itself_no_more_until_it_is_saved_again(empty_store):
    save(empty_store, "Giao ban", MEETING, "Lan", NOW)
    remove(empty_store, moments(empty_store)[0], "Lan", at(2021, 6, 2))
    assert moments(empty_store) == ()
    save(empty_store, "Giao ban", MEETING, "Lan", at(2021, 6, 3))
    assert len(moments(empty_store)) == 1


@pytest.mark.parametrize(
    ("name", "moment", "by"),
    [("", MEETING, "Lan"), ("  ", MEETING, "Lan"), ("Họp", MEETING, " "), ("Họp", NOW, "Lan")],
    ids=["no name", "blank name", "nobody", "not yet"],
)
def test_meeting_is_not_saved_without_name_or_person_or_before_it_was(
    empty_store, name, moment, by
):
    with pytest.raises(MeetingRefused) as refused:
        save(empty_store, name, moment, by, at(2021, 5, 31, 17))
    assert str(refused.value).endswith(".")
    assert moments(empty_store) == ()


def test_lock_is_not_taken_back_as_a_meeting(empty_store):
    with empty_store.writing() as cursor:
        lock_month(cursor, APRIL, at(2021, 5, 5, 8))
    with pytest.raises(MeetingRefused):
        remove(empty_store, moments(empty_store)[0], "Lan", NOW)


def test_saving_and_removing_is_audited(empty_store):
    save(empty_store, "Giao ban", MEETING, "Lan", NOW)
    remove(empty_store, moments(empty_store)[0], "Hoa", NOW)
    with empty_store.reading() as cursor:
        found = cursor.execute("select made_by, action, about from audit").fetchall()
    label = "16:30 31/5/2021 · Giao ban"
    assert found == [("Lan", "meeting-saved", label), ("Hoa", "meeting-removed", label)]


def test_moment_that_does_not_offer_itself_is_called_by_its_time(empty_store):
    assert called(empty_store, MEETING) == "16:30 31/5/2021"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2021-05-31T16:30", MEETING),
        ("2021-05-31T16:30:00", MEETING),
        ("2021-05-31T09:30:00+00:00", MEETING),
        ("2021-05-31", at(2021, 5, 31, 0)),
    ],
)
def test_moment_of_an_address_is_one_in_vietnam(text, moment):
    assert moment_in(text) == moment


@pytest.mark.parametrize("text", ["", "hôm qua", "2021-13-01", "0021-05-31", "2021-05-31T25:00"])
def test_what_is_no_moment_is_refused(text):
    with pytest.raises(ValueError):
        moment_in(text)


@pytest.mark.parametrize(
    "moment", [MEETING, at(2021, 5, 5, 8).replace(second=7), NOW.replace(microsecond=120_000)]
)
def test_moment_comes_back_from_the_address_to_the_microsecond(moment):
    assert moment_in(written(moment)) == moment


@pytest.mark.parametrize("clock", ["16:30", " 16:30 ", "16:30:00"])
def test_moment_is_typed_as_people_write_it(clock):
    assert moment_typed("31/5/2021", clock) == MEETING


def test_hour_before_ten_needs_no_zero_in_front():
    assert moment_typed("1/6/2021", "8:00") == NOW


@pytest.mark.parametrize(
    ("day", "clock"), [("31/5", "16:30"), ("", "16:30"), ("31/5/2021", "16h"), ("31/5/2021", "")]
)
def test_what_is_no_moment_is_refused_in_a_sentence(day, clock):
    with pytest.raises(MeetingRefused, match="ghi dạng"):
        moment_typed(day, clock)
