"""A good workbook of ours typed anew by a program that writes with XlsxWriter."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

xlsxwriter = pytest.importorskip("xlsxwriter", reason="XlsxWriter is not installed")
Write = Callable[["Sheet", str, Any], object]


class Sheet:
    """A worksheet being written, and the formats of its workbook."""

    def __init__(self, book: Any, title: str) -> None:
        """Begin an empty worksheet."""
        self.tab = book.add_worksheet(title)
        self.day = book.add_format({"num_format": "dd/mm/yyyy"})
        self.bold = book.add_format({"bold": True, "font_name": "Times New Roman"})

    def write(self, place: str, value: Any) -> None:
        """A value as XlsxWriter writes it by itself, days as dates."""
        if isinstance(value, date | datetime):
            self.tab.write_datetime(place, value, self.day)
        elif isinstance(value, str):
            self.tab.write_string(place, value)
        else:
            self.tab.write(place, value)

    def write_result(self, place: str, value: Any) -> None:
        """A formula with its result."""
        self.tab.write_formula(place, f'=T("")&{value}', None, value)

    def write_formula(self, place: str, value: Any) -> None:
        """A formula of which XlsxWriter does not know the result: it stores 0."""
        self.tab.write_formula(place, f"={value}+0")

    def write_in_parts(self, place: str, value: str) -> None:
        """A text of two parts, the second in bold."""
        middle = len(value) // 2
        self.tab.write_rich_string(place, value[:middle], self.bold, value[middle:])


def typed_anew(
    content: bytes, write: Write = Sheet.write, options: Mapping[str, Any] | None = None
) -> bytes:
    """The workbook's values, written in order; its own formulas and styles are left out."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, **(options or {})}) as book:
        for source in load_workbook(BytesIO(content), data_only=True).worksheets:
            sheet = Sheet(book, source.title)
            for row in source.iter_rows():
                for cell in row:
                    if cell.value is not None:
                        write(sheet, cell.coordinate, cell.value)
    return target.getvalue()
