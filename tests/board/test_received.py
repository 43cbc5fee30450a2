"""What came in, in the words of the office."""

import pytest
from filled_forms import SNV, STC, at, listing, report, sent, targets

from partyboard.board.received import (
    after_withdrawal,
    counted,
    in_numbers,
    month_label,
    own_headings,
    parts_beside,
    received_table,
    sender,
    standing,
)
from partyboard.intake.mending import Heading
from partyboard.reception import receive
from partyboard.reception.amending import withdraw
from partyboard.store.headings import forget, remember
from partyboard.text import Month

MAY = Month(2021, 5)


@pytest.fixture
def store(empty_store, settings):
    """STC reports May twice; SNV's report is wrong; a file that nobody can read; targets."""
    files = [
        sent(listing(rows=[STC, SNV]), at(2021, 1, 4), "danh sach.xlsx"),
        sent(targets(2021, {"indicator": "admitted", "target": 12}), at(2021, 1, 5), "ct.xlsx"),
        sent(report("STC", MAY), at(2021, 5, 20), "STC.xlsx"),
        sent(
            report("STC", MAY, members={"opening": 52, "closing": 52}),
            at(2021, 5, 21),
            "STC 2.xlsx",
        ),
        sent(
            report("SNV", MAY, members={"opening": 30, "closing": 31}), at(2021, 5, 22), "SNV.xlsx"
        ),
        sent("Kính gửi".encode(), at(2021, 5, 23), "thu.xlsx"),
    ]
    receive(empty_store, files, settings, now=at(2021, 5, 31))
    return empty_store


def named(store, filename):
    (row,) = [row for row in store.rows("received") if row["filename"] == filename]
    return row


def test_each_says_whose_it_is_of_when_and_how_it_stands(store):
    told = [
        (sender(row), month_label(row), standing(row), in_numbers(row))
        for row in store.rows("received")
    ]
    assert told == [
        ("Không đọc được", "", "Có lỗi", "1 lỗi"),
        ("Đảng bộ Sở Nội vụ", "5/2021", "Có lỗi", "1 lỗi"),
        ("Đảng bộ Sở Tài chính", "5/2021", "Đang tính", ""),
        ("Đảng bộ Sở Tài chính", "5/2021", "Đã thay", ""),
        ("Chỉ tiêu năm", "2021", "Đang tính", ""),
        ("Danh sách tổ chức đảng", "1/2021", "Đang tính", ""),
    ]


def test_wrong_report_that_was_sent_again_is_settled(store, settings):
    right = sent(report("SNV", MAY, members={"opening": 30, "closing": 30}), at(2021, 5, 24))
    receive(store, [right], settings, now=at(2021, 5, 31))
    assert standing(named(store, "SNV.xlsx")) == "Đã gửi lại"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ((0, 0, 0, 0), ""),
        ((2, 1, 0, 0), "2 lỗi · 1 chỗ xem lại"),
        ((0, 3, 1, 2), "3 chỗ xem lại, 1 đã có lý do · 2 ô văn phòng đã sửa"),
    ],
)
def test_what_was_found_is_said_in_numbers(row, expected):
    names = ("errors", "warnings", "explained", "corrections")
    assert in_numbers(dict(zip(names, row, strict=True))) == expected


def test_statuses_are_counted(store):
    assert counted(store.rows("received")) == {"accepted": 3, "replaced": 1, "rejected": 2}


def test_table_leaves_out_counts_that_nothing_has(store):
    rows = store.rows("received")
    table = received_table(rows)
    columns = ("Nhận lúc", "Đơn vị", "Tháng", "Lần", "Tình trạng", "Lỗi", "Tệp")
    assert table.names == columns and len(table) == len(rows)
    assert table.column("Lỗi")[:3] == [1, 1, None] and table.column("Tình trạng")[0] == ["Có lỗi"]
    assert received_table([]).names == ()


def test_it_is_said_before_what_setting_aside_will_do(store):
    assert after_withdrawal(store, named(store, "STC 2.xlsx")) == "Lần 1 sẽ được tính lại."
    replaced = after_withdrawal(store, named(store, "STC.xlsx"))
    assert replaced == "Số liệu không đổi: báo cáo này đã được thay."
    withdraw(store, named(store, "STC.xlsx")["id"], "nhầm")
    alone = after_withdrawal(store, named(store, "STC 2.xlsx"))
    assert alone == "Đơn vị sẽ thành chưa nộp tháng này."
    committee = after_withdrawal(store, named(store, "ct.xlsx"))
    assert committee == "Sau đó không còn bản nào được tính."


def test_workbook_of_its_own_has_no_parts_beside_it(store):
    assert parts_beside(store, named(store, "STC.xlsx")) == 0


def test_senders_own_headings_are_named_by_our_field(store):
    heading = Heading("members", "closing", "Tổng số ĐV")
    with store.writing() as cursor:
        remember(cursor, "grassroots", "stc", [heading], at(2021, 6, 1))
    of_stc = own_headings(store, named(store, "STC.xlsx"))
    assert of_stc == ((heading, "Đảng viên cuối tháng"),)
    assert own_headings(store, named(store, "SNV.xlsx")) == ()
    assert own_headings(store, named(store, "thu.xlsx")) == ()
    with store.writing() as cursor:
        forget(cursor, "grassroots", "stc", [heading], at(2021, 6, 2))
    assert own_headings(store, named(store, "STC.xlsx")) == ()
