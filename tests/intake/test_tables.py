"""Tables: what is data under a header, and what only looks like it."""

import pytest
from workbooks import CLASS, COMMENDATION, cells, change, found, grassroots, merge

from partyboard.intake.check import examine
from partyboard.intake.report import Report

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


def test_a_total_on_top_is_not_data_and_ends_nothing() -> None:
    report = training([HEADER, ["Tổng số", None, None, 24], ROW, ["Lớp B", *ROW[1:]]])
    assert (found(report), counted(report)) == ([], [12, 12])


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
