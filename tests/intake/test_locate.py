"""Labels are found wherever they stand; what cannot be found, or twice, is said with its place."""

from dataclasses import replace

import pytest
from workbooks import (
    CLASS,
    COMMENDATION,
    add,
    cells,
    change,
    delete_column,
    delete_row,
    drop,
    filled,
    get,
    grassroots,
    insert_column,
    insert_rows,
    keep,
    merge,
    organizations,
    put,
    rename,
    targets,
)

from partyboard.forms.grassroots import GRASSROOTS
from partyboard.forms.grassroots.members import MEMBERS
from partyboard.forms.model import Field, Form
from partyboard.forms.registry import FORMS
from partyboard.intake.cells import Cell, SheetCells, Workbook
from partyboard.intake.check import examine
from partyboard.intake.report import Report

GOOD = examine(grassroots())


def found(report: Report) -> list[tuple[str, str]]:
    """Code and place of each finding."""
    return [(finding.code, finding.place) for finding in report.findings]


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


@pytest.mark.parametrize(
    "label",
    [
        "KẾT NẠP", "Kết nạp:", "Kết nạp *", "1. Kết nạp", "1.2. Kết nạp", "- Kết nạp", "+ Kết nạp",
        "a) Kết nạp", "(2) Kết nạp", "• Kết nạp", "Kết nạp (người)", "Ket nap", "Kết\u00a0nạp",
        "Kết nạp\u200b", "\ufeffKết nạp", "Kết_x000D_\nnạp", "KNĐ", "Kết nạp đảng viên",
    ],
)  # fmt: skip
def test_a_label_is_known_however_it_is_written(label: str) -> None:
    report = examine(put(grassroots(), "Đảng viên!B8", label))
    assert found(report) == []
    assert report.record("members")["admitted"] == 1


@pytest.mark.parametrize(
    ("place", "label", "field", "value"),
    [
        ("B16", "Xoá tên", "struck_off", 1),
        ("B7", "Ðảng viên đầu tháng", "opening", 52),
        ("B9", "Chuyển SHĐ đến", "transferred_in", 0),
        ("B10", "Trong đó: chuyển đến từ TCCS trong Đảng bộ", "transferred_in_within", 0),
        ("B26", "18 - 30 tuổi", "aged_under_31", 2),
        ("B20", "CNCT", "official_conversions", 1),
    ],
)
def test_old_marks_and_aliases_name_the_field(
    place: str, label: str, field: str, value: int
) -> None:
    book = grassroots(
        members={"struck_off": 1, "closing": 50, "transferred_in_within": 0, "aged_under_31": 2}
    )
    report = examine(put(book, f"Đảng viên!{place}", label))
    assert found(report) == []
    assert report.record("members")[field] == value


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


# Labels of a record


def test_a_missing_required_label_names_the_nearest_text() -> None:
    report = examine(put(grassroots(), "Đảng viên!B7", "Đảng viên dầu kỳ"))
    assert ("missing-field", "Đảng viên!B7") in found(report)
    assert "«Đảng viên dầu kỳ»" in report.findings[0].message
    assert "opening" not in report.record("members")


def test_a_missing_optional_label_is_nothing_but_its_number_is_mentioned() -> None:
    gone = examine(delete_row(grassroots(members={"female": None}), "Đảng viên", 23))
    assert found(gone) == []
    misspelt = examine(put(grassroots(), "Đảng viên!B23", "Nữ đảng viên"))
    assert found(misspelt) == [("unknown-column", "Đảng viên!C23")]
    assert misspelt.record("members")["female"] is None


@pytest.mark.parametrize("label", ["Số chi bộ mới thành lập", None])
def test_a_number_beside_no_label_of_ours_is_mentioned(label: str | None) -> None:
    book = put(put(grassroots(), "Đảng viên!B31", label), "Đảng viên!C31", 4)
    assert found(examine(book)) == [("unknown-column", "Đảng viên!C31")]


