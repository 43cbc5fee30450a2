"""The workbook inside a chart: what PowerPoint opens under "Edit data", and the picture's table."""

from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook

from partyboard.board.deck.plots import Plot
from partyboard.store.answers import Answer

SHEET = "Biểu đồ"
_TABLE = "Bảng số liệu"
# What people write stays what it is: no formula, no link.
_PLAIN = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_SAVED = datetime(2000, 1, 1)  # the same bytes whenever it is made


def workbook(plot: Plot, table: Answer) -> bytes:
    """The numbers of the plot on the first sheet, a column a series in the chart's order; on the
    second the table that the page shows under the picture."""
    saved = BytesIO()
    with Workbook(saved, _PLAIN) as book:
        book.set_properties({"created": _SAVED})
        sheet, text = book.add_worksheet(SHEET), book.add_format({"num_format": "@"})
        sheet.set_column(0, 0, 30)
        sheet.write_column(1, 0, plot.categories, text)
        for column, series in enumerate(plot.ordered, 1):
            look = book.add_format({"num_format": series.written})
            sheet.write_string(0, column, series.name)
            for row, value in enumerate(series.values, 1):
                if value is not None:
                    sheet.write_number(row, column, value, look)
        below = book.add_worksheet(_TABLE)
        below.write_row(0, 0, table.names)
        for number, values in enumerate(table.rows, 1):
            below.write_row(number, 0, values)
    return saved.getvalue()


def place(column: int, first: int, last: int) -> str:
    """A stretch of a column (0 the first) of the chart's sheet, as a chart names it."""
    letter = chr(ord("A") + column)
    return f"'{SHEET}'!${letter}${first}" + (f":${letter}${last}" if last > first else "")
