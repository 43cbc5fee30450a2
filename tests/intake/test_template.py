"""The blank workbook: what a clerk finds in it, cannot spoil in it, and need not type."""

import dataclasses
import re
import zipfile
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from partyboard.forms.grassroots import GRASSROOTS
from partyboard.forms.model import Field, Kind, Sheet
from partyboard.forms.registry import FORMS, form_named
from partyboard.forms.rules_in_words import guidance
from partyboard.intake.context import OpenItem
from partyboard.intake.template import Filling, template
from partyboard.text import Month, key

MAY = Month(2021, 5)
SNV = Filling("SNV", "Đảng bộ Sở Nội vụ", MAY, last_closing=79)
FIELDS = [
    pytest.param(form, sheet, field, id=f"{form.name}.{sheet.name}.{field.name}")
    for form in FORMS
    for sheet, field in form.fields()
]
each_form = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
each_field = pytest.mark.parametrize(("form", "sheet", "field"), FIELDS)


def opened(content: bytes) -> Workbook:
    return openpyxl.load_workbook(BytesIO(content))


def worksheet(filling: Filling, name: str, form=GRASSROOTS) -> Worksheet:
    return opened(template(form, filling))[form.sheet(name).title]


@pytest.fixture(scope="module")
def blanks() -> dict[str, Workbook]:
    return {form.name: opened(template(form, Filling())) for form in FORMS}


def label_cell(sheet: Worksheet, field: Field):
    return next(cell for row in sheet for cell in row if cell.value == field.label)


def input_cell(sheet: Worksheet, declared: Sheet, field: Field):
    label = label_cell(sheet, field)
    row, column = (1, 0) if declared.is_table else (0, 1)
    return sheet.cell(label.row + row, label.column + column)


def rule_for(sheet: Worksheet, cell) -> DataValidation:
    (rule,) = [r for r in sheet.data_validations.dataValidation if cell.coordinate in r.sqref]
    return rule


def values(sheet: Worksheet) -> dict[str, object]:
    return {cell.coordinate: cell.value for row in sheet for cell in row if cell.value is not None}


@each_form
def test_sheets_are_those_of_the_form_and_the_first_one_opens(form, blanks):
    workbook = blanks[form.name]
    visible = [sheet.title for sheet in workbook if sheet.sheet_state == "visible"]
    assert visible == [sheet.title for sheet in form.sheets]
    assert workbook.active.title == form.info.title
    selected = [sheet.title for sheet in workbook if sheet.sheet_view.tabSelected]
    assert selected == [form.info.title]


@each_form
def test_hidden_sheet_bears_the_form_mark(form, blanks):
    hidden = blanks[form.name]["_partyboard"]
    assert hidden.sheet_state == "veryHidden"
    assert (hidden["A1"].value, hidden["B1"].value) == ("partyboard", form.mark)


@each_field
def test_label_is_written_exactly_once_and_locked(form, sheet, field, blanks):
    drawn = blanks[form.name][sheet.title]
    found = [cell for row in drawn for cell in row if cell.value == field.label]
    assert len(found) == 1
    assert found[0].protection.locked
    assert found[0].font.b == field.required


@each_field
def test_cell_to_type_in_is_empty_unlocked_marked_and_explained(form, sheet, field, blanks):
    drawn = blanks[form.name][sheet.title]
    cell = input_cell(drawn, sheet, field)
    if field.name == "form":
        assert cell.protection.locked
        return
    assert not cell.protection.locked
    assert cell.fill.fill_type == "solid"
    assert cell.border.left.style == "thin"
    rule = rule_for(drawn, cell)
    assert rule.showInputMessage
    assert rule.prompt == guidance(form, sheet, field)
    assert len(rule.promptTitle) <= 32


@each_field
def test_cell_keeps_what_is_typed_in_it_as_what_it_is(form, sheet, field, blanks):
    formats = {Kind.COUNT: "#,##0", Kind.DATE: "dd/mm/yyyy", Kind.MONTH: "mm/yyyy"}
    formats |= {Kind.YEAR: "0", Kind.NUMBER: "General"}
    cell = input_cell(blanks[form.name][sheet.title], sheet, field)
    assert cell.number_format == formats.get(field.kind, "@")


