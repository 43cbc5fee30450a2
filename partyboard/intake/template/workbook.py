"""Puts the template together: drawn once a form, then filled in for each organization."""

from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO

from openpyxl import Workbook

from partyboard.forms.model import Field, Form, Kind, Sheet
from partyboard.intake.cells import address
from partyboard.intake.report import Value
from partyboard.intake.template import archive
from partyboard.intake.template.filling import Filling, Values, context_line, heading, rows_to_write
from partyboard.intake.template.frame import Canvas, draw_mark
from partyboard.intake.template.layout import (
    CONTEXT_ROW,
    FIRST_ROW,
    HEADING_ROW,
    record_rows,
    ruled_rows,
    value_cells,
)
from partyboard.intake.template.record import draw_record, field_height
from partyboard.intake.template.table import draw_table, table_row_height


def template(form: Form, filling: Filling) -> bytes:
    """The workbook of a form for one organization and month; the same filling, the same bytes.

    Raises KeyError for a sheet, field or choice in `filling.values` that the form does not have.
    """
    for name in filling.values:
        form.sheet(name)
    rows = {sheet.name: rows_to_write(form, sheet, filling) for sheet in form.sheets}
    blank = _blank(form, ruled_rows(max(map(len, rows.values()))))
    added = [_additions(form, sheet, filling, rows[sheet.name]) for sheet in form.sheets]
    return archive.filled(blank, added)


@lru_cache(maxsize=32)
def _blank(form: Form, ruled: int) -> archive.Parts:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    sheets = [workbook.create_sheet(declared.title) for declared in form.sheets]
    lists = draw_mark(workbook, form)
    for sheet, declared in zip(sheets, form.sheets, strict=True):
        canvas = Canvas(sheet, form, declared, lists)
        if declared.is_table:
            draw_table(canvas, ruled)
        else:
            draw_record(canvas)
    workbook.active = 0
    workbook.properties.title, workbook.properties.creator = form.title, form.mark
    saved = BytesIO()
    workbook.save(saved)
    return archive.parts(saved.getvalue())


def _additions(
    form: Form, sheet: Sheet, filling: Filling, rows: tuple[Values, ...]
) -> archive.Additions:
    written: dict[str, Value] = {address(CONTEXT_ROW, 1): context_line(form, filling)}
    heights: dict[int, float] = {}
    if sheet is form.info:
        written[address(HEADING_ROW, 1)] = heading(form, filling)
    for index, row in enumerate(rows):
        shown = {name: as_shown(sheet.field(name), value) for name, value in row.items()}
        cells = value_cells(sheet, index)
        written |= {cells[name]: value for name, value in shown.items()}
        texts = {name: text for name, text in shown.items() if isinstance(text, str)}
        heights |= _heights(form, sheet, index, texts)
    return archive.Additions(written, heights)


def as_shown(field: Field, value: Value) -> Value:
    """A value as it stands in a cell: of a choice its label. Raises KeyError for a stranger."""
    if field.kind is Kind.CHOICE and isinstance(value, str):
        return field.choice(value).label
    return value


def _heights(form: Form, sheet: Sheet, index: int, texts: Mapping[str, str]) -> dict[int, float]:
    if sheet.is_table:
        return {FIRST_ROW + index: table_row_height(sheet, texts)}
    rows = record_rows(sheet)
    return {rows[name]: field_height(form, sheet, sheet.field(name), texts[name]) for name in texts}
