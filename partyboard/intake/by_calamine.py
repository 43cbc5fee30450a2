"""Values by the fast reader: any of the spreadsheet formats, as dense rectangles."""

from io import BytesIO
from typing import NamedTuple

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from partyboard.intake import limits
from partyboard.intake.cells import CellValue, Merge, address

Values = dict[tuple[int, int], CellValue]
_FAULTS = (CalamineError, ValueError, OSError, OverflowError)


class Unreadable(Exception):
    """The reader gave up on the file."""


class ReadSheet(NamedTuple):
    """One worksheet as the fast reader gives it; `merges` only where the format tells."""

    title: str
    visible: bool
    merges: tuple[Merge, ...]
    values: Values


def read_sheets(content: bytes) -> list[ReadSheet]:
    """Every worksheet of the file. Raises Unreadable, OverLimit, or calamine's PasswordError."""
    try:
        return _worksheets(content)
    except PasswordError:
        raise
    except _FAULTS as fault:
        raise Unreadable(str(fault)) from fault
    except BaseException as fault:
        # A panic in Rust arrives as a PanicException, which no module lets us name.
        if type(fault).__name__ != "PanicException":
            raise
        raise Unreadable("panic") from fault


def _worksheets(content: bytes) -> list[ReadSheet]:
    """Every worksheet; charts and macros are left out."""
    read, held = [], 0
    with CalamineWorkbook.from_filelike(BytesIO(content)) as workbook:
        for number, about in enumerate(workbook.sheets_metadata):
            if about.typ == SheetTypeEnum.WorkSheet:
                visible = about.visible == SheetVisibleEnum.Visible
                read.append(_sheet(workbook.get_sheet_by_index(number), visible))
                held += len(read[-1].values)
                limits.check_cells(held)
    return read


def _sheet(sheet: CalamineSheet, visible: bool) -> ReadSheet:
    """One worksheet, its places counted from A1. Raises OverLimit."""
    rows, columns = (last + 1 for last in sheet.end or (-1, -1))
    if limits.exceeded(rows, columns):
        last = address(rows, columns)
        found = f"trang «{sheet.name}» có dữ liệu đến ô {last}"
        raise limits.OverLimit(limits.too_large(found, limits.AREA_IN_WORDS, sheet.name, last))
    lines = sheet.to_python(skip_empty_area=False)
    values: Values = {
        (row, column): value
        for row, line in enumerate(lines, 1)
        for column, value in enumerate(line, 1)
        if value != ""
    }
    ranges = sheet.merged_cell_ranges or []
    merges = tuple(
        Merge(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in ranges
    )
    return ReadSheet(sheet.name, visible, merges, values)
