"""Consolidated workbooks as a reader hands them on, to be spoiled in one line."""

from collections.abc import Mapping, Sequence
from typing import Any

from workbooks import CLASS, MEMBERS, OTHER_WORK, cells

from partyboard.forms.grassroots import GRASSROOTS
from partyboard.forms.model import Field, Sheet
from partyboard.intake.cells import SheetCells, Workbook

RECORDS = tuple(sheet for sheet in GRASSROOTS.content if not sheet.is_table)
FIELDS: tuple[tuple[Sheet, Field], ...] = tuple(
    (sheet, field) for sheet in RECORDS for field in sheet.fields
)
LABELS = [field.label for _, field in FIELDS]
GOOD = {**MEMBERS, **OTHER_WORK}
NAMES = {"STC": "Đảng bộ Sở Tài chính", "SNV": "Đảng bộ Sở Nội vụ", "CTVT": "Chi bộ Vận tải"}
MAY = "THÁNG 5 NĂM 2021"
HEADER = ["TT", "Mã tổ chức đảng", "Tên tổ chức đảng", *LABELS]
FIRST_ROW = 6
Rows = list[list[Any]]


def line(code: str, number: int = 1, **values: Any) -> list[Any]:
    """A row of one organization; given values take the place of good ones."""
    figures = {**GOOD, **values}
    return [number, code, NAMES.get(code), *(figures.get(field.name) for _, field in FIELDS)]


def silent(code: str, number: int = 1) -> list[Any]:
    """The row of an organization that has not reported."""
    return [number, code, NAMES[code]]


def month_rows(heading: str | None, lines: Sequence[list[Any]]) -> Rows:
    """Title, month, header, lines and a total: the block of a month."""
    total = [None, None, "Tổng cộng", *(99 for _ in FIELDS)]
    return [["BIỂU TỔNG HỢP"], [heading], [], [], HEADER, *lines, total]


def month_sheet(
    lines: Sequence[list[Any]], title: str = "Tháng 5-2021", heading: str | None = MAY
) -> SheetCells:
    """The worksheet of a month; its header in row 5, its lines from row 6 on."""
    return cells(month_rows(heading, lines), title)


def table_sheet(sheet: str, rows: Sequence[tuple[str, Any, Mapping[str, Any]]]) -> SheetCells:
    """A table of all organizations: code, month and values of each row, from row 3 on."""
    declared = GRASSROOTS.sheet(sheet)
    header = ["Mã tổ chức đảng", "Tháng báo cáo", *(field.label for field in declared.fields)]
    filled = [
        [code, month, *(values.get(field.name) for field in declared.fields)]
        for code, month, values in rows
    ]
    return cells([[declared.title.upper()], header, *filled], declared.title)


def book(*sheets: SheetCells) -> Workbook:
    """A workbook of these worksheets."""
    return Workbook(sheets)


def good(**values: Any) -> Workbook:
    """STC (with these values) and SNV in May 2021, and a class of STC's."""
    lines = [line("STC", 1, **values), line("SNV", 2)]
    return book(month_sheet(lines), table_sheet("training", [("STC", "05/2021", CLASS)]))
