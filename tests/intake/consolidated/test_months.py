"""Of which month each row is: by the tab, by the heading over the table, by a column of its own."""

from typing import Any

import pytest
from consolidated_books import HEADER, LABELS, book, good, line, month_rows, month_sheet, silent
from workbooks import cells, found, merge

from partyboard.intake.cells import Workbook
from partyboard.intake.check import examine_all
from partyboard.intake.consolidated.stated_months import Stated, month_in_heading, month_in_title


def whose(workbook: Workbook) -> list[tuple[str, str, str]]:
    """Place, organization and month of each report."""
    reports = examine_all(workbook)
    return [(each.part, each.organization, str(each.period)) for each in reports]


def test_a_sheet_a_month_gives_each_organization_a_report_of_each_month() -> None:
    may = month_sheet([line("STC", 1), line("SNV", 2)])
    june = month_sheet([line("STC", 1)], "Tháng 6-2021", "THÁNG 6 NĂM 2021")
    assert whose(book(may, june)) == [
        ("Tháng 5-2021!B6", "STC", "2021-05"),
        ("Tháng 5-2021!B7", "SNV", "2021-05"),
        ("Tháng 6-2021!B6", "STC", "2021-06"),
    ]


def test_blocks_of_months_may_stand_on_one_sheet_each_with_its_header() -> None:
    may = month_rows("Tháng 5 năm 2021", [line("STC", 1), line("SNV", 2)])
    june = month_rows("Tháng 6 năm 2021", [line("STC", 1)])
    assert whose(book(cells([*may, [], *june], "Tổng hợp"))) == [
        ("Tổng hợp!B6", "STC", "2021-05"),
        ("Tổng hợp!B7", "SNV", "2021-05"),
        ("Tổng hợp!B15", "STC", "2021-06"),
    ]


def test_months_may_stand_between_the_rows_under_one_header() -> None:
    rows = [
        ["NĂM 2021"],
        HEADER,
        ["Tháng 5"],
        line("STC", 1),
        ["", "Tháng 6"],
        line("STC", 1),
        line("SNV", 2),
    ]
    assert whose(book(cells(rows, "Tổng hợp"))) == [
        ("Tổng hợp!B4", "STC", "2021-05"),
        ("Tổng hợp!B6", "STC", "2021-06"),
        ("Tổng hợp!B7", "SNV", "2021-06"),
    ]


def test_a_header_printed_again_on_the_next_page_goes_on_with_the_month() -> None:
    rows = [*month_rows("Tháng 5/2021", [line("STC", 1)])[:-1], [], HEADER, line("SNV", 2)]
    assert whose(book(cells(rows, "Tổng hợp"))) == [
        ("Tổng hợp!B6", "STC", "2021-05"),
        ("Tổng hợp!B9", "SNV", "2021-05"),
    ]


@pytest.mark.parametrize("month", ["05/2021", "5/2021", "Tháng 5/2021", "2021-05"])
def test_a_column_of_months_says_of_when_each_row_is(month: str) -> None:
    header = [*HEADER[:3], "Tháng báo cáo", *LABELS]
    row = line("STC")
    rows = [["TỔNG HỢP"], header, [*row[:3], month, *row[3:]]]
    assert whose(book(cells(rows, "Số liệu"))) == [("Số liệu!B3", "STC", "2021-05")]


def test_a_month_merged_over_the_rows_of_its_organizations_holds_for_each() -> None:
    header = ["Tháng", *HEADER]
    rows = [header, ["05/2021", *line("STC", 1)], [None, *line("SNV", 2)]]
    sheet = merge(book(cells(rows, "Số liệu")), "Số liệu", "A2:A3")
    assert whose(sheet) == [("Số liệu!C2", "STC", "2021-05"), ("Số liệu!C3", "SNV", "2021-05")]


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("T5", "NĂM 2021"),
        ("5", "BIỂU TỔNG HỢP NĂM 2021"),
        ("05.2021", None),
        ("T5-21", "Năm 2021"),
        ("2021_05", None),
        ("Thang 5", "Thang 5 nam 2021"),
        ("Sheet1", "Số liệu tháng 05/2021 của các TCCS đảng"),
    ],
)
def test_the_month_is_read_however_it_is_written(title: str, heading: str | None) -> None:
    sheet = month_sheet([line("STC")], title, heading)
    assert whose(book(sheet)) == [(f"{title}!B6", "STC", "2021-05")]


