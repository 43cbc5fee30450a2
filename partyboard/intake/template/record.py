"""Draws a record: number, label, value, check and help side by side, a row a field."""

from openpyxl.styles import Font
from openpyxl.styles.differential import DifferentialStyle

from partyboard.forms.model import Field, Form, Kind, Prefill, Sheet
from partyboard.forms.rules_in_words import guidance
from partyboard.intake.cells import address
from partyboard.intake.template import style
from partyboard.intake.template.checks import (
    MATCHES,
    NOT_FILLED,
    cases,
    check_formula,
    longest_words,
)
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
_NUMBER_WIDTH, _COUNT_WIDTH, _CHECK_WIDTH, _HELP_WIDTH = 5, 12, 32, 38
_WIDEST_LABEL, _WIDEST_VALUE = 44, 34
_INDENTS = 4


def draw_record(canvas: Canvas) -> None:
    """The whole record sheet, its input cells empty."""
    label, value = _label_width(canvas.declared), _value_width(canvas.declared)
    canvas.set_widths((_NUMBER_WIDTH, label, value, _CHECK_WIDTH, _HELP_WIDTH))
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


def field_height(form: Form, declared: Sheet, field: Field, value: str = "") -> float:
    """Points that a field's row takes with this value in it."""
    said = longest_words(cases(form, declared, field))
    return style.row_height(
        (field.label, _label_width(declared) - _INDENTS),
        (value, _value_width(declared) - 2),
        (said, _CHECK_WIDTH * style.SMALL_FITS - 2),
        (guidance(form, declared, field), _HELP_WIDTH * style.SMALL_FITS - 2),
    )


def _label_width(declared: Sheet) -> int:
    return min(max(len(field.label) for field in declared.fields) + _INDENTS, _WIDEST_LABEL)


def _value_width(declared: Sheet) -> int:
    widths = (field.width for field in declared.fields if field.kind is not Kind.COUNT)
    return min(max(widths, default=_COUNT_WIDTH), _WIDEST_VALUE)


def _draw_section(canvas: Canvas, line: Line) -> None:
    for column in range(NUMBER, HELP + 1):
        style.SECTION.on(canvas.sheet.cell(line.row, column))
    canvas.sheet.cell(line.row, LABEL, line.section)
    canvas.sheet.row_dimensions[line.row].height = style.row_height()


def _draw_field(canvas: Canvas, line: Line, field: Field) -> None:
    fixed = field.prefill is Prefill.FORM
    formula = check_formula(cases(canvas.form, canvas.declared, field))
    for column, text, look in (
        (NUMBER, line.number or None, style.NUMBERING),
        (LABEL, field.label, style.label_look(field)),
        (VALUE, None, style.input_look(field, locked=fixed)),
        (CHECK, formula or None, style.CHECK),
        (HELP, guidance(canvas.form, canvas.declared, field), style.HELP),
    ):
        look.on(canvas.sheet.cell(line.row, column, text))
    canvas.sheet.row_dimensions[line.row].height = field_height(canvas.form, canvas.declared, field)
    if not fixed:
        canvas.validate(field, address(line.row, VALUE))


def _colour_checks(canvas: Canvas, last: int) -> None:
    cell = f"$D{FIRST_ROW}"
    matches, missing = f'{cell}="{MATCHES}"', f'{cell}="{NOT_FILLED}"'
    for condition, look in (
        (matches, DifferentialStyle(font=Font(color=style.RIGHT))),
        (missing, DifferentialStyle(font=Font(color=style.MISSING))),
        (
            f'AND({cell}<>"",NOT({matches}),NOT({missing}))',
            DifferentialStyle(fill=style.WRONG_FILL),
        ),
    ):
        rule = style.when(condition, look)
        canvas.sheet.conditional_formatting.add(f"D{FIRST_ROW}:D{last}", rule)


def _draw_signatures(canvas: Canvas, row: int) -> None:
    sheet = canvas.sheet
    for column in range(NUMBER, HELP + 1):
        style.SIGNATURE_NOTE.on(sheet.cell(row, column))
        style.SIGNATURE.on(sheet.cell(row + 1, column))
    sheet.cell(row, CHECK, "Ngày …… tháng …… năm ………")
    sheet.cell(row + 1, LABEL, "NGƯỜI LẬP BIỂU")
    sheet.cell(row + 1, CHECK, "T/M CẤP ỦY")
