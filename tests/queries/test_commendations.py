"""Commendations by month, topic, level and organization, compared with groups made in pandas."""

from datetime import date

import pytest

MAY = date(2021, 5, 1)
COUNTS = ["collectives", "individuals"]


@pytest.fixture(scope="module")
def entries(facts):
    return facts.reports("commendations")


def grouped(rows, by):
    """Key → (collectives, individuals)."""
    sums = rows.groupby(by)[COUNTS].sum()
    return {
        key if isinstance(key, tuple) else (key,): (int(collectives), int(individuals))
        for key, (collectives, individuals) in zip(sums.index, sums.values, strict=True)
    }


def test_headline_of_may_2021_is_what_the_committee_decided(demo_store):
    found = {row["month"]: row for row in demo_store.rows("commendations_by_month")}
    assert (found[MAY]["collectives"], found[MAY]["individuals"]) == (27, 57)
    assert found[MAY]["all_individuals"] > 57


@pytest.mark.parametrize("only", [None, "BVDK"])
def test_each_level_award_and_topic_has_its_sum(demo_store, entries, only):
    rows = entries if only is None else entries[entries["organization"] == only]
    key = ["period", "level", "award", "topic"]
    found = demo_store.rows("commendations", organization=only)
    assert {
        (row["month"], row["level"], row["award"], row["topic"]): tuple(
            row[name] for name in COUNTS
        )
        for row in found
    } == grouped(rows, key)


@pytest.mark.parametrize("only", [None, "BVDK", "HCCB"])
def test_months_have_zero_where_reports_name_none_and_nothing_without_a_report(
    demo_store, facts, entries, only
):
    rows = entries if only is None else entries[entries["organization"] == only]
    reports = facts.reports("members")
    reported = set(
        reports["period"]
        if only is None
        else reports.loc[reports["organization"] == only, "period"]
    )
    of_committee = grouped(rows[rows["level"] == "committee"], "period")
    of_all = grouped(rows, "period")
    expected = {}
    for month in facts.months:
        nothing = (0, 0) if month in reported else (None, None)
        headline = of_committee.get((month,), nothing)
        expected[month] = (*headline, *of_all.get((month,), nothing))
    columns = [*COUNTS, "all_collectives", "all_individuals"]
    assert {
        row["month"]: tuple(row[name] for name in columns)
        for row in demo_store.rows("commendations_by_month", organization=only)
    } == expected


@pytest.mark.parametrize("month", [date(2020, 5, 1), date(2020, 12, 1), date(2021, 1, 1), MAY])
def test_year_up_to_the_month_by_topic_and_level(demo_store, entries, month):
    of_year = [date(month.year, 1, 1) <= period <= month for period in entries["period"]]
    year = grouped(entries[of_year], ["topic", "level"])
    now = grouped(entries[entries["period"] == month], ["topic", "level"])
    found = demo_store.rows("commendations_by_topic", month=month)
    assert {
        (row["topic"], row["level"]): (
            (row["collectives"], row["individuals"]),
            (row["month_collectives"], row["month_individuals"]),
        )
        for row in found
    } == {key: (sums, now.get(key, (0, 0))) for key, sums in year.items()}


@pytest.mark.parametrize("only", [None, "BVDK"])
def test_decisions_of_a_month_stand_in_the_official_order(demo_store, facts, entries, only):
    rows = entries[entries["period"] == MAY]
    columns = ["decision", "decided_on", "topic", "award", "level", *COUNTS]
    expected = []
    for code in facts.expected(MAY)["code"]:
        if only in (None, code):
            for row in rows[rows["organization"] == code][columns].values:
                expected.append((code, *row))
    found = demo_store.rows("commendations_by_organization", month=MAY, organization=only)
    assert [tuple(row[name] for name in ("organization", *columns)) for row in found] == expected
