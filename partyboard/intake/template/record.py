"""Draws a record: number, label, value, check and help side by side, a row a field."""

from openpyxl.styles import Font
from openpyxl.styles.differential import DifferentialStyle

from partyboard.forms.model import Field, Prefill, Sheet
from partyboard.intake.cells import address
from partyboard.intake.template import style
from partyboard.intake.template.checks import MATCHES, NOT_FILLED, check_formula
from partyboard.intake.template.frame import Canvas
from partyboard.intake.template.layout import (
    CHECK,
    FIRST_ROW,
    HEADER_ROW,
    HELP,
    LABEL,
    NUMBER,
    VALUE,
    Line,
    record_lines,
    signed_sheet,
)

_HEADERS = ("TT", "Nội dung", "Số liệu", "Kiểm tra", "Hướng dẫn")
_LEGEND = "Chỉ ghi vào ô nền vàng. Dòng in đậm là bắt buộc."
_LABEL_WIDTH, _HELP_WIDTH, _CHECK_WIDTH = 42, 40, 27
_WIDEST_VALUE = 34
_LINE, _PADDING = 14, 6


def draw_record(canvas: Canvas) -> None:
    """The whole record sheet, its input cells empty."""
    canvas.set_widths(_widths(canvas.declared))
    canvas.draw_top(_LEGEND, len(_HEADERS))
    for column, text in enumerate(_HEADERS, 1):
        style.HEADER.on(canvas.sheet.cell(HEADER_ROW, column, text))
    lines = record_lines(canvas.declared)
    for line in lines:
        if line.field:
            _draw_field(canvas, line, line.field)
        else:
            _draw_section(canvas, line)
    _colour_checks(canvas, last=lines[-1].row)
    if canvas.declared is signed_sheet(canvas.form):
        _draw_signatures(canvas, lines[-1].row + 2)
    canvas.finish(landscape=False)


def _widths(declared: Sheet) -> tuple[float, ...]:
    value = min(max(field.width for field in declared.fields), _WIDEST_VALUE)
    return (5, _LABEL_WIDTH, value, _CHECK_WIDTH, _HELP_WIDTH)


def _draw_section(canvas: Canvas, line: Line) -> None:
    for column in range(NUMBER, HELP + 1):
        style.SECTION.on(canvas.sheet.cell(line.row, column))
    canvas.sheet.cell(line.row, LABEL, line.section)
    canvas.sheet.row_dimensions[line.row].height = _LINE + _PADDING


def _draw_field(canvas: Canvas, line: Line, field: Field) -> None:
    fixed = field.prefill is Prefill.FORM
    formula = check_formula(canvas.form, canvas.declared, field)
    for column, text, look in (
        (NUMBER, line.number or None, style.NUMBERING),
        (LABEL, field.label, style.label_look(field)),
        (VALUE, None, style.input_look(field, locked=fixed)),
        (CHECK, formula or None, style.CHECK),
        (HELP, field.help, style.HELP),
    ):
        look.on(canvas.sheet.cell(line.row, column, text))
    canvas.sheet.row_dimensions[line.row].height = _height(field)
    if not fixed:
        canvas.validate(field, address(line.row, VALUE))


def _height(field: Field) -> int:
    lines = max(
        style.lines_needed(field.label, _LABEL_WIDTH - 2 - 2 * field.inside),
        style.lines_needed(field.help, _HELP_WIDTH + 4),  # in smaller letters
        2 if field.width > _WIDEST_VALUE else 1,
    )
    return lines * _LINE + _PADDING


def _colour_checks(canvas: Canvas, last: int) -> None:
    cell = f"$D{FIRST_ROW}"
    for words, colour in ((MATCHES, style.RIGHT), (NOT_FILLED, style.MISSING)):
        look = DifferentialStyle(font=Font(color=colour))
        rule = style.when(f'{cell}="{words}"', look)
        canvas.sheet.conditional_formatting.add(f"D{FIRST_ROW}:D{last}", rule)


def _draw_signatures(canvas: Canvas, row: int) -> None:
    sheet = canvas.sheet
    for column in range(NUMBER, HELP + 1):
        style.SIGNATURE_NOTE.on(sheet.cell(row, column))
        style.SIGNATURE.on(sheet.cell(row + 1, column))
    sheet.cell(row, CHECK, "Ngày …… tháng …… năm ………")
    sheet.cell(row + 1, LABEL, "NGƯỜI LẬP BIỂU")
    sheet.cell(row + 1, CHECK, "T/M CẤP ỦY")
