"""Targets against what is done of them, compared with sums made in pandas."""

import math
from datetime import date

import pytest

from partyboard.board.indicators import INDICATORS
from partyboard.text import Month, key

NAMES = {entry.name for entry in INDICATORS if entry.has_target}
SEPTEMBER, DECEMBER, MAY = date(2020, 9, 1), date(2020, 12, 1), date(2021, 5, 1)


@pytest.fixture(scope="module")
def achieved(facts):
    """A list of (organization, month, indicator, class, amount)."""
    found = []
    for row in facts.reports("members").to_dict("records"):
        for name in ("admitted", "official_conversions"):
            found.append((row["organization"], row["period"], name, None, int(row[name])))
    for row in facts.reports("training").to_dict("records"):
        code, opened = row["course_code"], row["opened_on"]
        same = (code, opened.year) if isinstance(code, str) else (key(row["course"]), opened)
        where = row["organization"], opened.replace(day=1)
        found.append((*where, "classes", same, 1))
        found.append((*where, "participants", same, int(row["participants"])))
    return found


@pytest.fixture(scope="module")
def owner_of(facts):
    """Who answers for an organization in a month: itself, or whoever took it over."""
    owners, (first, *_, last) = {}, facts.months
    for month in facts.months:
        for row in facts.listed(month).to_dict("records"):
            gone = isinstance(row["to_month"], date) and row["to_month"] < month
            owners[row["code"], month] = row["successor"] if gone else row["code"]

    def owner(code, month):
        return owners.get((code, min(max(month, first), last)), code)

    return owner


@pytest.fixture(scope="module")
def listed(facts):
    """The rows of the targets in force."""
    return facts.table("targets", "list").to_dict("records")


def done(owner_of, achieved, name, months, only, as_in):
    """What was done in these months by whom `only` answers for in a month (None: by all)."""
    rows = [
        (same, amount)
        for code, month, indicator, same, amount in achieved
        if indicator == name and month in months
        if only is None or owner_of(code, as_in) == only
    ]
    return len({same for same, _ in rows}) if name == "classes" else sum(n for _, n in rows)


def target(listed, owner_of, name, year, only, as_in):
    """The target in force, None where none is set; of an organization with those taken over."""
    asked = [
        float(row["target"])
        for row in listed
        if row["period"].year == year and row["indicator"] == name
        if (owner_of(row["named"], as_in) if isinstance(row["named"], str) else None) == only
    ]
    return sum(asked) if asked else None


def since_january(year, number):
    return {date(year, each, 1) for each in range(1, number + 1)}


@pytest.mark.parametrize("year", [2020, 2021])
@pytest.mark.parametrize("only", [None, "BVDK", "CTXD", "CTVT"])
def test_months_of_a_year_beside_the_targets(
    demo_store, facts, owner_of, listed, achieved, year, only
):
    there = [tuple(place) for place in facts.reports("members")[["organization", "period"]].values]

    def known(value, month, as_in):
        """None where none of those had reported."""
        mine = (code for code, when in there if when == month)
        return value if any(only in (None, owner_of(code, as_in)) for code in mine) else None

    expected = []
    for name in sorted(NAMES):
        for number in range(1, 13):
            month, before = date(year, number, 1), date(year - 1, number, 1)
            asked = target(listed, owner_of, name, year, only, month)
            now = done(owner_of, achieved, name, {month}, only, month)
            this = done(owner_of, achieved, name, since_january(year, number), only, month)
            last = done(owner_of, achieved, name, since_january(year - 1, number), only, month)
            expected.append(
                {
                    "month": month,
                    "indicator": name,
                    "value": known(now, month, month),
                    "cumulative": known(this, month, month),
                    "target": asked,
                    "pace": None if asked is None else pytest.approx(asked * number / 12),
                    "last_year_cumulative": known(last, before, month),
                }
            )
    assert demo_store.rows("target_pace", year=year, organization=only) == expected


