"""Who reported when, and how punctual each organization is; worked out a second way in pandas."""

from collections import Counter
from datetime import date

import pytest
from facts import Facts
from filled_forms import CTVT, SNV, STC, at, listing, report, sent, typed_over

from partyboard.forms.grassroots import GRASSROOTS
from partyboard.reception import receive
from partyboard.store.events import withdraw
from partyboard.text import Month, months_between

MAY = date(2021, 5, 1)
MOMENTS = [None, at(2021, 5, 20, 12), at(2020, 12, 27), at(2021, 3, 1)]
DUE = [None, 20]


def in_view(facts, last=None):
    """The months up to the last one, thirteen at most."""
    last = last or max(facts.months)
    return [
        month for month in facts.months if Month.of(last) - 13 < Month.of(month) <= Month.of(last)
    ]


def first_accepted(facts):
    """(organization, month) → when its first accepted workbook came."""
    accepted = facts.accepted[facts.accepted["form"] == "grassroots"]
    return accepted.groupby(["organization", "period"])["received_at"].min().to_dict()


def standing(facts, due_day, as_of):
    """(month, organization) → status, days late; of everybody expected in a month."""
    first, found = first_accepted(facts), {}
    kept = facts.kept
    rejected = kept[(kept["status"] == "rejected") & (kept["form"] == "grassroots")]
    if as_of is not None:
        rejected = rejected[rejected["received_at"] <= as_of]
    returned = set(zip(rejected["organization"], rejected["period"], strict=True))
    for month in facts.months:
        due = month.replace(day=min(due_day or 25, Month.of(month).last.day))
        for code in facts.expected(month)["code"]:
            moment = first.get((code, month))
            late = (moment.date() - due).days if moment else 0
            if moment is None:
                status = "returned" if (code, month) in returned else "missing"
            else:
                status = "late" if late > 0 else "on_time"
            found[month, code] = status, late if late > 0 else None
    return found


@pytest.mark.parametrize("as_of", MOMENTS)
@pytest.mark.parametrize("due_day", DUE)
def test_grid_says_of_each_organization_and_month_how_it_stands(demo_store, as_of, due_day):
    facts = Facts(demo_store, as_of)
    months, known = in_view(facts), standing(facts, due_day, as_of)
    grid = demo_store.rows("reporting_grid", as_of=as_of, due_day=due_day)
    found = {(row["month"], row["organization"]): row for row in grid}
    lines = {code for month in months for code in facts.expected(month)["code"]}
    assert found.keys() == {(month, code) for month in months for code in lines}
    for place, row in found.items():
        status = known.get(place, ("not_expected", None))
        assert (row["status"], row["days_late"]) == status, place


@pytest.mark.parametrize("as_of", MOMENTS)
def test_grid_names_the_workbook_in_force_and_its_revision(demo_store, as_of):
    facts = Facts(demo_store, as_of)
    current = facts.current[facts.current["form"] == "grassroots"]
    expected = {
        (row["period"], row["organization"]): (row["submission_id"], row["revision"])
        for row in current.to_dict("records")
    }
    first = first_accepted(facts)
    for row in demo_store.rows("reporting_grid", as_of=as_of):
        place = row["month"], row["organization"]
        if row["status"] in ("on_time", "late"):
            assert (row["submission_id"], row["revision"]) == expected[place]
            assert row["received_at"] == first[place[1], place[0]]
        else:
            assert row["revision"] is None and row["received_at"] is None


@pytest.mark.parametrize("as_of", MOMENTS)
@pytest.mark.parametrize("due_day", DUE)
def test_grid_agrees_with_coverage(demo_store, as_of, due_day):
    asked = {"as_of": as_of, "due_day": due_day}
    by_month: dict[date, Counter[str]] = {}
    for row in demo_store.rows("reporting_grid", **asked):
        by_month.setdefault(row["month"], Counter())[row["status"]] += 1
    coverage = {row["month"]: row for row in demo_store.rows("coverage", **asked)}
    for month, counts in by_month.items():
        row = coverage[month]
        assert counts["on_time"] == row["on_time"] and counts["late"] == row["late"]
        assert counts["missing"] + counts["returned"] == row["missing"]
        assert sum(counts.values()) - counts["not_expected"] == row["expected"]


@pytest.mark.parametrize("month", [date(2020, 1, 1), date(2020, 10, 1), date(2021, 3, 1), MAY])
def test_grid_ends_with_the_month_asked_for_and_keeps_the_official_order(demo_store, facts, month):
    rows = demo_store.rows("reporting_grid", month=month)
    assert sorted({row["month"] for row in rows}) == in_view(facts, month)
    order = list(dict.fromkeys(row["organization"] for row in rows))
    listed = [code for code in facts.expected(month)["code"] if code in order]
    assert [code for code in order if code in set(listed)] == listed
    names = {row["organization"]: row["name"] for row in rows}
    now = facts.expected(month)[["code", "name"]].values
    assert {code: names[code] for code, _ in now} == dict(now)


@pytest.mark.parametrize("code", ["TDTN", "CTDM"])
def test_grid_of_one_organization_is_its_line(demo_store, code):
    whole = demo_store.rows("reporting_grid")
    alone = demo_store.rows("reporting_grid", organization=code)
    assert alone == [row for row in whole if row["organization"] == code]


