"""Formulas that show, beside a figure, whether it agrees with the others: no macro, no array.

They stand in the check column only. The words are not a second set of rules: `intake.check`
decides; these spare the sender a workbook sent back.
"""

from dataclasses import dataclass

from partyboard.forms.model import Field, Form, Sheet
from partyboard.forms.rules import Balance, PartsSum
from partyboard.intake.template.layout import reference

MATCHES, NOT_FILLED = "✓ Khớp", "Chưa ghi"
_LONG_NUMBER = "999"


@dataclass(frozen=True, slots=True)
class Case:
    """Words shown while a condition holds ("" always does); each "{}" in them is a formula."""

    condition: str
    words: str
    numbers: tuple[str, ...] = ()

    @property
    def formula(self) -> str:
        """The words as a formula: "Lệch "&ABS(…)."""
        texts = [_quoted(text) for text in self.words.split("{}")]
        pieces = [texts[0]]
        for number, text in zip(self.numbers, texts[1:], strict=True):
            pieces += [number, text]
        return "&".join(piece for piece in pieces if piece != '""') or '""'


def cases(form: Form, sheet: Sheet, field: Field) -> tuple[Case, ...]:
    """What may be said beside a field of a record, in the order in which it is tried."""
    found: list[Case] = []
    if field.required:
        found.append(Case(f'{reference(form, sheet, field.name)}=""', NOT_FILLED))
    if field.at_most:
        found.append(_exceeds(form, sheet, field))
    for rule in sheet.rules:
        if isinstance(rule, Balance) and rule.total == field.name:
            found += _balance(form, sheet, rule)
        elif isinstance(rule, PartsSum) and rule.whole == field.name:
            found += _parts_sum(form, sheet, rule)
    return tuple(found)


def check_formula(said: tuple[Case, ...]) -> str:
    """The formula for the check column; "" when there is nothing to check."""
    formula = '""'
    for case in reversed(said):
        if case.condition:
            formula = f"IF({case.condition},{case.formula},{formula})"
        else:
            formula = case.formula
    return f"={formula}" if said else ""


def longest_words(said: tuple[Case, ...]) -> str:
    """The longest text that the check column may have to show."""
    return max((case.words.replace("{}", _LONG_NUMBER) for case in said), key=len, default="")


def _exceeds(form: Form, sheet: Sheet, field: Field) -> Case:
    part, whole = reference(form, sheet, field.name), reference(form, sheet, field.at_most)
    label = form.locate(sheet, field.at_most)[1].label
    condition = f"AND(ISNUMBER({part}),ISNUMBER({whole}),{part}>{whole})"
    return Case(condition, f"Lớn hơn {label} ({{}})", (whole,))


def _balance(form: Form, sheet: Sheet, rule: Balance) -> list[Case]:
    plus, minus = (
        ",".join(reference(form, sheet, name) for name in names)
        for names in (rule.plus, rule.minus)
    )
    total = reference(form, sheet, rule.total)
    return _agrees(total, f"(SUM({plus})-SUM({minus}))", "theo các dòng trên là {}")


def _parts_sum(form: Form, sheet: Sheet, rule: PartsSum) -> list[Case]:
    whole = reference(form, sheet, rule.whole)
    parts = ",".join(reference(form, sheet, name) for name in rule.parts)
    incomplete = f"COUNT({whole},{parts})<{len(rule.parts) + 1}"
    return [Case(incomplete, ""), *_agrees(whole, f"SUM({parts})", "các phần cộng lại là {}")]


def _agrees(stated: str, summed: str, words: str) -> list[Case]:
    off = (f"ABS(N({stated})-{summed})", summed)
    return [Case(f"{stated}={summed}", MATCHES), Case("", f"Lệch {{}}: {words}", off)]


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
