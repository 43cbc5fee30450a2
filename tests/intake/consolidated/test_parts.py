"""Each organization-month is a report of its own: its values, its faults, its corrections."""

from datetime import date, datetime
from typing import Any

import pytest
from consolidated_books import FIELDS, HEADER, MAY, book, good, line, month_sheet, table_sheet
from workbooks import CLASS, add, cells, found, grassroots, put

from partyboard.intake.cells import Cell, SheetCells
from partyboard.intake.check import examine, examine_all
from partyboard.intake.mending import Correction, Mending

TAB = "Tháng 5-2021"
COLUMNS = {field.name: number for number, (_, field) in enumerate(FIELDS, 4)}


def test_a_part_says_what_the_same_figures_say_in_a_report_of_their_own() -> None:
    ordinary = examine(grassroots(info={"prepared_on": None}))
    first, _ = examine_all(good())
    named = {**first.record("info"), "prepared_on": None}
    assert named == ordinary.record("info")
    for sheet in ("members", "other_work"):
        assert first.record(sheet) == ordinary.record(sheet)
    values = [[row.values for row in report.sheets["training"]] for report in (first, ordinary)]
    assert values[0] == values[1]


def test_a_value_is_traced_to_the_cell_in_which_it_stands() -> None:
    first, second = examine_all(good())
    assert first.sheets["members"][0].cells["closing"] == "O6"
    assert second.sheets["members"][0].cells["closing"] == "O7"
    assert first.title(first.form.sheet("members")) == TAB
    assert first.sheets["training"][0].cells["participants"] == "I3"
    assert first.sheets["info"][0].cells["month"] == "A2"


@pytest.mark.parametrize(
    ("values", "faults"),
    [
        ({"closing": 60}, [("total-mismatch", "O6")]),
        ({"female": 99}, [("part-exceeds-whole", "R6")]),
        ({"died": "x"}, [("not-a-number", "K6")]),
        ({"died": "1,500"}, [("ambiguous-number", "K6")]),
        ({"died": -1}, [("negative", "K6")]),
        ({"died": 1.5}, [("fraction", "K6")]),
        ({"closing": None}, [("missing-value", "O6")]),
    ],
)
def test_a_fault_rejects_the_report_of_its_row_and_no_other(
    values: dict[str, Any], faults: list[tuple[str, str]]
) -> None:
    first, second = examine_all(good(**values))
    assert found(first) == [(code, f"{TAB}!{cell}") for code, cell in faults]
    assert (first.has_errors, found(second)) == (True, [])


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("1.500", 1500), ("1 500", 1500), ("-", 0), ("không", 0), ("Không có", 0), ("05", 5)],
)
def test_figures_are_read_as_in_any_other_report(typed: str, expected: int) -> None:
    first, _ = examine_all(good(propaganda_attendees=typed))
    assert first.record("other_work")["propaganda_attendees"] == expected


@pytest.mark.parametrize("day", ["31/05/2021", "31-5-2021", datetime(2021, 5, 31)])
def test_a_day_may_be_a_date_or_typed(day: Any) -> None:
    rows = [[MAY], [*HEADER, "Ngày lập"], [*line("STC"), day]]
    (report,) = examine_all(book(cells(rows, TAB)))
    assert report.record("info")["prepared_on"] == date(2021, 5, 31)
    assert found(report) == []


def converted(sheet: SheetCells, place: tuple[int, int], text: str, typed: str) -> SheetCells:
    return SheetCells(sheet.title, {**sheet.cells, place: Cell(*place, text, legacy=typed)})


def test_text_in_an_old_font_is_converted_and_said_where_it_stands() -> None:
    sheet = month_sheet([line("STC", 1), line("SNV", 2)])
    name = converted(sheet, (7, 3), "Đảng bộ Sở Nội vụ", "§¶ng bé Së Néi vô")
    first, second = examine_all(book(name))
    assert second.record("info")["organization_name"] == "Đảng bộ Sở Nội vụ"
    assert found(first) == []
    assert found(second) == [("legacy-font-converted", f"{TAB}!C7")]


