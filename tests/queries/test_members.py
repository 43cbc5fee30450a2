"""Members: what they number, what raised and lowered that, compared with sums made in pandas."""

from collections import Counter
from datetime import date

import pytest
from facts import FLOWS_IN, FLOWS_OUT, whole

from partyboard.text import Month

MAY = date(2021, 5, 1)
CAUSES = (
    *FLOWS_IN,
    "transferred_in_within",
    *FLOWS_OUT,
    "transferred_out_within",
    "official_conversions",
)
STRUCTURE = ("probationary", "female", "ethnic_minority", "religious", "aged_under_31", "exempt")
ONE = "HCCB"  # silent in April and May 2020


def by_month(store, query, **parameters):
    return {row["month"]: row for row in store.rows(query, **parameters)}


def totals(facts, only=None):
    """Month → closings of those who had to report, and how many are carried."""
    found = {}
    for month in facts.months:
        closings = {
            code: closing for code, closing in facts.closings(month).items() if only in (None, code)
        }
        due = set(facts.expected(month)["code"])
        if due and only in {None, *due}:
            found[month] = closings
    return found


@pytest.mark.parametrize("only", [None, ONE, "CTVT", "CTFDI"])
def test_members_are_closings_with_the_silent_ones_carried(demo_store, facts, only):
    expected = {
        month: {
            "month": month,
            "members": sum(closing for closing, _ in closings.values()) if closings else None,
            "reported": sum(n for n, period in closings.values() if period == month),
            "carried": sum(n for n, period in closings.values() if period < month),
            "carried_organizations": sum(period < month for _, period in closings.values()),
        }
        for month, closings in totals(facts, only).items()
    }
    assert by_month(demo_store, "members", organization=only) == expected


def test_members_of_may_2021_with_two_carried(demo_store):
    row = by_month(demo_store, "members")[MAY]
    assert (row["members"], row["carried_organizations"]) == (3390, 2)


def test_dissolved_organization_counts_to_its_last_month(demo_store):
    months = list(by_month(demo_store, "members", organization="CTVT"))
    assert (months[0], months[-1]) == (date(2020, 1, 1), date(2020, 9, 1))


@pytest.mark.parametrize("only", [None, "SKHCN", "CTXD"])
def test_causes_of_change_are_sums_over_the_reports(demo_store, facts, only):
    rows = facts.reports("members")
    rows = rows if only is None else rows[rows["organization"] == only]
    found = by_month(demo_store, "membership_changes", organization=only)
    closings = {
        month: sum(n for n, _ in entry.values()) if entry else None
        for month, entry in totals(facts, only).items()
    }
    for month, total in closings.items():
        before = closings.get((Month.of(month) - 1).first)
        reported = rows[rows["period"] == month]
        causes = {name: whole(reported[name].sum()) for name in CAUSES} if len(reported) else {}
        net = sum(causes.get(name, 0) for name in FLOWS_IN)
        net -= sum(causes.get(name, 0) for name in FLOWS_OUT)
        assert found[month] == {
            "month": month,
            "opening": before,
            **{name: causes.get(name) for name in CAUSES},
            "other": None if None in (before, total) else total - before - net,
            "closing": total,
        }


def test_what_causes_do_not_explain_is_small_and_only_where_reports_are_missing(demo_store):
    """The two who were silent, and the correction that the next month contradicts."""
    other = {
        month: row["other"]
        for month, row in by_month(demo_store, "membership_changes").items()
        if row["other"]
    }
    assert set(other) <= {
        date(2020, 4, 1),
        date(2020, 5, 1),
        date(2020, 6, 1),
        date(2020, 12, 1),
        date(2021, 4, 1),
        MAY,
    }
    assert all(abs(number) <= 3 for number in other.values())


@pytest.mark.parametrize("month", [date(2020, 1, 1), date(2020, 5, 1), date(2020, 10, 1), MAY])
def test_members_of_each_organization_beside_the_month_before(demo_store, facts, month):
    index = facts.months.index(month)
    now = facts.closings(month)
    before = facts.closings(facts.months[index - 1]) if index else {}
    reported = facts.reports("members").set_index(["organization", "period"])
    expected = []
    for entry in facts.expected(month).to_dict("records"):
        code = entry["code"]
        report = reported.loc[(code, month)] if (code, month) in reported.index else None
        closing, period = now.get(code, (None, None))
        previous = before.get(code, (None, None))[0]
        expected.append(
            {
                "position": entry["source_row"],
                "organization": code,
                "name": entry["name"],
                "kind": entry["kind"],
                "sector": entry["sector"],
                "previous": previous,
                "admitted": None if report is None else whole(report["admitted"]),
                "official_conversions": None
                if report is None
                else whole(report["official_conversions"]),
                "members": closing,
                "change": None if None in (closing, previous) else closing - previous,
                "carried_from": period if period and period < month else None,
                "submission_id": None if report is None else report["submission_id"],
                "revision": None if report is None else report["revision"],
            }
        )
    assert demo_store.rows("members_by_organization", month=month) == expected


