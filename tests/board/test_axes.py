"""Axes: months that are never parsed, counts in whole steps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pictured import MAY, YEAR

from partyboard.board.axes import around, bar_width, from_zero, month_axis
from partyboard.board.canvas import PAGE


def test_months_are_categories_in_a_fixed_order():
    axis = month_axis(YEAR, PAGE)
    assert axis["type"] == "category"
    assert axis["categoryarray"] == [month.label for month in YEAR]
    assert axis["categoryorder"] == "array"


def test_the_year_stands_under_the_first_month_and_under_january():
    assert month_axis(YEAR, PAGE)["ticktext"] == [
        "5<br>2020", "6", "7", "8", "9", "10", "11", "12", "1<br>2021", "2", "3", "4", "5",
    ]  # fmt: skip


def test_ticks_are_level():
    assert month_axis(YEAR, PAGE)["tickangle"] == 0


def test_one_month_alone_stands_in_the_middle():
    assert month_axis([MAY], PAGE)["range"] == [-0.5, 0.5]


@pytest.mark.parametrize("values", [[], [None], [0, 0], [None, 0]])
def test_an_axis_of_nothing_still_has_a_height(values):
    for scale in (from_zero(values), around(values)):
        assert scale.high > scale.low
        assert scale.step >= 1


@given(st.lists(st.integers(-5000, 5000), min_size=1))
def test_bars_always_have_zero_and_every_value_in_view(values):
    scale = from_zero(values)
    assert scale.low <= min(0, *values, 0)
    assert scale.high >= max(0, *values, 0)
    assert isinstance(scale.step, int)


@given(st.lists(st.integers(0, 100_000), min_size=1))
def test_a_line_is_shown_close_and_never_below_zero(values):
    scale = around(values)
    assert 0 <= scale.low <= min(values)
    assert scale.high >= max(values)
    assert (scale.high - scale.low) / scale.step <= 8


def test_numbers_on_the_axis_are_grouped_and_never_shortened():
    assert from_zero([12_345]).axis(PAGE)["tickformat"] == ",d"


def test_one_bar_alone_is_no_wall():
    assert bar_width(1) < 0.2
    assert bar_width(13) > 0.6