def test_a_heading_in_an_old_font_is_read_and_said_once() -> None:
    sheet = month_sheet([line("STC", 1), line("SNV", 2)])
    first, second = examine_all(book(converted(sheet, (5, 5), "Kết nạp", "KÕt n¹p")))
    assert first.record("members")["admitted"] == 1
    assert found(first) == [("legacy-font-converted", f"{TAB}!E5")]
    assert found(second) == []


def test_what_looks_like_a_persons_own_data_is_warned_of_at_its_report() -> None:
    spoiled = put(good(), f"{TAB}!C7", "Đồng chí Nguyễn Văn An")
    first, second = examine_all(spoiled)
    assert found(first) == []
    assert ("personal-data", f"{TAB}!C7") in found(second)


def test_personal_data_outside_the_rows_is_warned_of_at_the_first_report_of_the_sheet() -> None:
    spoiled = put(good(), f"{TAB}!B12", "0912345678")
    first, second = examine_all(spoiled)
    assert found(first) == [("personal-data", f"{TAB}!B12")]
    assert found(second) == []


def test_personal_data_on_a_sheet_of_nobody_is_warned_of_all_the_same() -> None:
    first, _ = examine_all(add(good(), cells([["an@tinh.vn"]], "Liên hệ")))
    assert found(first) == [("personal-data", "Liên hệ!A1")]


def test_a_formula_without_a_value_is_not_a_blank() -> None:
    spoiled = put(good(), f"{TAB}!O7", None, formula_without_value=True)
    first, second = examine_all(spoiled)
    assert found(first) == []
    assert found(second) == [("formula-without-value", f"{TAB}!O7")]


def settled(*corrections: Correction) -> list[Any]:
    book_ = good(closing="năm mươi mốt")
    return list(examine_all(book_, mending=Mending(corrections)))


def test_a_corrected_cell_is_read_and_kept_with_the_report_of_its_row_only() -> None:
    first, second = settled(Correction(TAB, "O6", "51"))
    assert first.record("members")["closing"] == 51
    assert found(first) == [("corrected", f"{TAB}!O6")]
    assert [each.cell for each in first.mending.corrections] == ["O6"]
    assert [each.old for each in first.mending.corrections] == ["năm mươi mốt"]
    assert (found(second), second.mending.corrections) == ([], ())


def test_a_corrected_cell_in_a_table_belongs_to_the_organization_of_its_row() -> None:
    lines = [line("STC", 1), line("SNV", 2)]
    rows = [("SNV", "05/2021", {**CLASS, "participants": "bốn"}), ("STC", "05/2021", CLASS)]
    workbook = book(month_sheet(lines), table_sheet("training", rows))
    mending = Mending((Correction("Bồi dưỡng", "I3", "4"),))
    first, second = examine_all(workbook, mending=mending)
    assert first.mending.corrections == ()
    assert [each.cell for each in second.mending.corrections] == ["I3"]
    assert found(second) == [("corrected", "Bồi dưỡng!I3")]


def test_a_correction_of_the_month_over_the_table_concerns_every_report_of_it() -> None:
    workbook = book(month_sheet([line("STC", 1), line("SNV", 2)], "Số liệu", "Tháng năm"))
    mending = Mending((Correction("Số liệu", "A2", "Tháng 5/2021"),))
    reports = examine_all(workbook, mending=mending)
    assert [str(each.period) for each in reports] == ["2021-05", "2021-05"]
    assert [len(each.mending.corrections) for each in reports] == [1, 1]


def test_warnings_about_the_layout_are_told_once_errors_at_each() -> None:
    rows = [[MAY], [*HEADER, "Số tổ đảng"], [*line("STC"), 3], [*line("SNV"), 4]]
    first, second = examine_all(book(cells(rows, TAB)))
    assert [code for code, _ in found(first)] == ["unknown-column"]
    assert found(second) == []
