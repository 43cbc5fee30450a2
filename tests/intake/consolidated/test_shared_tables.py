"""Classes, commendations, follow-ups of all organizations on one sheet, by code and month."""

from typing import Any

import pytest
from consolidated_books import LABELS, MAY, book, good, line, month_sheet, silent, table_sheet
from workbooks import CLASS, COMMENDATION, FOLLOW_UP, cells, found, merge, put

from partyboard.forms.grassroots import GRASSROOTS
from partyboard.intake.cells import SheetCells
from partyboard.intake.check import examine_all
from partyboard.intake.report import Report

MONTH = month_sheet([line("STC", 1), line("SNV", 2)])
JUNE = month_sheet([line("STC", 1)], "Tháng 6-2021", "THÁNG 6 NĂM 2021")
TAB = "Tháng 5-2021"


def read(*sheets: SheetCells) -> tuple[Report, ...]:
    return examine_all(book(MONTH, *sheets))


def courses(report: Report) -> list[Any]:
    return [row.values["course"] for row in report.sheets["training"]]


@pytest.mark.parametrize("month", ["05/2021", "5/2021", "Tháng 5/2021", "tháng 05 năm 2021"])
def test_each_row_goes_to_the_report_of_its_organization_and_month(month: str) -> None:
    rows = [("SNV", month, {**CLASS, "course": "B"}), ("STC", month, {**CLASS, "course": "A"})]
    first, second = read(table_sheet("training", rows))
    assert (courses(first), courses(second)) == (["A"], ["B"])
    assert found(first) + found(second) == []


def test_each_month_has_its_own_rows() -> None:
    rows = [("STC", f"0{n}/2021", {**CLASS, "opened_on": f"0{n}/0{n}/2021"}) for n in (5, 6)]
    may, snv, june = examine_all(book(MONTH, JUNE, table_sheet("training", rows)))
    assert [len(courses(each)) for each in (may, snv, june)] == [1, 0, 1]
    assert june.sheets["training"][0].values["opened_on"].month == 6


@pytest.mark.parametrize(
    ("sheet", "row"),
    [("training", CLASS), ("commendations", COMMENDATION), ("follow_ups", FOLLOW_UP)],
)
def test_every_table_of_the_form_may_stand_there(sheet: str, row: dict[str, Any]) -> None:
    first, second = read(table_sheet(sheet, [("STC", "05/2021", row)]))
    (own,) = first.sheets[sheet]
    given = {name: own.values[name] for name in row}
    assert len(given) == len(row) and None not in given.values()
    assert second.sheets[sheet] == ()
    assert {cell[-1] for cell in own.cells.values()} == {"3"}


def test_a_table_that_is_not_there_is_not_the_same_as_one_without_rows() -> None:
    first, second = read(table_sheet("training", [("STC", "05/2021", CLASS)]))
    assert "commendations" not in first.sheets
    assert (len(first.sheets["training"]), second.sheets["training"]) == (1, ())


def test_rows_that_belong_to_no_report_are_errors_of_nobody() -> None:
    rows = [
        ("STC", "05/2021", CLASS),
        ("CTVT", "05/2021", CLASS),  # has no row in the month
        ("STC", "06/2021", CLASS),  # the month is not there
    ]
    first, _, nobodys = read(table_sheet("training", rows))
    assert (len(courses(first)), found(first)) == (1, [])
    assert found(nobodys) == [("stray-row", "Bồi dưỡng!A4"), ("stray-row", "Bồi dưỡng!A5")]
    assert (nobodys.part, nobodys.organization, nobodys.period) == ("", "", None)


def test_items_that_the_template_brought_for_who_has_not_reported_are_no_stray_rows() -> None:
    silent_snv = month_sheet([line("STC", 1), silent("SNV", 2)])
    items = table_sheet("follow_ups", [("SNV", "05/2021", FOLLOW_UP)])
    mark = cells([["partyboard", "grassroots/1", "tong-hop"]], "_partyboard")
    (first,) = examine_all(book(silent_snv, items, mark))
    assert (first.organization, found(first)) == ("STC", [])
    *_, nobodys = examine_all(book(silent_snv, items))  # nobody but the sender wrote these
    assert found(nobodys) == [("stray-row", "Khắc phục!A3")]


@pytest.mark.parametrize(
    ("code", "month", "fault"),
    [
        (None, "05/2021", ("missing-value", "Bồi dưỡng!A3")),
        ("STC", None, ("missing-value", "Bồi dưỡng!B3")),
        ("STC", "5", ("not-a-date", "Bồi dưỡng!B3")),
        ("STC", "tháng trước", ("not-a-date", "Bồi dưỡng!B3")),
    ],
)
def test_a_row_of_which_nobody_can_tell_whose_it_is_is_asked_for(
    code: Any, month: Any, fault: tuple[str, str]
) -> None:
    *_, nobodys = read(table_sheet("training", [(code, month, CLASS)]))
    assert found(nobodys) == [fault]


