"""Formulas that show, beside a figure, whether it agrees with the others: no macro, no array.

They stand in the check column only. The words are not a second set of rules: `intake.check`
decides; these spare the sender a workbook sent back.
"""

from partyboard.forms.model import Field, Form, Sheet
from partyboard.forms.rules import Balance, PartsSum
from partyboard.intake.template.layout import reference

MATCHES, NOT_FILLED = "✓ Khớp", "Chưa ghi"

Case = tuple[str, str]  # a condition and the text shown when it holds, both as formula


def check_formula(form: Form, sheet: Sheet, field: Field) -> str:
    """The formula beside a field of a record; "" when there is nothing to check."""
    cases = _part_cases(form, sheet, field)
    for rule in sheet.rules:
        if isinstance(rule, Balance) and rule.total == field.name:
            cases += _balance_cases(form, sheet, rule)
        elif isinstance(rule, PartsSum) and rule.whole == field.name:
            cases += _parts_sum_cases(form, sheet, rule)
    if field.required:
        cases.insert(0, (f'{reference(form, sheet, field.name)}=""', _quoted(NOT_FILLED)))
    return f"={_nested(cases)}" if cases else ""


def _part_cases(form: Form, sheet: Sheet, field: Field) -> list[Case]:
    if not field.at_most:
        return []
    part, whole = reference(form, sheet, field.name), reference(form, sheet, field.at_most)
    label = form.locate(sheet, field.at_most)[1].label
    bigger = f"AND(ISNUMBER({part}),ISNUMBER({whole}),{part}>{whole})"
    return [(bigger, f"{_quoted(f'Lớn hơn {label} (')}&{whole}&{_quoted(')')}")]


def _balance_cases(form: Form, sheet: Sheet, rule: Balance) -> list[Case]:
    total = reference(form, sheet, rule.total)
    plus, minus = (
        ",".join(reference(form, sheet, name) for name in names)
        for names in (rule.plus, rule.minus)
    )
    return _sum_cases(total, f"(SUM({plus})-SUM({minus}))", "theo các dòng trên là ")


def _parts_sum_cases(form: Form, sheet: Sheet, rule: PartsSum) -> list[Case]:
    whole = reference(form, sheet, rule.whole)
    parts = ",".join(reference(form, sheet, name) for name in rule.parts)
    incomplete = f"COUNT({whole},{parts})<{len(rule.parts) + 1}"
    return [(incomplete, '""'), *_sum_cases(whole, f"SUM({parts})", "các phần cộng lại là ")]


def _sum_cases(stated: str, summed: str, words: str) -> list[Case]:
    off = f"{_quoted('Lệch ')}&ABS(N({stated})-{summed})&{_quoted(f': {words}')}&{summed}"
    return [(f"{stated}={summed}", _quoted(MATCHES)), ("TRUE", off)]


def _nested(cases: list[Case]) -> str:
    formula = '""'
    for condition, shown in reversed(cases):
        formula = shown if condition == "TRUE" else f"IF({condition},{shown},{formula})"
    return formula


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
