"""Columns of a consolidated table: labels, sections over them, merged headings, what is missing."""

from typing import Any

import pytest
from consolidated_books import FIELDS, GOOD, HEADER, LABELS, MAY, book, line, month_sheet
from workbooks import cells, found, merge, put

from partyboard.intake.cells import Workbook
from partyboard.intake.check import examine_all
from partyboard.intake.mending import Heading, Mending
from partyboard.intake.report import Report

TAB = "Tháng 5-2021"


def table(*rows: list[Any]) -> Workbook:
    """The rows of a table under the month, from row 2 on."""
    return book(cells([[MAY], *rows], TAB))


def one(workbook: Workbook) -> Report:
    (report,) = examine_all(workbook)
    return report


def test_every_field_is_read_from_the_column_that_bears_its_label() -> None:
    report = one(book(month_sheet([line("STC")])))
    read = {**report.record("members"), **report.record("other_work")}
    assert read == {field.name: GOOD.get(field.name) for _, field in FIELDS}


def test_columns_may_stand_in_any_order() -> None:
    header, row = HEADER[:1] + HEADER[:0:-1], line("STC")
    report = one(table(header, row[:1] + row[:0:-1]))
    assert (report.organization, report.record("members")["closing"]) == ("STC", 51)


SHORT = ["Mã TCCS đảng", "Đầu tháng", "KNĐ", "Chuyển đến", "Chuyển đi", "Cuối tháng", "CNCT"]


@pytest.mark.parametrize("code", ["Mã", "Mã TCCSĐ", "MÃ ĐƠN VỊ", "Mã số", "mã tổ chức  đảng"])
def test_labels_may_be_those_of_the_trade(code: str) -> None:
    report = one(table([code, *SHORT[1:]], ["STC", 52, 1, 0, 2, 51, 1]))
    assert report.record("members") == {
        "opening": 52,
        "admitted": 1,
        "transferred_in": 0,
        "transferred_out": 2,
        "closing": 51,
        "official_conversions": 1,
    } | {name: None for name in report.record("members") if name not in _SHORT_FIELDS}
    assert found(report) == []


_SHORT_FIELDS = frozenset(
    "opening admitted transferred_in transferred_out closing official_conversions".split()
)


def test_a_section_over_its_columns_tells_women_from_women_admitted() -> None:
    blank = [None] * 5
    sections = [None, "I. Biến động trong tháng", *blank, "III. Cơ cấu", "IV. Trong số kết nạp"]
    report = one(table(sections, [*SHORT, "Nữ", "Nữ"], ["STC", 52, 1, 0, 2, 51, 1, 20, 1]))
    members = report.record("members")
    assert (members["female"], members["admitted_female"], found(report)) == (20, 1, [])


def test_a_heading_merged_over_its_parts_gives_each_its_meaning() -> None:
    rows = [
        ["Mã", "Đầu tháng", "Kết nạp", None, "Chuyển đến", "Chuyển đi", "Cuối tháng", "CNCT"],
        [None, None, "Tổng số", "Nữ", None, None, None, None],
        ["STC", 52, 2, 1, 0, 3, 51, 1],
    ]
    report = one(merge(table(*rows), TAB, "C2:D2"))
    members = report.record("members")
    assert (members["admitted"], members["admitted_female"]) == (2, 1)
    assert (members["female"], found(report)) == (None, [])


def test_women_beside_the_admitted_are_not_taken_for_all_women() -> None:
    header = [*SHORT[:3], "Trong đó nữ", *SHORT[3:]]
    report = one(table(header, ["STC", 52, 1, 1, 0, 2, 51, 1]))
    assert report.record("members")["female"] is None


@pytest.mark.parametrize(
    "numbering",
    [
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
        ["A", 1, 2, 3, 4, 5, 6],
        [1, 2, 3, 4, 5, 6, 7],
    ],
)
def test_a_row_that_numbers_the_columns_is_no_organization(numbering: list[Any]) -> None:
    report = one(table(SHORT, numbering, ["STC", 52, 1, 0, 2, 51, 1]))
    assert (report.part, found(report)) == (f"{TAB}!A4", [])


