"""Columns as plain values: whatever the database makes of "missing" is None."""

from datetime import date, datetime
from decimal import Decimal

import numpy as np
import pytest
from pictured import MAY, NO_ANSWER, YEAR, answer, by_month

from partyboard.board.columns import monthly, number, row_of, table
from partyboard.text import Month


@pytest.mark.parametrize("missing", [None, float("nan"), np.nan])
def test_missing_is_none_and_never_zero(missing):
    assert number(missing) is None


@pytest.mark.parametrize("given", [249, 249.0, np.int64(249), np.float64(249), Decimal(249)])
def test_a_count_is_an_int_whatever_carried_it(given):
    assert number(given) == 249
    assert type(number(given)) is int


def test_decimals_stay():
    assert number(41.67) == 41.67


@pytest.mark.parametrize(
    "months",
    [
        [MAY - 1, MAY],
        [date(2021, 4, 1), date(2021, 5, 1)],
        [datetime(2021, 4, 1), datetime(2021, 5, 1)],
    ],
)
def test_months_may_come_as_months_days_or_moments(months):
    data = monthly(answer({"month": months, "n": [1, 2]}), ["n"], MAY)
    assert data.months == (MAY - 1, MAY)
    assert data["n"] == (1, 2)


def test_a_month_without_a_row_is_a_gap():
    frame = by_month({"n": [1, 2, 3]}).where(lambda row: row["n"] != 2)
    assert monthly(frame, ["n"], MAY)["n"] == (1, None, 3)


def test_at_most_thirteen_months_are_shown():
    data = monthly(by_month({"n": list(range(20))}), ["n"], MAY)
    assert data.months == YEAR
    assert data["n"] == tuple(range(7, 20))


def test_months_before_anything_is_known_are_left_out():
    data = monthly(by_month({"n": [None, None, 5, None]}), ["n"], MAY)
    assert data["n"] == (5, None)


def test_later_months_than_the_one_shown_are_left_out():
    assert monthly(by_month({"n": [1, 2, 3]}), ["n"], MAY - 1)["n"] == (1, 2)


@pytest.mark.parametrize("frame", [NO_ANSWER, answer({"month": [], "n": []})])
def test_an_empty_answer_is_one_blank_month(frame):
    data = monthly(frame, ["n"], MAY)
    assert (data.months, data["n"], data.blank) == ((MAY,), (None,), True)


def test_a_column_that_is_not_there_is_missing():
    assert monthly(by_month({"n": [1]}), ["other"], MAY)["other"] == (None,)


def test_the_row_of_a_month_is_found_among_others():
    assert row_of(by_month({"n": [1, 2]}), MAY - 1)["n"] == 1
    assert row_of(by_month({"n": [1, 2]}), Month(2019, 1)) == {}


def test_numbers_in_a_table_stay_numbers_and_gaps_stay_gaps():
    found = table({"Tháng": ["4/2021", "5/2021"], "Số": [3, None], "Tỷ lệ": [0.5, None]}).frame()
    assert str(found["Số"].dtype) == "Int64"
    assert str(found["Tỷ lệ"].dtype) == "Float64"
    assert found["Số"].isna().tolist() == [False, True]
