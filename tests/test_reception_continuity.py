"""A report against its organization's earlier ones, its neighbours' and the one it replaces."""

from datetime import date

import pytest
from filled_forms import (
    CLASS,
    COMMENDATION,
    CONCLUSION,
    FOLLOW_UP,
    at,
    listing,
    register,
    report,
    sent,
)

from partyboard.reception import receive
from partyboard.text import Month, months_between

MARCH, APRIL, MAY = Month(2021, 3), Month(2021, 4), Month(2021, 5)


@pytest.fixture
def take(empty_store, settings):
    """Receives workbooks and gives the last one's receipt."""
    receive(empty_store, [sent(listing(Month(2019, 1)), at(2019, 1, 4))], settings)

    def batch(*contents):
        files = [sent(content, at(2021, 5, 24)) for content in contents]
        return receive(empty_store, files, settings, now=at(2021, 5, 24))[-1]

    return batch


def warnings(receipt):
    return [
        (finding.code, finding.place)
        for finding in receipt.findings
        if str(finding.severity) == "warning"
    ]


def message(receipt, code):
    (found,) = (finding.message for finding in receipt.findings if finding.code == code)
    return found


def members(opening, **more):
    """A members sheet whose closing is what follows."""
    gains = more.get("admitted", 0) + more.get("transferred_in", 0)
    losses = more.get("transferred_out", 0) + more.get("died", 0)
    return {"opening": opening, **more, "closing": opening + gains - losses}


def test_opening_that_is_not_the_last_closing_is_told_with_both_numbers(take):
    receipt = take(report("STC", APRIL, members=members(50, admitted=1)), report("STC", MAY))
    assert warnings(receipt) == [("opening-differs", "Đảng viên!C7")]
    assert "«Đảng viên cuối tháng» (51)" in message(receipt, "opening-differs")
    assert "tháng 4/2021" in message(receipt, "opening-differs")


def test_opening_after_a_gap_says_that_months_are_missing(take):
    receipt = take(report("STC", MARCH, members=members(50, admitted=1)), report("STC", MAY))
    assert "các tháng ở giữa chưa có" in message(receipt, "opening-differs")


def test_opening_that_follows_is_not_mentioned(take):
    receipt = take(
        report("STC", APRIL, members=members(50, admitted=1)),
        report("STC", MAY, members=members(51)),
    )
    assert receipt.findings == ()


def test_opening_follows_the_correction_of_the_month_before(take):
    receipt = take(
        report("STC", APRIL, members=members(50, admitted=1)),
        report("STC", APRIL, members=members(50, admitted=2)),
        report("STC", MAY, members=members(52)),
    )
    assert receipt.findings == ()


def test_number_never_seen_before_is_an_outlier_after_a_year_of_reports(take):
    months = months_between(Month(2020, 5), APRIL)
    usual = [report("STC", month) for month in months]
    receipt = take(*usual, report("STC", MAY, members=members(50, admitted=20)))
    assert warnings(receipt) == [("outlier", "Đảng viên!C8")]
    assert "12 tháng trước" in message(receipt, "outlier")


def test_number_is_no_outlier_without_a_year_of_reports(take):
    usual = [report("STC", month) for month in months_between(Month(2020, 6), APRIL)]
    receipt = take(*usual, report("STC", MAY, members=members(50, admitted=20)))
    assert warnings(receipt) == []


def test_more_conversions_than_there_were_on_probation_is_an_outlier(take):
    receipt = take(
        report("STC", APRIL, members={"probationary": 1}),
        report("STC", MAY, members={"official_conversions": 3}),
    )
    assert [code for code, _ in warnings(receipt)] == ["outlier"]


def test_last_months_movements_under_a_new_month_are_copied_figures(take):
    same = members(50, admitted=1, transferred_out=1, died=0)
    receipt = take(report("STC", APRIL, members=same), report("STC", MAY, members=same))
    assert warnings(receipt) == [("copied-figures", "Đảng viên")]


def test_quiet_month_after_a_quiet_month_is_no_copy(take):
    receipt = take(report("STC", APRIL), report("STC", MAY))
    assert warnings(receipt) == []


def within(into=0, out_of=0):
    return {
        "transferred_in": into,
        "transferred_in_within": into,
        "transferred_out": out_of,
        "transferred_out_within": out_of,
        "closing": 50 + into - out_of,
    }