@pytest.mark.parametrize("month", [SEPTEMBER, DECEMBER, MAY])
def test_organizations_beside_their_targets(demo_store, facts, owner_of, listed, achieved, month):
    there = facts.reports("members")
    months = since_january(month.year, month.month)
    expected = []
    for name in sorted(NAMES):
        for entry in facts.expected(month).to_dict("records"):
            code = entry["code"]
            asked = target(listed, owner_of, name, month.year, code, month)
            if asked is None:
                continue
            mine = there[(there["organization"] == code) & there["period"].isin(months)]
            until = max(mine["period"], default=None)
            so_far = done(owner_of, achieved, name, months, code, month)
            left = 12 - until.month
            expected.append(
                {
                    "organization": code,
                    "name": entry["name"],
                    "indicator": name,
                    "target": asked,
                    "cumulative": so_far,
                    "until": until,
                    "pace": pytest.approx(asked * until.month / 12),
                    "share": pytest.approx(so_far / asked),
                    "needed_per_month": math.ceil(max(0, asked - so_far) / left) if left else None,
                }
            )
    found = demo_store.rows("targets_by_organization", month=month)
    taken_over = {row["organization"]: row.pop("taken_over") for row in found}
    assert found == expected
    assert {code for codes in taken_over.values() if codes for code in codes.split(", ")} <= {
        "CTVT"
    }


@pytest.mark.parametrize("year", [None, 2020, 2021])
def test_targets_in_force_are_the_rows_of_the_years_lists(demo_store, listed, year):
    expected = sorted(
        (
            row["period"].year,
            row["indicator"],
            row["named"] if isinstance(row["named"], str) else "",
            float(row["target"]),
        )
        for row in listed
        if year in (None, row["period"].year)
    )
    found = demo_store.rows("targets", year=year)
    assert [(row["year"], row["indicator"], row["organization"]) for row in found] == [
        each[:3] for each in expected
    ]
    assert [row["target"] for row in found] == [each[3] for each in expected]


def test_lists_that_came_once_are_their_own_history(demo_store):
    """How changes follow each other is worked out by hand in tests/test_targets.py."""
    of_list = {(r["year"], r["organization"], r["indicator"]): r["target"]
               for r in demo_store.rows("targets")}  # fmt: skip
    found = demo_store.rows("target_changes")
    assert {(r["year"], r["organization"], r["indicator"]): r["target"] for r in found} == of_list
    assert {(row["before"], row["revision"]) for row in found} == {(None, 1)}


def test_every_indicator_that_can_have_a_target_is_in_the_answer(demo_store):
    assert {row["indicator"] for row in demo_store.rows("target_pace", year=2021)} == NAMES


@pytest.mark.parametrize("year", [2020, 2021])
@pytest.mark.parametrize("name", sorted(NAMES))
def test_months_add_up_to_the_indicator_of_that_name(demo_store, year, name):
    """The figure that stands on the pages is the one that counts towards the target."""
    (entry,) = (each for each in INDICATORS if each.name == name)
    figures = {row["month"]: row[entry.column] for row in demo_store.rows(entry.query)}
    for row in demo_store.rows("target_pace", year=year):
        if row["indicator"] == name:
            assert row["value"] == figures.get(row["month"]), row["month"]


@pytest.mark.parametrize("only", [None, "BVDK", "CTXD"])
def test_admissions_are_the_part_of_it_that_is_about_them(demo_store, only):
    part = [
        {name: value for name, value in row.items() if name not in ("indicator", "value")}
        for row in demo_store.rows("target_pace", year=2021, organization=only)
        if row["indicator"] == "admitted"
    ]
    whole = demo_store.rows("admissions_pace", year=2021, organization=only)
    assert part == [
        {name: value for name, value in row.items() if name != "admitted"} for row in whole
    ]
    assert Month.of(whole[-1]["month"]) == Month(2021, 12)