@pytest.mark.parametrize("only", [None, ONE])
def test_change_like_for_like_is_over_who_reported_both_months(demo_store, facts, only):
    found = by_month(demo_store, "like_for_like", organization=only)
    every = totals(facts, only)
    for index, month in enumerate(facts.months):
        now, earlier = every.get(month, {}), every.get(facts.months[index - 1], {}) if index else {}
        fresh = {code: n for code, (n, period) in now.items() if period == month}
        last = {
            code: n for code, (n, period) in earlier.items() if period == facts.months[index - 1]
        }
        both = fresh.keys() & last.keys()
        if month not in found:
            assert only and not now and not earlier
            continue
        row = found[month]
        assert row["organizations"] == len(both)
        assert row["previous"] == (sum(last[code] for code in both) if both else None)
        assert row["members"] == (sum(fresh[code] for code in both) if both else None)
        assert row["change"] == (row["members"] - row["previous"] if both else None)
        assert row["same_set"] == (both == now.keys() == earlier.keys() and bool(both)), month


@pytest.mark.parametrize("only", [None, "BVDK"])
def test_structure_is_over_the_reports_and_carries_nothing(demo_store, facts, only):
    rows = facts.reports("members")
    rows = rows if only is None else rows[rows["organization"] == only]
    sums = rows.groupby("period")[["closing", *STRUCTURE]].sum(min_count=1)
    sizes = rows.groupby("period").size()
    assert by_month(demo_store, "structure", organization=only) == {
        month: {
            "month": month,
            "organizations": sizes[month],
            "members": whole(sums.loc[month, "closing"]),
            **{name: whole(sums.loc[month, name]) for name in STRUCTURE},
        }
        for month in sums.index
    }


@pytest.mark.parametrize("month", [date(2020, 9, 1), MAY])
def test_only_organizations_that_moved_are_listed_in_the_official_order(demo_store, facts, month):
    rows = facts.reports("members")
    rows = rows[rows["period"] == month].set_index("organization")
    moves = [*FLOWS_IN, *FLOWS_OUT]
    expected = [
        code
        for code in facts.expected(month)["code"]
        if code in rows.index and rows.loc[code, moves].fillna(0).sum() > 0
    ]
    found = demo_store.rows("changes_by_organization", month=month)
    assert [row["organization"] for row in found] == expected
    for row in found:
        for name in (*moves, "opening", "closing", "transferred_in_within"):
            assert row[name] == whole(rows.loc[row["organization"], name])


def test_transfers_within_cancel_out_but_for_the_late_letter(demo_store, facts):
    sums = facts.sums("members", "transferred_in_within", "transferred_out_within").fillna(0)
    expected = {
        month: {
            "month": month,
            "into": int(into),
            "out_of": int(out_of),
            "difference": int(into - out_of),
        }
        for month, (into, out_of) in zip(sums.index, sums.values, strict=True)
    }
    found = by_month(demo_store, "transfers_within")
    assert found == expected
    left_over = {month: row["difference"] for month, row in found.items() if row["difference"]}
    assert left_over == {date(2020, 10, 1): -1, date(2020, 11, 1): 1}


@pytest.mark.parametrize("month", [date(2020, 4, 1), date(2021, 4, 1), MAY])
def test_missing_are_those_expected_without_a_report(demo_store, facts, month):
    closings = facts.closings(month)
    rows = facts.reports("members")
    there = set(rows.loc[rows["period"] == month, "organization"])
    assert demo_store.rows("missing", month=month) == [
        {
            "organization": entry["code"],
            "name": entry["name"],
            "last_month": closings.get(entry["code"], (None, None))[1],
            "members": closings.get(entry["code"], (None, None))[0],
        }
        for entry in facts.expected(month).to_dict("records")
        if entry["code"] not in there
    ]


@pytest.mark.parametrize("month", [date(2020, 9, 1), date(2020, 10, 1), date(2020, 11, 1), MAY])
def test_unmatched_transfers_are_the_counts_that_one_side_has_more_often(demo_store, facts, month):
    rows = facts.reports("members")
    rows = rows[rows["period"] == month].set_index("organization").fillna(0)
    sides = {
        name: rows.loc[rows[column] > 0, column].astype(int).to_dict()
        for name, column in (
            ("into", "transferred_in_within"),
            ("out_of", "transferred_out_within"),
        )
    }
    differ = sum(sides["into"].values()) != sum(sides["out_of"].values())
    often = {name: Counter(counts.values()) for name, counts in sides.items()}
    expected = {
        (code, name, number)
        for name, other in (("into", "out_of"), ("out_of", "into"))
        for code, number in sides[name].items()
        if differ and often[name][number] > often[other][number]
    }
    found = demo_store.rows("transfers_unmatched", month=month)
    assert expected == {
        (row["organization"], name, row[name])
        for row in found
        for name in ("into", "out_of")
        if row[name] is not None
    }
    order = [code for code in facts.expected(month)["code"]]
    assert [row["organization"] for row in found] == sorted(
        {code for code, _, _ in expected}, key=order.index
    )
    assert bool(found) == (month in (date(2020, 10, 1), date(2020, 11, 1)))
