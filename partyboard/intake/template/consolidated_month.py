"""Draws the sheet of a month: headings over the columns, a total, a row an organization."""

from dataclasses import replace

from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.pagebreak import Break, ColBreak
from openpyxl.worksheet.worksheet import Worksheet

from partyboard.forms.model import Form, Prefill
from partyboard.intake.cells import address, column_letters
from partyboard.intake.template import style
from partyboard.intake.template.consolidated_colours import colour_lines
from partyboard.intake.template.consolidated_layout import (
    FIRST_LINE,
    LABEL_ROW,
    NUMBER,
    NUMBER_WIDTH,
    SECTION_ROW,
    TITLE_ROW,
    TOTAL_ROW,
    Band,
    Column,
    columns,
    frozen_columns,
    of_records,
    points_wide,
    records,
    section_bands,
    title_bands,
)
from partyboard.intake.template.frame import Canvas, Lists
from partyboard.intake.template.layout import NOTE_ROW

_NOTE = "Tiêu đề in đậm là bắt buộc. Giữ nguyên tên trang: đó là tháng của số liệu."
_LEGEND = (
    "Mỗi đơn vị một dòng. Đơn vị chưa báo cáo thì để trống cả dòng; không có thì ghi 0. "
    "Ô cam là còn thiếu, ô đỏ là không khớp."
)
_TOTAL = "Tổng cộng"
_A3, _PRINTED_WIDTH = "8", 1060  # points between the margins of an A3 sheet, some to spare
_SUM = style.Look(
    font=Font(style.FONT, 11, bold=True, color=style.SLATE),
    fill=style.SECTION_FILL,
    border=style.BOXED,
    alignment=Alignment(horizontal="right", vertical="center", indent=1),
    number_format="#,##0",
)
_SUM_LABEL = replace(_SUM, alignment=Alignment(horizontal="left", vertical="center"))


def draw_month(sheet: Worksheet, form: Form, lists: Lists, lines: int) -> None:
    """A month with this many rows, its cells empty; `finish_month` does what cannot be copied."""
    Canvas(sheet, form, form.info, lists).draw_top(_LEGEND, frozen_columns(form))
    sheet.cell(NOTE_ROW, 1, _NOTE)
    _draw_headings(sheet, form)
    _draw_total(sheet, form, lines)
    _draw_lines(sheet, form, lines)
    sheet.column_dimensions[column_letters(NUMBER)].width = NUMBER_WIDTH
    for column in columns(form):
        sheet.column_dimensions[column_letters(column.number)].width = column.width


def finish_month(sheet: Worksheet, form: Form, lists: Lists, lines: int) -> None:
    """Drop-downs, colours of what is missing or wrong, frozen headings, protection, printing."""
    for column in columns(form):
        canvas = Canvas(sheet, form, column.sheet, lists)
        canvas.validate(column.field, column.cells(lines))
    colour_lines(sheet, form, lines)
    Canvas(sheet, form, form.info, lists).finish(landscape=True)
    sheet.sheet_view.tabSelected = False
    sheet.freeze_panes = address(FIRST_LINE, frozen_columns(form) + 1)
    _set_up_print(sheet, form)


def name_height(form: Form, name: str) -> float:
    """Points that the row of an organization takes with this name."""
    column = next(c for c in columns(form) if c.field.prefill is Prefill.ORGANIZATION_NAME)
    return style.row_height((name, column.width))


def _draw_lines(sheet: Worksheet, form: Form, lines: int) -> None:
    """The rows look like the first one; to say so anew of each cell takes seconds."""
    style.NUMBERING.on(sheet.cell(FIRST_LINE, NUMBER))
    last = columns(form)[-1].number
    for column in columns(form):
        _look_of(column).on(sheet.cell(FIRST_LINE, column.number))
    for row in range(FIRST_LINE, FIRST_LINE + lines):
        for number in range(NUMBER, last + 1):
            style.copy_look(sheet.cell(FIRST_LINE, number), sheet.cell(row, number))
        sheet.cell(row, NUMBER, row - FIRST_LINE + 1)