@pytest.mark.parametrize(
    "rows",
    [
        [[None, None, None, "Ngày 31 tháng 5 năm 2021"], [None, "NGƯỜI LẬP BIỂU", None, "T/M"]],
        [[None, "Nguyễn Văn A"], [None, "Ghi chú: đơn vị giảm 2 đồng chí"]],
    ],
)
def test_signatures_and_prose_under_a_record_are_not_data(rows: list[list[str | None]]) -> None:
    book = grassroots()
    below = cells(rows, "Đảng viên", 32).cells
    book = change(book, "Đảng viên", lambda sheet: replace(sheet, cells={**sheet.cells, **below}))
    assert found(examine(book)) == []


def test_a_number_beside_a_section_heading_is_mentioned() -> None:
    report = examine(put(grassroots(), "Đảng viên!C19", 7))
    assert found(report) == [("unknown-column", "Đảng viên!C19")]


def with_second_block(label: str, value: object) -> Workbook:
    return put(put(grassroots(), "Đảng viên!B33", label), "Đảng viên!C33", value)


@pytest.mark.parametrize("value", [1, None, "1"])
def test_a_label_twice_with_one_value_is_fine(value: object) -> None:
    report = examine(with_second_block("Kết nạp", value))
    assert found(report) == []
    assert report.record("members")["admitted"] == 1


def test_a_label_twice_with_two_values_names_both_places() -> None:
    report = examine(with_second_block("Kết nạp", 7))
    assert found(report) == [("duplicate-label", "Đảng viên!C33")]
    assert "C8" in report.findings[0].message


def test_the_value_of_a_label_that_stands_twice_may_stand_at_the_second() -> None:
    book = put(with_second_block("Kết nạp", 1), "Đảng viên!C8", None)
    assert examine(book).record("members")["admitted"] == 1


def test_a_word_of_two_sections_is_taken_where_its_section_is() -> None:
    """ "Nữ" is asked for in section III; under IV it can only mean the women admitted."""
    report = examine(put(grassroots(members={"admitted_female": 1}), "Đảng viên!B29", "Nữ"))
    assert report.record("members")["female"] == 20
    assert found(report) == [("unknown-column", "Đảng viên!C29")]


def test_labels_of_one_name_in_two_sections_are_told_apart() -> None:
    women = replace(MEMBERS.field("admitted_female"), label="Nữ")
    fields = tuple(women if field.name == women.name else field for field in MEMBERS.fields)
    sheet = replace(MEMBERS, fields=fields)
    form = replace(GRASSROOTS, sheets=(GRASSROOTS.info, sheet))
    info = {"form": form.mark, "organization": "STC", "month": "5/2021"}
    book = filled(form, info=info, members={"opening": 50, "admitted": 2, "closing": 52})
    book = put(book, "Đảng viên!C20", 0)
    book = put(put(book, "Đảng viên!C23", 20), "Đảng viên!C29", 1)
    report = examine(book, (form,))
    assert found(report) == []
    assert report.record("members")["female"] == 20
    assert report.record("members")["admitted_female"] == 1


def test_two_blocks_side_by_side_are_read_each_with_its_own_values() -> None:
    rows = [
        ["Đảng viên đầu tháng", 52, None, "Chuyển chính thức", 1],
        ["Kết nạp", 1, None, "Nữ", 20],
        ["Chuyển đi", 2, None, "Có tôn giáo", None],
        ["Đảng viên cuối tháng", 51, None, "Dân tộc thiểu số", 7],
    ]
    book = change(grassroots(), "Đảng viên", lambda sheet: cells(rows, "Đảng viên"))
    report = examine(book)
    assert found(report) == []
    record = report.record("members")
    assert [record[name] for name in ("closing", "official_conversions", "female")] == [51, 1, 20]
    assert (record["religious"], record["ethnic_minority"]) == (None, 7)


def test_a_value_is_not_taken_from_the_check_or_the_help_beside_it() -> None:
    book = put(grassroots(members={"female": None}), "Đảng viên!D23", 20)
    assert examine(book).record("members")["female"] is None
    formula = put(book, "Đảng viên!D24", None, formula_without_value=True)
    assert examine(formula).record("members")["ethnic_minority"] is None


def test_without_a_header_the_help_beside_a_blank_is_not_its_value() -> None:
    report = examine(delete_row(grassroots(members={"female": None}), "Đảng viên", 5))
    assert report.record("members")["female"] is None
    assert found(report) == []


