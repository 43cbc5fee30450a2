"""Records: a label wherever it stands, its value beside it, and nothing else taken for either."""

from dataclasses import replace

import pytest
from workbooks import (
    cells,
    change,
    delete_row,
    filled,
    found,
    get,
    grassroots,
    insert_column,
    keep,
    merge,
    put,
)

from partyboard.forms.grassroots import GRASSROOTS
from partyboard.forms.grassroots.members import MEMBERS
from partyboard.intake.cells import Workbook
from partyboard.intake.check import examine


@pytest.mark.parametrize(
    "label",
    [
        "KẾT NẠP", "Kết nạp:", "Kết nạp *", "1. Kết nạp", "1.2. Kết nạp", "- Kết nạp", "+ Kết nạp",
        "a) Kết nạp", "(2) Kết nạp", "• Kết nạp", "Kết nạp (người)", "Ket nap", "Kết\u00a0nạp",
        "2. Kết nạp (3) (người).",
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


def test_a_record_of_which_no_label_is_ours_is_never_passed_over() -> None:
    book = grassroots(other_work={"branches": 5, "badges": 2})
    for row in (7, 8, 9, 10, 11, 12, 13, 15, 16, 17, 19, 20, 21, 23, 25, 26, 27, 28, 30):
        book = put(book, f"Công tác khác!B{row}", f"Chỉ tiêu riêng {row}")
    report = examine(book)
    figures = {
        f"Công tác khác!{cell.address}"
        for cell in get(book, "Công tác khác").cells.values()
        if cell.column == 3 and isinstance(cell.value, int)
    }
    assert {("unknown-column", place) for place in figures} == set(found(report))
    assert len(figures) > 2


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
    book = put(put(grassroots(), "Đảng viên!B17", "Kết nạp"), "Đảng viên!C17", 1)
    report = examine(put(book, "Đảng viên!C8", None))
    assert found(report) == []
    assert report.record("members")["admitted"] == 1


def test_a_value_under_another_section_is_never_that_of_a_blank_line() -> None:
    report = examine(put(with_second_block("Kết nạp", 1), "Đảng viên!C8", None))
    assert found(report) == [("missing-value", "Đảng viên!C8"), ("unknown-column", "Đảng viên!C33")]


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


@pytest.mark.parametrize("header", ["Số liệu", None], ids=["headed", "not headed"])
def test_a_number_outside_the_column_of_values_is_mentioned_and_not_taken(
    header: str | None,
) -> None:
    book = put(grassroots(members={"female": None}), "Đảng viên!D23", 20)
    report = examine(put(book, "Đảng viên!C5", header))
    assert report.record("members")["female"] is None
    assert found(report) == [("unknown-column", "Đảng viên!D23")]


def with_second_column(header: str | None) -> Workbook:
    """Thirteen for every line, right of the values."""
    book = put(grassroots(), "Đảng viên!C5", header)
    for row in range(7, 31):
        book = put(book, f"Đảng viên!D{row}", 13)
    return book


def test_two_columns_of_figures_and_no_heading_are_never_chosen_between() -> None:
    report = examine(with_second_column("Tháng 4"))
    (error,) = [each for each in report.findings if each.is_error]
    assert (error.code, error.place) == ("duplicate-label", "Đảng viên!D5")
    assert "cột C («Tháng 4»)" in error.message
    assert "closing" not in report.record("members")


def test_the_heading_of_the_values_says_which_of_two_columns_counts() -> None:
    report = examine(with_second_column("Số liệu"))
    assert not report.has_errors
    assert report.record("members")["closing"] == 51


@pytest.mark.parametrize("typed", ["Nữ: 20", "Nữ 20 đ/c", "Nữ - 20", "3. Nữ: 20"])
def test_a_figure_in_the_cell_of_its_label_is_mentioned(typed: str) -> None:
    book = put(put(grassroots(), "Đảng viên!B23", typed), "Đảng viên!C23", None)
    assert found(examine(book)) == [("unknown-column", "Đảng viên!B23")]


@pytest.mark.parametrize("typed", [20, "20", "20 đ/c", "20 (trong đó 2 nữ)"])
def test_a_figure_as_text_beside_the_column_of_values_is_mentioned(typed: object) -> None:
    book = put(grassroots(members={"female": None}), "Đảng viên!D23", typed)
    assert found(examine(book)) == [("unknown-column", "Đảng viên!D23")]


def test_a_figure_before_a_blank_line_is_mentioned_and_numbers_of_lines_are_not() -> None:
    book = put(grassroots(members={"female": None}), "Đảng viên!A23", 20)
    assert found(examine(book)) == [("unknown-column", "Đảng viên!A23")]


def test_a_formula_in_the_check_column_is_no_value() -> None:
    report = examine(put(grassroots(), "Đảng viên!D24", None, formula_without_value=True))
    assert report.record("members")["ethnic_minority"] is None
    assert found(report) == []


def test_a_header_merged_over_two_columns_is_over_both() -> None:
    book = insert_column(grassroots(), "Đảng viên", 3)
    book = put(put(book, "Đảng viên!D5", None), "Đảng viên!C5", "Số liệu")
    report = examine(merge(book, "Đảng viên", "C5:D5"))
    assert found(report) == []
    assert report.record("members")["closing"] == 51


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
