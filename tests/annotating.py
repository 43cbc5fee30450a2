"""Workbooks with faults, annotated and read again, all in this process."""

from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO
from typing import Any

from filled_forms import CLASS, COMMENDATION, FOLLOW_UP, report
from openpyxl import load_workbook
from openpyxl.cell import Cell

from partyboard.forms.model import LIST_SHEET
from partyboard.intake.annotate import annotate
from partyboard.intake.cells import Workbook
from partyboard.intake.check import examine_all
from partyboard.intake.findings import Finding
from partyboard.intake.read import read_workbook
from partyboard.intake.report import Report
from partyboard.text import Month

MAY = Month(2021, 5)
HEADING = "Đảng bộ Sở Tài chính · tháng 5/2021"
BAD = report(
    "STC",
    MAY,
    info={"prepared_on": date(2021, 5, 31)},
    members={"opening": 1234, "admitted": 3, "died": 1, "closing": 1240, "female": 5000},
    training=[
        CLASS | {"closed_on": date(2021, 5, 14), "completed": 0, "note": "Đợt I\nhội trường B"},
        CLASS | {"course_code": "1.10", "course": 'Lớp "A" & <B> – khóa 2', "participants": "mười"},
    ],
    commendations=[COMMENDATION],
    follow_ups=[FOLLOW_UP | {"due_on": date(2021, 6, 30), "note": "gọi số 0912345678"}],
    other_work={"branches": 5, "branches_met": 9},
)
"""Four errors in three sheets, and a warning in a fourth."""
ERRORS = ("Đảng viên!C18", "Đảng viên!C23", "Bồi dưỡng!G7", "Công tác khác!C16")
WARNING = "Khắc phục!G6"
Said = list[tuple[object, ...]]


class HereReader:
    """Reads in this process, which a test's own files do not end."""

    def read(self, content: bytes) -> Workbook | Finding:
        """The cells of a workbook."""
        return read_workbook(content)


HERE: Any = HereReader()


def reports_of(content: bytes) -> tuple[Report, ...]:
    """What a workbook says."""
    answer = read_workbook(content)
    if isinstance(answer, Finding):
        return (Report(None, findings=(answer,)),)
    return examine_all(answer)


def annotated(content: bytes, heading: str = HEADING) -> bytes:
    """The workbook with what we find in it marked."""
    return annotate(content, reports_of(content), heading, reader=HERE)


def said(content: bytes) -> Said:
    """What the workbook says, to be compared."""
    return said_in(reports_of(content))


def said_in(reports: Sequence[Report]) -> Said:
    """Of each report whose it is, its values, and its findings with their places."""
    return [
        (
            each.organization,
            each.period,
            {name: [dict(row.values) for row in rows] for name, rows in each.sheets.items()},
            [(found.code, found.place, found.message) for found in each.findings],
        )
        for each in reports
    ]


def places(content: bytes) -> list[str]:
    """Where something was found."""
    return [found.place for each in reports_of(content) for found in each.findings]


def opened(content: bytes, **how: bool) -> Any:
    """The workbook as openpyxl opens it."""
    return load_workbook(BytesIO(content), **how)


def saved(book: Any) -> bytes:
    """A workbook of openpyxl's as bytes."""
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def typed(content: bytes, values: dict[str, Any]) -> bytes:
    """The workbook after these were typed into cells: {"Đảng viên!C18": 1236}."""
    book = opened(content)
    for place, value in values.items():
        sheet, _, cell = place.partition("!")
        book[sheet][cell].value = value
    return saved(book)


def cells_of(content: bytes) -> Iterator[tuple[str, Cell]]:
    """Every cell of the sender's sheets, with its place."""
    for sheet in opened(content):
        if sheet.title != LIST_SHEET:
            for row in sheet.iter_rows():
                yield from ((f"{sheet.title}!{cell.coordinate}", cell) for cell in row)


def notes_of(content: bytes) -> dict[str, str]:
    """The notes by place."""
    return {place: cell.comment.text for place, cell in cells_of(content) if cell.comment}


def fills_of(content: bytes) -> dict[str, str]:
    """The colours that cells are filled with, by place; none where there is none."""
    return {
        place: cell.fill.fgColor.rgb
        for place, cell in cells_of(content)
        if cell.fill.fill_type == "solid"
    }


def lines_of(content: bytes) -> list[tuple[Any, ...]]:
    """What stands on our list, line by line, without blanks."""
    rows = opened(content)[LIST_SHEET].iter_rows(max_col=4, values_only=True)
    return [tuple(value for value in row if value is not None) for row in rows]
