"""Cases that the demo does not hold, each in a committee of three organizations."""

from datetime import date

import pytest
from filled_forms import (
    COMMENDATION,
    CONCLUSION,
    CTVT,
    FOLLOW_UP,
    SNV,
    STC,
    at,
    listing,
    register,
    report,
    sent,
    targets,
)

from partyboard.reception import receive
from partyboard.store import queries
from partyboard.text import Month

FEBRUARY, MARCH, APRIL, MAY = (Month(2021, number) for number in (2, 3, 4, 5))


@pytest.fixture
def load(empty_store, settings):
    """Loads workbooks, each a minute after the one before; (content, time) for another time."""

    def loaded(*files):
        incoming = [
            sent(*file) if isinstance(file, tuple) else sent(file, at(2021, 6, 1, 8, minute))
            for minute, file in enumerate(files)
        ]
        return receive(empty_store, incoming, settings, now=at(2021, 6, 2))

    return loaded


def grown(opening, closing):
    return {"opening": opening, "admitted": closing - opening, "closing": closing}


def last(store, query, **parameters):
    return store.rows(query, **parameters)[-1]


@pytest.mark.parametrize(
    ("moment", "on_time"), [(at(2021, 2, 28, 23, 59), 1), (at(2021, 3, 1, 0, 1), 0)]
)
def test_due_day_that_february_lacks_is_its_last_day(empty_store, load, moment, on_time):
    load((listing(), at(2021, 1, 4)), (report("STC", FEBRUARY), moment))
    assert last(empty_store, "coverage", due_day=31)["on_time"] == on_time


def test_report_at_the_end_of_the_due_day_in_vietnam_is_on_time(empty_store, load):
    load((listing(), at(2021, 1, 4)), (report("STC", MAY), at(2021, 5, 25, 23, 59)))
    assert last(empty_store, "coverage")["on_time"] == 1


def test_correction_after_the_due_day_does_not_make_the_report_late(empty_store, load):
    load(
        (listing(), at(2021, 1, 4)),
        (report("STC", MAY), at(2021, 5, 24)),
        (report("STC", MAY, members=grown(50, 51)), at(2021, 5, 30)),
    )
    row = last(empty_store, "coverage")
    assert (row["on_time"], row["late"], row["latest_received_at"]) == (1, 0, at(2021, 5, 30))


def test_nothing_is_counted_for_an_organization_before_its_first_report(empty_store, load):
    load(listing(), report("STC", APRIL), report("SNV", MAY, members=grown(30, 31)))
    april, may = empty_store.rows("members")
    assert (april["members"], april["carried_organizations"]) == (50, 0)
    assert (may["members"], may["carried"], may["carried_organizations"]) == (81, 50, 1)


def test_month_in_which_nothing_came_is_carried_whole(empty_store, load):
    load(listing(), report("STC", MARCH), report("STC", MAY))
    march, april, may = empty_store.rows("members")
    assert (april["members"], april["reported"], april["carried"]) == (50, 0, 50)
    assert empty_store.rows("structure")[1]["month"] == MAY.first
    assert [row["admitted"] for row in empty_store.rows("membership_changes")] == [0, None, 0]


def test_new_organization_makes_the_raw_change_unfair(empty_store, load):
    load(
        listing(rows=[STC, SNV]),
        listing(MAY, [STC, SNV, CTVT]),
        *(report(code, APRIL) for code in ("STC", "SNV")),
        *(report(code, MAY, members=grown(50, 51)) for code in ("STC", "SNV", "CTVT")),
    )
    row = last(empty_store, "like_for_like")
    assert (row["organizations"], row["change"], row["same_set"]) == (2, 2, False)


def test_organization_that_never_reported_does_not_make_the_change_unfair(empty_store, load):
    load(listing(rows=[STC, SNV]), report("STC", APRIL), report("STC", MAY))
    row = last(empty_store, "like_for_like")
    assert (row["organizations"], row["same_set"]) == (1, True)


def test_members_of_a_dissolved_organization_are_not_carried_on(empty_store, load):
    gone = {**CTVT, "to_month": APRIL.first, "successor": "SNV"}
    load(
        listing(),
        listing(APRIL, [STC, SNV, gone]),
        *(report(code, APRIL) for code in ("STC", "SNV", "CTVT")),
        report("STC", MAY),
        report("SNV", MAY),
    )
    assert [row["members"] for row in empty_store.rows("members")] == [150, 100]
    assert last(empty_store, "coverage")["expected"] == 2


def test_list_sent_again_does_not_count_anybody_twice(empty_store, load):
    load(listing(), listing(), listing(MAY), listing(MAY, [SNV, STC, CTVT]), report("STC", MAY))
    assert last(empty_store, "members")["members"] == 50
    assert last(empty_store, "coverage")["expected"] == 3
    codes = [row["code"] for row in empty_store.rows("organizations", month=MAY.first)]
    assert codes == ["SNV", "STC", "CTVT"]


