"""Transfers within the committee: both sides agree, or it is said what does not and whom to ask."""

import pytest
from filled_forms import at, listing, report, sent

from partyboard.board.attention import attention
from partyboard.board.transfers import unmatched, unmatched_transfers
from partyboard.board.view import View
from partyboard.reception import receive
from partyboard.text import Month

OCTOBER, NOVEMBER = Month(2020, 10), Month(2020, 11)
APRIL, MAY = Month(2021, 4), Month(2021, 5)
CODES = ("STC", "SNV", "CTVT")


def moving(code, month, into=None, out_of=None, opening=50):
    members = {
        "opening": opening,
        "transferred_in": into,
        "transferred_in_within": into,
        "transferred_out": out_of,
        "transferred_out_within": out_of,
        "closing": opening + (into or 0) - (out_of or 0),
    }
    return report(code, month, members=members)


@pytest.fixture
def load(empty_store, settings):
    """Loads what each of the three says came and left in May; the view of that month."""

    def loaded(*moves, organization=None, more=()):
        contents = [moving(code, MAY, *each) for code, each in zip(CODES, moves, strict=False)]
        files = map(sent, (listing(), *contents, *more))
        receive(empty_store, files, settings, now=at(2021, 6, 30))
        return View(empty_store, settings, MAY, organization)

    return loaded


@pytest.mark.parametrize(
    ("moves", "difference", "asked"),
    [
        (((0, 0), (0, 0), (0, 0)), 0, {}),
        (((None, 2), (2, None), (0, 0)), 0, {}),
        (((0, 2), (1, 0), (1, 0)), 0, {}),
        (((0, 1), (0, 0), (0, 0)), -1, {"STC": (None, 1)}),
        (((0, 0), (0, 0), (3, 0)), 3, {"CTVT": (3, None)}),
        (((0, 10), (10, 0), (0, 1)), -1, {"CTVT": (None, 1)}),
        (((0, 1), (0, 1), (1, 0)), -1, {"STC": (None, 1), "SNV": (None, 1)}),
        (((0, 2), (3, 0), (0, 0)), 1, {"STC": (None, 2), "SNV": (3, None)}),
        (((2, 1), (0, 2), (0, 0)), -1, {"STC": (None, 1)}),
        (((5, 4), (0, 0), (0, 0)), 1, {"STC": (5, 4)}),
    ],
    ids=[
        "nobody moved", "one moved to another", "two moved to two", "left and came nowhere",
        "came from nowhere", "the pair that matches is not asked", "either may be the one",
        "counts that differ", "one side of an organization", "both sides of it",
    ],
)  # fmt: skip
def test_organizations_to_ask_are_those_whose_count_has_no_other_side(
    load, moves, difference, asked
):
    view = load(*moves)
    assert unmatched(view) == difference
    rows = view.rows("transfers_unmatched")
    assert {row["organization"]: (row["into"], row["out_of"]) for row in rows} == asked
    assert bool(unmatched_transfers(view)) == bool(difference)


def test_what_is_missing_is_said_with_both_sums(load):
    assert unmatched_transfers(load((0, 3), (2, 0), (0, 0))) == (
        "Giữa các đơn vị trong Đảng bộ: chuyển đi 3, chuyển đến 2 đảng viên; "
        "1 đảng viên chuyển đi chưa có nơi báo nhận."
    )


def test_who_came_from_nowhere_is_said_the_other_way_round(load):
    said = unmatched_transfers(load((0, 0), (2, 0), (0, 0)))
    assert said.endswith("2 đảng viên chuyển đến chưa có nơi báo chuyển đi.")


def test_missing_reports_may_hold_the_other_side(load):
    assert unmatched_transfers(load((0, 1), (0, 0))).endswith(
        "Còn 1 đơn vị chưa báo cáo tháng này."
    )


def test_opposite_difference_a_month_later_may_be_a_late_letter(load):
    june = [moving(code, MAY + 1, into) for code, into in zip(CODES, (0, 1, 0), strict=True)]
    said = unmatched_transfers(load((0, 1), (0, 0), (0, 0), more=june))
    assert "Tháng 6/2021 lệch 1 theo chiều ngược lại: có thể là giấy giới thiệu" in said


def test_letter_of_the_demo_is_said_in_both_of_its_months(demo_store, settings):
    before, after = (View(demo_store, settings, month) for month in (OCTOBER, NOVEMBER))
    assert (unmatched(before), unmatched(after)) == (-1, 1)
    assert "Tháng 11/2020 lệch 1 theo chiều ngược lại" in unmatched_transfers(before)
    assert "Tháng 10/2020 lệch 1 theo chiều ngược lại" in unmatched_transfers(after)


def test_one_organization_has_nothing_to_be_compared_with(load):
    view = load((0, 1), (0, 0), (0, 0), organization="STC")
    assert unmatched(view) == 0 and unmatched_transfers(view) == ""


def test_month_without_reports_has_nothing_to_match(load):
    view = load((0, 1), (0, 0), (0, 0))
    assert unmatched_transfers(View(view.store, view.settings, APRIL)) == ""


def test_nothing_loaded_has_nothing_to_match(empty_store, settings):
    assert unmatched_transfers(View(empty_store, settings, MAY)) == ""


def test_attention_names_them_once_the_month_is_in(load):
    assert attention(load((0, 1), (0, 0), (0, 0))) == (
        "chuyển sinh hoạt trong Đảng bộ lệch 1 đảng viên",
    )


def test_attention_is_silent_while_reports_are_missing(load):
    assert attention(load((0, 1), (0, 0))) == ("1 đơn vị chưa báo cáo tháng 5",)


def test_as_of_a_time_before_the_other_side_came(empty_store, settings):
    files = [
        sent(listing(), at(2021, 1, 4)),
        sent(moving("STC", MAY, 0, 1), at(2021, 5, 20)),
        sent(moving("SNV", MAY, 1, 0), at(2021, 5, 24)),
    ]
    receive(empty_store, files, settings)
    assert unmatched(View(empty_store, settings, MAY)) == 0
    then = View(empty_store, settings, MAY, as_of=at(2021, 5, 21))
    assert unmatched(then) == -1
    assert [row["organization"] for row in then.rows("transfers_unmatched")] == ["STC"]
