"""The fair change of every sum, worked out a second way from the reports of both months."""

from datetime import date

import pytest
from facts import Facts

from partyboard.board.indicators import indicator
from partyboard.text import Month

FIGURES = {
    "admitted": ("members", "admitted"),
    "official_conversions": ("members", "official_conversions"),
    "commended_collectives": ("commendations", "collectives"),
    "commended_individuals": ("commendations", "individuals"),
}
MAY = Month(2021, 5)


@pytest.fixture(scope="module")
def facts(demo_store):
    return Facts(demo_store)


def given(facts, figure, month):
    """Organization → what it gives to a figure in a month; of those who reported."""
    sheet, column = FIGURES[figure]
    reported = facts.reports("members")
    values = dict.fromkeys(reported.loc[reported["period"] == month, "organization"], 0)
    rows = facts.reports(sheet)
    rows = rows[rows["period"] == month]
    if "level" in rows:
        rows = rows[rows["level"] == "committee"]
    for code, value in zip(rows["organization"], rows[column].fillna(0), strict=True):
        values[code] += int(value)
    return values


@pytest.mark.parametrize("figure", sorted(FIGURES))
def test_change_is_that_of_the_organizations_that_reported_both(demo_store, facts, figure):
    rows = [row for row in demo_store.rows("flows_like_for_like") if row["figure"] == figure]
    assert [row["month"] for row in rows] == facts.months
    for row in rows[1:]:
        now = given(facts, figure, row["month"])
        before = given(facts, figure, (Month.of(row["month"]) - 1).first)
        both = now.keys() & before.keys()
        previous = sum(before[code] for code in both)
        value = sum(now[code] for code in both)
        assert (row["organizations"], row["previous"], row["value"], row["change"]) == (
            len(both),
            previous,
            value,
            value - previous,
        ), row["month"]
        assert row["same_set"] == (now.keys() == before.keys()), row["month"]


def test_first_month_has_nobody_to_compare(demo_store):
    first = demo_store.rows("flows_like_for_like")[0]
    assert first["month"] == date(2020, 1, 1)
    assert (first["organizations"], first["change"], first["same_set"]) == (0, None, False)


def raw(store, figure, organization=None):
    """The figure of each month."""
    entry = indicator(figure)
    rows = store.rows(entry.query, organization=organization)
    return {Month.of(row["month"]): row[entry.column] for row in rows}


@pytest.mark.parametrize("figure", [*sorted(FIGURES), "participants"])
def test_with_the_same_organizations_it_is_the_raw_change(demo_store, figure):
    values = raw(demo_store, figure)
    rows = [
        row
        for row in demo_store.rows("flows_like_for_like")
        if row["figure"] == figure and row["same_set"]
    ]
    assert len(rows) > 5
    for row in rows:
        month = Month.of(row["month"])
        assert row["change"] == values[month] - values[month - 1], month


def test_one_organization_is_compared_with_itself(demo_store):
    values = raw(demo_store, "admitted", "STC")
    rows = demo_store.rows("flows_like_for_like", organization="STC")
    (row,) = [row for row in rows if row["figure"] == "admitted" and row["month"] == MAY.first]
    assert (row["organizations"], row["change"]) == (1, values[MAY] - values[MAY - 1])


def test_months_before_the_first_that_is_wanted_are_left_out(demo_store):
    every = demo_store.rows("flows_like_for_like")
    some = demo_store.rows("flows_like_for_like", first_month=date(2020, 12, 1))
    assert some == [row for row in every if row["month"] >= date(2020, 12, 1)] != []
