"""Workbooks as a reader hands them on, laid out like the template, to be spoiled in one line."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from partyboard.forms.committee import COMMITTEE
from partyboard.forms.grassroots import GRASSROOTS
from partyboard.forms.model import Form, Sheet
from partyboard.forms.organizations import ORGANIZATIONS
from partyboard.forms.targets import TARGETS
from partyboard.intake.cells import Cell, Merge, SheetCells, Workbook
from partyboard.intake.report import Report

Values = Mapping[str, Any]

INFO = {
    "organization": "STC",
    "organization_name": "Đảng bộ Sở Tài chính",
    "month": date(2021, 5, 1),
    "prepared_on": date(2021, 5, 31),
}
MEMBERS = {
    "opening": 52,
    "admitted": 1,
    "transferred_in": 0,
    "transferred_out": 2,
    "closing": 51,
    "official_conversions": 1,
    "probationary": 3,
    "female": 20,
}
CLASS = {
    "course_code": "03",
    "course": "Lớp nhận thức về Đảng khóa I",
    "kind": "LLCT cho đối tượng kết nạp Đảng",
    "organizer": "Trung tâm Chính trị",
    "opened_on": date(2021, 5, 4),
    "closed_on": date(2021, 5, 8),
    "participants": 4,
    "completed": 4,
}
COMMENDATION = {
    "decision": "07-QĐ/ĐUK",
    "decided_on": date(2021, 5, 19),
    "topic": "Hoàn thành nhiệm vụ",
    "award": "Giấy khen",
    "level": "Đảng ủy Khối",
    "collectives": 1,
    "individuals": 2,
}
FOLLOW_UP = {
    "conclusion": "12-KL/ĐUK",
    "item": "1",
    "shortcoming": "Sinh hoạt chi bộ chưa đều",
    "due_on": date(2021, 6, 30),
    "status": "Đang khắc phục",
}
OTHER_WORK = {"branches": 5, "branches_met": 5, "propaganda_sessions": 2}


def grassroots(form: Form = GRASSROOTS, **spoiled: Values | Sequence[Values]) -> Workbook:
    """A good report of May 2021. Given values of a record (`members={"closing": 52}`) take the
    place of what would stand there, given rows of a table (`training=[…]`) that of its row.
    """
    sheets: dict[str, Values | Sequence[Values]] = {
        "info": {"form": form.mark, **INFO},
        "members": MEMBERS,
        "training": [CLASS],
        "commendations": [COMMENDATION],
        "follow_ups": [FOLLOW_UP],
        "other_work": OTHER_WORK,
    }
    for name, values in spoiled.items():
        good = sheets[name]
        is_record = isinstance(good, Mapping) and isinstance(values, Mapping)
        sheets[name] = {**good, **values} if is_record else values
    return filled(form, **sheets)


def committee(conclusions: Sequence[Values] = (), assessment: Sequence[Values] = ()) -> Workbook:
    """The report of the committee's office of May 2021."""
    info = {"form": COMMITTEE.mark, "month": date(2021, 5, 1)}
    return filled(COMMITTEE, info=info, work={}, conclusions=conclusions, assessment=assessment)


def organizations(rows: Sequence[Values]) -> Workbook:
    """A list of organizations from January 2020 on."""
    info = {"form": ORGANIZATIONS.mark, "month": date(2020, 1, 1)}
    return filled(ORGANIZATIONS, info=info, list=rows)


def targets(rows: Sequence[Values]) -> Workbook:
    """The targets of 2021."""
    return filled(TARGETS, info={"form": TARGETS.mark, "year": 2021}, list=rows)


def filled(form: Form, **sheets: Values | Sequence[Values]) -> Workbook:
    """A workbook of any form; a value is given by field as a person would type it."""
    return Workbook(tuple(_sheet(sheet, sheets.get(sheet.name, ())) for sheet in form.sheets))


def found(report: Report) -> list[tuple[str, str]]:
    """What was found in a report, as code and place."""
    return [(finding.code, finding.place) for finding in report.findings]


def put(workbook: Workbook, place: str, value: Any, **more: Any) -> Workbook:
    """Types a value into a cell ("Đảng viên!C14"); None empties it."""
    title, _, cell = place.rpartition("!")
    position = row, column = _position(cell)

    def type_in(sheet: SheetCells) -> SheetCells:
        cells = {place: cell for place, cell in sheet.cells.items() if place != position}
        if value is not None or more:
            cells[position] = _cell(row, column, value, **more)
        return replace(sheet, cells=cells)

    return change(workbook, title, type_in)


def insert_rows(workbook: Workbook, title: str, above: int, count: int = 1) -> Workbook:
    """Moves everything from a row on down, as Excel does."""
    return move(workbook, title, lambda row, column: (row + count * (row >= above), column))


