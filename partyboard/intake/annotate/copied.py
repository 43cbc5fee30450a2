"""A workbook that we cannot write into, as a new .xlsx: the same values at the same cells."""

from io import BytesIO

from openpyxl import Workbook as NewWorkbook
from openpyxl.cell import Cell as NewCell
from openpyxl.cell import MergedCell
from openpyxl.utils.exceptions import IllegalCharacterError
from openpyxl.worksheet.worksheet import Worksheet

from partyboard.intake.cells import Cell, SheetCells, Workbook, column_letters
from partyboard.intake.locate import is_list

_UNKNOWN = "=NA()"  # in the place of a formula of which the reader only says that it has no value
_NARROWEST, _WIDEST = 9.0, 60.0
_LONGEST = 32_767


def copied(workbook: Workbook) -> bytes:
    """The copy, without our list of faults of an earlier time."""
    new = NewWorkbook()
    new.remove(new.worksheets[0])
    for sheet in workbook.sheets:
        if not is_list(sheet):
            _copy(sheet, new.create_sheet(sheet.title))
    if not any(sheet.sheet_state == "visible" for sheet in new.worksheets):
        new.create_sheet()  # a workbook has to show something
    saved = BytesIO()
    new.save(saved)
    return saved.getvalue()


def _copy(sheet: SheetCells, new: Worksheet) -> None:
    """One worksheet: cells, merged ranges (also over cells that hold something), hidden lines."""
    widths: dict[int, float] = {}
    for cell in (*sheet.cells.values(), *sheet.buried):
        _write(cell, new.cell(cell.row, cell.column))
        letters = len(str(cell.value)) if isinstance(cell.value, str) else 12
        widths[cell.column] = max(widths.get(cell.column, _NARROWEST), letters * 1.1)
    for column, width in widths.items():
        new.column_dimensions[column_letters(column)].width = min(width, _WIDEST)
    for merge in sheet.merges:
        first, last = column_letters(merge.left), column_letters(merge.right)
        new.merged_cells.add(f"{first}{merge.top}:{last}{merge.bottom}")
    for row in sheet.hidden_rows:
        new.row_dimensions[row].hidden = True
    for column in sheet.hidden_columns:
        new.column_dimensions[column_letters(column)].hidden = True
    if not sheet.visible:
        new.sheet_state = "hidden"


def _write(cell: Cell, new: NewCell | MergedCell) -> None:
    """One cell: text stays text, an error an error."""
    if cell.error:
        new.value, new.data_type = cell.error, "e"
    elif cell.formula_without_value:
        new.value = _UNKNOWN
    elif isinstance(cell.value, str):
        _write_text(cell.value[:_LONGEST], new)
    else:
        new.value = cell.value
    if cell.number_format != "General":
        new.number_format = cell.number_format


def _write_text(text: str, new: NewCell | MergedCell) -> None:
    try:
        new.value = text
    except IllegalCharacterError:
        new.value = "".join(letter for letter in text if letter.isprintable() or letter in "\t\n")
    new.data_type = "s"
