"""May 2021 is as published, summed straight from the values; the other months are lifelike."""

from collections import Counter
from datetime import date

import pytest

from partyboard.demo.organizations import active_in
from partyboard.text import Month, months_between

MAY = Month(2021, 5)
MONTHS = months_between(Month(2020, 1), MAY)
PEAKS = {2: "3/2", 5: "19/5", 9: "2/9", 11: "7/11"}
BRANCH = "Chi bộ cơ sở"


@pytest.fixture(scope="module")
def reports(demo_world):
    """(organization, month) → sheets of the report in force."""
    return {
        (organization, period): workbook.sheets
        for (form, organization, period), workbook in demo_world.current.items()
        if form == "grassroots"
    }


@pytest.fixture(scope="module")
def committee(demo_world):
    """month → sheets of the committee's own report."""
    return {
        period: workbook.sheets
        for (form, _, period), workbook in demo_world.current.items()
        if form == "committee"
    }


def total(reports, month, sheet, field):
    return sum(
        row[field] or 0
        for (_, when), sheets in reports.items()
        if when == month
        for row in sheets[sheet]
    )


def members(reports, month):
    """Closing of every active organization, the last known one where it sent nothing."""
    known = {}
    for when in months_between(MONTHS[0], month):
        known |= {
            code: sheets["members"][0]["closing"]
            for (code, m), sheets in reports.items()
            if m == when
        }
    return sum(known[unit.code] for unit in active_in(month))


def commended(reports, month, level):
    rows = [
        row
        for (_, when), sheets in reports.items()
        if when == month
        for row in sheets["commendations"]
        if row["level"] == level
    ]
    return (
        sum(row["collectives"] for row in rows),
        sum(row["individuals"] for row in rows),
        {row["topic"] for row in rows},
    )


def courses(reports, month):
    return {
        (row["course_code"] or row["course"].lower().replace("  ", " "))
        for (_, when), sheets in reports.items()
        if when == month
        for row in sheets["training"]
    }


def test_members_of_may(reports):
    assert members(reports, MAY) == 3390


def test_admissions_and_conversions_of_may(reports):
    assert total(reports, MAY, "members", "admitted") == 15
    assert total(reports, MAY, "members", "official_conversions") == 13


def test_one_class_of_may_with_72_members_of_28_organizations(reports):
    rows = [row for (_, m), sheets in reports.items() if m == MAY for row in sheets["training"]]
    assert {(row["course_code"], row["kind"]) for row in rows} == {("ĐVM-2021-01", "new_members")}
    assert (len(rows), sum(row["participants"] for row in rows)) == (28, 72)


def test_the_class_of_may_is_the_first_of_the_year(reports):
    for month in months_between(Month(2021, 1), Month(2021, 4)):
        assert courses(reports, month) == set()


def test_commendations_of_may_by_the_committee(reports):
    assert commended(reports, MAY, "committee") == (27, 57, {"ho_chi_minh"})


def test_others_commended_in_may_too(reports):
    for level in ("grassroots", "province", "government"):
        assert commended(reports, MAY, level)[1] > 0


def test_the_committees_own_work_of_may(committee):
    work = committee[MAY]["work"][0]
    assert work | {"steering_35_activities": 0} == {
        "dossiers_appraised": 141,
        "organizations_inspected": 7,
        "history_conclusions": 53,
        "admissions_decided": 5,
        "conversions_decided": 2,
        "verifications_open": 9,
        "steering_35_activities": 0,
    }


def test_the_committee_decides_for_branches_and_nobody_else(reports, committee):
    for month in MONTHS:
        branches = {unit.code for unit in active_in(month) if unit.kind == BRANCH}
        of_branches = {place: sheets for place, sheets in reports.items() if place[0] in branches}
        work = committee[month]["work"][0]
        for field, decided in (
            ("admitted", "admissions_decided"),
            ("official_conversions", "conversions_decided"),
        ):
            assert total(of_branches, month, "members", field) == work[decided], month


