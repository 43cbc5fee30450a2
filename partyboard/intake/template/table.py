"""Draws a table: a header row and ruled rows under it, ready to type in."""

from collections.abc import Mapping

from openpyxl.styles.differential import DifferentialStyle

from partyboard.forms.model import Field, Sheet
from partyboard.intake.cells import address, column_letters
from partyboard.intake.template import style
from partyboard.intake.template.frame import Canvas
from partyboard.intake.template.layout import FIRST_ROW, HEADER_ROW, LAST_TABLE_ROW, whole_column

_LEGEND = "Cột in đậm là bắt buộc, thiếu thì ô đổi màu. Hết dòng kẻ thì ghi tiếp xuống dưới."
_NEEDED = DifferentialStyle(fill=style.NEEDED_FILL)
_EXCESS = DifferentialStyle(fill=style.WRONG_FILL)
_IN_USE = DifferentialStyle(border=style.BOXED)


def draw_table(canvas: Canvas, ruled: int) -> None:
    """The whole table sheet with this many ruled rows; rows below them may be typed in too."""
    fields = canvas.declared.fields
    canvas.set_widths(tuple(field.width for field in fields))
    canvas.draw_top(_LEGEND, len(fields))
    for column, field in enumerate(fields, 1):
        header = style.HEADER if field.required else style.OPTIONAL_HEADER
        header.on(canvas.sheet.cell(HEADER_ROW, column, field.label))
        _draw_column(canvas, column, field, ruled)
        canvas.validate(field, whole_column(canvas.declared, field))
        _colour_column(canvas, field)
    _rule_rows_in_use(canvas)
    canvas.finish(landscape=True)


def table_row_height(declared: Sheet, texts: Mapping[str, str]) -> float:
    """Points that a row takes with these texts (field → text) in it."""
    return style.row_height(*((text, declared.field(name).width) for name, text in texts.items()))


def _draw_column(canvas: Canvas, column: int, field: Field, ruled: int) -> None:
    look = style.input_look(field)
    below = canvas.sheet.column_dimensions[column_letters(column)]
    below.font, below.alignment, below.number_format = look.font, look.alignment, look.number_format
    below.protection = style.UNLOCKED
    first = canvas.sheet.cell(FIRST_ROW, column)
    look.on(first)
    for row in range(FIRST_ROW + 1, FIRST_ROW + ruled):
        style.copy_look(first, canvas.sheet.cell(row, column))


def _colour_column(canvas: Canvas, field: Field) -> None:
    cells = whole_column(canvas.declared, field)
    cell = _first_cell(canvas, field.name)
    if field.required:
        missing = f'AND({_row_in_use(canvas)},{cell}="")'
        canvas.sheet.conditional_formatting.add(cells, style.when(missing, _NEEDED))
    if field.at_most:
        whole = _first_cell(canvas, field.at_most)
        excess = f"AND(ISNUMBER({cell}),ISNUMBER({whole}),{cell}>{whole})"
        canvas.sheet.conditional_formatting.add(cells, style.when(excess, _EXCESS))


def _rule_rows_in_use(canvas: Canvas) -> None:
    last = column_letters(len(canvas.declared.fields))
    rule = style.when(_row_in_use(canvas), _IN_USE)
    canvas.sheet.conditional_formatting.add(f"A{FIRST_ROW}:{last}{LAST_TABLE_ROW}", rule)


def _row_in_use(canvas: Canvas) -> str:
    last = column_letters(len(canvas.declared.fields))
    return f"COUNTA($A{FIRST_ROW}:${last}{FIRST_ROW})>0"


def _first_cell(canvas: Canvas, name: str) -> str:
    names = [field.name for field in canvas.declared.fields]
    return f"${address(FIRST_ROW, names.index(name) + 1)}"