# Merged cells


def test_a_merged_label_has_its_value_right_of_the_merge() -> None:
    book = keep(grassroots(), "Đảng viên", lambda cell: cell.column in (2, 3))
    book = merge(insert_column(book, "Đảng viên", 3), "Đảng viên", "B8:C8")
    report = examine(book)
    assert found(report) == []
    assert report.record("members")["admitted"] == 1


def test_a_value_merged_over_two_lines_belongs_to_neither() -> None:
    report = examine(merge(grassroots(), "Đảng viên", "C8:C9"))
    assert found(report) == [("missing-value", "Đảng viên!C8"), ("missing-value", "Đảng viên!C9")]
    assert all("«Kết nạp»" in f.message and "«Chuyển đến»" in f.message for f in report.findings)


def test_what_lies_under_a_merge_is_mentioned_and_not_counted() -> None:
    def bury(sheet: SheetCells) -> SheetCells:
        return replace(sheet, buried=(Cell(9, 3, 99),))

    report = examine(change(grassroots(), "Đảng viên", bury))
    assert found(report) == [("hidden-content", "Đảng viên!C9")]
    assert report.record("members")["transferred_in"] == 0


def test_a_class_merged_down_over_three_rows_is_three_rows_with_blanks() -> None:
    rows = [CLASS, {**CLASS, "course_code": "04"}, {**CLASS, "course_code": "05"}]
    report = examine(merge(grassroots(training=rows), "Bồi dưỡng", "B6:B8"))
    assert found(report) == [("missing-value", "Bồi dưỡng!B7"), ("missing-value", "Bồi dưỡng!B8")]
    assert len(report.sheets["training"]) == 3


def test_a_row_whose_only_own_cell_is_optional_is_not_dropped_under_a_merge() -> None:
    rows = [CLASS, {"organizer": "Đảng ủy Khối"}]
    book = grassroots(training=rows)
    for column in "BCEG":
        book = merge(book, "Bồi dưỡng", f"{column}6:{column}7")
    report = examine(book)
    assert ("missing-value", "Bồi dưỡng!B7") in found(report)
    assert len(report.sheets["training"]) == 2


# Hidden rows and columns


def test_hidden_rows_count_and_are_mentioned() -> None:
    rows = [{**CLASS, "course_code": str(n)} for n in range(5)]
    book = change(
        grassroots(training=rows),
        "Bồi dưỡng",
        lambda sheet: replace(sheet, hidden_rows=frozenset({7, 9, 40})),
    )
    report = examine(book)
    assert found(report) == [("hidden-content", "Bồi dưỡng!A7")]
    assert len(report.sheets["training"]) == 5


def test_hidden_columns_count_and_are_mentioned() -> None:
    book = change(
        grassroots(), "Bồi dưỡng", lambda sheet: replace(sheet, hidden_columns=frozenset({8, 9}))
    )
    report = examine(book)
    assert found(report) == [("hidden-content", "Bồi dưỡng!H6")]
    assert report.sheets["training"][0].values["completed"] == 4


# Tables

HEADER = ["Tên lớp", "Loại lớp", "Ngày khai giảng", "Số học viên"]
ROW = ["Lớp A", "Khác", "04/05/2021", 12]


def training(rows: list[list[object]]) -> Report:
    """The report with these rows, from column A on, as the whole sheet Bồi dưỡng."""
    return examine(
        change(grassroots(), "Bồi dưỡng", lambda sheet: cells(rows, "Bồi dưỡng", first_row=3))
    )


def counted(report: Report) -> list[object]:
    return [row.values["participants"] for row in report.sheets["training"]]


@pytest.mark.parametrize(
    "under_the_header",
    [
        ["(1)", "(2)", "(3)", "(4)"],
        [1, 2, 3, 4],
        ["1", "2", "3", "4"],
        ["A", "B", 1, 2],
        ["(a)", "(b)", "(1)", "(2=1+1)"],
        [None, None, None, None],
    ],
)
def test_a_row_that_numbers_the_columns_is_not_data(under_the_header: list[object]) -> None:
    report = training([HEADER, under_the_header, ROW])
    assert (found(report), counted(report)) == ([], [12])