def test_a_code_merged_over_the_classes_of_an_organization_holds_for_each() -> None:
    rows = [("STC", "05/2021", CLASS), (None, None, {**CLASS, "course_code": "04"})]
    workbook = book(MONTH, table_sheet("training", rows))
    merged = merge(merge(workbook, "Bồi dưỡng", "A3:A4"), "Bồi dưỡng", "B3:B4")
    first, _ = examine_all(merged)
    assert [row.values["course_code"] for row in first.sheets["training"]] == ["03", "04"]
    assert found(first) == []


def test_a_fault_in_a_row_is_only_its_organizations() -> None:
    rows = [("STC", "05/2021", {**CLASS, "participants": "ba"}), ("SNV", "05/2021", CLASS)]
    first, second = read(table_sheet("training", rows))
    assert found(first) == [("not-a-number", "Bồi dưỡng!I3")]
    assert found(second) == []


def test_rows_of_one_organization_that_are_the_same_are_told_of() -> None:
    rows = [("STC", "05/2021", FOLLOW_UP)] * 2 + [("SNV", "05/2021", FOLLOW_UP)]
    first, second = read(table_sheet("follow_ups", rows))
    assert "duplicate-row" in {code for code, _ in found(first)}
    assert found(second) == []


def test_totals_and_signatures_end_the_table() -> None:
    header = ["Mã", "Tháng", "Tên lớp", "Loại lớp", "Ngày khai giảng", "Số học viên"]
    rows = [
        ["BỒI DƯỠNG"],
        header,
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
        ["STC", "05/2021", "Lớp A", "Khác", "04/05/2021", 12],
        ["Tổng cộng", None, None, None, None, 12],
        ["NGƯỜI LẬP BIỂU", None, None, None, "BÍ THƯ"],
    ]
    first, second = read(cells(rows, "Bồi dưỡng"))
    assert (courses(first), found(first), found(second)) == (["Lớp A"], [], [])


def test_prepared_rows_without_a_class_are_no_rows() -> None:
    rows = [("STC", "05/2021", {}), ("SNV", "05/2021", {"note": "không"})]
    first, second = read(table_sheet("training", rows))
    assert (courses(first), courses(second)) == ([], [])
    assert found(first) + found(second) == []


def test_a_table_without_a_column_of_codes_is_an_error_of_every_report() -> None:
    header = ["Tên lớp", "Loại lớp", "Ngày khai giảng", "Số học viên"]
    first, second = read(cells([header, ["Lớp A", "Khác", "04/05/2021", 12]], "Bồi dưỡng"))
    assert {code for code, _ in found(first)} == {"missing-field"}
    assert found(second) == found(first)


def test_the_same_table_on_two_sheets_gives_each_organization_its_rows() -> None:
    one = table_sheet("training", [("STC", "05/2021", CLASS)])
    two = table_sheet("training", [("SNV", "05/2021", CLASS)])
    renamed = SheetCells("BD", two.cells)
    first, second = read(one, renamed)
    assert (len(courses(first)), len(courses(second))) == (1, 1)


def test_one_organizations_rows_on_two_sheets_of_a_table_are_not_added_up() -> None:
    one = table_sheet("training", [("STC", "05/2021", CLASS)])
    renamed = SheetCells("BD", one.cells)
    first, _, nobodys = read(one, renamed)
    assert (len(courses(first)), found(nobodys)) == (1, [("stray-row", "BD!A3")])


def test_the_declared_columns_are_all_there() -> None:
    sheet = GRASSROOTS.sheet("training")
    first, _ = examine_all(good())
    assert {field.name for field in sheet.fields} == set(first.sheets["training"][0].values)


def test_a_heading_of_the_month_column_is_never_remembered_as_one_of_the_classes() -> None:
    workbook = put(good(), "Bồi dưỡng!B2", "Tháng báo cáp")
    offers = [each.offer for report in examine_all(workbook) for each in report.findings]
    assert offers and not any(offers)


def test_a_class_before_the_figures_of_its_month_is_the_same_workbook() -> None:
    table = table_sheet("training", [("STC", "05/2021", CLASS)])
    rows = [[MAY], ["Mã", *LABELS], ["STC", *line("STC")[3:]]]
    (report,) = examine_all(book(table, cells(rows, TAB)))
    assert courses(report) == [CLASS["course"]]
