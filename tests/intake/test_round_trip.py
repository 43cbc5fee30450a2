"""What is written into a template is what is read out of it, for any form and any values."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partyboard.forms.model import Field, Form, Kind, Sheet
from partyboard.forms.registry import FORMS
from partyboard.forms.rules import Balance, NotEmpty, UniqueRows
from partyboard.intake.check import examine
from partyboard.intake.read import read_with_openpyxl, read_workbook
from partyboard.intake.report import Report, Value
from partyboard.intake.template import Filling, template
from partyboard.text import Month, clean, key

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậếềểễệốồổỗộớờởỡợứừửữựíìỉĩịýỳỷỹỵABCDĐKTUƯ"
SIGNS = " 0123456789.,;:-/()\"'<>&=+@%«»…–"
DAYS = st.dates(date(1930, 1, 1), date(2100, 12, 31))
MONTHS = DAYS.map(Month.of)
letters, digits = st.sampled_from(LETTERS), st.sampled_from("0123456789ABĐ")
KINDS: dict[Kind, st.SearchStrategy[Value]] = {
    Kind.COUNT: st.integers(0, 999_999),
    Kind.TEXT: st.tuples(st.text(SIGNS, max_size=3), letters, st.text(SIGNS + LETTERS, max_size=40))
    .map("".join)
    .map(clean),
    Kind.CODE: st.tuples(digits, st.text("0123456789ABCDTUĐ.-", max_size=8))
    .map("".join)
    .filter(lambda code: code != "0"),  # which says that there is none
    Kind.DATE: DAYS,
    Kind.MONTH: MONTHS.map(lambda month: month.first),
    Kind.YEAR: st.integers(1930, 2200),
    Kind.NUMBER: st.integers(0, 10_000) | st.integers(0, 10_000).map(lambda n: n / 4),
}
Row = dict[str, Value]
each_form = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)


def values_of(field: Field) -> st.SearchStrategy[Value]:
    codes = [choice.code for choice in field.choices]
    values = st.sampled_from(codes) if codes else KINDS[field.kind]
    return values if field.required else st.none() | values


def rows_of(sheet: Sheet) -> st.SearchStrategy[list[Row]]:
    row = st.fixed_dictionaries({field.name: values_of(field) for field in sheet.fields})
    agreeing = row.map(lambda drawn: made_to_agree(sheet, drawn))
    if not sheet.is_table:
        return st.lists(agreeing, min_size=1, max_size=1)
    least = int(any(isinstance(rule, NotEmpty) for rule in sheet.rules))
    return st.lists(agreeing, min_size=least, max_size=4).map(lambda rows: distinct(sheet, rows))


def distinct(sheet: Sheet, rows: list[Row]) -> list[Row]:
    for rule in sheet.rules:
        if isinstance(rule, UniqueRows):
            kept: dict[tuple[str, ...], Row] = {}
            for number, row in enumerate(rows):
                names = [row[name] for name in rule.fields]
                blank = all(value is None for value in names)
                kept.setdefault((f"row {number}",) if blank else tuple(map(spoken, names)), row)
            rows = list(kept.values())
    return rows


def spoken(value: Value) -> str:
    return key(str(value))


def made_to_agree(sheet: Sheet, drawn: Row) -> Row:
    row = dict(drawn)
    for rule in sheet.rules:
        if isinstance(rule, Balance):
            taken = sum(row[name] or 0 for name in rule.minus)
            row[rule.plus[0]] += taken
            row[rule.total] = sum(row[name] or 0 for name in rule.plus) - taken
    for field in sheet.fields:
        if field.at_most and None not in (row[field.name], row[field.at_most]):
            row[field.name] = min(row[field.name], row[field.at_most])
    return row


@st.composite
def fillings(draw: st.DrawFn, form: Form) -> Filling:
    period = draw(MONTHS)
    period = period if form.info.field(form.period).kind is Kind.MONTH else Month(period.year, 1)
    values = {sheet.name: tuple(draw(rows_of(sheet))) for sheet in form.content}
    code, name = draw(KINDS[Kind.CODE]), draw(KINDS[Kind.TEXT])
    named = {"organization": code, "organization_name": name} if form.organization else {}
    return Filling(period=period, values=values, **named)


def said(report: Report) -> dict[str, list[Row]]:
    return {name: [dict(row.values) for row in rows] for name, rows in report.sheets.items()}


filled_in = st.sampled_from(FORMS).flatmap(lambda form: st.tuples(st.just(form), fillings(form)))


@given(filled_in)
@settings(deadline=None, max_examples=150)
def test_values_of_a_filled_template_are_read_as_they_were_written(drawn):
    form, filling = drawn
    report = examine(read_workbook(template(form, filling)))
    assert [found for found in report.findings if found.is_error] == []
    assert (report.form, report.version) == (form, form.version)
    assert (report.organization, report.period) == (filling.organization, filling.period)
    content = {name: rows for name, rows in said(report).items() if name != form.info.name}
    assert content == {name: list(rows) for name, rows in filling.values.items()}


@given(filled_in)
@settings(deadline=None, max_examples=40)
def test_both_readers_read_a_filled_template_alike(drawn):
    content = template(*drawn)
    assert examine(read_with_openpyxl(content)) == examine(read_workbook(content))


@each_form
def test_blank_template_is_recognized_and_lacks_only_what_is_to_be_filled_in(form):
    report = examine(read_workbook(template(form, Filling())))
    assert report.form == form
    assert {found.code for found in report.findings if found.is_error} == {"missing-value"}
    assert all(not rows for name, rows in report.sheets.items() if form.sheet(name).is_table)


@each_form
def test_template_for_an_organization_raises_no_warning_of_its_own(form):
    filling = Filling("SNV", "Đảng bộ Sở Nội vụ", Month(2021, 1), last_closing=79)
    report = examine(read_workbook(template(form, filling)))
    assert {found.code for found in report.findings} <= {"missing-value"}
