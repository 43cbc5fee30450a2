"""Whether the figures of one workbook agree with each other, by the rules its form declares."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from partyboard.forms.model import Field, Form, Kind, Sheet
from partyboard.forms.rules import Balance, InMonth, NotBefore, NotEmpty, PartsSum, Rule, UniqueRows
from partyboard.forms.rules_in_words import called, demand, limit
from partyboard.intake.findings import Finding, finding
from partyboard.intake.report import Report, Row, Value
from partyboard.intake.shown import sentence, shown
from partyboard.text import Month, format_date, key

_ADDRESS = re.compile(r"([A-Z]+)([0-9]+)")
_FROM_1904_TO_1900 = timedelta(days=1462)


@dataclass(frozen=True, slots=True)
class _Term:
    """A field in one row: `is_read` is false where the cell could not be read."""

    field: Field
    value: Value
    cell: str
    title: str
    is_read: bool

    @property
    def shown(self) -> str:
        """The value as a person reads it."""
        return shown(self.field, self.value)

    @property
    def in_words(self) -> str:
        """The label and the value inside a sentence: "kết nạp 1"."""
        label = self.field.label
        inside = label if label[1:2].isupper() else label[:1].lower() + label[1:]
        return f"{inside} {self.shown}"

    @property
    def quoted(self) -> str:
        """The label with the value behind it: "«Nữ» (60)"."""
        return f"«{self.field.label}» ({self.shown})"

    def figure(self) -> float | int:
        """The value in a sum; blank counts as nothing."""
        return _figure(self.value)


def _figure(value: Value) -> float | int:
    return value if isinstance(value, int | float) else 0


@dataclass(frozen=True, slots=True)
class _Desk:
    """A report being checked."""

    form: Form
    report: Report

    def title(self, sheet: Sheet) -> str:
        """The name on the tab."""
        return self.report.title(sheet)

    def value(self, sheet: Sheet, row: Row, reference: str) -> Value:
        """The value that a rule on `sheet` names: enough where the rule holds."""
        home, _, name = reference.rpartition(".")
        here = home in ("", sheet.name)
        return (row.values if here else self.report.record(home)).get(name)

    def summed(self, sheet: Sheet, row: Row, references: tuple[str, ...]) -> float | int:
        """Of the values that a rule names; blank counts as nothing."""
        return sum(_figure(self.value(sheet, row, each)) for each in references)

    def term(self, sheet: Sheet, row: Row, reference: str) -> _Term:
        """What a rule on `sheet` names, in this row or in the record of another sheet."""
        owner, field = self.form.locate(sheet, reference)
        home = row
        if owner.name != sheet.name:
            rows = self.report.sheets.get(owner.name, ())
            home = rows[0] if rows else Row(0, {field.name: None})
        value, cell = home.values.get(field.name), home.cells.get(field.name, "")
        return _Term(field, value, cell, self.title(owner), field.name in home.values)


def inconsistencies(form: Form, report: Report) -> Iterator[Finding]:
    """What does not agree, sheet by sheet; a rule over a cell that could not be read is silent."""
    desk = _Desk(form, report)
    for sheet in form.sheets:
        rows = report.sheets.get(sheet.name, ())
        for row in rows:
            yield from _parts_within_wholes(desk, sheet, row)
        for rule in sheet.rules:
            yield from _broken(desk, sheet, rows, rule)


def _broken(desk: _Desk, sheet: Sheet, rows: tuple[Row, ...], rule: Rule) -> Iterator[Finding]:
    """The rules that need other workbooks are applied by `compare`."""
    match rule:
        case Balance():
            for row in rows:
                yield from _balance(desk, sheet, row, rule)
        case PartsSum():
            for row in rows:
                yield from _parts_sum(desk, sheet, row, rule)
        case UniqueRows():
            yield from _duplicate_rows(desk, sheet, rows, rule)
        case NotEmpty(field):
            if not rows:
                yield _no_rows(desk, sheet, field)
        case InMonth():
            for row in rows:
                yield from _in_month(desk, sheet, row, rule)
        case NotBefore():
            for row in rows:
                yield from _not_before(desk, sheet, row, rule)


def _parts_within_wholes(desk: _Desk, sheet: Sheet, row: Row) -> Iterator[Finding]:
    for field in sheet.fields:
        found = row.values.get(field.name) if field.at_most else None
        most = desk.value(sheet, row, field.at_most) if found is not None else None
        if most is not None and _figure(found) > _figure(most):
            part, whole = desk.term(sheet, row, field.name), desk.term(sheet, row, field.at_most)
            there = whole.cell if whole.title == part.title else f"{whole.title}!{whole.cell}"
            yield finding(
                "part-exceeds-whole",
                part.title,
                part.cell,
                label=field.label,
                found=part.shown,
                rule=limit(field.at_most, called(whole.quoted)),
                cell_part=part.cell,
                cell_whole=there,
            )


def _balance(desk: _Desk, sheet: Sheet, row: Row, rule: Balance) -> Iterator[Finding]:
    expected = desk.summed(sheet, row, rule.plus) - desk.summed(sheet, row, rule.minus)
    if expected == desk.summed(sheet, row, (rule.total,)):
        return
    total = desk.term(sheet, row, rule.total)
    plus = [desk.term(sheet, row, name) for name in rule.plus]
    minus = [desk.term(sheet, row, name) for name in rule.minus]
    terms = [*plus, *minus, total]
    if not all(term.is_read for term in terms) or total.value is None:
        return
    if any(term.field.required and term.value is None for term in terms):
        return
    yield finding(
        "total-mismatch",
        total.title,
        total.cell,
        label=total.field.label,
        found=total.shown,
        rule=_summed(rule, dict(zip((*rule.plus, *rule.minus), [*plus, *minus], strict=True))),
        expected=shown(total.field, expected),
        cells=_range([term.cell for term in terms if term.cell]),
    )


def _summed(rule: Balance, terms: Mapping[str, _Term]) -> str:
    """What the rule asks, with the figures; blank terms are left out."""
    given = {name for name, term in terms.items() if term.value is not None}
    plus, minus = (tuple(n for n in names if n in given) for names in (rule.plus, rule.minus))
    return demand(replace(rule, plus=plus, minus=minus), lambda name: terms[name].in_words)


def _range(cells: list[str]) -> str:
    """The cells to look at: "C5:C14" when they stand in one column."""
    parsed = sorted((int(match[2]), match[1]) for cell in cells if (match := _ADDRESS.match(cell)))
    columns = {column for _, column in parsed}
    if len(columns) != 1:
        return ", ".join(cells)
    column = columns.pop()
    return f"{column}{parsed[0][0]}:{column}{parsed[-1][0]}"


def _parts_sum(desk: _Desk, sheet: Sheet, row: Row, rule: PartsSum) -> Iterator[Finding]:
    if any(desk.value(sheet, row, name) is None for name in (rule.whole, *rule.parts)):
        return
    whole = desk.term(sheet, row, rule.whole)
    expected = desk.summed(sheet, row, rule.parts)
    if expected != whole.figure():
        yield finding(
            "parts-differ",
            whole.title,
            whole.cell,
            label=whole.field.label,
            found=whole.shown,
            rule=demand(rule, lambda name: desk.term(sheet, row, name).in_words),
            expected=shown(whole.field, expected),
        )


def _duplicate_rows(
    desk: _Desk, sheet: Sheet, rows: tuple[Row, ...], rule: UniqueRows
) -> Iterator[Finding]:
    codes = [
        other.fields[0]
        for other in sheet.rules
        if isinstance(other, UniqueRows) and len(other.fields) == 1 and other != rule
    ]
    seen: dict[tuple[Value, ...], list[Row]] = {}
    for row in rows:
        identity = _identity(row, rule.fields)
        if identity is None:
            continue
        earlier = seen.setdefault(identity, [])
        twin = next((other for other in earlier if not _told_apart(row, other, codes)), None)
        if twin is not None:
            yield _duplicate_row(desk, sheet, row, twin, rule)
        earlier.append(row)


def _identity(row: Row, names: tuple[str, ...]) -> tuple[Value, ...] | None:
    """What must not occur twice; None where all of it is blank or some of it was not read."""
    if any(name not in row.values for name in names):
        return None
    values = tuple(row.values[name] for name in names)
    if all(value is None for value in values):
        return None
    return tuple(key(value) if isinstance(value, str) else value for value in values)


def _told_apart(row: Row, other: Row, codes: list[str]) -> bool:
    """Whether both rows have a code and the codes differ: two classes may share name and day;
    or share it, which the rule about the code has already said.
    """
    return any(row.values.get(code) and other.values.get(code) for code in codes)


def _no_rows(desk: _Desk, sheet: Sheet, name: str) -> Finding:
    label = next(field.label for field in sheet.fields if field.name == name)
    hint = " Danh sách phải có ít nhất một dòng."
    return finding("missing-value", desk.title(sheet), label=label, found="(trống)", hint=hint)


def _duplicate_row(desk: _Desk, sheet: Sheet, row: Row, twin: Row, rule: UniqueRows) -> Finding:
    terms = [desk.term(sheet, row, name) for name in rule.fields]
    given = [term for term in terms if term.value is not None]
    return finding(
        "duplicate-row",
        desk.title(sheet),
        given[0].cell,
        found=twin.number,
        what=demand(_of_given(rule, given), lambda name: desk.term(sheet, row, name).quoted),
    )


def _of_given(rule: UniqueRows, given: list[_Term]) -> UniqueRows:
    named = {term.field.name for term in given}
    return UniqueRows(tuple(name for name in rule.fields if name in named))


def _in_month(desk: _Desk, sheet: Sheet, row: Row, rule: InMonth) -> Iterator[Finding]:
    period = desk.report.period
    term = desk.term(sheet, row, rule.field)
    is_monthly = desk.form.info.field(desk.form.period).kind is Kind.MONTH
    if period is None or not is_monthly or not isinstance(term.value, date):
        return
    if Month.of(term.value) != period:
        yield finding(
            "date-out-of-month",
            term.title,
            term.cell,
            label=term.field.label,
            found=term.shown,
            rule=f"{demand(rule, str)} {period.label}",
            hint=sentence(_slip(term.value, period)),
        )


def _slip(day: date, period: Month) -> str:
    """How a date of the month may have become this one."""
    if day.day <= 12 and Month.of(swapped := date(day.year, day.day, day.month)) == period:
        return f"đảo ngày với tháng thì là {format_date(swapped)}, trong tháng báo cáo"
    if Month.of(day + _FROM_1904_TO_1900) == period:
        right = format_date(day + _FROM_1904_TO_1900)
        return f"lệch đúng 4 năm 1 ngày, như khi chép từ tệp dùng lịch 1904: có phải {right}?"
    return ""


def _not_before(desk: _Desk, sheet: Sheet, row: Row, rule: NotBefore) -> Iterator[Finding]:
    later, earlier = desk.term(sheet, row, rule.field), desk.term(sheet, row, rule.earlier)
    if not isinstance(later.value, date) or not isinstance(earlier.value, date):
        return
    if later.value < earlier.value:
        yield finding(
            "date-out-of-month",
            later.title,
            later.cell,
            label=later.field.label,
            found=later.shown,
            rule=demand(rule, called(earlier.quoted)),
            hint="",
        )