@each_field
def test_choice_drops_down_its_labels(form, sheet, field, blanks):
    if not field.choices:
        return
    workbook = blanks[form.name]
    rule = rule_for(workbook[sheet.title], input_cell(workbook[sheet.title], sheet, field))
    title, _, area = rule.formula1.partition("!")
    offered = [cell.value for row in workbook[title][area.replace("$", "")] for cell in row]
    assert rule.type == "list"
    assert offered == [choice.label for choice in field.choices]
    assert rule.showErrorMessage


def test_suggestions_drop_down_but_do_not_bind(blanks):
    organizations = form_named("organizations")
    sheet = organizations.sheet("list")
    drawn = blanks["organizations"][sheet.title]
    rule = rule_for(drawn, input_cell(drawn, sheet, sheet.field("kind")))
    assert rule.type == "list"
    assert not rule.showErrorMessage


@pytest.mark.parametrize(
    ("sheet", "field", "kind", "least"),
    [
        ("members", "closing", "whole", "0"),
        ("training", "participants", "whole", "0"),
        ("training", "opened_on", "date", "10959"),
        ("info", "month", "date", "10959"),
    ],
)
def test_excel_refuses_what_is_not_a_count_or_a_date(sheet, field, kind, least, blanks):
    declared = GRASSROOTS.sheet(sheet)
    drawn = blanks["grassroots"][declared.title]
    rule = rule_for(drawn, input_cell(drawn, declared, declared.field(field)))
    assert (rule.type, rule.formula1) == (kind, least)
    assert rule.showErrorMessage
    assert rule.error.startswith("Ghi ")


@each_form
def test_nothing_but_cells_to_type_in_is_unlocked(form, blanks):
    for sheet in form.sheets:
        drawn = blanks[form.name][sheet.title]
        assert drawn.protection.sheet
        assert not drawn.protection.password
        assert not drawn.protection.formatColumns
        places = {input_cell(drawn, sheet, field).column for field in sheet.fields}
        first = min(input_cell(drawn, sheet, field).row for field in sheet.fields)
        unlocked = [cell for row in drawn for cell in row if not cell.protection.locked]
        assert {cell.column for cell in unlocked} <= places
        assert all(cell.row >= first and cell.value is None for cell in unlocked)


@each_form
def test_table_may_be_filled_in_below_the_ruled_rows(form, blanks):
    for sheet in form.sheets:
        if sheet.is_table:
            drawn = blanks[form.name][sheet.title]
            columns = drawn.column_dimensions.values()
            assert [column.protection.locked for column in columns] == [False] * len(sheet.fields)
            rules = drawn.data_validations.dataValidation
            assert {str(rule.sqref).partition(":")[2][1:] for rule in rules} == {"1000"}


@each_form
def test_no_cell_is_merged_or_hidden(form, blanks):
    for sheet in form.sheets:
        drawn = blanks[form.name][sheet.title]
        assert drawn.merged_cells.ranges == set()
        assert not any(row.hidden for row in drawn.row_dimensions.values())
        assert not any(column.hidden for column in drawn.column_dimensions.values())


@each_form
def test_formulas_stand_in_the_check_column_only(form, blanks):
    for sheet in form.sheets:
        drawn = blanks[form.name][sheet.title]
        formulas = [cell for row in drawn for cell in row if cell.data_type == "f"]
        assert {drawn.cell(5, cell.column).value for cell in formulas} <= {"Kiểm tra"}
        assert not sheet.is_table or not formulas


@each_form
def test_headings_of_a_record_name_none_of_its_fields(form, blanks):
    for sheet in form.sheets:
        if not sheet.is_table:
            headings = {key(cell.value) for cell in blanks[form.name][sheet.title][5]}
            names = {key(n) for field in sheet.fields for n in (field.label, *field.aliases)}
            assert not headings & names


@each_form
def test_sheets_print_on_a4_one_page_wide_with_their_header_and_mark(form, blanks):
    for sheet in form.sheets:
        drawn = blanks[form.name][sheet.title]
        setup = drawn.page_setup
        assert setup.orientation == ("landscape" if sheet.is_table else "portrait")
        assert (setup.paperSize, setup.fitToWidth, setup.fitToHeight) == (9, 1, 0)
        assert drawn.sheet_properties.pageSetUpPr.fitToPage
        assert drawn.print_title_rows == "$5:$5"
        assert drawn.freeze_panes == "A6"
        assert drawn.oddFooter.left.text == f"Biểu {form.mark}"
        assert drawn.oddFooter.center.text == "Trang &P/&N"


