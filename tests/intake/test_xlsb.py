"""Excel's binary workbooks: read as an .xlsx is, errors, hidden things and old fonts told."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from old_fonts import in_old_fonts
from other_programs import GOOD, read, said, saved_by_openpyxl
from spreadsheets import parts_of, zipped
from xlsb import xlsb

from partyboard.intake.cells import Cell, Workbook
from partyboard.intake.findings import Finding
from partyboard.intake.read import read_workbook


def binary(content: bytes, how: Callable[[Any], object] = lambda book: None) -> bytes:
    """A workbook of ours, changed and saved as .xlsb."""
    book = openpyxl.load_workbook(BytesIO(content), data_only=True, rich_text=True)
    how(book)
    return xlsb(book)


def one_sheet(how: Callable[[Any], object]) -> bytes:
    """An .xlsb of one sheet."""
    book = openpyxl.Workbook()
    book.active.title = "Đảng viên"
    how(book.active)
    return xlsb(book)


def test_filled_form_says_the_same() -> None:
    assert said(read(binary(GOOD))) == said(read(GOOD))


def test_old_fonts_are_converted_alike() -> None:
    ordinary, converted = (
        read(saved_by_openpyxl(in_old_fonts)(GOOD)),
        read(binary(GOOD, in_old_fonts)),
    )
    assert said(converted) == said(ordinary)
    messages = [found.message for found in converted.findings]
    assert messages == [found.message for found in ordinary.findings]
    assert len(messages) == 2


def test_errors_formats_and_hidden_things_are_told() -> None:
    def unusual(book: Any) -> None:
        members, training = book["Đảng viên"], book["Bồi dưỡng"]
        members["C24"], members["C25"], members["C26"] = "#REF!", "#N/A", 0.03
        members["C26"].number_format = "0%"
        members.row_dimensions[23].hidden = True
        training.column_dimensions["H"].hidden = True
        training.merge_cells("G6:G7")

    report = read(binary(GOOD, unusual))
    assert {(found.code, found.place) for found in report.findings} == {
        ("hidden-content", "Đảng viên!C23"),
        ("formula-error", "Đảng viên!C24"),
        ("formula-error", "Đảng viên!C25"),
        ("fraction", "Đảng viên!C26"),
        ("hidden-content", "Bồi dưỡng!H6"),
        ("missing-value", "Bồi dưỡng!G7"),
    }


@pytest.mark.parametrize("error", ["#REF!", "#DIV/0!", "#N/A", "#NAME?", "#VALUE!"])
def test_error_cell_is_never_blank(error: str) -> None:
    answer = read_workbook(one_sheet(lambda sheet: sheet.__setitem__("B2", error)))
    assert isinstance(answer, Workbook)
    assert dict(answer.sheets[0].cells) == {(2, 2): Cell(2, 2, None, error=error)}


@pytest.mark.parametrize("place", ["XFD1048576", "A1048576", "XFD1", "B20001"])
def test_value_too_far_away_is_named(place: str) -> None:
    answer = read_workbook(one_sheet(lambda sheet: sheet.__setitem__(place, " ")))
    assert isinstance(answer, Finding)
    assert (answer.code, answer.sheet, answer.cell) == ("too-large", "Đảng viên", place)


def test_file_cut_within_a_record_ends_nothing() -> None:
    parts = parts_of(binary(GOOD))
    for name in ("xl/styles.bin", "xl/sharedStrings.bin", "xl/worksheets/sheet2.bin"):
        for size in range(0, len(parts[name]), max(len(parts[name]) // 9, 1)):
            answer = read_workbook(zipped(parts | {name: parts[name][:size]}))
            assert isinstance(answer, Workbook | Finding)
