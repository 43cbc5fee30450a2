"""A month is locked when its figures are final, and reopened for a reason; until then nothing
changes it: no report, no correction, no withdrawal.
"""

import consolidated_books
import pytest
from consolidated_files import saved
from filled_forms import CONCLUSION, SNV, STC, at, listing, register, report, sent, targets

from partyboard.reception import preview, receive
from partyboard.reception.amending import MonthLocked, ReasonMissing, restore, withdraw
from partyboard.reception.locking import (
    AlreadyLocked,
    MonthWithoutReports,
    NotLocked,
    doubts,
    lock,
    reopen,
)
from partyboard.store.around import locked_months
from partyboard.text import Month

APRIL, MAY = Month(2021, 4), Month(2021, 5)
JUNE_1, JUNE_2, JUNE_3, JUNE_4 = (at(2021, 6, day) for day in (1, 2, 3, 4))
WHY = "Đơn vị xin nộp vào tháng sau"


def stays(members):
    return {"opening": members, "closing": members}


@pytest.fixture
def store(empty_store, settings):
    """Of two organizations STC reports May; the list is from January on."""
    files = [sent(listing(rows=[STC, SNV]), at(2021, 1, 4)), sent(report("STC", MAY))]
    receive(empty_store, files, settings, now=at(2021, 5, 24))
    return empty_store


@pytest.fixture
def complete(store, settings):
    """Both report May."""
    receive(store, [sent(report("SNV", MAY), at(2021, 5, 25))], settings, now=at(2021, 5, 25))
    return store


@pytest.fixture
def locked(complete, settings):
    """May is locked on 2 June."""
    lock(complete, settings, MAY, by="Lan", now=JUNE_2)
    return complete


def is_locked(store):
    with store.reading() as cursor:
        return MAY in dict(locked_months(cursor))


def audited(store):
    with store.reading() as cursor:
        cursor.execute("select action, made_by, about from audit order by made_at")
        return cursor.fetchall()


def month_events(store):
    with store.reading() as cursor:
        cursor.execute("select action, made_by, reason from month_event order by made_at")
        return cursor.fetchall()


def answered(store, settings, content, now=JUNE_3):
    """Status and codes of what loading this answers."""
    (receipt,) = receive(store, [sent(content, now)], settings, now=now)
    return str(receipt.status), {finding.code for finding in receipt.findings}


def test_complete_month_is_locked_without_a_reason_and_audited(complete, settings):
    assert doubts(complete, settings, MAY, JUNE_2.date()) == ()
    assert lock(complete, settings, MAY, by="Lan", now=JUNE_2) == ()
    assert is_locked(complete)
    assert month_events(complete) == [("locked", "Lan", "")]
    assert audited(complete) == [("lock-month", "Lan", "5/2021")]


def test_month_with_somebody_missing_is_locked_only_with_a_reason(store, settings):
    told = "Còn 1 đơn vị chưa báo cáo tháng 5/2021: Đảng bộ Sở Nội vụ."
    assert doubts(store, settings, MAY, JUNE_2.date()) == (told,)
    with pytest.raises(ReasonMissing, match=f"{told} Ghi một câu vì sao vẫn chốt."):
        lock(store, settings, MAY, now=JUNE_2)
    assert not is_locked(store) and audited(store) == []
    assert lock(store, settings, MAY, f"  {WHY}\n ", "Lan", JUNE_2) == (told,)
    assert month_events(store) == [("locked", "Lan", WHY)]
    assert audited(store) == [("lock-month", "Lan", f"5/2021: {WHY}")]


@pytest.mark.parametrize(("day", "is_early"), [(24, True), (25, True), (26, False)])
def test_lock_before_the_due_day_is_past_wants_a_reason(complete, settings, day, is_early):
    found = doubts(complete, settings, MAY, at(2021, 5, day).date())
    assert found == (("Chưa qua hạn nộp 25/5/2021.",) if is_early else ())


