"""Values and cells as a person reads them, and the values of a report for scripts."""

from datetime import date, datetime

from partyboard.forms.model import Field, Form, Kind, Sheet
from partyboard.intake.cells import Cell, CellValue
from partyboard.intake.report import Report, Row, Value
from partyboard.text import Month, clean, format_count, format_date, format_number, format_percent

BLANK = "(trống)"
_LONGEST = 60


def shown(field: Field, value: Value) -> str:
    """A value as a person reads it: 3.390, 31/5/2021, 5/2021, the label of a choice."""
    if value is None:
        return BLANK
    if isinstance(value, date):
        return Month.of(value).label if field.kind is Kind.MONTH else format_date(value)
    if isinstance(value, str):
        return _choice_label(field, value)
    return str(value) if field.kind is Kind.YEAR else _number(value)


def shown_cell(cell: Cell) -> str:
    """What the sender sees in a cell, in one line of at most sixty characters."""
    if cell.error:
        return cell.error
    return _shown_raw(cell.value, cell.number_format)


def one_line(text: str) -> str:
    """The text in one line of at most sixty characters."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def sentence(hint: str) -> str:
    """A hint as a sentence to follow another: " Có phải 007?"; "" stays ""."""
    if not hint:
        return ""
    end = "" if hint[-1] in ".?!" else "."
    return f" {hint[0].upper()}{hint[1:]}{end}"


def as_json(form: Form, report: Report) -> dict[str, object]:
    """{sheet title: {field: value} or, of a table, a list of them}; unread and blank are null."""
    return {
        sheet.title: _sheet_json(sheet, report.sheets[sheet.name])
        for sheet in form.sheets
        if sheet.name in report.sheets
    }


def _sheet_json(sheet: Sheet, rows: tuple[Row, ...]) -> object:
    found = [
        {field.name: _plain(field, row.values.get(field.name)) for field in sheet.fields}
        for row in rows
    ]
    return found if sheet.is_table else found[0]


def _plain(field: Field, value: Value) -> str | int | float | None:
    if isinstance(value, date):
        return str(Month.of(value)) if field.kind is Kind.MONTH else value.isoformat()
    return _choice_label(field, value) if isinstance(value, str) else value


def _choice_label(field: Field, value: str) -> str:
    if field.kind is not Kind.CHOICE:
        return value
    return next((choice.label for choice in field.choices if choice.code == value), value)


def _number(value: int | float) -> str:
    whole = round(value)
    if value == whole:
        return format_count(whole)
    digits = min(max(len(f"{value:.10f}".rstrip("0").partition(".")[2]), 1), 6)
    return format_number(value, digits)


def _shown_raw(value: CellValue, number_format: str) -> str:
    if value is None:
        return BLANK
    if isinstance(value, str):
        return one_line(clean(value))
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime | date):
        return format_date(value)
    if isinstance(value, int | float):
        return _number_as_formatted(value, number_format)
    return str(value)


def _number_as_formatted(value: int | float, number_format: str) -> str:
    if not abs(value) < 1e15:
        return str(value)
    if "%" in number_format:
        return format_percent(value, 0 if value * 100 == round(value * 100) else 2)
    if number_format.strip("0") == "" and value == round(value):
        return str(round(value)).zfill(len(number_format))
    return _number(value)
