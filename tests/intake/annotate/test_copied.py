"""What nothing can be added to comes back as a copy: the same values at the same cells."""

from datetime import date
from typing import Any

import pytest
from annotating import HEADING, HERE, lines_of, notes_of, opened, reports_of, said_in
from spreadsheets import Sheet, number, ods, parts_of, row, words, xlsx, zipped

from partyboard.intake.annotate import Unannotatable, annotate
from partyboard.intake.annotate.copied import copied
from partyboard.intake.catalogue import Severity
from partyboard.intake.cells import Cell, Merge, SheetCells, Workbook
from partyboard.intake.findings import Finding
from partyboard.intake.read import read_workbook
from partyboard.intake.report import Report

FOUND = Report(
    None, findings=(Finding(Severity.ERROR, "not-a-number", "Đảng viên", "B2", "Không phải số."),)
)
ODS = ods(
    '<table:table-row><table:table-cell office:value-type="string"><text:p>Kết nạp</text:p>'
    '</table:table-cell><table:table-cell office:value-type="float" office:value="3"/>'
    '</table:table-row><table:table-row><table:table-cell office:value-type="string"><text:p>Nữ'
    '</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>ba</text:p>'
    "</table:table-cell></table:table-row>"
)


def read(content: bytes) -> Workbook:
    answer = read_workbook(content)
    assert isinstance(answer, Workbook), answer
    return answer


def grid_of(content: bytes, title: str = "Đảng viên") -> dict[tuple[int, int], Cell]:
    """The cells of a worksheet as we read them."""
    return next(dict(s.cells) for s in read(content).sheets if s.title == title)


def test_workbook_of_libreoffice_is_marked_in_a_copy_that_says_so() -> None:
    marked = annotate(ODS, [FOUND], HEADING, reader=HERE)
    assert marked.startswith(b"PK") and "xl/workbook.xml" in parts_of(marked)
    assert grid_of(marked) == grid_of(ODS)
    assert notes_of(marked).keys() == {"Đảng viên!B2"}
    assert "bản chép" in lines_of(marked)[6][0]


def test_copy_sent_back_is_marked_in_itself() -> None:
    marked = annotate(ODS, [FOUND], HEADING, reader=HERE)
    again = annotate(marked, [FOUND], HEADING, reader=HERE)
    assert said_in(reports_of(again)) == said_in(reports_of(ODS))
    assert opened(again).sheetnames == opened(marked).sheetnames
    assert lines_of(again)[6] == ()


BROKEN = {
    "styles not well-formed": ("xl/styles.xml", b"", b"<"),
    "workbook not well-formed": ("xl/workbook.xml", b"", b"<!-- "),
}


@pytest.mark.parametrize("how", BROKEN)
def test_workbook_with_a_part_that_nothing_can_be_added_to_is_copied(how: str) -> None:
    part, before, after = BROKEN[how]
    parts = parts_of(xlsx({"Đảng viên": row(2, words("A2", "Nữ"), words("B2", "ba"))}))
    content = zipped(parts | {part: before + parts[part] + after})
    marked = annotate(content, [FOUND], HEADING, reader=HERE)
    assert "bản chép" in lines_of(marked)[6][0]
    assert grid_of(marked) == grid_of(content)


CELLS: dict[str, Cell] = {
    "text": Cell(2, 1, "Nữ"),
    "text like a formula": Cell(2, 1, "=1+1"),
    "text like a number": Cell(2, 1, "007"),
    "text of two lines": Cell(2, 1, "a\nb"),
    "number": Cell(2, 1, 12.5, "0.0%"),
    "date": Cell(2, 1, date(2021, 5, 31), "dd/mm/yyyy"),
    "yes": Cell(2, 1, True),
    "error": Cell(2, 1, None, error="#REF!"),
}


def sheet_of(*cells: Cell, **more: Any) -> SheetCells:
    return SheetCells("Đảng viên", {(cell.row, cell.column): cell for cell in cells}, **more)


@pytest.mark.parametrize("kind", CELLS)
def test_cell_is_copied_as_it_was_read(kind: str) -> None:
    cell = CELLS[kind]
    assert grid_of(copied(Workbook((sheet_of(cell),)))) == {(2, 1): cell}


def test_formula_without_a_value_is_one_in_the_copy_too() -> None:
    cell = Cell(2, 1, None, formula_without_value=True)
    (found,) = grid_of(copied(Workbook((sheet_of(cell),)))).values()
    assert (found.value, found.formula_without_value) == (None, True)


def test_hidden_and_merged_stay_hidden_and_merged() -> None:
    sheet = sheet_of(
        Cell(2, 1, 1.0),
        Cell(3, 2, 2.0),
        merges=(Merge(2, 1, 2, 2),),
        hidden_rows=frozenset({3}),
        hidden_columns=frozenset({2}),
        buried=(Cell(2, 2, 9.0),),
    )
    (found, *_) = read(copied(Workbook((sheet,)))).sheets
    for name in ("merges", "hidden_rows", "hidden_columns", "buried"):
        assert getattr(found, name) == getattr(sheet, name)


def test_workbook_of_hidden_sheets_only_opens() -> None:
    hidden = sheet_of(Cell(1, 1, "x"), visible=False)
    states = [sheet.sheet_state for sheet in opened(copied(Workbook((hidden,))))]
    assert states == ["hidden", "visible"]


@pytest.mark.parametrize(
    "content", [b"", b"letter", b"<html></html>", b"PK\x03\x04half", b"%PDF-1"]
)
def test_what_is_no_workbook_is_refused_with_the_sentence_of_the_finding(content: bytes) -> None:
    reports = reports_of(content)
    with pytest.raises(Unannotatable) as refused:
        annotate(content, reports, HEADING, reader=HERE)
    assert str(refused.value) == reports[0].findings[0].message


def test_worksheet_whose_drawing_is_missing_is_copied() -> None:
    content = xlsx({"Đảng viên": Sheet(row(2, words("A2", "Nữ"), number("B2", 3)))})
    parts = parts_of(content)
    drawn = parts["xl/worksheets/sheet1.xml"].replace(
        b"</worksheet>",
        b'<legacyDrawing xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships" r:id="rId9"/></worksheet>',
    )
    content = zipped(parts | {"xl/worksheets/sheet1.xml": drawn})
    marked = annotate(content, [FOUND], HEADING, reader=HERE)
    assert grid_of(marked) == grid_of(content)
    assert notes_of(marked).keys() == {"Đảng viên!B2"}