def insert_column(workbook: Workbook, title: str, before: int) -> Workbook:
    """Moves everything from a column on to the right, as Excel does."""
    return move(workbook, title, lambda row, column: (row, column + (column >= before)))


def move(workbook: Workbook, title: str, where: Callable[[int, int], tuple[int, int]]) -> Workbook:
    """Every cell of a sheet somewhere else."""

    def moved(sheet: SheetCells) -> SheetCells:
        places = ((where(*place), cell) for place, cell in sheet.cells.items())
        cells = {p: replace(cell, row=p[0], column=p[1]) for p, cell in places}
        return replace(sheet, cells=cells)

    return change(workbook, title, moved)


def delete_row(workbook: Workbook, title: str, number: int) -> Workbook:
    """Takes a row away; the others stay where they are."""
    return keep(workbook, title, lambda cell: cell.row != number)


def delete_column(workbook: Workbook, title: str, number: int) -> Workbook:
    """Takes a column away; the others stay where they are."""
    return keep(workbook, title, lambda cell: cell.column != number)


def keep(workbook: Workbook, title: str, wanted: Callable[[Cell], bool]) -> Workbook:
    """Only some of the cells of a sheet."""
    return change(
        workbook,
        title,
        lambda sheet: replace(
            sheet, cells={place: cell for place, cell in sheet.cells.items() if wanted(cell)}
        ),
    )


def merge(workbook: Workbook, title: str, cells: str) -> Workbook:
    """Merges a range ("B6:B8") as Excel does: what stood in it, but for the corner, is lost."""
    (top, left), (bottom, right) = map(_position, cells.split(":"))
    merged = Merge(top, left, bottom, right)

    def merge_in(sheet: SheetCells) -> SheetCells:
        cells = {
            place: cell
            for place, cell in sheet.cells.items()
            if place == (top, left) or not merged.covers(*place)
        }
        return replace(sheet, cells=cells, merges=(*sheet.merges, merged))

    return change(workbook, title, merge_in)


def change(workbook: Workbook, title: str, how: Callable[[SheetCells], SheetCells]) -> Workbook:
    """One sheet put in the place of another."""
    assert title in {sheet.title for sheet in workbook.sheets}
    return Workbook(
        tuple(how(sheet) if sheet.title == title else sheet for sheet in workbook.sheets)
    )


def rename(workbook: Workbook, title: str, new: str) -> Workbook:
    """The same sheet under another name."""
    return change(workbook, title, lambda sheet: replace(sheet, title=new))


def drop(workbook: Workbook, title: str) -> Workbook:
    """The workbook without a sheet."""
    return Workbook(tuple(sheet for sheet in workbook.sheets if sheet.title != title))


def add(workbook: Workbook, sheet: SheetCells) -> Workbook:
    """The workbook with one sheet more."""
    return Workbook((*workbook.sheets, sheet))


def get(workbook: Workbook, title: str) -> SheetCells:
    """A sheet by its name."""
    return next(sheet for sheet in workbook.sheets if sheet.title == title)


def cells(rows: Sequence[Sequence[Any]], title: str = "Trang 1", first_row: int = 1) -> SheetCells:
    """A sheet of nothing but these rows, from column A on; None is an empty cell."""
    return SheetCells(
        title,
        {
            (row, column): _cell(row, column, value)
            for row, line in enumerate(rows, first_row)
            for column, value in enumerate(line, 1)
            if value is not None
        },
    )


def _sheet(sheet: Sheet, values: Values | Sequence[Values]) -> SheetCells:
    rows = [[sheet.title.upper()], [], [sheet.note], []]
    if isinstance(values, Mapping):
        return cells([*rows, *_record_lines(sheet, values)], sheet.title)
    lines = [[row.get(field.name) for field in sheet.fields] for row in values]
    return cells([*rows, [field.label for field in sheet.fields], *lines], sheet.title)


def _record_lines(sheet: Sheet, values: Values) -> list[list[Any]]:
    lines: list[list[Any]] = [["TT", "Nội dung", "Số liệu", "Kiểm tra", "Hướng dẫn"]]
    section = ""
    for number, field in enumerate(sheet.fields, 1):
        if field.section != section:
            section = field.section
            lines.append([None, section])
        lines.append([number, field.label, values.get(field.name), None, field.help])
    return lines


def _cell(row: int, column: int, value: Any, **more: Any) -> Cell:
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day)
        more.setdefault("number_format", "dd/mm/yyyy")
    return Cell(row, column, value, **more)


def _position(cell: str) -> tuple[int, int]:
    match = re.fullmatch("([A-Z]+)([0-9]+)", cell)
    assert match
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column