@pytest.mark.parametrize("words", ["Tổng", "Tổng cộng", "CỘNG", "Tổng số:", "Tổng số lớp: 1"])
def test_a_total_row_ends_the_table(words: str) -> None:
    report = training([HEADER, ROW, [words, None, None, 12], [None, None, None, 99]])
    assert (found(report), counted(report)) == ([], [12])


def test_a_total_may_stand_in_the_column_of_row_numbers() -> None:
    rows = [["STT", *HEADER], [1, *ROW], ["Tổng", None, None, None, 12]]
    report = training(rows)
    assert (found(report), counted(report)) == ([], [12])


@pytest.mark.parametrize("name", ["Tổng quan về Đảng", "Cộng tác viên dư luận xã hội", "Tổng"])
def test_a_class_whose_name_begins_like_a_total_is_data(name: str) -> None:
    report = training([HEADER, [name, *ROW[1:]], ROW])
    assert (found(report), counted(report)) == ([], [12, 12])


def test_a_row_of_data_below_the_total_is_not_lost_in_silence() -> None:
    report = training([HEADER, ROW, ["Tổng", None, None, 12], ["Lớp B", *ROW[1:]]])
    assert (found(report), counted(report)) == ([("unknown-column", "Bồi dưỡng!A6")], [12])


@pytest.mark.parametrize(
    "below",
    [
        [["NGƯỜI LẬP BIỂU", None, None, "BÍ THƯ"], ["Nguyễn Văn A"]],
        [["Ghi chú: lớp mở tại huyện"]],
        [[None, None, None, "Tỉnh X, ngày 31 tháng 5 năm 2021"], ["(Ký, ghi rõ họ tên)"]],
        [["Lưu ý: không ghi tên người"]],
    ],
)
def test_signatures_and_notes_under_a_table_are_not_data(below: list[list[object]]) -> None:
    report = training([HEADER, ROW, [], *below])
    assert (found(report), counted(report)) == ([], [12])


def test_prose_merged_over_the_columns_is_not_data() -> None:
    rows = [HEADER, ROW, ["Lớp này do tỉnh mở"]]
    book = change(grassroots(), "Bồi dưỡng", lambda sheet: cells(rows, "Bồi dưỡng"))
    report = examine(merge(book, "Bồi dưỡng", "A3:D3"))
    assert (found(report), counted(report)) == ([], [12])


@pytest.mark.parametrize("words", ["Không", "Không có", "không phát sinh", "-", 0])
def test_a_row_that_says_there_is_nothing_is_not_data(words: object) -> None:
    report = training([HEADER, [words]])
    assert (found(report), counted(report)) == ([], [])


def test_a_row_begun_and_not_finished_is_data_with_blanks() -> None:
    report = training([HEADER, ["Lớp A"]])
    assert found(report) == [
        ("missing-value", "Bồi dưỡng!B4"),
        ("missing-value", "Bồi dưỡng!C4"),
        ("missing-value", "Bồi dưỡng!D4"),
    ]


def test_blank_rows_between_data_are_skipped() -> None:
    report = training([HEADER, ROW, [], ["Lớp B", *ROW[1:]], [" "], ["Lớp C", *ROW[1:]]])
    assert (found(report), counted(report)) == ([], [12, 12, 12])
    assert [row.number for row in report.sheets["training"]] == [4, 6, 8]


def test_a_column_of_row_numbers_is_ignored_even_where_no_row_is_written() -> None:
    report = training([["TT", *HEADER], [1, *ROW], [2], [3]])
    assert (found(report), counted(report)) == ([], [12])


def test_a_header_printed_again_is_not_data() -> None:
    report = training([HEADER, ROW, HEADER, ["Lớp B", *ROW[1:]]])
    assert (found(report), counted(report)) == ([], [12, 12])


