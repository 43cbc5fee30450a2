"""Made-up committees with every kind of disorder: the same comparisons as with the demo.

Organizations come and go, reports are missing, sent again, received in any order; the board is
looked at as of any time.
"""

from datetime import timedelta
from random import Random

import pytest
from facts import FLOWS_IN, FLOWS_OUT, Facts
from filled_forms import at

from partyboard.forms.grassroots import GRASSROOTS
from partyboard.forms.organizations import ORGANIZATIONS
from partyboard.intake.report import Report, Row
from partyboard.store.database import Store
from partyboard.store.submissions import Status, Submission, append
from partyboard.text import Month, months_between
from queries import test_coverage, test_members, test_reporting, test_training

FIRST, LAST = Month(2020, 11), Month(2021, 4)
MONTHS = months_between(FIRST, LAST)
CODES = ("A", "B", "C", "D", "E")
SEEDS = range(8)


class Seen:
    """A store looked at as of a time."""

    def __init__(self, store, as_of):
        self.store, self.as_of = store, as_of

    def rows(self, name, **parameters):
        """The answer as of that time."""
        return self.store.rows(name, as_of=self.as_of, **parameters)


def submission(form, period, code, sheets, revision, moment):
    rows = {name: tuple(Row(6 + n, row) for n, row in enumerate(rows)) for name, rows in sheets}
    report = Report(form, 1, code, period, rows)
    name = f"{code} {period} {revision}"
    return Submission(name, b"", name, moment, "", moment, Status.ACCEPTED, report, revision)


def members(rng):
    flows = {name: rng.choice((None, 0, 0, 1, 2)) for name in (*FLOWS_IN, *FLOWS_OUT)}
    grown = sum(flows[name] or 0 for name in FLOWS_IN)
    shrunk = sum(flows[name] or 0 for name in FLOWS_OUT)
    opening = rng.randint(20, 60)
    return {**flows, "opening": opening, "closing": opening + grown - shrunk} | {
        "official_conversions": rng.choice((0, 1)),
        "transferred_in_within": rng.choice((None, 0, flows["transferred_in"])),
        "female": rng.choice((None, 7)),
    }


def courses(rng, month):
    for number in range(rng.choice((0, 0, 1, 2))):
        yield {
            "course_code": f"L-{month}" if number else None,
            "course": f"Lớp {number} tháng {month}",
            "kind": rng.choice(("candidates", "thematic")),
            "opened_on": month.first + timedelta(days=number),
            "participants": rng.randint(0, 4),
            "completed": rng.choice((None, 0)),
        }


def lists(rng):
    for month in (FIRST, rng.choice(MONTHS[1:])):
        rows = [
            {
                "code": code,
                "name": f"Đảng bộ {code} từ {month}",
                "kind": "Đảng bộ cơ sở",
                "sector": "agency",
                "from_month": rng.choice((None, None, rng.choice(MONTHS).first)),
                "to_month": rng.choice((None, None, rng.choice(MONTHS).first)),
            }
            for code in rng.sample(CODES, len(CODES))
        ]
        yield submission(
            ORGANIZATIONS, month, "", [("list", rows)], 1, at(month.year, month.number, 1, 7)
        )


def reports(rng):
    for month in MONTHS:
        for code in CODES:
            for revision in range(1, rng.choice((0, 1, 1, 1, 2, 3)) + 1):
                start = at(month.year, month.number, 10)
                moment = start + timedelta(minutes=rng.randint(0, 40 * 24 * 60))
                sheets = [("members", [members(rng)]), ("training", courses(rng, month))]
                yield submission(GRASSROOTS, month, code, sheets, revision, moment)


@pytest.fixture(scope="module", params=SEEDS)
def world(request):
    """A store of one seed, and a time to look at it."""
    rng = Random(request.param)
    with Store() as store:
        with store.writing() as cursor:
            append(cursor, [*lists(rng), *reports(rng)])
        moment = at(2021, 1, 1) + timedelta(hours=rng.randint(0, 150 * 24))
        yield store, rng.choice((None, moment))


@pytest.fixture(scope="module")
def seen(world):
    return Seen(*world)


@pytest.fixture(scope="module")
def facts(world):
    return Facts(*world)


@pytest.mark.parametrize("only", [None, "A", "D"])
def test_members_and_what_changed_them(seen, facts, only):
    test_members.test_members_are_closings_with_the_silent_ones_carried(seen, facts, only)
    test_members.test_causes_of_change_are_sums_over_the_reports(seen, facts, only)
    test_members.test_structure_is_over_the_reports_and_carries_nothing(seen, facts, only)


@pytest.mark.parametrize("only", [None, "A"])
def test_change_like_for_like(seen, facts, only):
    test_members.test_change_like_for_like_is_over_who_reported_both_months(seen, facts, only)


def test_each_month_by_organization(seen, facts):
    for month in facts.months:
        test_members.test_members_of_each_organization_beside_the_month_before(seen, facts, month)
        test_members.test_missing_are_those_expected_without_a_report(seen, facts, month)
        test_members.test_only_organizations_that_moved_are_listed_in_the_official_order(
            seen, facts, month
        )
        test_coverage.test_organizations_of_a_month_in_the_official_order(seen, facts, month)


@pytest.mark.parametrize("due_day", [15, 25])
def test_coverage_of_each_month(seen, facts, due_day):
    found = {row["month"]: row for row in seen.rows("coverage", due_day=due_day)}
    for month in facts.months:
        expected = test_coverage.counted(facts, month, due_day)
        if expected["expected"]:
            assert {name: found[month][name] for name in expected} == expected
        else:
            assert month not in found


@pytest.mark.parametrize("due_day", [15, 25])
def test_reporting_of_each_organization(world, due_day):
    store, as_of = world
    test_reporting.test_grid_says_of_each_organization_and_month_how_it_stands(
        store, as_of, due_day
    )
    test_reporting.test_grid_names_the_workbook_in_force_and_its_revision(store, as_of)
    test_reporting.test_grid_agrees_with_coverage(store, as_of, due_day)
    test_reporting.test_punctuality_counts_months_that_are_due_or_in(store, as_of, due_day, None)


def test_classes_of_each_month(seen, facts):
    entries = test_training.entries.__wrapped__(facts)
    if entries.empty:
        pytest.skip("nobody went to a class")
    test_training.test_classes_of_a_month_and_zero_where_reports_name_none(
        seen, facts, entries, None
    )