@pytest.mark.parametrize(
    ("title", "heading", "code", "place"),
    [
        ("Sheet1", None, "not-a-date", "Sheet1"),  # no month at all
        ("T5", None, "not-a-date", "T5"),  # no year
        ("T13", "Năm 2021", "not-a-date", "T13"),
        ("Tháng 6-2021", "THÁNG 5 NĂM 2021", "ambiguous-date", "Tháng 6-2021!A2"),
        ("Sheet1", "Lũy kế đến tháng 5 năm 2021", "not-a-date", "Sheet1"),
        ("Sheet1", "Từ tháng 1 đến tháng 5 năm 2021", "not-a-date", "Sheet1"),
    ],
)
def test_a_month_that_nobody_can_tell_is_asked_for_once_not_guessed(
    title: str, heading: str | None, code: str, place: str
) -> None:
    lines = [line("STC", 1), line("SNV", 2)]
    (report,) = examine_all(book(month_sheet(lines, title, heading)))
    assert (found(report), report.sheets, report.part) == ([(code, place)], {}, "")


def test_one_sheet_without_a_month_does_not_keep_the_others_from_being_read() -> None:
    unnamed = month_sheet([line("STC")], "Sheet2", None)
    *reports, nobodys = examine_all(book(*good().sheets, unnamed))
    assert [found(each) for each in reports] == [[], []]
    assert found(nobodys) == [("not-a-date", "Sheet2")]


def test_a_row_that_states_another_month_than_its_sheet_is_in_doubt() -> None:
    header = [*HEADER[:3], "Tháng báo cáo", *LABELS]
    other, own = line("STC", 1), line("SNV", 2)
    rows = [
        ["THÁNG 5 NĂM 2021"],
        header,
        [*other[:3], "06/2021", *other[3:]],
        [*own[:3], "05/2021", *own[3:]],
    ]
    doubtful, sure = examine_all(book(cells(rows, "Tháng 5-2021")))
    assert found(doubtful) == [("ambiguous-date", "Tháng 5-2021!D3")]
    assert found(sure) == []


def test_a_sheet_of_a_month_to_come_with_nobodys_figures_is_nothing() -> None:
    june = month_sheet([silent("STC"), silent("SNV")], "Tháng 6-2021", "THÁNG 6 NĂM 2021")
    assert len(examine_all(book(*good().sheets, june))) == 2


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Tháng 5-2021", Stated(5, 2021)),
        ("T05.21", Stated(5, 21)),
        ("12", Stated(12)),
        ("T5", Stated(5)),
        ("T1-T5", None),
        ("2021_05", Stated(5, 2021)),
        ("Quý 2-2021", None),
        ("Lũy kế T5-2021", None),
        ("6 tháng 2021", None),
        ("Tổng hợp", None),
        ("ĐT 5", None),
    ],
)
def test_the_name_of_a_tab_states_one_month_or_none(title: str, expected: Any) -> None:
    assert month_in_title(title) == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("BÁO CÁO THÁNG 05 NĂM 2021", Stated(5, 2021)),
        ("Tháng 5/2021 (số liệu đến ngày 15/5/2021)", Stated(5, 2021)),
        ("05/2021", Stated(5, 2021)),
        ("Tỉnh X, ngày 31 tháng 5 năm 2021", None),
        ("So với tháng 4/2021, tháng 5/2021", None),
        ("Cộng dồn đến tháng 5 năm 2021", None),
        ("5 tháng năm 2021", None),
        ("Năm 2021", None),
    ],
)
def test_a_heading_states_one_month_or_none(heading: str, expected: Any) -> None:
    assert month_in_heading(heading) == expected
