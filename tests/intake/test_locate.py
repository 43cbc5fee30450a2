"""Labels are found wherever they stand; what cannot be found, or twice, is said with its place."""

from dataclasses import replace

import pytest
from workbooks import (
    add,
    cells,
    change,
    delete_column,
    delete_row,
    drop,
    found,
    get,
    grassroots,
    insert_column,
    insert_rows,
    keep,
    organizations,
    put,
    rename,
    targets,
)

from partyboard.forms.grassroots import GRASSROOTS
from partyboard.forms.grassroots.members import MEMBERS
from partyboard.forms.model import Field, Form
from partyboard.forms.registry import FORMS
from partyboard.intake.cells import SheetCells, Workbook
from partyboard.intake.check import examine
from partyboard.intake.report import Report

GOOD = examine(grassroots())


def values(report: Report) -> dict[str, list[dict[str, object]]]:
    """Every value of a report, without its places."""
    return {name: [dict(row.values) for row in rows] for name, rows in report.sheets.items()}


def test_an_ordinary_workbook_is_read_whole_and_nothing_is_said() -> None:
    assert found(GOOD) == []
    assert GOOD.record("members")["closing"] == 51
    assert GOOD.sheets["training"][0].values["participants"] == 4
    assert GOOD.sheets["members"][0].cells["closing"] == "C18"
    assert GOOD.sheets["training"][0].cells["participants"] == "G6"


MOVED = {
    "three rows above the labels": lambda book: insert_rows(book, "Đảng viên", 1, 3),
    "a row between two labels": lambda book: insert_rows(book, "Đảng viên", 12),
    "a column before everything": lambda book: insert_column(book, "Đảng viên", 1),
    "a column between label and value": lambda book: insert_column(book, "Đảng viên", 3),
    "rows above a table": lambda book: insert_rows(book, "Bồi dưỡng", 1, 4),
    "a column before a table": lambda book: insert_column(book, "Bồi dưỡng", 1),
    "an empty column inside a table": lambda book: insert_column(book, "Bồi dưỡng", 5),
    "a blank row under the header": lambda book: insert_rows(book, "Khen thưởng", 6),
    "sheets in another order": lambda book: Workbook(tuple(reversed(book.sheets))),
    "no check and help columns": lambda book: delete_column(
        delete_column(book, "Đảng viên", 4), "Đảng viên", 5
    ),
    "no numbers before the labels": lambda book: delete_column(book, "Đảng viên", 1),
    "no header over the values": lambda book: delete_row(book, "Đảng viên", 5),
    "no section headings": lambda book: keep(
        book, "Đảng viên", lambda cell: not str(cell.value).startswith(("I", "V"))
    ),
    "no titles above": lambda book: keep(book, "Bồi dưỡng", lambda cell: cell.row >= 5),
}


@pytest.mark.parametrize("how", MOVED)
def test_the_same_values_are_found_after_moving(how: str) -> None:
    report = examine(MOVED[how](grassroots()))
    assert found(report) == []
    assert values(report) == values(GOOD)


def test_a_moved_value_is_reported_where_it_now_stands() -> None:
    moved = insert_column(insert_rows(grassroots(), "Đảng viên", 1, 2), "Đảng viên", 1)
    report = examine(put(moved, "Đảng viên!D20", "x"))
    assert report.sheets["members"][0].cells["closing"] == "D20"
    assert found(report) == [("not-a-number", "Đảng viên!D20")]


@pytest.mark.parametrize(
    "name",
    [
        "ĐẢNG VIÊN", "đảng viên", " Đảng viên ", "Đảng  viên", "Dang vien", "Đảngviên", "ĐV",
        "\u0110a\u0309ng vie\u0302n", "Ðảng viên", "Đảng viên (2)", "dang_vien", "1. Đảng viên",
    ],
)  # fmt: skip
def test_a_sheet_is_known_by_its_name_however_it_is_written(name: str) -> None:
    report = examine(rename(grassroots(), "Đảng viên", name))
    assert found(report) == []
    assert report.record("members")["closing"] == 51


# Which form


def test_the_form_is_known_by_its_code_on_any_sheet() -> None:
    report = examine(rename(grassroots(), "Thông tin", "Bìa"))
    assert report.form is GRASSROOTS
    assert found(report) == [("missing-sheet", "Thông tin")]


def test_the_form_is_known_by_the_hidden_mark_of_the_template() -> None:
    mark = replace(cells([["partyboard", "grassroots/1"]], "_partyboard"), visible=False)
    report = examine(add(put(grassroots(), "Thông tin!C6", None), mark))
    assert report.form is GRASSROOTS
    assert found(report) == [("missing-value", "Thông tin!C6")]


def test_the_form_is_known_by_half_of_its_sheets() -> None:
    book = put(put(grassroots(), "Thông tin!B6", None), "Thông tin!C6", None)
    book = drop(drop(book, "Khắc phục"), "Công tác khác")
    report = examine(book)
    assert report.form is GRASSROOTS
    assert ("missing-field", "Thông tin") in found(report)


@pytest.mark.parametrize(
    "book",
    [
        Workbook(),
        Workbook((cells([["Doanh thu", 12]], "Sheet1"),)),
        Workbook((cells([["Tháng báo cáo", "5/2021"]], "Thông tin"),)),
        grassroots(info={"form": "thongke/7"}),
        grassroots(info={"form": "grasroots/1"}),
        grassroots(info={"form": "grassroots"}),
        grassroots(info={"form": "grassroots/0"}),
    ],
    ids=["empty", "another workbook", "only information", "stranger", "slip", "bare", "zero"],
)
def test_a_workbook_of_no_known_form_is_not_looked_into(book: Workbook) -> None:
    report = examine(book)
    assert (report.form, report.sheets) == (None, {})
    assert found(report) == [("unknown-form", "")]