def test_a_header_of_two_rows_is_put_together() -> None:
    rows = [
        ["Tên lớp", "Loại lớp", "Ngày", None, "Số", None],
        [None, None, "khai giảng", "bế giảng", "học viên", "hoàn thành"],
        ["Lớp A", "Khác", "04/05/2021", "08/05/2021", 12, 11],
    ]
    book = change(grassroots(), "Bồi dưỡng", lambda sheet: cells(rows, "Bồi dưỡng"))
    for merged in ("A1:A2", "B1:B2", "C1:D1", "E1:F1"):
        book = merge(book, "Bồi dưỡng", merged)
    report = examine(book)
    assert (found(report), counted(report)) == ([], [12])
    assert report.sheets["training"][0].values["completed"] == 11


def test_a_header_of_two_rows_may_name_columns_in_the_lower_one_alone() -> None:
    rows = [
        ["Số quyết định", "Ngày quyết định", "Nội dung khen", "Hình thức", "Cấp quyết định",
         "Số lượng"],
        [None, None, None, None, None, "Tập thể", "Cá nhân"],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
        ["07-QĐ/ĐUK", "19/05/2021", "Bầu cử", "Giấy khen", "Tỉnh ủy", 1, 2],
    ]  # fmt: skip
    report = examine(change(grassroots(), "Khen thưởng", lambda sheet: cells(rows, "Khen thưởng")))
    assert found(report) == []
    assert report.sheets["commendations"][0].values["individuals"] == 2


def test_a_missing_required_column_names_the_nearest_heading() -> None:
    report = training([[*HEADER[:3], "Sĩ số học viên"], ROW])
    assert ("missing-field", "Bồi dưỡng!D3") in found(report)


def test_a_missing_optional_column_is_nothing() -> None:
    assert found(training([HEADER, ROW])) == []


def test_a_table_without_a_header_says_so_once() -> None:
    assert found(training([ROW, ROW])) == [("missing-field", "Bồi dưỡng")]
    assert found(training([])) == [("missing-field", "Bồi dưỡng")]


def test_a_heading_of_no_field_is_mentioned_when_something_stands_under_it() -> None:
    report = training([[*HEADER, "Kinh phí", "Người dạy"], [*ROW, 500]])
    assert found(report) == [("unknown-column", "Bồi dưỡng!E3")]


def test_a_number_under_no_heading_is_mentioned() -> None:
    assert found(training([HEADER, [*ROW, None, 3]])) == [("unknown-column", "Bồi dưỡng!F4")]
    assert found(training([HEADER, [*ROW, None, "đã xong"]])) == []


def test_two_columns_of_one_heading_are_an_error_when_they_differ() -> None:
    twice = [*HEADER, "Ghi chú", "Ghi chú"]
    assert found(training([twice, [*ROW, "a", "a"]])) == []
    assert found(training([twice, [*ROW, None, "b"]])) == []
    assert found(training([twice, [*ROW, "a", "b"]])) == [("duplicate-label", "Bồi dưỡng!F3")]


def test_the_value_of_a_doubled_column_is_found_in_either() -> None:
    report = training([[*HEADER, "Ghi chú", "Ghi chú"], [*ROW, None, "b"]])
    assert report.sheets["training"][0].values["note"] == "b"


def test_columns_in_another_order_are_read_by_their_headings() -> None:
    report = training([HEADER[::-1], ROW[::-1]])
    assert (found(report), counted(report)) == ([], [12])


def test_headings_may_carry_marks_and_units() -> None:
    header = ["Tên lớp *", "LOẠI LỚP", "Ngay khai giang", "Số học viên (người)"]
    assert found(training([header, ROW])) == []


def test_commendations_of_one_row_each_are_all_read() -> None:
    rows = [{**COMMENDATION, "decision": f"{n:02}-QĐ/ĐUK"} for n in range(1, 40)]
    assert len(examine(grassroots(commendations=rows)).sheets["commendations"]) == 39


def test_the_other_forms_are_read_the_same_way() -> None:
    entry = {"code": "007", "name": "Chi bộ A", "kind": "Chi bộ cơ sở", "sector": "Cơ quan"}
    listed = examine(organizations([entry]))
    assert (found(listed), listed.organization) == ([], "")
    assert listed.sheets["list"][0].values["code"] == "007"
    yearly = examine(targets([{"indicator": "Kết nạp", "target": 120}]))
    assert found(yearly) == []
    assert str(yearly.period) == "2021-01"
