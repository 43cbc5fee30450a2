"""Where everything stands on a sheet of the template: rows and columns, nothing drawn."""

from dataclasses import dataclass

from partyboard.forms.model import Field, Form, Sheet
from partyboard.intake.cells import address, column_letters

HEADING_ROW, CONTEXT_ROW, NOTE_ROW, LEGEND_ROW, HEADER_ROW = 1, 2, 3, 4, 5
FIRST_ROW = 6
NUMBER, LABEL, VALUE, CHECK, HELP = 1, 2, 3, 4, 5  # the columns of a record
LAST_TABLE_ROW = 1000  # rows below the ruled ones may be typed in just the same

RULED_ROWS = 18  # one landscape page of the narrowest table
_SPARE_ROWS = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a record sheet: a section's heading, or a field with its number in the sheet."""

    row: int
    section: str = ""
    field: Field | None = None
    number: int = 0


def record_lines(sheet: Sheet) -> tuple[Line, ...]:
    """The rows of a record, from the first section heading to the last field."""
    lines: list[Line] = []
    section, number = "", 0
    for field in sheet.fields:
        if field.section != section:
            section = field.section
            lines.append(Line(FIRST_ROW + len(lines), section=section))
        number += not field.inside
        shown = 0 if field.inside else number
        lines.append(Line(FIRST_ROW + len(lines), field=field, number=shown))
    return tuple(lines)


def record_rows(sheet: Sheet) -> dict[str, int]:
    """Field name → its row on a record sheet."""
    return {line.field.name: line.row for line in record_lines(sheet) if line.field}


def value_cells(sheet: Sheet, index: int = 0) -> dict[str, str]:
    """Field name → the cell of its value, in the record or in the row of this index (from 0)."""
    if sheet.is_table:
        row = FIRST_ROW + index
        return {field.name: address(row, n) for n, field in enumerate(sheet.fields, 1)}
    return {name: address(row, VALUE) for name, row in record_rows(sheet).items()}


def reference(form: Form, sheet: Sheet, name: str) -> str:
    """How a formula on `sheet` names a field: "C5", or "'Đảng viên'!C13" on another record."""
    owner, field = form.locate(sheet, name)
    cell = value_cells(owner)[field.name]
    title = owner.title.replace("'", "''")
    return cell if owner is sheet else f"'{title}'!{cell}"


def whole_column(sheet: Sheet, field: Field) -> str:
    """Every cell of a table's column that may be typed in: "B6:B1000"."""
    letters = column_letters(sheet.fields.index(field) + 1)
    return f"{letters}{FIRST_ROW}:{letters}{LAST_TABLE_ROW}"


def ruled_rows(rows: int) -> int:
    """How many rows are ruled when this many are filled in: whole pages, a few rows to spare."""
    pages = -(-(rows + _SPARE_ROWS) // RULED_ROWS)
    return max(pages, 1) * RULED_ROWS


def signed_sheet(form: Form) -> Sheet | None:
    """The sheet that is signed: the last record beside the first sheet, where there is one."""
    records = [sheet for sheet in form.content if not sheet.is_table]
    return records[-1] if records else None