def test_follow_ups_of_may_are_in_every_state(reports, committee):
    register, told = {}, {}
    for month in MONTHS:
        for row in committee[month]["conclusions"]:
            register[row["conclusion"], row["item"]] = row
        for (_, when), sheets in reports.items():
            if when == month:
                told |= {(row["conclusion"], row["item"]): row for row in sheets["follow_ups"]}
    is_open = [item for item, row in register.items() if row["confirmed_on"] is None]
    due = {item: row["extended_to"] or row["due_on"] for item, row in register.items()}
    confirmed = [row["confirmed_on"] for row in register.values() if row["confirmed_on"]]
    late = [i for i, row in told.items() if row["reported_on"] and row["reported_on"] > due[i]]
    assert len(is_open) == 15
    assert sum(due[item] < date(2021, 5, 31) for item in is_open) == 9
    assert sum(Month.of(day) == MAY for day in confirmed) == 2
    assert sum(date(2021, 1, 1) <= day < date(2021, 5, 1) for day in confirmed) == 5
    assert len(late) >= 5
    assert set(late) & set(is_open) and set(late) - set(is_open)
    assert {told[item]["status"] for item in is_open} == {
        "not_started",
        "in_progress",
        "partial",
        "remedied",
    }
    assert sum(row["concluded_on"].year == 2020 for row in register.values()) > 25


def test_discipline_awaits_the_other_side_in_may(reports):
    assert total(reports, MAY, "other_work", "awaiting_government_discipline") == 1
    assert total(reports, MAY, "other_work", "awaiting_party_discipline") == 1


def test_no_month_is_a_copy_of_another(reports):
    triples = Counter(
        (
            total(reports, month, "members", "admitted"),
            total(reports, month, "members", "official_conversions"),
            members(reports, month),
        )
        for month in MONTHS
    )
    assert max(triples.values()) == 1


def test_admissions_of_2020_are_about_three_in_a_hundred(reports):
    year = months_between(Month(2020, 1), Month(2020, 12))
    admitted = sum(total(reports, month, "members", "admitted") for month in year)
    assert 0.025 < admitted / members(reports, Month(2020, 1)) < 0.035


@pytest.mark.parametrize("number", PEAKS)
def test_admissions_peak_around_the_anniversaries(reports, number):
    month = Month(2020, number)
    around = [total(reports, when, "members", "admitted") for when in (month - 1, month + 1)]
    assert total(reports, month, "members", "admitted") > max(around)


def test_most_organizations_admit_nobody_in_a_month_and_a_college_many_at_once(reports):
    admitted = [sheets["members"][0]["admitted"] for sheets in reports.values()]
    assert admitted.count(0) > 0.85 * len(admitted)
    assert max(admitted) >= 5


def test_badges_are_given_on_four_days_of_the_year(reports):
    for month in MONTHS:
        given = total(reports, month, "other_work", "badges")
        assert (given > 0) == (month.number in PEAKS), month


def test_discipline_is_in_single_digits_a_half_year(reports):
    for start in (Month(2020, 1), Month(2020, 7), Month(2021, 1)):
        months = months_between(start, min(start + 5, MAY))
        cases = sum(total(reports, m, "other_work", "disciplined_by_party") for m in months)
        assert 1 <= cases <= 9


def test_may_2021_talks_of_the_election_and_of_covid(committee):
    texts = [(row["section"], row["text"]) for row in committee[MAY]["assessment"]]
    results = " ".join(text for section, text in texts if section == "results")
    limits = " ".join(text for section, text in texts if section == "limitations")
    june = [text for section, text in texts if section == "next_month"]
    for words in ("Quốc hội khóa XV", "Ban Chỉ đạo 35", "Covid-19", "Công đoàn", "đoàn kiểm tra"):
        assert words in results
    for words in ("sinh hoạt", "công tác đảng viên", "khắc phục", "đoàn thể"):
        assert words in limits
    assert len(june) >= 4


def test_every_month_has_its_own_assessment(committee):
    seen = Counter(row["text"] for sheets in committee.values() for row in sheets["assessment"])
    assert max(seen.values()) == 1
    for month in MONTHS:
        sections = {row["section"] for row in committee[month]["assessment"]}
        assert sections == {"results", "limitations", "next_month"}


def test_targets_are_three_in_a_hundred_of_the_start_of_the_year(demo_world, reports):
    for year, base in ((2020, 3310), (2021, members(reports, Month(2020, 12)))):
        rows = demo_world.current["targets", "", Month(year, 1)].sheets["list"]
        whole = {row["indicator"]: row["target"] for row in rows if row["organization"] is None}
        assert whole["admitted"] == round(base * 0.03)
        assert whole["participants"] > 0
        assert sum(row["organization"] is not None for row in rows) >= 5