def test_parts_are_indented_under_their_whole(blanks):
    drawn = blanks["grassroots"]["Đảng viên"]
    members = GRASSROOTS.sheet("members")
    whole = label_cell(drawn, members.field("transferred_in"))
    part = label_cell(drawn, members.field("transferred_in_within"))
    assert part.alignment.indent > whole.alignment.indent


def test_sections_head_their_fields(blanks):
    drawn = blanks["grassroots"]["Đảng viên"]
    members = GRASSROOTS.sheet("members")
    female = label_cell(drawn, members.field("female"))
    assert drawn.cell(female.row - 1, female.column).value == "III. Cơ cấu cuối tháng"


def test_only_the_last_record_is_signed_below_its_last_field(blanks):
    for sheet in GRASSROOTS.sheets:
        drawn = blanks["grassroots"][sheet.title]
        signed = [c for row in drawn for c in row if c.value in ("NGƯỜI LẬP BIỂU", "T/M CẤP ỦY")]
        if sheet.name != "other_work":
            assert signed == []
            continue
        last = label_cell(drawn, sheet.field("badges"))
        assert len(signed) == 2
        assert all(cell.row > last.row for cell in signed)


def test_first_sheet_says_whose_report_it_is_and_of_when():
    info = worksheet(SNV, "info")
    assert info["A1"].value == "BÁO CÁO THÁNG 5/2021"
    assert info["A2"].value == "Đảng bộ Sở Nội vụ · Tháng báo cáo 5/2021"
    assert worksheet(SNV, "members")["A2"].value == info["A2"].value


def test_notice_of_an_early_closing_day_is_printed_on_every_sheet():
    notice = "số liệu từ ngày 16/4 đến ngày 15/5"
    drawn = opened(template(GRASSROOTS, dataclasses.replace(SNV, notice=notice)))
    lines = [drawn[sheet.title]["A2"].value for sheet in GRASSROOTS.sheets]
    assert set(lines) == {f"Đảng bộ Sở Nội vụ · Tháng báo cáo 5/2021 · {notice}"}


def test_template_for_nobody_in_particular_has_the_title_of_the_form(blanks):
    info = blanks["grassroots"]["Thông tin"]
    assert info["A1"].value == "BÁO CÁO THÁNG CỦA TỔ CHỨC CƠ SỞ ĐẢNG"
    assert info["A2"].value is None


def test_what_is_known_is_prefilled():
    info, members = worksheet(SNV, "info"), worksheet(SNV, "members")
    known = {
        field.name: input_cell(info, GRASSROOTS.info, field) for field in GRASSROOTS.info.fields
    }
    assert known["form"].value == "grassroots/1"
    assert known["organization"].value == "SNV"
    assert known["organization_name"].value == "Đảng bộ Sở Nội vụ"
    assert known["month"].value.date() == date(2021, 5, 1)
    assert known["prepared_on"].value is None
    opening = GRASSROOTS.sheet("members").field("opening")
    assert input_cell(members, GRASSROOTS.sheet("members"), opening).value == 79


def test_month_is_a_real_date_shown_as_a_month():
    month = input_cell(worksheet(SNV, "info"), GRASSROOTS.info, GRASSROOTS.info.field("month"))
    assert (month.data_type, month.number_format) == ("d", "mm/yyyy")


def test_form_of_a_year_is_prefilled_with_the_year():
    targets = form_named("targets")
    info = worksheet(Filling(period=Month(2021, 1)), "info", targets)
    assert input_cell(info, targets.info, targets.info.field("year")).value == 2021
    assert info["A2"].value == "Năm 2021"


def test_open_items_of_the_register_are_prefilled():
    items = (
        OpenItem("12-KL/ĐUK", "1", "Sổ ghi biên bản chưa đủ", date(2021, 6, 30), "in_progress"),
        OpenItem("07-KL/ĐUK", "10"),
    )
    drawn = worksheet(dataclasses.replace(SNV, open_items=items), "follow_ups")
    rows = [[cell.value for cell in row] for row in drawn["A6:G8"]]
    assert rows[0][:3] == ["12-KL/ĐUK", "1", "Sổ ghi biên bản chưa đủ"]
    assert rows[0][3].date() == date(2021, 6, 30)
    assert rows[0][4:] == [None, "Đang khắc phục", None]
    assert rows[1] == ["07-KL/ĐUK", "10", *[None] * 5]
    assert rows[2] == [None] * 7