@pytest.mark.parametrize("mark", ["grassroots/1", "GRASSROOTS/1", " grassroots / 1 "])
def test_the_code_of_the_form_may_be_written_loosely(mark: str) -> None:
    assert examine(grassroots(info={"form": mark})).form is GRASSROOTS


def test_a_newer_template_is_refused_and_not_read() -> None:
    report = examine(grassroots(info={"form": "grassroots/2"}, members={"closing": "x"}))
    assert (report.form, report.version, report.sheets) == (GRASSROOTS, 2, {})
    assert found(report) == [("newer-template", "")]


def second_version(*more: Field) -> Form:
    place = MEMBERS.fields.index(MEMBERS.field("admitted_female"))
    fields = (*MEMBERS.fields[:place], *more, *MEMBERS.fields[place:])
    sheet = replace(MEMBERS, fields=fields)
    sheets = tuple(sheet if old is MEMBERS else old for old in GRASSROOTS.sheets)
    return replace(GRASSROOTS, version=2, sheets=sheets)


ABROAD = Field(
    "abroad", "Đảng viên ở nước ngoài", required=True, section="III. Cơ cấu cuối tháng",
    at_most="closing", since=2,
)  # fmt: skip


def test_an_older_workbook_may_lack_a_field_that_came_later() -> None:
    report = examine(grassroots(), (second_version(ABROAD),))
    assert found(report) == [("older-template", "")]
    assert report.version == 1
    assert report.record("members")["abroad"] is None


def test_an_added_field_is_read_and_checked_with_no_other_change() -> None:
    form = second_version(ABROAD)
    good = examine(grassroots(form, members={"abroad": 4}), (form,))
    assert found(good) == []
    assert good.record("members")["abroad"] == 4
    too_many = examine(grassroots(form, members={"abroad": 60}), (form,))
    assert found(too_many) == [("part-exceeds-whole", "Đảng viên!C28")]
    blank = examine(grassroots(form), (form,))
    assert found(blank) == [("missing-value", "Đảng viên!C28")]


def test_an_added_form_is_read_with_no_other_change() -> None:
    form = replace(GRASSROOTS, name="quarterly", title="Báo cáo quý")
    report = examine(grassroots(form), (*FORMS, form))
    assert (report.form, found(report)) == (form, [])


# Sheets


@pytest.mark.parametrize("title", ["Đảng viên", "Bồi dưỡng", "Khen thưởng", "Khắc phục"])
def test_a_missing_sheet_is_named(title: str) -> None:
    assert found(examine(drop(grassroots(), title))) == [("missing-sheet", title)]


def test_a_sheet_of_optional_fields_may_be_missing() -> None:
    report = examine(drop(grassroots(), "Công tác khác"))
    assert found(report) == []
    assert report.record("other_work") == {}


@pytest.mark.parametrize("name", ["Đảng viên T5", "Sheet2"])
def test_the_sheet_that_was_meant_is_named_with_the_missing_one(name: str) -> None:
    report = examine(rename(grassroots(), "Đảng viên", name))
    assert found(report) == [("missing-sheet", "Đảng viên")]
    assert f"«{name}»" in report.findings[0].message


def copied(book: Workbook, name: str, visible: bool) -> Workbook:
    sheet = replace(get(book, "Đảng viên"), title=name, visible=visible)
    return put(add(book, sheet), f"{name}!C18", 99)


@pytest.mark.parametrize("name", ["Đảng viên (2)", "ĐV", "DANG VIEN"])
def test_two_visible_sheets_of_one_name_are_an_error(name: str) -> None:
    report = examine(copied(grassroots(), name, visible=True))
    assert found(report) == [("duplicate-label", name)]
    assert "members" not in report.sheets


def test_a_hidden_copy_is_not_used_and_is_mentioned() -> None:
    report = examine(copied(grassroots(), "Đảng viên (2)", visible=False))
    assert found(report) == [("hidden-content", "Đảng viên (2)")]
    assert report.record("members")["closing"] == 51


def test_our_only_sheet_is_used_though_hidden_and_that_is_said() -> None:
    book = change(grassroots(), "Khen thưởng", lambda sheet: replace(sheet, visible=False))
    report = examine(book)
    assert found(report) == [("hidden-content", "Khen thưởng")]
    assert len(report.sheets["commendations"]) == 1


def test_other_sheets_are_left_alone() -> None:
    notes = cells([["Doanh thu", 12], ["Khác", 3]], "Nháp")
    empty = SheetCells("Khác", {})
    assert found(examine(add(add(grassroots(), notes), empty))) == []


def test_the_other_forms_are_read_the_same_way() -> None:
    entry = {"code": "007", "name": "Chi bộ A", "kind": "Chi bộ cơ sở", "sector": "Cơ quan"}
    listed = examine(organizations([entry]))
    assert (found(listed), listed.organization) == ([], "")
    assert listed.sheets["list"][0].values["code"] == "007"
    yearly = examine(targets([{"indicator": "Kết nạp", "target": 120}]))
    assert found(yearly) == []
    assert str(yearly.period) == "2021-01"