def test_transfers_that_do_not_cancel_are_told_with_the_last_report_of_the_month(take):
    first = take(report("STC", MAY, members=within(into=1)))
    second = take(report("SNV", MAY, members=within(out_of=2)))
    third = take(report("CTVT", MAY))
    assert [warnings(receipt) for receipt in (first, second)] == [[], []]
    assert [code for code, _ in warnings(third)] == ["transfers-differ"]
    put_right = take(report("SNV", MAY, members=within(out_of=1)))
    assert warnings(put_right) == []


def test_transfers_are_told_within_a_batch_too(take):
    receipt = take(
        report("STC", MAY, members=within(into=1)),
        report("SNV", MAY, members=within(out_of=2)),
        report("CTVT", MAY),
    )
    assert [code for code, _ in warnings(receipt)] == ["transfers-differ"]


def test_workbook_with_a_fault_does_not_complete_the_month(take):
    take(report("STC", MAY, members=within(into=1)), report("SNV", MAY, members={"closing": 60}))
    assert warnings(take(report("CTVT", MAY))) == []


def test_open_item_that_is_not_mentioned_stays_open_and_is_told(take, empty_store):
    receipt = take(register(APRIL, CONCLUSION), report("STC", MAY))
    assert warnings(receipt) == [("follow-up-missing", "Khắc phục")]
    assert "12-KL/ĐUK" in message(receipt, "follow-up-missing")
    (item,) = empty_store.rows("follow_ups", month=MAY.first)
    assert item["is_open"] and item["status"] is None


def test_item_that_is_not_in_the_register_is_told_with_its_cell(take):
    receipt = take(
        register(APRIL, {**CONCLUSION, "organization": "SNV"}),
        report("STC", MAY, follow_ups=[{**FOLLOW_UP, "conclusion": "99-KL/ĐUK"}]),
    )
    assert warnings(receipt) == [("unknown-follow-up", "Khắc phục!A6")]


def test_confirmed_item_need_not_be_mentioned(take):
    receipt = take(
        register(APRIL, CONCLUSION),
        register(MAY, {**CONCLUSION, "confirmed_on": date(2021, 5, 12)}),
        report("STC", MAY),
    )
    assert warnings(receipt) == []


def test_revision_lists_what_it_changes(take):
    first = report("STC", MAY, members=members(50, admitted=1), training=[CLASS])
    second = report(
        "STC",
        MAY,
        members=members(50, admitted=2),
        training=[{**CLASS, "participants": 5}],
        commendations=[COMMENDATION],
    )
    receipt = take(first, second)
    assert receipt.revision == 2
    assert [str(change) for change in receipt.changes] == [
        "Kết nạp 1 → 2",
        "Đảng viên cuối tháng 51 → 52",
        "Số học viên («Lớp đảng viên mới, 10/5/2021») 3 → 5",
        "thêm dòng «07-QĐ/ĐUK, 19/5/2021, Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí"
        " Minh, Giấy khen, Đảng ủy Khối» ở Khen thưởng",
    ]
    assert "lần 2" in message(receipt, "revision")


def test_revision_stored_before_lists_the_same_changes(take):
    first = report("STC", MAY, members=members(50, admitted=1), training=[CLASS])
    take(first)
    receipt = take(report("STC", MAY, members=members(50, admitted=2), training=[CLASS]))
    assert [str(change) for change in receipt.changes] == [
        "Kết nạp 1 → 2",
        "Đảng viên cuối tháng 51 → 52",
    ]


def test_revision_that_changes_no_figure_says_so(take):
    receipt = take(
        report("STC", MAY, info={"prepared_on": date(2021, 5, 20)}),
        report("STC", MAY, info={"prepared_on": date(2021, 5, 21)}),
    )
    assert (receipt.revision, receipt.changes) == (2, ())
    assert "ố liệu không đổi" in message(receipt, "revision")


def test_a_rejected_workbook_replaces_nothing_and_does_not_say_so(take):
    take(report("STC", MAY))
    receipt = take(report("STC", MAY, members={"closing": 99}))
    assert receipt.status == "rejected"
    assert (receipt.revision, receipt.changes) == (0, ())
    assert "revision" not in {finding.code for finding in receipt.findings}
