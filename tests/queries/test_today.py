"""History under today's structure, beside what was reported, added up by who took over whom."""

from collections import defaultdict
from datetime import date

import changed_committee as committee
import pytest
from changed_committee import APRIL, FEBRUARY, GROUPS, JANUARY, JUNE, MARCH, MAY, TODAY

from partyboard.store import queries
from partyboard.text import months_between

MONTHS = months_between(JANUARY, JUNE)
MAPPED = [name for name in queries.query_names() if "successors" in queries.load(name).parameters]
# A figure of a month → the question; sums over organizations that are no more.
SUMS = [
    ("members", ["members", "reported", "carried", "carried_organizations"]),
    ("membership_changes", ["admitted", "transferred_in", "closing"]),
    ("structure", ["organizations", "members", "female"]),
    ("commendations_by_month", ["collectives", "individuals"]),
    ("training_by_month", ["participants", "organizations"]),
    ("other_work", ["branches", "badges"]),
    ("coverage", ["expected", "received", "missing", "carried"]),
    ("follow_ups_by_month", ["open", "overdue"]),
]


@pytest.fixture(scope="module")
def store():
    """The committee that changes in every way."""
    with committee.build() as built:
        yield built


@pytest.fixture(scope="module")
def successors(store):
    """Who took over whom, as the questions take it."""
    return store.row("successors")["successors"]


def by_month(store, name, columns, codes, successors=None):
    """The sums over these organizations; a month without any is left out."""
    found = defaultdict(lambda: dict.fromkeys(columns))
    for code in codes:
        for row in store.rows(name, organization=code, successors=successors):
            sums = found[row["month"]]
            for column in columns:
                if row[column] is not None:
                    sums[column] = (sums[column] or 0) + row[column]
    return {
        month: sums for month, sums in found.items() if any(v is not None for v in sums.values())
    }


def test_each_stands_beside_the_one_that_has_its_members_today(store):
    rows = store.rows("organizations_today")
    found = {row["organization"]: row["today"] for row in rows}
    assert found == {code: TODAY.get(code, code) for code in committee.MEMBERS}
    assert {row["organization"] for row in rows if row["is_split"]} == {"G"}


def test_structure_is_that_of_the_moment_as_of_which_one_looks(store):
    """On 25 March D had been absorbed, F too; nobody knew of C."""
    rows = store.rows("organizations_today", as_of=date(2021, 3, 25))
    moved = {
        row["organization"]: row["today"] for row in rows if row["organization"] != row["today"]
    }
    assert moved == {"F": "A", "D": "E"}


@pytest.mark.parametrize(("name", "columns"), SUMS)
@pytest.mark.parametrize("whole", GROUPS)
def test_history_of_one_is_its_own_and_that_of_those_that_it_took_over(
    store, successors, whole, name, columns
):
    expected = by_month(store, name, columns, GROUPS[whole])
    assert by_month(store, name, columns, [whole], successors) == expected


def test_members_of_a_merged_one_go_back_to_the_first_month(store, successors):
    """January: A 40 + B 30 + F 5, each admits one. February: A has 42, of B 31 are carried."""
    rows = store.rows("members", organization="C", successors=successors)
    assert [row["members"] for row in rows] == [78, 73, 76, 81, 82, 83]
    own = store.rows("members", organization="C")
    assert [row["month"] for row in own] == [month.first for month in (APRIL, MAY, JUNE)]


@pytest.mark.parametrize(("name", "columns"), SUMS)
def test_totals_of_the_committee_are_the_same_in_both(store, successors, name, columns):
    assert store.rows(name, successors=successors) == store.rows(name)


BY_ORGANIZATION = [
    ("members_by_organization", ["members", "admitted", "previous"]),
    ("changes_by_organization", ["opening", "admitted", "closing"]),
    ("training_by_organization", ["participants", "participants_this_year"]),
    ("commendations_by_organization", ["collectives", "individuals"]),
    ("follow_ups_by_organization", ["open", "overdue"]),
]


@pytest.mark.parametrize(
    ("name", "columns", "month"),
    [
        (name, columns, month)
        for name, columns in BY_ORGANIZATION
        for month in MONTHS
        # as reported, whoever is gone has no row for its part of the year
        if name != "training_by_organization" or month < MARCH
    ],
)
def test_rows_of_a_month_are_added_up_under_whoever_took_over(
    store, successors, name, columns, month
):
    asked = {"month": month.first}
    expected = defaultdict(lambda: dict.fromkeys(columns, 0))
    for row in store.rows(name, **asked):
        whole = TODAY.get(row["organization"], row["organization"])
        for column in columns:
            expected[whole][column] += row[column] or 0
    found = defaultdict(lambda: dict.fromkeys(columns, 0))
    for row in store.rows(name, successors=successors, **asked):
        for column in columns:
            found[row["organization"]][column] += row[column] or 0
    if name == "members_by_organization":  # as reported, F of January is not beside A of February
        for sums in (*expected.values(), *found.values()):
            del sums["previous"]
    assert found == expected


