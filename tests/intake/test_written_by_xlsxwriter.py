"""The same filled form typed anew by programs that write with XlsxWriter."""

from functools import partial
from typing import Any

import pytest
from by_xlsxwriter import Sheet, typed_anew
from other_programs import GOOD, read, said

from partyboard.intake.read import read_with_openpyxl, read_workbook

PLAIN = said(read(GOOD))


def is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) > 3 and not value.startswith("=")


def in_parts(sheet: Sheet, place: str, value: Any) -> None:
    (sheet.write_in_parts if is_text(value) else sheet.write)(place, value)


def numbers_as_results(sheet: Sheet, place: str, value: Any) -> None:
    (sheet.write_result if isinstance(value, int) else sheet.write)(place, value)


def in_a_table(sheet: Sheet, place: str, value: Any) -> None:
    """As always, and the courses under a header that Excel shows as its table."""
    if sheet.tab.name == "Bồi dưỡng" and place == "A7":
        heads = [{"header": head} for head in HEADS]
        sheet.tab.add_table("A5:I7", {"columns": heads, "autofilter": True})
    sheet.write(place, value)


def with_links_and_notes(sheet: Sheet, place: str, value: Any) -> None:
    sheet.write(place, value)
    if is_text(value) and place.startswith("B"):
        sheet.tab.write_comment(place, "đã xem")
        sheet.tab.data_validation(place, {"validate": "any", "input_title": "Ghi"})
        sheet.tab.conditional_format(place, {"type": "no_blanks"})


HEADS = (
    "Mã lớp", "Tên lớp", "Loại lớp", "Đơn vị tổ chức", "Ngày khai giảng", "Ngày bế giảng",
    "Số học viên", "Số hoàn thành", "Ghi chú",
)  # fmt: skip
WAYS = {
    "as it comes": partial(typed_anew, GOOD),
    "row by row, texts in their cells": partial(
        typed_anew, GOOD, options={"constant_memory": True}
    ),
    "days from 1904": partial(typed_anew, GOOD, options={"date_1904": True}),
    "for zip64": partial(typed_anew, GOOD, options={"use_zip64": True}),
    "rich text": partial(typed_anew, GOOD, in_parts),
    "numbers as results": partial(typed_anew, GOOD, numbers_as_results),
    "an Excel table": partial(typed_anew, GOOD, in_a_table),
    "notes, lists and colours": partial(typed_anew, GOOD, with_links_and_notes),
}


@pytest.mark.parametrize("way", WAYS)
def test_same_values_and_both_readers_agree(way: str) -> None:
    content = WAYS[way]()
    assert said(read(content)) == PLAIN
    assert read_with_openpyxl(content) == read_workbook(content)


def test_formulas_that_the_program_did_not_calculate_are_told() -> None:
    def only_formulas(sheet: Sheet, place: str, value: Any) -> None:
        (sheet.write_formula if isinstance(value, int) else sheet.write)(place, value)

    content = typed_anew(GOOD, only_formulas)
    report = read(content)
    places = {found.place for found in report.findings if found.code == "formula-without-value"}
    assert {"Đảng viên!C7", "Đảng viên!C14", "Bồi dưỡng!G6"} <= places
    assert "opening" not in report.record("members")
    assert read_with_openpyxl(content) == read_workbook(content)
