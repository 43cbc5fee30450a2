"""Colours in the rows of the consolidated template: what is missing, what does not add up."""

from openpyxl.formatting.rule import Rule
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from partyboard.forms.model import Form, Sheet
from partyboard.forms.rules import Balance, PartsSum
from partyboard.intake.template import style
from partyboard.intake.template.consolidated_layout import (
    Column,
    column_of,
    columns,
    of_records,
    records,
)

_NEEDED = DifferentialStyle(fill=style.NEEDED_FILL)
_WRONG = DifferentialStyle(fill=style.WRONG_FILL)


def colour_lines(sheet: Worksheet, form: Form, lines: int) -> None:
    """All the colours of a month with this many rows."""
    for column in columns(form):
        _colour(sheet, form, column, lines)
    for record in records(form):
        _colour_sums(sheet, form, record, lines)


def _colour(sheet: Worksheet, form: Form, column: Column, lines: int) -> None:
    """Orange where a row in use lacks the figure, red where a part exceeds its whole."""
    cell, field = column.first_cell, column.field
    if field.required:
        missing = f'AND({_row_in_use(form)},{cell}="")'
        _add(sheet, column, lines, style.when(missing, _NEEDED))
    if field.at_most:
        whole = column_of(form, column.sheet, field.at_most).first_cell
        excess = f"AND(ISNUMBER({cell}),ISNUMBER({whole}),{cell}>{whole})"
        _add(sheet, column, lines, style.when(excess, _WRONG))


def _colour_sums(sheet: Worksheet, form: Form, record: Sheet, lines: int) -> None:
    """Red where a total is not what the other figures of the row add up to."""
    for rule in record.rules:
        if isinstance(rule, Balance):
            total = column_of(form, record, rule.total)
            plus, minus = (_listed(form, record, names) for names in (rule.plus, rule.minus))
            differs = f"{total.first_cell}<>SUM({plus})-SUM({minus})"
            wrong = f"AND(ISNUMBER({total.first_cell}),{differs})"
        elif isinstance(rule, PartsSum):
            total = column_of(form, record, rule.whole)
            parts = _listed(form, record, rule.parts)
            complete = f"COUNT({total.first_cell},{parts})={len(rule.parts) + 1}"
            wrong = f"AND({complete},{total.first_cell}<>SUM({parts}))"
        else:
            continue
        _add(sheet, total, lines, style.when(wrong, _WRONG))


def _add(sheet: Worksheet, column: Column, lines: int, rule: Rule) -> None:
    sheet.conditional_formatting.add(column.cells(lines), rule)


def _listed(form: Form, record: Sheet, names: tuple[str, ...]) -> str:
    return ",".join(column_of(form, record, name).first_cell for name in names)


def _row_in_use(form: Form) -> str:
    """Whether anything is typed into a row beside what stood in it."""
    figures = of_records(form)
    known = [each for each in figures if each.field.prefill]
    count = f"COUNTA({figures[0].first_cell}:{figures[-1].first_cell})"
    return f"{count}>COUNTA({','.join(each.first_cell for each in known)})" if known else count
