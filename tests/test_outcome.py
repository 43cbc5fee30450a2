"""What became of each report, in the page's words, and the table of it that can be kept."""

from io import BytesIO

import pytest
from filled_forms import at, listing, report, sent
from openpyxl import load_workbook

from partyboard.outcome import Outcome, in_order, loaded_told, outcome, result_table, sender
from partyboard.reception import preview, receive
from partyboard.text import Month

MAY = Month(2021, 5)
FORMULA = '=HYPERLINK("http://x","bấm")'


@pytest.fixture
def receipts(empty_store, settings):
    """A good report, a wrong one whose file is called like a formula, and no workbook at all."""
    receive(empty_store, [sent(listing(), at(2021, 1, 4))], settings)
    files = [
        sent(report("STC", MAY), name="STC.xlsx"),
        sent(report("SNV", MAY, members={"closing": 60}), name=f"{FORMULA}.xlsx"),
        sent(b"thu", name="thu.docx"),
        sent(report("CTVT", MAY, name="Công ty Vận tải"), name="CTVT.xlsx"),
    ]
    found = preview(empty_store, files, settings, now=at(2021, 5, 24))
    return found, [outcome(each, files[each.position]) for each in found]


def lines(receipts):
    book = load_workbook(BytesIO(result_table(*receipts)))
    heads, *rows = book["Kết quả"].iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_each_report_is_called_what_it_is(receipts):
    found, outcomes = receipts
    assert outcomes == [Outcome.GOOD, Outcome.BAD, Outcome.BAD, Outcome.WARY]
    assert [outcome(each) for each in found][0] is Outcome.LOADED
    assert [sender(each) for each in found] == [
        "Đảng bộ Sở Tài chính",
        "Đảng bộ Sở Nội vụ",
        "Không đọc được",
        "Công ty Vận tải",
    ]


def test_reports_that_wait_for_the_list_alone_are_not_called_wrong(empty_store, settings):
    good, wrong = report("STC", MAY), report("SNV", MAY, members={"closing": 60})
    files = [sent(good, name="STC.xlsx"), sent(wrong, name="SNV.xlsx")]
    found = preview(empty_store, files, settings, now=at(2021, 5, 24))
    assert [outcome(*pair) for pair in zip(found, files, strict=True)] == [
        Outcome.UNLISTED,
        Outcome.BAD,
    ]


def test_who_loads_what_somebody_else_has_loaded_is_told_that_nothing_is_new(empty_store, settings):
    receive(empty_store, [sent(listing(), at(2021, 1, 4))], settings)
    files = [sent(report("STC", MAY), name="STC.xlsx")]
    first, second = (receive(empty_store, files, settings) for _ in range(2))
    assert loaded_told(first) == "Đã nạp 1 báo cáo. Số liệu mới có ở mọi trang."
    known = "1 báo cáo đã được nạp trước đó với đúng số liệu này"
    assert loaded_told(second) == f"Không nạp gì mới: {known}."
    wrong = [sent(report("SNV", MAY, members={"closing": 60}), name="SNV.xlsx")]
    bad = receive(empty_store, wrong, settings)
    assert loaded_told([*second, *bad]) == f"Không nạp gì mới: {known}; 1 có lỗi."


def test_what_asks_for_attention_stands_first(receipts):
    names = [each.filename for each in in_order(*receipts)]
    assert names == ["thu.docx", f"{FORMULA}.xlsx", "CTVT.xlsx", "STC.xlsx"]


def test_the_table_says_where_each_is_wrong(receipts):
    thu, snv, ctvt, stc = lines(receipts)
    assert (stc["Kết quả"], stc["Mã"], stc["Tháng"], stc["Lỗi"]) == ("Nạp được", "STC", "5/2021", 0)
    assert (snv["Kết quả"], snv["Lỗi"]) == ("Có lỗi", 1) and "Đảng viên!C" in snv["Nội dung"]
    assert (ctvt["Kết quả"], ctvt["Cảnh báo"]) == ("Cần xem lại", 1)
    assert thu["Tháng"] is None and thu["Đơn vị"] == "Không đọc được"


def test_nothing_that_somebody_typed_becomes_a_formula(receipts):
    book = load_workbook(BytesIO(result_table(*receipts)))
    cells = [cell for row in book["Kết quả"].iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert any(cell.value == f"{FORMULA}.xlsx" for cell in cells)