def _look_of(column: Column) -> style.Look:
    """Code and name stand as they are known; what is to be typed in is yellow."""
    look = style.input_look(column.field)
    known = column.field.prefill in (Prefill.ORGANIZATION, Prefill.ORGANIZATION_NAME)
    return replace(look, fill=PatternFill()) if known else look


def _draw_headings(sheet: Worksheet, form: Form) -> None:
    """Titles over sections over labels; what says whose a row is reaches over all three."""
    last = columns(form)[-1].number
    for row in (TITLE_ROW, SECTION_ROW, LABEL_ROW):
        for number in range(NUMBER, last + 1):
            style.HEADER.on(sheet.cell(row, number))
    sheet.cell(TITLE_ROW, NUMBER, "TT")
    _merge(sheet, TITLE_ROW, LABEL_ROW, NUMBER, NUMBER)
    for column in columns(form):
        owned = column.sheet is form.info
        cell = sheet.cell(TITLE_ROW if owned else LABEL_ROW, column.number, column.field.label)
        (style.HEADER if column.field.required else style.OPTIONAL_HEADER).on(cell)
        if owned:
            _merge(sheet, TITLE_ROW, LABEL_ROW, column.number, column.number)
    for row, bands in ((TITLE_ROW, title_bands(form)), (SECTION_ROW, section_bands(form))):
        found = list(bands)
        for band in found:
            sheet.cell(row, band.first, band.text)
            _merge(sheet, row, row, band.first, band.last)
        sheet.row_dimensions[row].height = max(_band_height(form, band) for band in found)
    labels = ((c.field.label, c.width - 1) for c in of_records(form))
    sheet.row_dimensions[LABEL_ROW].height = style.row_height(*labels)


def _merge(sheet: Worksheet, top: int, bottom: int, left: int, right: int) -> None:
    if (top, left) != (bottom, right):
        sheet.merge_cells(None, top, left, bottom, right)


def _band_height(form: Form, band: Band) -> float:
    widths = (c.width for c in columns(form) if band.first <= c.number <= band.last)
    return style.row_height((band.text, sum(widths) - 1))


def _draw_total(sheet: Worksheet, form: Form, lines: int) -> None:
    for number in range(NUMBER, columns(form)[-1].number + 1):
        _SUM.on(sheet.cell(TOTAL_ROW, number))
    _SUM_LABEL.on(sheet.cell(TOTAL_ROW, frozen_columns(form), _TOTAL))
    for column in of_records(form):
        sheet.cell(TOTAL_ROW, column.number, f"=SUM({column.cells(lines)})")
    sheet.row_dimensions[TOTAL_ROW].height = style.row_height()


def _set_up_print(sheet: Worksheet, form: Form) -> None:
    """A3 across, a record a page, with the headings and the names on each."""
    sheet.page_setup.paperSize = _A3
    sheet.sheet_properties.pageSetUpPr = None
    sheet.page_setup.fitToWidth = sheet.page_setup.fitToHeight = None
    frozen = frozen_columns(form)
    named = [column for column in columns(form) if column.number <= frozen]
    own = [[c for c in columns(form) if c.sheet is record] for record in records(form)]
    widest = max(points_wide([*named, *some]) for some in own)
    first = [c for c in columns(form) if c.number <= own[0][-1].number] if own else []
    sheet.page_setup.scale = min(100, int(100 * _PRINTED_WIDTH / max(widest, points_wide(first))))
    sheet.col_breaks = ColBreak()
    for some in own[:-1]:
        sheet.col_breaks.append(Break(id=some[-1].number))
    sheet.print_title_rows = f"{TITLE_ROW}:{LABEL_ROW}"
    sheet.print_title_cols = f"{column_letters(NUMBER)}:{column_letters(frozen)}"
