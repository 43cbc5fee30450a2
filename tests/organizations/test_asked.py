"""An event as it is filled in on a page."""

import changed_committee as committee
import pytest
from changed_committee import APRIL, JANUARY, JUNE, MARCH

from partyboard.organizations import Asked, ChangeRefused, Entry, Event, change_of
from partyboard.organizations.asked import kinds_in_use, next_month, standing
from partyboard.text import Month

X, Y = (Entry(code, f"Đảng bộ {code}", "Đảng bộ cơ sở", "agency") for code in "XY")


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        (Asked(Event.DISSOLVE, "7/2021", ("C",)), "Giải thể C"),
        (Asked(Event.DISSOLVE, "2021-07", ("C",), "E"), "Giải thể C, E tiếp nhận"),
        (Asked(Event.MOVE_OUT, " 07/2021 ", ("C",)), "Chuyển C khỏi Đảng bộ"),
        (Asked(Event.MERGE, "7/2021", ("C", "E"), "E"), "Sáp nhập C vào E"),
        (Asked(Event.MERGE, "7/2021", ("C", "E"), new=(X,)), "Hợp nhất C, E thành X"),
        (Asked(Event.SPLIT, "7/2021", ("C",), "X", (X, Y)), "Chia C thành X, Y"),
        (Asked(Event.SPLIT, "7/2021", ("C",), new=(X,), goes_on=True), "Tách X từ C"),
        (Asked(Event.RENAME, "7/2021", ("C",), name=" Tên "), "Đổi C: «Tên»"),
        (Asked(Event.ADD, "7/2021", new=(X,)), "Thêm X"),
    ],
)
def test_what_is_filled_in_is_the_change_that_is_meant(asked, title):
    change = change_of(asked)
    assert (change.title, change.month) == (title, Month(2021, 7))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (Asked(Event.DISSOLVE, "", ("C",)), "Ghi tháng"),
        (Asked(Event.DISSOLVE, "13/2021", ("C",)), "Ghi tháng"),
        (Asked(Event.DISSOLVE, "7/2021"), "Chọn đơn vị"),
        (Asked(Event.MERGE, "7/2021", ("C",)), "Chọn đơn vị tiếp nhận"),
        (Asked(Event.MERGE, "7/2021", ("C",), new=(X,)), "ít nhất hai"),
        (Asked(Event.SPLIT, "7/2021", ("C",), "X", (X,)), "ít nhất hai"),
        (Asked(Event.SPLIT, "7/2021", ("C",), "", (X, Y)), "nhận tiếp"),
        (Asked(Event.ADD, "7/2021"), "Ghi mã, tên"),
    ],
)
def test_what_is_still_to_be_filled_in_is_said(asked, said):
    with pytest.raises(ChangeRefused, match=said):
        change_of(asked)


def test_there_are_to_choose_from_those_that_report_in_the_month():
    with committee.build() as store:
        assert list(standing(store, JANUARY)) == ["A", "B", "D", "E", "F", "G", "J", "L", "M"]
        assert list(standing(store, MARCH)) == ["A", "B", "E", "G", "J", "K", "L", "M"]
        assert standing(store, APRIL)["L"] == "Đảng bộ mang tên mới"
        assert next_month(store, Month(2026, 1)) == JUNE + 1
        assert kinds_in_use(store) == ("Đảng bộ cơ sở",)
