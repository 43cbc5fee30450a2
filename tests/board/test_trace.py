"""A figure of a report is found with its cell, and with what the office set right in it."""

import consolidated_books
import pytest
from consolidated_files import saved
from filled_forms import CLASS, SNV, STC, at, listing, report, sent

from partyboard.board.trace import corrections_table, trace_table, traced
from partyboard.forms.grassroots import GRASSROOTS
from partyboard.intake.mending import Correction, Mending
from partyboard.reception import Incoming, receive
from partyboard.store.reread import as_found, reread
from partyboard.text import Month

MAY = Month(2021, 5)
WRONG = report("SNV", MAY, members={"opening": 30, "closing": 31}, training=[CLASS])


@pytest.fixture
def take(empty_store, settings):
    """Receives one workbook; the ids of its reports."""
    receive(empty_store, [sent(listing(rows=[STC, SNV]), at(2021, 1, 4))], settings)

    def one(content, **settled):
        file = Incoming("b.xlsx", content, at(2021, 5, 20), "Lan", **settled)
        receipts = receive(empty_store, [file], settings, now=at(2021, 5, 20))
        assert {str(each.status) for each in receipts} == {"accepted"}
        return [each.id for each in receipts]

    return one


def figures(store, id_):
    return {each.label: each for each in traced(store, GRASSROOTS, id_)}


def test_figure_names_its_cell(take, empty_store):
    (id_,) = take(report("STC", MAY, training=[CLASS]))
    found = figures(empty_store, id_)
    closing = found["Đảng viên cuối tháng"]
    assert (closing.value, closing.place, closing.corrected) == ("50", "Đảng viên!C18", "")
    (course,) = [each for label, each in found.items() if each.value == "Lớp đảng viên mới"]
    assert course.place.startswith("Bồi dưỡng!B")


def test_blank_figures_of_a_record_are_told_those_of_a_table_are_not(take, empty_store):
    (id_,) = take(report("STC", MAY, training=[CLASS]))
    found = figures(empty_store, id_)
    assert found[GRASSROOTS.sheet("members").field("female").label].value == "(trống)"
    values = [each.value for each in found.values() if each.place.startswith("Bồi dưỡng!")]
    assert "(trống)" not in values and len(values) == len(CLASS)


def test_corrected_figure_is_marked_with_what_it_was(take, empty_store):
    (id_,) = take(WRONG, mending=Mending((Correction("Đảng viên", "C18", "30"),)))
    closing = figures(empty_store, id_)["Đảng viên cuối tháng"]
    assert (closing.value, closing.corrected) == ("30", "31 → 30")
    table = corrections_table(empty_store, id_)
    assert table.records() == [
        {
            "Ô": "Đảng viên!C18",
            "Đơn vị ghi": "31",
            "Sửa thành": "30",
            "Người sửa": "Lan",
            "Lúc": "09:00 20/5/2021",
        }
    ]


def test_part_of_a_consolidated_workbook_names_the_cells_of_its_line(take, empty_store):
    lines = [
        consolidated_books.line("STC", 1),
        consolidated_books.line("SNV", 2, opening=30, closing=29),
    ]
    stc, snv = take(saved(consolidated_books.book(consolidated_books.month_sheet(lines))))
    places = [figures(empty_store, id_)["Đảng viên đầu tháng"] for id_ in (stc, snv)]
    assert [(each.value, each.place) for each in places] == [
        ("52", "Tháng 5-2021!D6"),
        ("30", "Tháng 5-2021!D7"),
    ]


def test_table_for_people_has_a_row_a_figure(take, empty_store):
    (id_,) = take(report("STC", MAY))
    found = traced(empty_store, GRASSROOTS, id_)
    table = trace_table(found)
    assert table.names == ("Chỉ tiêu", "Giá trị", "Ô trong tệp", "Đã sửa")
    assert len(table) == len(found) > 20


def test_workbook_is_read_once_until_something_is_written(take, empty_store):
    (id_,) = take(report("STC", MAY))
    assert traced(empty_store, GRASSROOTS, id_) is traced(empty_store, GRASSROOTS, id_)


def test_rejected_workbook_is_read_again_too(take, empty_store, settings):
    (receipt,) = receive(empty_store, [sent(WRONG)], settings)
    assert reread(empty_store, receipt.id).record("members")["closing"] == 31


def test_file_that_cannot_be_read_is_no_form(empty_store, settings):
    (receipt,) = receive(empty_store, [sent("Kính gửi".encode())], settings)
    assert reread(empty_store, receipt.id).form is None


def test_unknown_report_is_a_key_error(empty_store):
    with pytest.raises(KeyError):
        reread(empty_store, "00000000-0000-7000-8000-000000000000")


def test_rejected_workbook_brings_along_what_was_found_in_it(take, empty_store, settings):
    (receipt,) = receive(empty_store, [sent(WRONG)], settings)
    report_, found = as_found(empty_store, receipt.id), {each.code for each in receipt.findings}
    assert {each.code for each in report_.findings} == found >= {"total-mismatch"}
    assert report_.has_errors
