"""Shortcomings as they stand at the end of each month, worked out item by item in Python."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from partyboard.text import Month

MAY = date(2021, 5, 1)
AFTER = date(2026, 1, 1)  # a day on which every month of the demo is over
PASSED_ON = {"CTVT": ("CTXD", date(2020, 10, 1))}  # dissolved: to whom, from which month


@dataclass(frozen=True)
class Item:
    """One item at the end of a month."""

    owner: str
    due_on: date
    extended: bool
    concluded_on: date
    status: str | None
    reported_on: date | None
    confirmed_on: date | None

    def days_overdue(self, seen_on):
        late = self.confirmed_on is None and self.due_on < seen_on
        return (seen_on - self.due_on).days if late else None

    @property
    def reported_late(self):
        return self.reported_on is not None and self.reported_on > self.due_on


def owner_of(code, month):
    to, since = PASSED_ON.get(code, (code, date(1900, 1, 1)))
    return to if month >= since else code


@pytest.fixture(scope="module")
def register(facts):
    """month → (conclusion, item) → how it stands at the end of that month."""
    said = facts.table("committee", "conclusions").sort_values(["period", "source_row"])
    told = facts.table("grassroots", "follow_ups").sort_values(["period", "source_row"])
    months = {}
    for month in facts.months:
        last = Month.of(month).last
        items = {}
        for row in said[said["period"] <= month].to_dict("records"):
            if row["concluded_on"] <= last:
                items[row["conclusion"], row["item"]] = row
        reports = {}
        for row in told[told["period"] <= month].to_dict("records"):
            item = items.get((row["conclusion"], row["item"]))
            if item and row["organization"] == owner_of(item["named"], row["period"]):
                before = reports.get((row["conclusion"], row["item"]), {})
                given = row["reported_on"] or before.get("reported_on")
                reports[row["conclusion"], row["item"]] = {**row, "reported_on": given}
        months[month] = {
            key: Item(
                owner=owner_of(row["named"], month),
                due_on=row["extended_to"] or row["due_on"],
                extended=row["extended_to"] is not None,
                concluded_on=row["concluded_on"],
                status=reports.get(key, {}).get("status"),
                reported_on=reports.get(key, {}).get("reported_on"),
                confirmed_on=row["confirmed_on"]
                if row["confirmed_on"] and row["confirmed_on"] <= last
                else None,
            )
            for key, row in items.items()
        }
    return months


def test_demo_has_every_kind_of_item(register):
    items = register[MAY].values()
    assert len(items) == 31
    assert any(item.extended for item in items) and any(item.reported_late for item in items)
    assert "CTXD" in {item.owner for item in items}
    assert {item.status for item in items} >= {None, "not_started", "remedied", "partial"} - {None}


@pytest.mark.parametrize("only", [None, "CTXD", "CTVT"])
def test_every_month_has_its_open_overdue_and_closed_items(demo_store, facts, register, only):
    found = {
        row["month"]: row
        for row in demo_store.rows("follow_ups_by_month", today=AFTER, organization=only)
    }
    assert list(found) == facts.months
    for month, items in register.items():
        mine = [item for item in items.values() if only in (None, item.owner)]
        last = Month.of(month).last
        assert found[month] == {
            "month": month,
            "open": sum(item.confirmed_on is None for item in mine),
            "overdue": sum(item.days_overdue(last) is not None for item in mine),
            "closed": sum(item.confirmed_on is not None for item in mine),
            "closed_in_month": sum(
                item.confirmed_on is not None and item.confirmed_on >= month for item in mine
            ),
            "opened_in_month": sum(item.concluded_on >= month for item in mine),
            "reported_late": sum(item.reported_late for item in mine),
        }, month


def test_may_2021_has_15_open_9_overdue_16_closed_11_reported_late(demo_store):
    row = demo_store.rows("follow_ups_by_month")[-1]
    assert (row["open"], row["overdue"], row["closed"], row["reported_late"]) == (15, 9, 16, 11)


@pytest.mark.parametrize("month", [date(2020, 9, 1), date(2020, 12, 1), date(2021, 3, 1), MAY])
def test_list_tells_each_item_as_it_stands(demo_store, register, month):
    last = Month.of(month).last
    found = demo_store.rows("follow_ups", month=month, today=AFTER)
    assert {(row["conclusion"], row["item"]) for row in found} == set(register[month])
    for row in found:
        item = register[month][row["conclusion"], row["item"]]
        days = item.days_overdue(last)
        assert (
            row
            | {
                "organization": item.owner,
                "due_on": item.due_on,
                "extended": item.extended,
                "status": item.status,
                "reported_on": item.reported_on,
                "confirmed_on": item.confirmed_on,
                "is_open": item.confirmed_on is None,
                "is_overdue": days is not None,
                "days_overdue": days,
                "reported_late": item.reported_late,
            }
            == row
        )


def test_open_items_stand_first_and_the_most_overdue_on_top(demo_store):
    found = demo_store.rows("follow_ups", month=MAY, today=AFTER)
    order = [(not row["is_open"], -(row["days_overdue"] or 0)) for row in found]
    assert order == sorted(order)


@pytest.mark.parametrize("month", [date(2020, 12, 1), MAY])
def test_organizations_with_open_items(demo_store, facts, register, month):
    last = Month.of(month).last
    names = dict(facts.expected(month)[["code", "name"]].values)
    expected = {}
    for item in register[month].values():
        if item.confirmed_on is None:
            expected.setdefault(item.owner, []).append(item.days_overdue(last))
    found = demo_store.rows("follow_ups_by_organization", month=month, today=AFTER)
    assert {row["organization"]: row for row in found} == {
        code: {
            "organization": code,
            "name": names.get(code, code),
            "open": len(days),
            "overdue": sum(day is not None for day in days),
            "longest": max((day for day in days if day is not None), default=None),
        }
        for code, days in expected.items()
    }
    assert [row["overdue"] for row in found] == sorted(
        (row["overdue"] for row in found), reverse=True
    )


@pytest.mark.parametrize("month", [date(2020, 12, 1), MAY])
def test_ageing_puts_every_open_item_in_one_bucket(demo_store, register, month):
    last = Month.of(month).last
    counts = dict.fromkeys(("not_due", "to_30", "to_90", "over_90"), 0)
    for item in register[month].values():
        if item.confirmed_on is None:
            days = item.days_overdue(last)
            bucket = (
                "not_due"
                if days is None
                else "to_30"
                if days <= 30
                else "to_90"
                if days <= 90
                else "over_90"
            )
            counts[bucket] += 1
    found = demo_store.rows("follow_ups_ageing", month=month, today=AFTER)
    assert [(row["bucket"], row["items"]) for row in found] == list(counts.items())


@pytest.mark.parametrize("day", [date(2021, 5, 1), date(2021, 5, 20), date(2021, 5, 21), AFTER])
def test_running_month_is_seen_on_the_day_of_today(demo_store, register, day):
    seen_on = min(day, date(2021, 5, 31))
    overdue = sum(item.days_overdue(seen_on) is not None for item in register[MAY].values())
    assert demo_store.rows("follow_ups_by_month", today=day)[-1]["overdue"] == overdue


def test_item_due_on_the_day_one_looks_is_not_overdue(demo_store):
    """25-TB/UBKTĐUK is due on 20 May 2021."""

    def overdue(day):
        rows = demo_store.rows("follow_ups", month=MAY, today=day)
        return {row["item"] for row in rows if row["is_overdue"] and "25-TB" in row["conclusion"]}

    due = date(2021, 5, 20)
    assert overdue(due) == set()
    assert overdue(due + timedelta(days=1)) == {"1", "2"}


def test_months_that_are_over_do_not_change_with_today(demo_store):
    early = demo_store.rows("follow_ups_by_month", today=date(2021, 5, 3))
    late = demo_store.rows("follow_ups_by_month", today=AFTER)
    assert early[:-1] == late[:-1] and early[-1] != late[-1]
