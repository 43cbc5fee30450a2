"""A consolidated workbook as a file: what `consolidated_books` hands on, saved."""

from io import BytesIO

import openpyxl

from partyboard.intake.cells import Workbook


def saved(workbook: Workbook) -> bytes:
    """The bytes of these worksheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in workbook.sheets:
        tab = book.create_sheet(sheet.title)
        for (row, column), cell in sheet.cells.items():
            tab.cell(row, column, cell.value).number_format = cell.number_format
    file = BytesIO()
    book.save(file)
    return file.getvalue()
