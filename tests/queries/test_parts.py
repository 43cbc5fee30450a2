"""What a figure is made of: each part in the row of the workbook that says it, found in pandas."""

from datetime import date

import pandas as pd
import pytest
from facts import whole

from partyboard.store import queries

MAY = date(2021, 5, 1)
MONTHS = [date(2020, 1, 1), date(2020, 5, 1), date(2020, 10, 1), date(2021, 4, 1), MAY]
SHEETS = {"parts_of_changes": "members", "parts_of_work": "other_work"}
AFTER = date(2026, 1, 1)  # a day on which every month of the demo is over


def counted_by(name):
    return [column for column, (kind, _) in queries.load(name).columns.items() if kind == "bigint"]


def rows_of(facts, form, sheet):
    """(workbook, row) → what stands there, over the workbooks in force."""
    rows = facts.table(form, sheet).to_dict("records")
    return {(row["submission_id"], row["source_row"]): row for row in rows}


@pytest.mark.parametrize("month", MONTHS)
def test_members_are_the_closings_with_the_row_that_says_them(demo_store, facts, month):
    found = demo_store.rows("parts_of_members", month=month)
    assert [row["organization"] for row in found] == list(facts.expected(month)["code"])
    said, closings = rows_of(facts, "grassroots", "members"), facts.closings(month)
    for row in found:
        closing, period = closings.get(row["organization"], (None, None))
        assert row["members"] == closing
        assert row["carried_from"] == (period if period and period < month else None)
        if closing is not None:
            source = said[row["submission_id"], row["source_row"]]
            assert (source["organization"], source["period"]) == (row["organization"], period)


@pytest.mark.parametrize("month", MONTHS)
@pytest.mark.parametrize("name", SHEETS)
def test_every_organization_has_what_its_report_says(demo_store, facts, name, month):
    found = demo_store.rows(name, month=month)
    assert [row["organization"] for row in found] == list(facts.expected(month)["code"])
    said = rows_of(facts, "grassroots", SHEETS[name])
    reported = {row["organization"] for row in said.values() if row["period"] == month}
    assert {row["organization"] for row in found if row["submission_id"]} == reported
    for row in found:
        source = said.get((row["submission_id"], row["source_row"]), {})
        assert source.get("organization", row["organization"]) == row["organization"]
        for column in counted_by(name):
            assert row[column] == whole(source.get(column)), column


@pytest.mark.parametrize("month", MONTHS)
def test_the_offices_own_work_stands_in_its_own_workbook(demo_store, facts, month):
    said = facts.table("committee", "work")
    expected = said[said["period"] == month].to_dict("records")
    found = demo_store.rows("parts_of_committee_work", month=month)
    assert found == [{name: whole_or_text(row[name]) for name in found[0]} for row in expected]


def whole_or_text(value):
    return value if isinstance(value, str) else whole(value)


@pytest.mark.parametrize("only", [None, "BVDK"])
@pytest.mark.parametrize("month", [*MONTHS, date(2020, 8, 1), date(2020, 12, 1)])
def test_a_class_and_an_organization_count_once(demo_store, facts, month, only):
    found = demo_store.rows("parts_of_training", month=month, organization=only)
    (figure,) = [
        row
        for row in demo_store.rows("training_by_month", organization=only)
        if row["month"] == month
    ]
    for column in ("classes", "participants", "organizations"):
        assert sum(row[column] for row in found) == (figure[column] or 0), column
    said = rows_of(facts, "grassroots", "training")
    for row in found:
        source = said[row["submission_id"], row["source_row"]]
        assert (source["organization"], source["participants"]) == (
            row["organization"],
            row["participants"],
        )


def test_class_that_is_written_in_three_ways_is_called_one_way(demo_store):
    found = demo_store.rows("parts_of_training", month=date(2020, 10, 1))
    classes = {}
    for row in found:
        classes.setdefault(row["course"], []).append(row["classes"])
    assert all(sum(each) == 1 for each in classes.values())
    assert any(len(each) == 3 for each in classes.values())


@pytest.mark.parametrize("month", MONTHS)
def test_commendations_are_those_that_the_committee_decided(demo_store, facts, month):
    said = facts.reports("commendations")
    said = said[(said["period"] == month) & (said["level"] == "committee")]
    found = demo_store.rows("parts_of_commendations", month=month)
    columns = ["submission_id", "source_row", "organization", "collectives", "individuals"]
    assert sorted(tuple(row[name] for name in columns) for row in found) == sorted(
        tuple(map(plain, row)) for row in said[columns].itertuples(index=False)
    )


def plain(value):
    return None if pd.isna(value) else value


@pytest.mark.parametrize("month", [date(2020, 9, 1), date(2020, 12, 1), date(2021, 3, 1), MAY])
def test_item_names_its_row_of_the_register_and_of_the_report(demo_store, facts, month):
    found = demo_store.rows("parts_of_follow_ups", month=month, today=AFTER)
    items = {
        (row["conclusion"], row["item"]): row
        for row in demo_store.rows("follow_ups", month=month, today=AFTER)
    }
    assert {(row["conclusion"], row["item"]) for row in found} == set(items)
    register = rows_of(facts, "committee", "conclusions")
    reports = rows_of(facts, "grassroots", "follow_ups")
    for row in found:
        item = items[row["conclusion"], row["item"]]
        entry = register[row["submission_id"], row["source_row"]]
        assert (entry["conclusion"], entry["item"]) == (row["conclusion"], row["item"])
        assert entry["period"] <= month and item["due_on"] in (
            entry["due_on"],
            entry["extended_to"],
        )
        assert (row["report_id"] is None) == (item["status"] is None)
        if row["report_id"]:
            told = reports[row["report_id"], row["report_row"]]
            assert (told["conclusion"], told["item"]) == (row["conclusion"], row["item"])
            assert told["reported_on"] == item["reported_on"]


@pytest.mark.parametrize("month", MONTHS)
def test_items_count_as_the_figures_of_the_month_say(demo_store, month):
    found = demo_store.rows("parts_of_follow_ups", month=month, today=AFTER)
    by_month = {row["month"]: row for row in demo_store.rows("follow_ups_by_month", today=AFTER)}
    for column in ("open", "overdue", "closed", "reported_late"):
        assert sum(row[column] for row in found) == by_month[month][column], column


def test_workbooks_are_those_in_force(demo_store, facts):
    found = demo_store.rows("workbooks")
    expected = facts.current[["submission_id", "form", "organization", "revision", "filename"]]
    assert sorted(
        (row["submission"], row["form"], row["organization"], row["revision"], row["filename"])
        for row in found
    ) == sorted(tuple(row) for row in expected.itertuples(index=False))


def test_workbooks_of_a_past_moment_are_those_that_had_come(demo_store):
    then = pd.Timestamp("2021-05-20 08:00", tz="Asia/Ho_Chi_Minh").to_pydatetime()
    found = demo_store.rows("workbooks", as_of=then)
    assert max(row["received_at"] for row in found) <= then
    assert len(found) < len(demo_store.rows("workbooks"))


def test_workbooks_asked_for_by_their_ids_are_those_alone(demo_store):
    every = demo_store.rows("workbooks")
    asked = [every[0]["submission"], every[-1]["submission"]]
    assert demo_store.rows("workbooks", submissions=",".join(asked)) == [every[0], every[-1]]
    assert demo_store.rows("workbooks", submissions="") == []