def test_name_and_order_are_those_of_the_list_in_force_in_the_month(empty_store, load):
    renamed = {**STC, "name": "Đảng bộ Sở Tài chính - Kế hoạch"}
    load(listing(), listing(MAY, [SNV, renamed, CTVT]), report("STC", APRIL), report("STC", MAY))
    names = [
        [row["name"] for row in empty_store.rows("members_by_organization", month=month.first)]
        for month in (APRIL, MAY)
    ]
    assert names[0] == [STC["name"], SNV["name"], CTVT["name"]]
    assert names[1] == [SNV["name"], renamed["name"], CTVT["name"]]


def test_register_alone_begins_no_month_and_breaks_no_question(empty_store, load):
    load(listing(), register(MAY, CONCLUSION, dossiers_appraised=9))
    assert empty_store.rows("months") == []
    assert last(empty_store, "committee_work")["dossiers_appraised"] == 9
    for name in queries.query_names():
        known = {"month": MAY.first, "year": 2021}
        parameters = queries.load(name).parameters
        empty_store.rows(name, **{key: known[key] for key in known if key in parameters})


def test_row_about_an_item_of_somebody_else_changes_nothing_of_it(empty_store, load):
    remedied = {**FOLLOW_UP, "status": "remedied", "reported_on": date(2021, 5, 20)}
    load(
        listing(),
        register(MAY, CONCLUSION),
        report("STC", MAY, follow_ups=[FOLLOW_UP]),
        report("SNV", MAY, follow_ups=[remedied]),
    )
    (item,) = empty_store.rows("follow_ups", month=MAY.first)
    assert (item["organization"], item["status"], item["reported_on"]) == (
        "STC",
        "in_progress",
        None,
    )


def test_a_blank_date_takes_back_none_that_was_reported(empty_store, load):
    remedied = {**FOLLOW_UP, "status": "remedied", "reported_on": date(2021, 4, 20)}
    load(
        listing(),
        register(APRIL, CONCLUSION),
        report("STC", APRIL, follow_ups=[remedied]),
        report("STC", MAY, follow_ups=[{**FOLLOW_UP, "status": "partial"}]),
    )
    (item,) = empty_store.rows("follow_ups", month=MAY.first)
    assert (item["status"], item["reported_on"]) == ("partial", date(2021, 4, 20))


def test_successor_answers_and_its_word_counts_after_the_first_ones(empty_store, load):
    gone = {**CTVT, "to_month": APRIL.first, "successor": "SNV"}
    remedied = {**FOLLOW_UP, "status": "remedied", "reported_on": date(2021, 5, 20)}
    load(
        listing(),
        listing(APRIL, [STC, SNV, gone]),
        register(APRIL, {**CONCLUSION, "organization": "CTVT"}),
        report("CTVT", APRIL, follow_ups=[FOLLOW_UP]),
        report("SNV", MAY, follow_ups=[remedied]),
    )
    found = [
        (row["organization"], row["status"], row["reported_late"])
        for month in (APRIL, MAY)
        for row in empty_store.rows("follow_ups", month=month.first)
    ]
    assert found == [("CTVT", "in_progress", False), ("SNV", "remedied", True)]


def test_latest_row_of_an_item_stands(empty_store, load):
    extended = {**CONCLUSION, "extended_to": date(2021, 7, 1)}
    load(listing(), register(APRIL, CONCLUSION), register(MAY, extended), report("STC", MAY))
    (item,) = empty_store.rows("follow_ups", month=MAY.first)
    assert (item["due_on"], item["extended"], item["is_overdue"]) == (date(2021, 7, 1), True, False)


def test_target_of_an_organization_is_not_the_committees(empty_store, load):
    load(
        listing(),
        targets(
            2021,
            {"indicator": "admitted", "target": 24},
            {"organization": "SNV", "indicator": "admitted", "target": 6},
        ),
        report("SNV", MAY, members=grown(50, 52)),
    )
    for organization, target in ((None, 24), ("SNV", 6), ("STC", None)):
        row = empty_store.rows("admissions_pace", year=2021, organization=organization)[4]
        assert (row["target"], row["pace"]) == (target, target and target * 5 / 12)


def test_figures_without_a_list_of_organizations_are_none_yet(empty_store, load):
    load(report("STC", MAY, commendations=[COMMENDATION]))
    assert empty_store.rows("members") == []
    load(listing())
    assert last(empty_store, "members")["members"] == 50
    assert last(empty_store, "commendations_by_month")["individuals"] == 2


def test_report_received_before_the_one_it_replaces_still_stands(empty_store, load):
    """Loaded second, though it had lain in a mailbox: what was accepted last is in force."""
    load((listing(), at(2021, 1, 4)), (report("STC", MAY), at(2021, 5, 24)))
    load((report("STC", MAY, members=grown(50, 53)), at(2021, 5, 20)))
    assert last(empty_store, "members")["members"] == 53
    assert last(empty_store, "coverage")["on_time"] == 1