def test_values_take_the_place_of_what_would_be_prefilled():
    filling = dataclasses.replace(
        SNV,
        open_items=(OpenItem("12-KL/ĐUK", "1"),),
        values={"members": ({"opening": 80, "closing": 0},), "follow_ups": ()},
    )
    members = GRASSROOTS.sheet("members")
    drawn = worksheet(filling, "members")
    assert input_cell(drawn, members, members.field("opening")).value == 80
    assert input_cell(drawn, members, members.field("closing")).value == 0
    assert worksheet(filling, "follow_ups")["A6"].value is None


def test_codes_stay_text_and_choices_are_written_by_label():
    row = {"decision": "07", "topic": "epidemic", "collectives": 1, "note": "=1+1"}
    drawn = worksheet(Filling(values={"commendations": (row,)}), "commendations")
    cells = [(cell.value, cell.data_type) for cell in drawn[6]]
    assert cells[0] == ("07", "s")
    assert cells[2] == ("Phòng, chống dịch", "s")
    assert cells[5] == (1, "n")


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("=1+1", "=1+1"),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
        ("a \"b\" 'c'", "a \"b\" 'c'"),
        ("hai\ndòng", "hai\ndòng"),
        ("  lùi vào", "  lùi vào"),
        ("\x01ẩn\ufffe", "ẩn"),
    ],
)
def test_text_that_looks_like_a_formula_or_markup_stays_text(given, written):
    cell = worksheet(Filling(values={"training": ({"course": given},)}), "training")["B6"]
    assert (cell.value, cell.data_type) == (written, "s")


def test_long_text_is_given_a_higher_row():
    rows = ({"course": "Lớp " * 40}, {"course": "Lớp"})
    heights = worksheet(Filling(values={"training": rows}), "training").row_dimensions
    assert heights[6].height > 2 * heights[7].height


def test_table_grows_with_what_is_filled_in():
    rows = tuple({"code": f"{n:03}", "name": f"Chi bộ {n}"} for n in range(70))
    drawn = worksheet(Filling(values={"list": rows}), "list", form_named("organizations"))
    assert drawn["A75"].value == "069"
    spare = drawn["A76"]
    assert spare.value is None
    assert not spare.protection.locked
    assert spare.border.left.style == "thin"


@pytest.mark.parametrize(
    "given",
    [
        {"lessons": ({"course": "Lớp"},)},
        {"training": ({"teacher": "Lớp"},)},
        {"training": ({"kind": "unheard_of"},)},
    ],
)
def test_value_that_the_form_does_not_ask_for_is_refused(given):
    with pytest.raises(KeyError):
        template(GRASSROOTS, Filling(values=given))


@each_form
def test_same_filling_gives_the_same_bytes(form):
    filling = Filling("SNV", period=Month(2021, 1))
    assert template(form, filling) == template(form, dataclasses.replace(filling))


def test_workbook_does_not_tell_when_it_was_written():
    with zipfile.ZipFile(BytesIO(template(GRASSROOTS, SNV))) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        told = archive.read("docProps/core.xml").decode()
    assert re.findall(r"[0-9-]+T[0-9:]+Z", told) == ["2000-01-01T00:00:00Z"] * 2


def test_another_filling_leaves_the_drawn_blank_as_it_was():
    before = template(GRASSROOTS, Filling())
    template(GRASSROOTS, SNV)
    assert template(GRASSROOTS, Filling()) == before


def test_field_added_in_one_line_is_in_the_template():
    added = Field("libraries", "Số tủ sách của chi bộ", help="Số tủ sách đang dùng.")
    work = GRASSROOTS.sheet("other_work")
    longer = dataclasses.replace(work, fields=(*work.fields, added))
    form = dataclasses.replace(GRASSROOTS, sheets=(*GRASSROOTS.sheets[:-1], longer))
    drawn = worksheet(Filling(values={"other_work": ({"libraries": 3},)}), "other_work", form)
    assert input_cell(drawn, longer, added).value == 3
    assert rule_for(drawn, input_cell(drawn, longer, added)).prompt == "Số tủ sách đang dùng."