def test_a_missing_column_is_said_at_every_report_with_the_nearest_heading() -> None:
    header = [*SHORT[:5], "Cuối thág", SHORT[6], "Nữ"]
    rows = [["STC", 52, 1, 0, 2, 51, 1, 20], ["SNV", 52, 1, 0, 2, 51, 1, 20]]
    reports = examine_all(table(header, *rows))
    assert [found(each) for each in reports] == [[("missing-field", f"{TAB}!F2")]] * 2
    offer = next(each.offer for each in reports[0].findings)
    assert offer == Heading("members", "closing", "Cuối thág")


def test_a_heading_that_staff_have_said_to_be_ours_is_read() -> None:
    header = [*SHORT[:5], "Cuối thág", SHORT[6]]
    mending = Mending(headings=(Heading("members", "closing", "Cuối thág"),))
    (report,) = examine_all(table(header, ["STC", 52, 1, 0, 2, 51, 1]), mending=mending)
    assert report.record("members")["closing"] == 51
    assert found(report) == [("heading-accepted", f"{TAB}!F2")]


def test_a_table_without_codes_is_given_to_nobody() -> None:
    header = ["Tên đơn vị", *SHORT[1:]]
    (report,) = examine_all(table(header, ["Đảng bộ Sở Tài chính", 52, 1, 0, 2, 51, 1]))
    assert (found(report), report.sheets) == ([("missing-field", TAB)], {})


def test_a_column_that_is_none_of_ours_is_named_once() -> None:
    rows = [["STC", 52, 1, 0, 2, 51, 1, 7], ["SNV", 52, 1, 0, 2, 51, 1, 8]]
    first, second = examine_all(table([*SHORT, "Số tổ đảng"], *rows))
    assert found(first) == [("unknown-column", f"{TAB}!H2")]
    assert found(second) == []


@pytest.mark.parametrize("heading", ["TT", "STT", "Ghi chú", "Khối", "Số thứ tự"])
def test_columns_that_every_table_has_are_passed_over(heading: str) -> None:
    report = one(table([heading, *SHORT], ["x", "STC", 52, 1, 0, 2, 51, 1]))
    assert (report.organization, found(report)) == ("STC", [])


def test_figures_under_no_heading_are_not_lost_in_silence() -> None:
    report = one(put(table(SHORT, ["STC", 52, 1, 0, 2, 51, 1]), f"{TAB}!J3", 7))
    assert found(report) == [("unknown-column", f"{TAB}!J3")]


def test_two_columns_of_one_name_that_differ_are_not_chosen_from() -> None:
    rows = [["STC", 52, 1, 0, 2, 51, 1, 50], ["SNV", 52, 1, 0, 2, 51, 1, 51]]
    first, second = examine_all(table([*SHORT, "Cuối tháng"], *rows))
    assert found(first) == [("duplicate-label", f"{TAB}!H3")]
    assert found(second) == []


def test_a_sheet_of_a_month_whose_header_cannot_be_made_out_is_said() -> None:
    june = cells([["Mã", "a", "b"], ["STC", 1, 2]], "Tháng 6-2021")
    *_, nobodys = examine_all(book(month_sheet([line("STC")]), june))
    assert found(nobodys) == [("missing-field", "Tháng 6-2021")]


def test_records_may_stand_on_sheets_of_their_own() -> None:
    members, work = (LABELS[:21], LABELS[21:])
    figures = line("STC")[3:]
    first = cells([[MAY], ["Mã", *members], ["STC", *figures[:21]]], "Đảng viên T5")
    second = cells([[MAY], ["Mã", *work], ["STC", *figures[21:]]], "Công tác khác T5")
    report = one(book(first, second))
    assert report.record("members")["closing"] == 51
    assert report.record("other_work")["branches"] == 5
    assert (report.part, found(report)) == ("Đảng viên T5!A3", [])


def test_a_record_that_is_required_is_missed() -> None:
    report = one(table(["Mã", *LABELS[21:]], ["STC", *line("STC")[24:]]))
    assert ("missing-sheet", "") in found(report)
