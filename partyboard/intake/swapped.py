"""Days that Excel may have turned about: the day taken for the month (xlwings#2199)."""

from datetime import date

from partyboard.forms.model import Kind
from partyboard.intake.places import PlacedSheet
from partyboard.text import Unreadable, format_date, read_date


def swapped_dates(placed: PlacedSheet) -> dict[tuple[int, int], Unreadable]:
    """Their places with what keeps them from being read: in a column where all the real dates are
    up to the 12th of a month, and all those that stayed text are after it.
    """
    swapped: dict[tuple[int, int], Unreadable] = {}
    for field in placed.sheet.fields if placed.sheet.is_table and placed.rows else ():
        if field.kind is not Kind.DATE:
            continue
        places = (row.places.get(field.name) for row in placed.rows)
        cells = [place.cell for place in places if place and place.cell and not place.cell.mended]
        real = [(cell, cell.value) for cell in cells if isinstance(cell.value, date)]
        texts = [read_date(cell.value) for cell in cells if isinstance(cell.value, str)]
        typed = [day for day in texts if isinstance(day, date)]
        if typed and all(day.day > 12 for day in typed) and all(day.day <= 12 for _, day in real):
            turned = [(cell, day) for cell, day in real if day.day != day.month]
            swapped |= {(cell.row, cell.column): _either(day) for cell, day in turned}
    return swapped


def _either(day: date) -> Unreadable:
    """The two days that such a cell may mean."""
    other = date(day.year, day.day, day.month)
    hint = f"Excel có thể đã đảo ngày với tháng: {format_date(day)} hay {format_date(other)}?"
    return Unreadable("ambiguous-date", hint)
