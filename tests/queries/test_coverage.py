"""Who had to report, who has, and when; compared with counts made in pandas."""

from datetime import date

import pytest
from facts import Facts
from filled_forms import at

MAY = date(2021, 5, 1)
MOMENTS = [None, at(2021, 5, 20, 12), at(2020, 12, 27), at(2021, 3, 1)]


def by_month(store, query, **parameters):
    return {row["month"]: row for row in store.rows(query, **parameters)}


def counted(facts, month, due_day):
    """Expected, received, on time, carried of a month, and when its newest workbook came."""
    expected = set(facts.expected(month)["code"])
    accepted = facts.accepted
    accepted = accepted[(accepted["form"] == "grassroots") & (accepted["period"] == month)]
    accepted = accepted[accepted["organization"].isin(expected)]
    first = accepted.groupby("organization")["received_at"].min()
    on_time = sum(moment.date() <= month.replace(day=due_day) for moment in first)
    closings = facts.closings(month)
    return {
        "expected": len(expected),
        "received": len(first),
        "on_time": on_time,
        "late": len(first) - on_time,
        "missing": len(expected) - len(first),
        "carried": sum(period < month for _, period in closings.values()),
        "latest_received_at": accepted["received_at"].max() if len(accepted) else None,
    }


def locked_months(store, as_of):
    """Months whose last event up to then was a lock."""
    last = {}
    with store.reading() as cursor:
        cursor.execute("select month, action, made_at from month_event order by made_at")
        for month, action, made_at in cursor.fetchall():
            if as_of is None or made_at <= as_of:
                last[month] = action
    return {month for month, action in last.items() if action == "locked"}


@pytest.mark.parametrize("as_of", MOMENTS)
@pytest.mark.parametrize("due_day", [None, 20])
def test_coverage_is_over_the_organizations_of_the_month(demo_store, as_of, due_day):
    facts = Facts(demo_store, as_of)
    found = by_month(demo_store, "coverage", as_of=as_of, due_day=due_day)
    assert list(found) == facts.months
    for month in facts.months:
        expected = counted(facts, month, due_day or 25)
        assert {name: found[month][name] for name in expected} == expected, month
    locked = {month for month, row in found.items() if row["is_locked"]}
    assert locked == locked_months(demo_store, as_of)


def test_coverage_of_may_2021(demo_store):
    row = by_month(demo_store, "coverage")[MAY]
    numbers = ("expected", "received", "on_time", "late", "missing", "carried")
    assert tuple(row[name] for name in numbers) == (68, 66, 62, 4, 2, 2)
    assert row["latest_received_at"] == at(2021, 5, 31, 16, 5)


def test_parts_of_coverage_add_up_and_never_exceed_the_whole(demo_store):
    for row in demo_store.rows("coverage"):
        assert row["on_time"] + row["late"] == row["received"]
        assert row["received"] + row["missing"] == row["expected"]
        assert row["carried"] <= row["missing"]


@pytest.mark.parametrize("code", ["TDTN", "CTDM", "SNV"])
def test_coverage_of_one_organization_is_its_own(demo_store, code):
    row = by_month(demo_store, "coverage", organization=code)[MAY]
    wanted = {"TDTN": (1, 1, 0), "CTDM": (1, 0, 0), "SNV": (1, 1, 1)}
    assert (row["expected"], row["received"], row["on_time"]) == wanted[code]


def test_months_run_without_a_gap_and_say_how_many_reports_stand(demo_store, facts):
    current = facts.current[facts.current["form"] == "grassroots"]
    sizes = current.groupby("period").size()
    assert demo_store.rows("months") == [
        {"month": month, "reports": int(sizes.get(month, 0))} for month in facts.months
    ]


@pytest.mark.parametrize("month", [date(2020, 1, 1), date(2020, 10, 1), date(2021, 3, 1), MAY])
def test_organizations_of_a_month_in_the_official_order(demo_store, facts, month):
    columns = ["code", "name", "kind", "sector"]
    expected = facts.expected(month)[columns].to_dict("records")
    assert demo_store.rows("organizations", month=month) == expected


def test_organizations_without_a_month_are_those_of_the_last(demo_store):
    assert demo_store.rows("organizations") == demo_store.rows("organizations", month=MAY)


def test_reform_is_seen_in_the_months_after_it(demo_store):
    codes = {
        month: {row["code"]: row["kind"] for row in demo_store.rows("organizations", month=month)}
        for month in (date(2020, 9, 1), date(2020, 10, 1), date(2021, 1, 1), date(2021, 3, 1))
    }
    september, october, january, march = codes.values()
    assert "CTVT" in september and "CTVT" not in october
    assert (october["BVTT"], january["BVTT"]) == ("Chi bộ cơ sở", "Đảng bộ cơ sở")
    assert "CTFDI" not in january and "CTFDI" in march


@pytest.mark.parametrize("where", [{}, {"organization": "SCT"}, {"month": MAY}])
def test_workbooks_kept_are_listed_with_what_was_found_in_them(demo_store, facts, where):
    kept = facts.kept
    for column, name in (("organization", "organization"), ("period", "month")):
        if name in where:
            kept = kept[kept[column] == where[name]]
    with demo_store.reading() as cursor:
        query = "select submission_id::varchar, severity, count(*) from finding group by all"
        found = {(id_, severity): n for id_, severity, n in cursor.execute(query).fetchall()}
    rows = demo_store.rows("submissions", **where)
    assert {row["id"] for row in rows} == set(kept["submission_id"])
    assert [row["received_at"] for row in rows] == sorted(
        (row["received_at"] for row in rows), reverse=True
    )
    for row in rows:
        assert row["errors"] == found.get((row["id"], "error"), 0)
        assert row["warnings"] == found.get((row["id"], "warning"), 0)
        assert (row["status"] == "rejected") == (row["errors"] > 0) == (row["revision"] == 0)
        assert row["bytes"] > 5000


def test_findings_of_a_rejected_workbook_stand_with_errors_first(demo_store):
    (spoiled,) = (
        row
        for row in demo_store.rows("submissions", organization="SCT", month=MAY)
        if row["status"] == "rejected"
    )
    found = demo_store.rows("findings", submission=spoiled["id"])
    assert [(row["severity"], row["code"], row["sheet"]) for row in found] == [
        ("error", "total-mismatch", "Đảng viên")
    ]


@pytest.mark.parametrize("submission", ["", "abc", "00000000-0000-0000-0000-000000000000"])
def test_findings_of_no_workbook_are_none(demo_store, submission):
    assert demo_store.rows("findings", submission=submission) == []
