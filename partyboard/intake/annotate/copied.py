"""A workbook that we cannot write into, as a new .xlsx: the same values at the same cells."""

from datetime import date
from io import BytesIO

from openpyxl import Workbook as NewWorkbook
from openpyxl.cell import Cell as NewCell
from openpyxl.cell import MergedCell
from openpyxl.styles import Alignment
from openpyxl.utils.exceptions import IllegalCharacterError
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from partyboard.forms.model import Kind
from partyboard.intake.cells import Cell, SheetCells, Workbook, column_letters
from partyboard.intake.locate import is_list
from partyboard.intake.template.style import NUMBER_FORMATS

_UNKNOWN = '=""'  # in the place of a formula of which the reader only says that it has no value
_NARROWEST, _WIDEST = 12.0, 60.0
_WIDTH_OF_A_LETTER = 1.1
_DATE = NUMBER_FORMATS[Kind.DATE]
_WRAPPED = Alignment(wrap_text=True, vertical="top")
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
    for cell in (*sheet.cells.values(), *sheet.buried):
        _write(cell, new.cell(cell.row, cell.column))
    _widen(sheet, new)
    for merge in sheet.merges:
        first, last = column_letters(merge.left), column_letters(merge.right)
        new.merged_cells.add(f"{first}{merge.top}:{last}{merge.bottom}")
    for row in sheet.hidden_rows:
        new.row_dimensions[row].hidden = True
    for column in sheet.hidden_columns:
        new.column_dimensions[column_letters(column)].hidden = True
    if not sheet.visible:
        new.sheet_state = "hidden"
    new.page_setup.fitToHeight = 0
    new.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    new.print_options.gridLines = True


def _widen(sheet: SheetCells, new: Worksheet) -> None:
    """Columns in which one reads what stands there; a text may reach over empty cells beside it,
    the longest ones go on in the next line.
    """
    last = max((column for _, column in sheet.cells), default=0)
    bounded = [
        cell
        for (row, column), cell in sheet.cells.items()
        if isinstance(cell.value, str) and (column == last or (row, column + 1) in sheet.cells)
    ]
    widths = dict.fromkeys(range(1, last + 1), _NARROWEST)
    for cell in bounded:
        longest = max(map(len, str(cell.value).split("\n"))) * _WIDTH_OF_A_LETTER
        widths[cell.column] = min(max(widths[cell.column], longest), _WIDEST)
        if longest > _WIDEST or "\n" in str(cell.value):
            new.cell(cell.row, cell.column).alignment = _WRAPPED
    for column, width in widths.items():
        new.column_dimensions[column_letters(column)].width = width


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
    if isinstance(cell.value, date):
        new.number_format = _DATE
    if cell.number_format != "General":
        new.number_format = cell.number_format


def _write_text(text: str, new: NewCell | MergedCell) -> None:
    try:
        new.value = text
    except IllegalCharacterError:
        new.value = "".join(letter for letter in text if letter.isprintable() or letter in "\t\n")
    new.data_type = "s"
