"""The committee's own work, other work, assessment, and admissions against the target."""

from datetime import date

import pytest
from facts import whole

MAY = date(2021, 5, 1)
OWN = (
    "dossiers_appraised",
    "organizations_inspected",
    "history_conclusions",
    "admissions_decided",
    "conversions_decided",
    "verifications_open",
    "steering_35_activities",
)


def by_month(store, query, **parameters):
    return {row["month"]: row for row in store.rows(query, **parameters)}


def test_committees_own_work_is_what_its_report_in_force_says(demo_store, facts):
    rows = facts.table("committee", "work").set_index("period")
    assert by_month(demo_store, "committee_work") == {
        month: {"month": month, **{name: whole(rows.loc[month, name]) for name in OWN}}
        for month in facts.months
    }


def test_committees_own_work_of_may_2021(demo_store):
    row = by_month(demo_store, "committee_work")[MAY]
    assert tuple(row[name] for name in OWN[:-1]) == (141, 7, 53, 5, 2, 9)


@pytest.mark.parametrize("only", [None, "BVDK", "HVHNT"])
def test_other_work_is_summed_over_the_reports_that_give_it(demo_store, facts, only):
    rows = facts.reports("other_work")
    rows = rows if only is None else rows[rows["organization"] == only]
    names = [
        name
        for name in rows
        if name
        not in ("submission_id", "source_row", "organization", "period", "revision", "received_at")
    ]
    sums = rows.groupby("period")[names].sum(min_count=1)
    assert by_month(demo_store, "other_work", organization=only) == {
        month: {"month": month, **{name: whole(sums.loc[month, name]) for name in names}}
        for month in sums.index
    }


def test_figure_that_nobody_gives_is_missing_not_zero(demo_store, facts):
    rows = by_month(demo_store, "other_work", organization="HVHNT")
    values = [value for row in rows.values() for value in row.values()]
    assert None in values


def test_assessment_stands_in_the_order_in_which_it_was_written(demo_store, facts):
    rows = facts.table("committee", "assessment")
    expected = rows.loc[rows["period"] == MAY, ["section", "text"]].to_dict("records")
    assert demo_store.rows("assessment", month=MAY) == expected
    assert len(expected) == 16


@pytest.mark.parametrize("year", [2020, 2021, 2022])
@pytest.mark.parametrize("only", [None, "BVDK", "HCCB"])
def test_admissions_add_up_beside_target_pace_and_last_year(demo_store, facts, year, only):
    rows = facts.reports("members")
    rows = rows if only is None else rows[rows["organization"] == only]
    admitted = rows.groupby("period")["admitted"].sum()
    listed = facts.table("targets", "list")
    listed = listed[
        [
            period.year == year and indicator == "admitted" and named == only
            for period, indicator, named in listed[["period", "indicator", "named"]].values
        ]
    ]
    target = float(listed["target"].iloc[0]) if len(listed) else None

    def since_january(of_year, number):
        month = date(of_year, number, 1)
        if month not in admitted.index:
            return None
        return int(sum(admitted[m] for m in admitted.index if date(of_year, 1, 1) <= m <= month))

    assert demo_store.rows("admissions_pace", year=year, organization=only) == [
        {
            "month": date(year, number, 1),
            "admitted": whole(admitted.get(date(year, number, 1))),
            "cumulative": since_january(year, number),
            "target": target,
            "pace": None if target is None else pytest.approx(target * number / 12),
            "last_year_cumulative": since_january(year - 1, number),
        }
        for number in range(1, 13)
    ]


def test_pace_of_may_2021_is_five_twelfths_of_the_target(demo_store):
    row = demo_store.rows("admissions_pace", year=2021)[4]
    assert (row["month"], row["admitted"]) == (MAY, 15)
    assert row["pace"] == pytest.approx(row["target"] * 5 / 12)
