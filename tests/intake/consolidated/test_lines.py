"""Rows of a consolidated table: organizations, told from totals, sections, prose and silence."""

from dataclasses import replace
from typing import Any

import pytest
from consolidated_books import FIELDS, HEADER, MAY, Rows, book, good, line, month_sheet, silent
from workbooks import cells, change, found, merge, put

from partyboard.intake.cells import Workbook
from partyboard.intake.check import examine_all

TAB = "Tháng 5-2021"
FIGURES = [99 for _ in FIELDS]


def parts(*rows: Any) -> list[tuple[str, list[tuple[str, str]]]]:
    """Organization and findings of each report of the rows under the header."""
    under: Rows = list(rows)
    reports = examine_all(book(cells([["BIỂU TỔNG HỢP"], [MAY], HEADER, *under], TAB)))
    return [(report.organization, found(report)) for report in reports]


@pytest.mark.parametrize(
    "row",
    [
        [None, None, "Tổng cộng", *FIGURES],
        ["Tổng cộng", None, None, *FIGURES],
        [None, "TỔNG", None, *FIGURES],
        [None, None, "Cộng khối cơ quan", *FIGURES],
        [None, None, "Toàn Đảng bộ", *FIGURES],
        ["I", None, "Khối cơ quan", *FIGURES],
        ["A", None, "Khối doanh nghiệp", *FIGURES],
        [None, "I", "Khối cơ quan", *FIGURES],
    ],
    ids=lambda row: " ".join(str(cell) for cell in row[:3] if cell),
)
def test_totals_and_sections_with_figures_are_no_organizations(row: list[Any]) -> None:
    assert parts(row, line("STC", 1), row, line("SNV", 2), row) == [("STC", []), ("SNV", [])]


@pytest.mark.parametrize(
    "below",
    [
        [["NGƯỜI LẬP BIỂU", None, None, None, "T/M BAN THƯỜNG VỤ"], [None, "Nguyễn Văn A"]],
        [[None, None, "Ghi chú: số liệu tính đến ngày 20/5/2021"]],
        [[None, None, None, None, "Tỉnh X, ngày 31 tháng 5 năm 2021"], ["(Ký, ghi rõ họ tên)"]],
    ],
)
def test_signatures_and_notes_under_the_table_are_no_organizations(below: Rows) -> None:
    assert parts(line("STC", 1), [], *below) == [("STC", [])]


@pytest.mark.parametrize(
    "row",
    [
        silent("SNV"),
        [2, "SNV", "Đảng bộ Sở Nội vụ", "Chưa báo cáo"],
        [2, "SNV", "Đảng bộ Sở Nội vụ", "chưa nộp"],
    ],
)
def test_an_organization_without_figures_has_not_reported(row: list[Any]) -> None:
    assert parts(line("STC", 1), row, line("CTVT", 3)) == [("STC", []), ("CTVT", [])]


def test_a_row_of_zeros_is_a_report() -> None:
    zeros = [1, "STC", None, *(0 for _ in FIELDS)]
    (report,) = examine_all(book(cells([[MAY], HEADER, zeros], TAB)))
    assert report.record("members")["closing"] == 0
    assert found(report) == []


def test_a_row_with_one_figure_is_a_report_that_lacks_the_others() -> None:
    row = [1, "STC", None, None, 3]
    ((organization, faults),) = parts(row)
    assert organization == "STC"
    assert {code for code, _ in faults} == {"missing-value"}


def test_an_opening_carried_over_is_no_report_yet() -> None:
    row = [2, "SNV", None, 79]
    assert parts(line("STC", 1), row, line("CTVT", 3)) == [("STC", []), ("CTVT", [])]


def test_a_blank_cell_is_not_zero() -> None:
    first, second = examine_all(good(died=None, female=0))
    assert first.record("members")["died"] is None
    assert first.record("members")["female"] == 0
    assert second.record("members")["female"] == 20


def test_an_organization_that_is_named_but_has_no_code_is_asked_for() -> None:
    nameless = [1, None, "Đảng bộ Sở Tài chính", *line("STC")[3:]]
    assert parts(nameless, line("SNV", 2)) == [("SNV", []), ("", [("missing-value", f"{TAB}!B4")])]


def test_figures_of_nobody_are_not_lost_in_silence() -> None:
    lost = [None, None, None, *FIGURES]
    assert parts(line("STC", 1), lost)[-1] == ("", [("missing-value", f"{TAB}!B5")])


def test_a_code_merged_over_two_rows_belongs_to_the_first_only() -> None:
    rows = [[MAY], HEADER, line("STC", 1), [None, None, None, *FIGURES]]
    reports = examine_all(merge(book(cells(rows, TAB)), TAB, "B3:B4"))
    assert [report.organization for report in reports] == ["STC", ""]
    assert found(reports[1]) == [("missing-value", f"{TAB}!B4")]


@pytest.mark.parametrize("code", ["STC", "stc", " STC ", "ＳＴＣ"])
def test_a_code_may_be_spelled_as_the_ordinary_reader_takes_it(code: str) -> None:
    (report,) = examine_all(book(month_sheet([line("STC")[:1] + [code] + line("STC")[2:]])))
    assert found(report) == []


def test_a_code_of_digits_keeps_its_zeros() -> None:
    row = line("STC")
    (report,) = examine_all(book(month_sheet([[1, "007", *row[2:]]])))
    assert report.organization == "007"


def twice(second: list[Any], *more: Any) -> Workbook:
    return book(month_sheet([line("STC", 1), second]), *more)


def test_an_organization_twice_in_a_month_is_two_faults_and_no_report() -> None:
    reports = examine_all(twice(line("stc", 2, closing=60)))
    places = [(f"{TAB}!B6", "duplicate-row"), (f"{TAB}!B7", "duplicate-row")]
    for report, (place, code) in zip(reports, places, strict=True):
        assert report.part == place
        assert (code, place) in found(report)
        assert report.has_errors


def test_a_copied_sheet_of_a_month_spoils_only_the_organizations_that_stand_in_both() -> None:
    again = month_sheet([line("STC")], "Tháng 5-2021 (2)")
    reports = examine_all(twice(line("SNV", 2), again))
    spoiled = {report.part: report.has_errors for report in reports}
    assert spoiled == {f"{TAB}!B6": True, f"{TAB}!B7": False, f"{TAB} (2)!B6": True}


def test_two_rows_of_one_organization_in_different_months_are_two_reports() -> None:
    june = month_sheet([line("STC")], "Tháng 6-2021", "THÁNG 6 NĂM 2021")
    assert [report.has_errors for report in examine_all(twice(line("SNV", 2), june))] == [False] * 3


def test_rows_that_are_hidden_count_and_are_said() -> None:
    hidden = change(good(), TAB, lambda sheet: replace(sheet, hidden_rows=frozenset({7})))
    first, second = examine_all(hidden)
    assert "hidden-content" in {code for code, _ in found(first) + found(second)}
    assert second.record("members")["closing"] == 51


def test_a_line_of_a_merged_figure_lacks_its_own() -> None:
    merged = merge(good(), TAB, "D6:D7")
    first, second = examine_all(merged)
    assert (found(first), found(second)) == ([], [("missing-value", f"{TAB}!D7")])


def test_a_stray_text_beside_the_table_changes_nothing() -> None:
    assert [found(each) for each in examine_all(put(good(), f"{TAB}!A20", "in ngày 3/6"))] == [
        [],
        [],
    ]