def test_month_without_the_committees_own_report_is_doubtful_once_there_was_one(store, settings):
    receive(store, [sent(register(APRIL, CONCLUSION))], settings, now=at(2021, 5, 26))
    told = "Chưa có báo cáo tháng 5/2021 của chính Đảng ủy."
    assert told in doubts(store, settings, MAY, JUNE_2.date())
    receive(store, [sent(register(MAY, CONCLUSION))], settings, now=at(2021, 5, 31))
    assert told not in doubts(store, settings, MAY, JUNE_2.date())


def test_many_missing_are_counted_and_not_all_named(empty_store, settings):
    rows = [STC, *({**SNV, "code": f"D{n}", "name": f"Đảng bộ {n}"} for n in range(1, 6))]
    files = [sent(listing(rows=rows), at(2021, 1, 4)), sent(report("STC", MAY))]
    receive(empty_store, files, settings, now=at(2021, 5, 24))
    (told,) = doubts(empty_store, settings, MAY, JUNE_2.date())
    assert told == (
        "Còn 5 đơn vị chưa báo cáo tháng 5/2021: Đảng bộ 1; Đảng bộ 2; Đảng bộ 3 và 2 đơn vị khác."
    )


def test_month_is_locked_once(locked, settings):
    with pytest.raises(AlreadyLocked, match=r"Tháng 5/2021 đã chốt số liệu từ ngày 2/6/2021\."):
        lock(locked, settings, MAY, now=JUNE_3)
    assert len(month_events(locked)) == 1


@pytest.mark.parametrize("month", [APRIL, Month(2021, 6), Month(1999, 1)])
def test_month_without_reports_is_not_locked(complete, settings, month):
    with pytest.raises(MonthWithoutReports, match="chưa có báo cáo nào để chốt"):
        lock(complete, settings, month, "lý do", now=JUNE_2)
    assert month_events(complete) == []


def test_month_whose_only_report_was_set_aside_is_not_locked(store, settings):
    report_id = store.row("submissions", organization="STC")["id"]
    withdraw(store, report_id, "nhầm", now=JUNE_1)
    with pytest.raises(MonthWithoutReports):
        lock(store, settings, MAY, "lý do", now=JUNE_2)


def test_reopened_month_is_locked_again(locked, settings):
    reopen(locked, MAY, "SNV gửi nhầm số", "Minh", JUNE_3)
    assert not is_locked(locked)
    lock(locked, settings, MAY, by="Minh", now=JUNE_4)
    assert [action for action, *_ in month_events(locked)] == ["locked", "reopened", "locked"]
    assert audited(locked)[1] == ("reopen-month", "Minh", "5/2021: SNV gửi nhầm số")


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_nothing_is_reopened_without_a_reason(locked, reason):
    with pytest.raises(ReasonMissing):
        reopen(locked, MAY, reason, now=JUNE_3)
    assert is_locked(locked)


@pytest.mark.parametrize("month", [APRIL, MAY])
def test_month_that_is_open_is_not_reopened(complete, month):
    with pytest.raises(NotLocked, match="chưa chốt, không cần mở lại"):
        reopen(complete, month, "lý do", now=JUNE_3)
    assert month_events(complete) == audited(complete) == []


def test_lock_and_its_audit_are_written_together_or_not_at_all(complete, settings, monkeypatch):
    def fails(*_):
        raise OSError("disk full")

    monkeypatch.setattr("partyboard.reception.amending.audit", fails)
    with pytest.raises(OSError, match="full"):
        lock(complete, settings, MAY, now=JUNE_2)
    assert not is_locked(complete)


CHANGED = report("STC", MAY, members=stays(52))


