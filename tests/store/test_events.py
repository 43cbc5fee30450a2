"""Months locked and reopened, workbooks set aside and restored: a row more, and figures follow."""

import pytest
from filled_forms import SNV, STC, at, listing, report, sent

from partyboard.reception import receive
from partyboard.store.events import explain, lock_month, reopen_month, restore, withdraw
from partyboard.store.standing import has_finding, standings
from partyboard.store.submissions import Explanation
from partyboard.text import Month

APRIL, MAY = Month(2021, 4), Month(2021, 5)


@pytest.fixture
def twice_sent(empty_store, settings):
    """STC reports May with 50 members, then with 52; the receipts of both."""
    files = [
        sent(listing(rows=[STC, SNV]), at(2021, 1, 4)),
        sent(report("STC", MAY), at(2021, 5, 20)),
        sent(report("STC", MAY, members={"opening": 52, "closing": 52}), at(2021, 5, 28)),
    ]
    _, first, second = receive(empty_store, files, settings, now=at(2021, 5, 31))
    return empty_store, first, second


def members(store, **parameters):
    row = store.row("members", **parameters)
    return row["members"] if row else None


def findings(receipt):
    return {finding.code for finding in receipt.findings}


def test_locked_month_takes_no_workbook_until_it_is_reopened(twice_sent, settings):
    store, *_ = twice_sent
    with store.writing() as cursor:
        lock_month(cursor, MAY, at(2021, 6, 5), "văn phòng")
    late = sent(report("SNV", MAY), at(2021, 6, 6))
    (refused,) = receive(store, [late], settings, now=at(2021, 6, 6))
    assert (str(refused.status), findings(refused)) == ("rejected", {"month-locked", "late"})
    with store.writing() as cursor:
        reopen_month(cursor, MAY, at(2021, 6, 7), "SNV gửi muộn có lý do")
    (taken,) = receive(store, [late], settings, now=at(2021, 6, 7))
    assert (str(taken.status), members(store)) == ("accepted", 102)


def test_other_months_are_open_while_one_is_locked(twice_sent, settings):
    store, *_ = twice_sent
    with store.writing() as cursor:
        lock_month(cursor, MAY, at(2021, 6, 5))
    (taken,) = receive(store, [sent(report("SNV", APRIL))], settings, now=at(2021, 6, 6))
    assert str(taken.status) == "accepted"


def test_coverage_says_as_of_when_the_month_was_locked(twice_sent):
    store, *_ = twice_sent
    with store.writing() as cursor:
        lock_month(cursor, MAY, at(2021, 6, 5))
        reopen_month(cursor, MAY, at(2021, 6, 7), "sót một đơn vị")
    states = [store.row("coverage", as_of=at(2021, 6, day))["is_locked"] for day in (4, 5, 6, 7, 8)]
    assert states == [False, True, True, False, False]


def test_report_set_aside_gives_way_to_the_one_before(twice_sent):
    store, _, second = twice_sent
    with store.writing() as cursor:
        withdraw(cursor, second.id, at(2021, 6, 2), "gửi nhầm tệp")
    assert members(store) == 50
    assert members(store, as_of=at(2021, 6, 1)) == 52
    with store.writing() as cursor:
        restore(cursor, second.id, at(2021, 6, 3), "đúng tệp")
    assert members(store) == 52
    assert members(store, as_of=at(2021, 6, 2, 12)) == 50


def test_report_set_aside_leaves_the_organization_missing(twice_sent):
    store, first, second = twice_sent
    with store.writing() as cursor:
        withdraw(cursor, first.id, at(2021, 6, 2), "nhầm đơn vị")
    on_time = store.row("coverage")
    assert (on_time["received"], on_time["on_time"], on_time["late"]) == (1, 0, 1)
    with store.writing() as cursor:
        withdraw(cursor, second.id, at(2021, 6, 2), "nhầm đơn vị")
    assert store.rows("coverage") == []


