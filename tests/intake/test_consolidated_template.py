"""The workbook for many months: what stands in it, what may be typed, what is read out of it."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from libreoffice import FORMATS, needs_libreoffice, saved_by_libreoffice
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from partyboard.forms.committee import COMMITTEE
from partyboard.forms.grassroots import GRASSROOTS
from partyboard.intake.check import examine_all
from partyboard.intake.context import OpenItem
from partyboard.intake.read import read_with_openpyxl, read_workbook
from partyboard.intake.report import Report
from partyboard.intake.template import Filling
from partyboard.intake.template.consolidated import consolidated_template
from partyboard.text import Month

JANUARY, FEBRUARY = Month(2021, 1), Month(2021, 2)
MEMBERS = {"opening": 50, "admitted": 2, "closing": 52, "official_conversions": 0, "female": 20}
WORK = {"branches": 5, "branches_met": 4}
CLASS = {
    "course_code": "007",
    "course": "Lớp đảng viên mới",
    "kind": "new_members",
    "opened_on": date(2021, 2, 10),
    "participants": 3,
}
ITEM = OpenItem("12-KL/ĐUK", "1", "Sinh hoạt chi bộ chưa đều", date(2021, 5, 10))
STC, SNV = ("STC", "Đảng bộ Sở Tài chính"), ("SNV", "Đảng bộ Sở Nội vụ")
PREPARED = (
    Filling(*STC, JANUARY, last_closing=50),
    Filling(*SNV, JANUARY, open_items=(ITEM,), notice="số liệu đến ngày 15"),
    Filling(*STC, FEBRUARY),
)
FILLED = (
    Filling(*STC, JANUARY, values={"members": (MEMBERS,), "other_work": (WORK,)}),
    Filling(*SNV, FEBRUARY, values={"members": (MEMBERS,), "training": (CLASS,)}),
)


@pytest.fixture(scope="module")
def prepared() -> Workbook:
    return load_workbook(BytesIO(consolidated_template(GRASSROOTS, PREPARED)))


def month(workbook: Workbook) -> Worksheet:
    return workbook["Tháng 1-2021"]


def column_of(sheet: Worksheet, label: str) -> str:
    (found,) = [
        cell.column_letter for row in sheet["A5:AZ7"] for cell in row if cell.value == label
    ]
    return found


def read(fillings: Sequence[Filling]) -> tuple[Report, ...]:
    workbook = read_workbook(consolidated_template(GRASSROOTS, fillings))
    return examine_all(workbook)


def test_there_is_a_sheet_for_each_month_in_order_and_one_for_each_table(prepared) -> None:
    shown = [sheet.title for sheet in prepared if sheet.sheet_state == "visible"]
    assert shown == ["Tháng 1-2021", "Tháng 2-2021", "Bồi dưỡng", "Khen thưởng", "Khắc phục"]
    assert [sheet.title for sheet in prepared if sheet.sheet_view.tabSelected] == ["Tháng 1-2021"]


def test_the_hidden_sheet_says_that_it_is_a_consolidated_one(prepared) -> None:
    hidden = prepared["_partyboard"]
    assert hidden.sheet_state == "veryHidden"
    assert [cell.value for cell in hidden[1]][:3] == ["partyboard", "grassroots/1", "tong-hop"]


def test_every_organization_of_the_month_has_its_row_and_nobody_else(prepared) -> None:
    rows = {
        sheet.title: [(r[1].value, r[2].value) for r in sheet.iter_rows(min_row=9) if r[1].value]
        for sheet in prepared.worksheets[:2]
    }
    assert rows == {"Tháng 1-2021": [STC, SNV], "Tháng 2-2021": [STC]}


def test_every_field_of_every_record_has_one_column_of_its_name(prepared) -> None:
    fields = [f for sheet in GRASSROOTS.content if not sheet.is_table for f in sheet.fields]
    labels = [cell.value for cell in month(prepared)[7] if cell.value]
    assert labels == [field.label for field in fields]


def test_what_is_known_stands_in_its_cell(prepared) -> None:
    sheet = month(prepared)
    assert sheet[f"{column_of(sheet, 'Đảng viên đầu tháng')}9"].value == 50
    follow_ups = prepared["Khắc phục"]
    assert [cell.value for cell in follow_ups[6]][:5] == [
        "SNV",
        follow_ups["B6"].value,
        "12-KL/ĐUK",
        "1",
        "Sinh hoạt chi bộ chưa đều",
    ]
    assert str(follow_ups["B6"].value)[:10] == "2021-01-01"


def test_the_heading_names_the_month_and_the_closing_day(prepared) -> None:
    assert month(prepared)["A1"].value == "TỔNG HỢP BÁO CÁO THÁNG 1/2021"
    first = consolidated_template(GRASSROOTS, PREPARED[1:2])
    told = load_workbook(BytesIO(first)).worksheets[0]["A2"].value
    assert told == "Báo cáo tháng của tổ chức cơ sở đảng · số liệu đến ngày 15"


def test_figures_may_be_typed_and_headings_may_not(prepared) -> None:
    sheet = month(prepared)
    cells = [sheet[f"{column_of(sheet, label)}9"] for label in ("Kết nạp", "Số chi bộ", "Nữ")]
    assert [cell.protection.locked for cell in cells] == [False] * 3
    assert sheet.protection.sheet and sheet["E7"].protection.locked


def test_a_figure_is_limited_to_whole_numbers(prepared) -> None:
    sheet = month(prepared)
    place = f"{column_of(sheet, 'Kết nạp')}9"
    (rule,) = [r for r in sheet.data_validations.dataValidation if place in r.sqref]
    assert (rule.type, rule.operator, rule.formula1) == ("whole", "greaterThanOrEqual", "0")


def test_tables_offer_the_lists_of_the_form(prepared) -> None:
    rules = prepared["Bồi dưỡng"].data_validations.dataValidation
    assert [rule.formula1 for rule in rules if rule.type == "list"][0].startswith("_partyboard!")


def test_the_names_stay_in_sight_and_the_headings_on_every_page(prepared) -> None:
    sheet = month(prepared)
    assert sheet.freeze_panes == "D9"
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$5:$7", "$A:$C")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 8)
    assert [each.id for each in sheet.col_breaks.brk] == [25]


def test_the_total_adds_up_the_rows(prepared) -> None:
    sheet = month(prepared)
    column = column_of(sheet, "Kết nạp")
    assert sheet[f"{column}8"].value == f"=SUM({column}9:{column}15)"


def test_what_is_missing_or_does_not_add_up_is_coloured(prepared) -> None:
    sheet = month(prepared)
    formulas = {
        str(ranges.sqref): [rule.formula[0] for rule in ranges.rules]
        for ranges in sheet.conditional_formatting
    }
    closing = column_of(sheet, "Đảng viên cuối tháng")
    missing, balance = formulas[f"{closing}9:{closing}15"]
    assert missing.endswith(f'${closing}9="")')
    assert f"${closing}9<>SUM(" in balance


def test_the_same_fillings_give_the_same_bytes() -> None:
    again = consolidated_template(GRASSROOTS, PREPARED)
    assert again == consolidated_template(GRASSROOTS, PREPARED)


def test_as_it_is_sent_out_it_is_nobodys_report() -> None:
    (report,) = read(PREPARED)
    assert (report.part, report.sheets) == ("", {})
    assert [(found.code, found.place) for found in report.findings] == [
        ("missing-value", "Tháng 1-2021!B9")
    ]


def test_what_is_filled_in_is_read_month_by_month() -> None:
    first, second = read(FILLED)
    assert [(each.organization, each.period) for each in (first, second)] == [
        ("STC", JANUARY),
        ("SNV", FEBRUARY),
    ]
    assert (first.findings, second.findings) == ((), ())
    given = first.record("members")
    assert {name: value for name, value in given.items() if value is not None} == MEMBERS
    assert first.record("other_work")["branches_met"] == 4
    (row,) = second.sheets["training"]
    assert {name: value for name, value in row.values.items() if value is not None} == CLASS


def test_both_readers_read_it_alike() -> None:
    content = consolidated_template(GRASSROOTS, FILLED)
    fast, slow = read_workbook(content), read_with_openpyxl(content)
    assert [each.sheets for each in examine_all(fast)] == [
        each.sheets for each in examine_all(slow)
    ]


def test_a_form_that_is_not_of_organizations_cannot_be_consolidated() -> None:
    with pytest.raises(ValueError, match="committee"):
        consolidated_template(COMMITTEE, [Filling(period=JANUARY)])


def test_a_filling_without_a_month_has_no_sheet_to_stand_on() -> None:
    with pytest.raises(ValueError, match="month"):
        consolidated_template(GRASSROOTS, [Filling("STC")])


@pytest.mark.slow
@needs_libreoffice
def test_saved_by_another_office_suite_it_says_the_same(tmp_path: Path) -> None:
    silent = Filling(*STC, FEBRUARY, last_closing=52, open_items=(ITEM,))
    content = consolidated_template(GRASSROOTS, (*FILLED, silent))
    once = said(content)
    saved = saved_by_libreoffice({"tong-hop": content}, tmp_path)
    assert {kind: said(books["tong-hop"]) for kind, books in saved.items()} == dict.fromkeys(
        FORMATS, once
    )


def said(content: bytes) -> list[object]:
    return [
        (each.part, each.findings, _values(each)) for each in examine_all(read_workbook(content))
    ]


def _values(report: Report) -> dict[str, list[object]]:
    return {name: [row.values for row in rows] for name, rows in report.sheets.items()}