@pytest.mark.parametrize(
    "content",
    [CHANGED, register(MAY, CONCLUSION), listing(MAY, rows=[STC])],
    ids=["a correction", "the committee's form", "a list from that month on"],
)
def test_form_of_a_locked_month_is_sent_back(locked, settings, content):
    status, codes = answered(locked, settings, content)
    assert (status, "month-locked" in codes) == ("rejected", True)
    reopen(locked, MAY, "nhận thêm", now=JUNE_4)
    status, codes = answered(locked, settings, content, at(2021, 6, 5))
    assert (status, "month-locked" in codes) == ("accepted", False)


@pytest.mark.parametrize(
    "content",
    [
        report("STC", APRIL),
        register(APRIL, CONCLUSION),
        register(Month(2021, 6), CONCLUSION),
        listing(Month(2021, 6), rows=[STC, SNV]),
        targets(2021, {"indicator": "admitted", "target": 12}),
    ],
    ids=["an open month", "April's register", "June's", "a list from June on", "the year's"],
)
def test_form_of_another_month_or_of_a_year_is_taken(locked, settings, content):
    status, codes = answered(locked, settings, content)
    assert (status, "month-locked" in codes) == ("accepted", False)


def test_targets_are_taken_though_their_january_is_locked(empty_store, settings):
    january = Month(2021, 1)
    files = [sent(listing(rows=[STC]), at(2021, 1, 4)), sent(report("STC", january))]
    receive(empty_store, files, settings, now=at(2021, 1, 25))
    lock(empty_store, settings, january, now=at(2021, 2, 1))
    year = targets(2021, {"indicator": "admitted", "target": 12})
    assert answered(empty_store, settings, year, at(2021, 2, 2))[0] == "accepted"


def test_file_that_is_in_already_changes_nothing_in_a_locked_month(locked, settings):
    assert answered(locked, settings, report("STC", MAY)) == ("unchanged", {"same-content"})


def test_preview_says_what_loading_into_a_locked_month_would(locked, settings):
    file = sent(CHANGED, JUNE_3)
    (shown,) = preview(locked, [file], settings, now=JUNE_3)
    (loaded,) = receive(locked, [file], settings, now=JUNE_3)
    assert (shown.status, shown.findings) == (loaded.status, loaded.findings)
    (refusal,) = (found for found in shown.findings if found.code == "month-locked")
    assert "Tháng 5/2021 đã chốt số liệu ngày 2/6/2021." in refusal.message


def test_report_received_before_the_lock_and_loaded_after_it_is_sent_back(locked, settings):
    (receipt,) = receive(locked, [sent(CHANGED, at(2021, 5, 24))], settings, now=JUNE_3)
    assert "month-locked" in {finding.code for finding in receipt.findings}


def test_parts_of_a_consolidated_workbook_are_answered_each_for_its_month(locked, settings):
    lines = [consolidated_books.line("STC", 1)]
    whole = saved(
        consolidated_books.book(
            consolidated_books.month_sheet(lines, "Tháng 4-2021", "THÁNG 4 NĂM 2021"),
            consolidated_books.month_sheet(lines),
        )
    )
    receipts = receive(locked, [sent(whole, JUNE_3)], settings, now=JUNE_3)
    told = {
        each.report.period: (str(each.status), "month-locked" in {f.code for f in each.findings})
        for each in receipts
    }
    assert told == {APRIL: ("accepted", False), MAY: ("rejected", True)}


def test_report_of_a_locked_month_is_neither_set_aside_nor_restored(complete, settings):
    of = {row["organization"]: row["id"] for row in complete.rows("submissions", month=MAY.first)}
    withdraw(complete, of["SNV"], "nhầm", now=JUNE_1)
    lock(complete, settings, MAY, WHY, now=JUNE_2)
    with pytest.raises(MonthLocked):
        withdraw(complete, of["STC"], "nhầm", now=JUNE_3)
    with pytest.raises(MonthLocked):
        restore(complete, of["SNV"], "đúng", now=JUNE_3)
    reopen(complete, MAY, "đúng tệp", now=JUNE_4)
    restore(complete, of["SNV"], "đúng", now=at(2021, 6, 5))
    assert complete.row("coverage")["received"] == 2
