"""Classes and who went to them, compared with groups made in pandas."""

from datetime import date

import pandas as pd
import pytest
from facts import whole

from partyboard.text import key

MAY = date(2021, 5, 1)
DECEMBER = date(2020, 12, 1)


@pytest.fixture(scope="module")
def entries(facts):
    """Each organization's row of each class, with what makes it the same class as another's."""
    rows = facts.reports("training").copy()
    names = [key(name) for name in rows["course"]]
    rows["same"] = [
        (code, day.year) if isinstance(code, str) else (name, day)
        for code, name, day in zip(rows["course_code"], names, rows["opened_on"], strict=True)
    ]
    rows["month"] = [day.replace(day=1) for day in rows["opened_on"]]
    assert not rows.duplicated(["organization", "same"]).any()
    return rows


def classes(entries, only=None):
    """One row a class: month, kind, participants, completed, organizations."""
    rows = entries if only is None else entries[entries["organization"] == only]
    return pd.DataFrame(
        [
            {
                "month": some["month"].iloc[0],
                "kind": some["kind"].iloc[0],
                "opened_on": some["opened_on"].iloc[0],
                "participants": int(some["participants"].sum()),
                "completed": whole(some["completed"].sum(min_count=1)),
                "organizations": some.loc[some["participants"] > 0, "organization"].nunique(),
            }
            for _, some in rows.groupby("same", sort=False)
        ]
    )


def test_class_of_28_organizations_is_one_with_72_participants(demo_store):
    (row,) = (row for row in demo_store.rows("training_classes") if row["month"] == MAY)
    assert (row["course_code"], row["participants"], row["organizations"]) == (
        "ĐVM-2021-01",
        72,
        28,
    )


@pytest.mark.parametrize("only", [None, "BVDK"])
def test_each_class_is_listed_once_with_the_sum_of_its_participants(demo_store, entries, only):
    expected = classes(entries, only).sort_values("opened_on")
    found = demo_store.rows("training_classes", organization=only)
    columns = ["month", "kind", "opened_on", "participants", "completed", "organizations"]
    assert sorted((tuple(row[name] for name in columns) for row in found), key=str) == sorted(
        (tuple(whole_or_same(value) for value in row) for row in expected[columns].values), key=str
    )


def whole_or_same(value):
    return None if value is None or value != value else value


def test_class_spelled_in_three_ways_without_a_code_is_one(demo_store):
    (row,) = (
        row
        for row in demo_store.rows("training_classes")
        if row["month"] == date(2020, 10, 1) and row["course_code"] is None
    )
    assert (row["participants"], row["organizations"]) == (9, 3)


@pytest.mark.parametrize("only", [None, "STC"])
def test_classes_of_a_month_and_zero_where_reports_name_none(demo_store, facts, entries, only):
    all_classes = classes(entries, only)
    rows = entries if only is None else entries[entries["organization"] == only]
    found = {row["month"]: row for row in demo_store.rows("training_by_month", organization=only)}
    assert list(found) == facts.months
    reported = set(facts.reports("members")["period"])
    for month, row in found.items():
        if month not in reported and month not in set(all_classes["month"]):
            assert (row["classes"], row["participants"], row["organizations"]) == (None,) * 3
            continue
        of_month = all_classes[all_classes["month"] == month]
        sent = rows[(rows["month"] == month) & (rows["participants"] > 0)]
        assert row["classes"] == len(of_month)
        assert row["participants"] == of_month["participants"].sum()
        assert row["organizations"] == sent["organization"].nunique()


def test_month_without_any_report_of_an_organization_has_no_number(demo_store):
    found = {row["month"]: row for row in demo_store.rows("training_by_month", organization="HCCB")}
    assert found[date(2020, 4, 1)]["classes"] is None
    assert found[date(2020, 3, 1)]["classes"] == 0


@pytest.mark.parametrize("month", [date(2020, 8, 1), DECEMBER, MAY])
def test_classes_of_the_year_by_kind(demo_store, entries, month):
    rows = classes(entries)
    rows = rows[[date(month.year, 1, 1) <= opened <= month for opened in rows["month"]]]
    expected = {
        kind: (len(some), int(some["participants"].sum()), some["completed"].sum(min_count=1))
        for kind, some in rows.groupby("kind")
    }
    found = demo_store.rows("training_by_kind", month=month)
    assert {row["kind"]: (row["classes"], row["participants"]) for row in found} == {
        kind: (count, participants) for kind, (count, participants, _) in expected.items()
    }
    for row in found:
        assert row["completed"] == whole(expected[row["kind"]][2])
    assert [row["participants"] for row in found] == sorted(
        (row["participants"] for row in found), reverse=True
    )


@pytest.mark.parametrize("month", [date(2020, 6, 1), DECEMBER, MAY])
def test_participants_of_each_organization_in_the_official_order(demo_store, facts, entries, month):
    of_year = entries[[date(month.year, 1, 1) <= opened <= month for opened in entries["month"]]]
    of_month = of_year[of_year["month"] == month]
    year = of_year.groupby("organization")["participants"].sum()
    now = of_month.groupby("organization")["participants"].sum()
    assert demo_store.rows("training_by_organization", month=month) == [
        {
            "organization": entry["code"],
            "name": entry["name"],
            "participants": int(now.get(entry["code"], 0)),
            "participants_this_year": int(year[entry["code"]]),
        }
        for entry in facts.expected(month).to_dict("records")
        if year.get(entry["code"], 0) > 0
    ]


@pytest.mark.parametrize("month", [date(2020, 4, 1), date(2020, 6, 1), MAY])
def test_who_has_sent_nobody_this_year_is_named_with_its_members(demo_store, facts, entries, month):
    of_year = [date(month.year, 1, 1) <= opened <= month for opened in entries["month"]]
    sent = set(entries.loc[of_year, "organization"])
    absent = [code for code in facts.expected(month)["code"] if code not in sent]
    found = demo_store.rows("training_absent", month=month)
    assert [row["organization"] for row in found] == absent
    closings = facts.closings(month)
    assert [row["members"] for row in found] == [closings[code][0] for code in absent]


def test_of_68_organizations_40_have_sent_nobody_by_may_2021(demo_store):
    assert len(demo_store.rows("training_absent", month=MAY)) == 40