def test_class_that_one_went_to_before_it_was_taken_over_counts_for_the_whole_year(
    store, successors
):
    rows = store.rows("training_by_organization", month=JUNE.first, successors=successors)
    found = {row["organization"]: row["participants_this_year"] for row in rows}
    assert found == {"C": 3 * (2 + 1 + 2 + 3), "E": 3 * 2}


def test_whoever_sent_somebody_before_it_was_taken_over_is_not_absent(store, successors):
    def absent(month, **parameters):
        rows = store.rows("training_absent", month=month.first, **parameters)
        return {row["organization"] for row in rows}

    assert "F" in absent(JANUARY) and "E" in absent(MAY)
    assert not {"F", "E"} & absent(MAY, successors=successors)
    assert "C" not in absent(JANUARY, successors=successors)


def test_name_and_place_are_those_of_today(store, successors):
    rows = store.rows("members_by_organization", month=JANUARY.first, successors=successors)
    assert [row["organization"] for row in rows] == ["C", "E", "G", "J", "L", "M"]
    assert rows[0]["name"] == "Đảng bộ C"
    listed = store.rows("organizations", month=JANUARY.first, successors=successors)
    assert [row["code"] for row in listed] == [row["organization"] for row in rows]
    assert listed[0]["name"] == "Đảng bộ C"


def test_merger_is_a_fair_change_under_todays_structure(store, successors):
    """April: C has 81, and A and B had 76; as reported, C cannot be compared with anything."""
    (april,) = (
        row
        for row in store.rows("like_for_like", organization="C", successors=successors)
        if row["month"] == APRIL.first
    )
    assert (april["organizations"], april["previous"], april["members"]) == (1, 76, 81)
    assert april["same_set"]
    (as_reported,) = (
        row for row in store.rows("like_for_like", organization="C") if row["month"] == APRIL.first
    )
    assert (as_reported["organizations"], as_reported["same_set"]) == (0, False)


@pytest.mark.parametrize("month", [FEBRUARY, MARCH])
def test_month_in_which_a_part_is_silent_is_no_fair_change(store, successors, month):
    """B has not reported February."""
    for name in ("like_for_like", "flows_like_for_like"):
        rows = store.rows(name, organization="C", successors=successors)
        found = [row for row in rows if row["month"] == month.first]
        assert found and not any(row["same_set"] or row["organizations"] for row in found), name


def test_sum_of_a_month_is_compared_with_that_of_those_before_it(store, successors):
    rows = store.rows("flows_like_for_like", organization="C", successors=successors)
    (april,) = (row for row in rows if row["month"] == APRIL.first and row["figure"] == "admitted")
    assert (april["previous"], april["value"], april["same_set"]) == (2, 1, True)


def test_target_of_those_taken_over_is_the_targets_of_the_whole_from_january(store, successors):
    """A and B have 12 each; they and F admit 3, 1 (B is silent), 2, then C one a month."""
    asked = {"organization": "C", "year": 2021}
    rows = store.rows("admissions_pace", successors=successors, **asked)
    assert [row["target"] for row in rows] == [24] * 12
    assert [row["cumulative"] for row in rows[:6]] == [3, 4, 6, 7, 8, 9]
    assert [row["target"] for row in store.rows("admissions_pace", **asked)] == [None] * 3 + [
        24
    ] * 9


def test_targets_by_organization_are_those_of_today(store, successors):
    asked = {"month": FEBRUARY.first}
    rows = store.rows("targets_by_organization", successors=successors, **asked)
    found = {row["organization"]: (row["target"], row["cumulative"]) for row in rows}
    assert found == {"C": (24, 4), "E": (12, 4), "G": (12, 2)}


@pytest.mark.parametrize(
    ("month", "owners"),
    [
        (FEBRUARY, {"A": "A", "D": "D", "G": "G", "J": "J"}),
        (MARCH, {"A": "A", "D": "E", "G": "G", "J": "J"}),
        (APRIL, {"A": "C", "D": "E", "G": "G", "J": "J"}),
        (MAY, {"A": "C", "D": "E", "G": "H", "J": "J"}),
        (JUNE, {"A": "C", "D": "E", "G": "H", "J": "J"}),
    ],
)
def test_open_items_pass_to_whoever_takes_over_month_by_month(store, month, owners):
    """Also of D, which the list of May has forgotten."""
    rows = store.rows("follow_ups", month=month.first)
    assert {row["item"]: row["organization"] for row in rows} == owners


def test_history_of_one_that_was_split_is_nobody_elses(store, successors):
    for code in ("H", "I"):
        rows = store.rows("members", organization=code, successors=successors)
        assert [row["month"] for row in rows] == [MAY.first, JUNE.first]


@pytest.mark.parametrize("name", MAPPED)
def test_without_successors_a_question_answers_as_things_were_reported(store, name):
    known = {"month": MAY.first, "year": 2021}
    asked = {key: known[key] for key in known if key in queries.load(name).parameters}
    assert store.rows(name, successors="{}", **asked) == store.rows(name, **asked)