@pytest.mark.parametrize("as_of", MOMENTS)
@pytest.mark.parametrize("due_day", DUE)
@pytest.mark.parametrize("today", [None, date(2021, 5, 25), date(2021, 5, 26)])
def test_punctuality_counts_months_that_are_due_or_in(demo_store, as_of, due_day, today):
    facts = Facts(demo_store, as_of)
    day = today or (as_of.date() if as_of else date.max)
    months = set(in_view(facts))
    counts: dict[str, Counter[str]] = {}
    for (month, code), (status, late) in standing(facts, due_day, as_of).items():
        if month not in months:
            continue
        line = counts.setdefault(code, Counter())
        line["days_late"] += late or 0
        if status in ("on_time", "late") or month.replace(day=due_day or 25) < day:
            line["months"] += 1
            line["missing" if status in ("missing", "returned") else status] += 1
    asked = {"as_of": as_of, "due_day": due_day, "today": today}
    rows = {
        row["organization"]: row for row in demo_store.rows("punctuality_by_organization", **asked)
    }
    assert rows.keys() == counts.keys()
    for code, line in counts.items():
        names = ("months", "on_time", "late", "missing", "days_late")
        assert {name: rows[code][name] for name in names} == {name: line[name] for name in names}


def test_punctuality_in_the_demo_of_who_came_and_who_went(demo_store):
    rows = {row["organization"]: row for row in demo_store.rows("punctuality_by_organization")}
    assert rows["CTFDI"]["months"] == 3  # founded in March 2021
    assert rows["CTVT"]["months"] == 5  # dissolved in September 2020
    assert rows["CTDM"]["missing"] == rows["BVYHCT"]["missing"] == 1
    assert all(
        row["on_time"] + row["late"] + row["missing"] == row["months"] for row in rows.values()
    )


APRIL_2021, MAY_2021 = Month(2021, 4), Month(2021, 5)


@pytest.fixture
def small(empty_store, settings):
    """STC reports May on the 26th and again on the 28th; SNV's file is rejected; CTVT is silent."""
    bad = typed_over(report("SNV", MAY_2021), GRASSROOTS, "members", "closing", 99)
    files = [
        sent(listing(rows=[STC, SNV, CTVT]), at(2021, 1, 4)),
        sent(report("STC", MAY_2021), at(2021, 5, 26, 0)),
        sent(report("STC", MAY_2021, members={"opening": 52, "closing": 52}), at(2021, 5, 28)),
        sent(bad, at(2021, 5, 24)),
    ]
    receive(empty_store, files, settings, now=at(2021, 5, 31))
    return empty_store


def line(store, code, **asked):
    (row,) = store.rows("reporting_grid", organization=code, **asked)
    return row["status"], row["days_late"], row["revision"]


def test_late_is_counted_from_the_first_workbook_and_the_revision_is_the_last(small):
    assert line(small, "STC") == ("late", 1, 2)
    assert line(small, "STC", due_day=26) == ("on_time", None, 2)
    assert line(small, "STC", as_of=at(2021, 5, 27)) == ("late", 1, 1)


def test_month_shorter_than_the_due_day_is_due_on_its_last(empty_store, settings):
    february = Month(2021, 2)
    files = [
        sent(listing(rows=[STC, SNV]), at(2021, 1, 4)),
        sent(report("STC", february), at(2021, 2, 28, 23)),
        sent(report("SNV", february), at(2021, 3, 1, 0)),
    ]
    receive(empty_store, files, settings, now=at(2021, 3, 2))
    assert line(empty_store, "STC", due_day=31) == ("on_time", None, 1)
    assert line(empty_store, "SNV", due_day=31) == ("late", 1, 1)


def test_who_sent_only_a_file_with_faults_is_told_from_who_sent_nothing(small):
    assert line(small, "SNV") == ("returned", None, None)
    assert line(small, "CTVT") == ("missing", None, None)
    assert line(small, "SNV", as_of=at(2021, 5, 26, 12)) == ("returned", None, None)
    (spoiled,) = (row for row in small.rows("submissions") if row["status"] == "rejected")
    (row,) = small.rows("reporting_grid", organization="SNV")
    assert row["submission_id"] == spoiled["id"]


def test_report_set_aside_is_missing_again(small):
    for row in small.rows("submissions", organization="STC"):
        with small.writing() as cursor:
            withdraw(cursor, row["id"], at(2021, 6, 1), "nhầm đơn vị")
    with small.reading() as cursor:
        assert cursor.execute("select count(*) from submission_event").fetchone() == (2,)
    assert small.rows("reporting_grid") == []  # nothing is left of the month
    assert line(small, "STC", as_of=at(2021, 5, 31)) == ("late", 1, 2)


def test_gap_of_months_is_in_view(empty_store, settings):
    january, march = Month(2021, 1), Month(2021, 3)
    files = [
        sent(listing(rows=[STC]), at(2021, 1, 4)),
        sent(report("STC", january), at(2021, 1, 20)),
        sent(report("STC", march), at(2021, 3, 20)),
    ]
    receive(empty_store, files, settings, now=at(2021, 3, 21))
    rows = empty_store.rows("reporting_grid")
    assert [row["month"] for row in rows] == [m.first for m in months_between(january, march)]
    assert [row["status"] for row in rows] == ["on_time", "missing", "on_time"]