def test_number_of_a_report_set_aside_is_never_given_again(twice_sent, settings):
    store, _, second = twice_sent
    with store.writing() as cursor:
        withdraw(cursor, second.id, at(2021, 6, 2), "gửi nhầm tệp")
    third = report("STC", MAY, members={"opening": 53, "closing": 53})
    (receipt,) = receive(store, [sent(third)], settings, now=at(2021, 6, 3))
    assert receipt.revision == 3
    assert [str(change) for change in receipt.changes] == [
        "Đảng viên đầu tháng 50 → 53",
        "Đảng viên cuối tháng 50 → 53",
    ]
    with store.writing() as cursor:
        restore(cursor, second.id, at(2021, 6, 4), "xem lại")
    assert members(store) == 53


def test_bytes_of_a_report_set_aside_are_taken_when_they_are_sent_again(twice_sent, settings):
    store, _, second = twice_sent
    with store.writing() as cursor:
        withdraw(cursor, second.id, at(2021, 6, 2), "gửi nhầm tệp")
    with store.reading() as cursor:
        query = "select content from submission where id = ?::uuid"
        same = cursor.execute(query, [second.id]).fetchone()[0]
    (receipt,) = receive(store, [sent(same)], settings, now=at(2021, 6, 3))
    assert (str(receipt.status), receipt.revision, members(store)) == ("accepted", 3, 52)


def test_nothing_is_lost_by_setting_aside(twice_sent):
    store, _, second = twice_sent
    with store.writing() as cursor:
        withdraw(cursor, second.id, at(2021, 6, 2), "gửi nhầm tệp", "văn phòng")
        restore(cursor, second.id, at(2021, 6, 3), "đúng tệp", "văn phòng")
    with store.reading() as cursor:
        events = cursor.execute(
            "select action, reason, made_by from submission_event order by made_at"
        ).fetchall()
        rows = cursor.execute("select count(*) from grassroots_members").fetchone()
    assert events == [
        ("withdrawn", "gửi nhầm tệp", "văn phòng"),
        ("restored", "đúng tệp", "văn phòng"),
    ]
    assert rows == (2,)


def test_reason_given_for_a_finding_is_a_row_more(twice_sent):
    store, first, _ = twice_sent
    with store.writing() as cursor:
        for day, reason in ((2, "nhầm"), (3, "đã xác minh")):
            explained = Explanation("late", "Thông tin", "C9", reason)
            explain(cursor, first.id, explained, at(2021, 6, day), "văn phòng")
    with store.reading() as cursor:
        query = "select submission_id::varchar, code, sheet, cell, reason, made_by from explanation"
        rows = cursor.execute(f"{query} order by made_at").fetchall()
    place = (first.id, "late", "Thông tin", "C9")
    assert rows == [(*place, "nhầm", "văn phòng"), (*place, "đã xác minh", "văn phòng")]


def test_report_stands_as_its_last_event_says(twice_sent):
    store, _, second = twice_sent
    told = []
    for action in (None, withdraw, restore):
        with store.writing() as cursor:
            if action:
                action(cursor, second.id, at(2021, 6, 2 + len(told)), "lý do")
            (standing,) = standings(cursor, second.id)
            told.append(standing.is_withdrawn)
    assert told == [False, True, False]
    assert standing.label == "bao cao.xlsx (STC, 5/2021, lần 2)"


@pytest.mark.parametrize("unknown", ["", "không phải mã", "00000000-0000-7000-8000-000000000000"])
def test_nothing_stands_under_an_unknown_id(twice_sent, unknown):
    store, *_ = twice_sent
    with store.reading() as cursor:
        assert standings(cursor, unknown) == ()


def test_finding_is_looked_for_at_its_place(twice_sent):
    store, _, second = twice_sent
    with store.reading() as cursor:
        assert [
            has_finding(cursor, second.id, code, sheet, "")
            for code, sheet in (("revision", ""), ("revision", "Đảng viên"), ("outlier", ""))
        ] == [True, False, False]
