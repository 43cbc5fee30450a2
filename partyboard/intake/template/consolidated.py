"""The workbook for many months: a sheet a month, a row an organization, a sheet for each table."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from io import BytesIO
from itertools import groupby

from openpyxl import Workbook

from partyboard.forms.model import CONSOLIDATED, MARK_SHEET, Form, Sheet
from partyboard.intake.cells import address
from partyboard.intake.consolidated.keyed_tables import KEYED, keyed
from partyboard.intake.report import Value
from partyboard.intake.template import archive
from partyboard.intake.template.consolidated_layout import (
    FIRST_LINE,
    columns,
    lines_to_draw,
    month_title,
    records,
    tables,
)
from partyboard.intake.template.consolidated_month import draw_month, finish_month, name_height
from partyboard.intake.template.filling import Filling, Values, rows_to_write
from partyboard.intake.template.frame import Canvas, draw_mark
from partyboard.intake.template.layout import (
    CONTEXT_ROW,
    FIRST_ROW,
    HEADING_ROW,
    ruled_rows,
    value_cells,
)
from partyboard.intake.template.table import draw_table, table_row_height
from partyboard.intake.template.workbook import as_shown
from partyboard.text import Month

Listed = tuple[Month, tuple[Filling, ...]]  # a month and the organizations listed in it


def consolidated_template(form: Form, fillings: Sequence[Filling]) -> bytes:
    """The workbook of organizations' months, one filling each, prefilled like a template of its
    own; the same fillings, the same bytes. Months come in order, organizations as they are given.

    Raises ValueError for a form that is not of organizations, a filling without a month, none.
    """
    if not form.organization:
        raise ValueError(f"{form.name} is not of organizations")
    months = _by_month(fillings)
    rows = {sheet.name: _table_rows(form, sheet, months) for sheet in tables(form)}
    listed = max(len(some) for _, some in months)
    titles = tuple(month_title(month) for month, _ in months)
    ruled = tuple(ruled_rows(len(found)) for found in rows.values())
    added = [
        *(_month(form, month, some) for month, some in months),
        *(_table(form, sheet, titles, rows[sheet.name]) for sheet in tables(form)),
    ]
    return archive.filled(_blank(form, titles, lines_to_draw(listed), ruled), added)


def _by_month(fillings: Sequence[Filling]) -> list[Listed]:
    dated = [(each.period, each) for each in fillings if each.period]
    if not dated or len(dated) < len(fillings):
        raise ValueError("a filling without a month")
    dated.sort(key=lambda pair: pair[0])
    grouped = groupby(dated, lambda pair: pair[0])
    return [(month, tuple(each for _, each in some)) for month, some in grouped]


@lru_cache(maxsize=4)
def _blank(
    form: Form, titles: tuple[str, ...], lines: int, ruled: tuple[int, ...]
) -> archive.Parts:
    """Drawn once and copied: to draw every month anew takes seconds."""
    workbook = Workbook()
    drawn = workbook.worksheets[0]
    for sheet in tables(form):
        workbook.create_sheet(sheet.title)
    lists = draw_mark(workbook, form)
    workbook[MARK_SHEET]["C1"] = CONSOLIDATED
    draw_month(drawn, form, lists, lines)
    months = [drawn, *(workbook.copy_worksheet(drawn) for _ in titles[1:])]
    for place, (month, title) in enumerate(zip(months, titles, strict=True)):
        month.title = title
        finish_month(month, form, lists, lines)
        workbook.move_sheet(month, place - workbook.index(month))
    for declared, rows in zip(tables(form), ruled, strict=True):
        own = keyed(form, declared, named=False)
        draw_table(Canvas(workbook[declared.title], form, own, lists), rows)
    workbook.active = 0
    workbook.worksheets[0].sheet_view.tabSelected = True
    workbook.properties.title, workbook.properties.creator = form.title, form.mark
    saved = BytesIO()
    workbook.save(saved)
    return archive.parts(saved.getvalue())


def _month(form: Form, month: Month, fillings: Sequence[Filling]) -> archive.Additions:
    """What stands on the sheet of a month."""
    written: dict[str, Value] = {
        address(HEADING_ROW, 1): f"TỔNG HỢP BÁO CÁO THÁNG {month.label}",
        address(CONTEXT_ROW, 1): " · ".join(filter(None, (form.title, fillings[0].notice))),
    }
    heights: dict[int, float] = {}
    for row, filling in enumerate(fillings, FIRST_LINE):
        known = _line(form, filling)
        for column in columns(form):
            value = known.get(column.sheet.name, {}).get(column.field.name)
            written[address(row, column.number)] = as_shown(column.field, value)
        heights[row] = name_height(form, filling.organization_name)
    return archive.Additions(written, heights)


def _line(form: Form, filling: Filling) -> dict[str, Values]:
    """By sheet, what is known of an organization's month."""
    sheets = (form.info, *records(form))
    return {sheet.name: rows_to_write(form, sheet, filling)[0] for sheet in sheets}


def _table_rows(form: Form, sheet: Sheet, months: Sequence[Listed]) -> list[Values]:
    """The rows of all organizations, each with its code and month."""
    found: list[Values] = []
    for month, fillings in months:
        for filling in fillings:
            whose: dict[str, Value] = {
                KEYED + form.organization: filling.organization,
                KEYED + form.period: month.first,
            }
            found += [{**whose, **row} for row in rows_to_write(form, sheet, filling)]
    return found


def _table(
    form: Form, sheet: Sheet, titles: Sequence[str], rows: Sequence[Values]
) -> archive.Additions:
    """What stands on the sheet of a table."""
    own = keyed(form, sheet, named=False)
    span = " – ".join(dict.fromkeys((titles[0], titles[-1])))
    written: dict[str, Value] = {address(CONTEXT_ROW, 1): f"{form.title} · {span}"}
    heights: dict[int, float] = {}
    for index, row in enumerate(rows):
        shown = {name: as_shown(own.field(name), value) for name, value in row.items()}
        cells = value_cells(own, index)
        written |= {cells[name]: value for name, value in shown.items()}
        heights[FIRST_ROW + index] = table_row_height(own, _texts(shown))
    return archive.Additions(written, heights)


def _texts(shown: Mapping[str, Value]) -> dict[str, str]:
    return {name: text for name, text in shown.items() if isinstance(text, str)}
