"""The declarations hold together: what a slip in one of them would break is looked for here."""

import dataclasses
import unicodedata
from collections import Counter
from collections.abc import Iterator

import pytest

from partyboard.forms.model import Field, Form, Kind, Prefill, Sheet
from partyboard.forms.registry import FORMS
from partyboard.forms.rules import (
    AtMostLast,
    Balance,
    InMonth,
    MentionsOpenItems,
    NotBefore,
    PartsSum,
)
from partyboard.text import key

FIELDS = [
    pytest.param(form, sheet, field, id=f"{form.name}.{sheet.name}.{field.name}")
    for form in FORMS
    for sheet, field in form.fields()
]
SHEETS = [
    pytest.param(form, sheet, id=f"{form.name}.{sheet.name}")
    for form in FORMS
    for sheet in form.sheets
]
each_form = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
each_sheet = pytest.mark.parametrize(("form", "sheet"), SHEETS)
each_field = pytest.mark.parametrize(("form", "sheet", "field"), FIELDS)


def repeated(names: Iterator[str]) -> list[str]:
    return [name for name, times in Counter(names).items() if times > 1]


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    elif dataclasses.is_dataclass(value):
        for part in dataclasses.fields(value):
            yield from texts(getattr(value, part.name))


def test_form_names_are_unique():
    assert repeated(form.name for form in FORMS) == []


@each_form
def test_sheet_names_of_a_form_are_unique(form: Form):
    assert repeated(sheet.name for sheet in form.sheets) == []


@each_form
def test_no_two_sheets_of_a_form_answer_to_the_same_title(form: Form):
    names = (key(name) for sheet in form.sheets for name in {sheet.title, *sheet.aliases})
    assert repeated(names) == []


@each_form
def test_sheet_titles_are_titles_that_excel_accepts(form: Form):
    for sheet in form.sheets:
        assert 0 < len(sheet.title) <= 31
        assert not set(sheet.title) & set("[]:*?/\\'")


@each_sheet
def test_field_names_of_a_sheet_are_unique_and_fit_for_columns(form: Form, sheet: Sheet):
    assert repeated(field.name for field in sheet.fields) == []
    assert all(field.name.isidentifier() and field.name.islower() for field in sheet.fields)


@each_sheet
def test_no_label_or_alias_names_two_fields_of_a_sheet(form: Form, sheet: Sheet):
    names = (
        name for field in sheet.fields for name in {key(n) for n in (field.label, *field.aliases)}
    )
    assert repeated(names) == []


@each_sheet
def test_no_section_heading_reads_like_a_field(form: Form, sheet: Sheet):
    sections = {key(field.section) for field in sheet.fields if field.section}
    assert not sections & {key(n) for field in sheet.fields for n in (field.label, *field.aliases)}


@each_sheet
def test_fields_of_a_section_stand_together(form: Form, sheet: Sheet):
    runs = [
        field.section
        for before, field in zip((None, *sheet.fields), sheet.fields, strict=False)
        if before is None or before.section != field.section
    ]
    assert repeated(iter(runs)) == []


@each_sheet
def test_every_rule_names_fields_that_exist(form: Form, sheet: Sheet):
    for rule in sheet.rules:
        for name in texts(rule):
            form.locate(sheet, name)


@each_sheet
def test_rules_about_sums_name_counts_and_rules_about_days_name_dates(form: Form, sheet: Sheet):
    kinds = {Balance: Kind.COUNT, PartsSum: Kind.COUNT, AtMostLast: Kind.COUNT}
    kinds |= {InMonth: Kind.DATE, NotBefore: Kind.DATE}
    for rule in sheet.rules:
        if wanted := kinds.get(type(rule)):
            assert {form.locate(sheet, name)[1].kind for name in texts(rule)} == {wanted}


@each_sheet
def test_register_items_are_named_by_required_fields(form: Form, sheet: Sheet):
    for rule in sheet.rules:
        if isinstance(rule, MentionsOpenItems):
            assert sheet.field(rule.conclusion).required
            assert sheet.field(rule.item).required


@each_field
def test_part_and_its_whole_are_counts_of_one_row(form: Form, sheet: Sheet, field: Field):
    if field.at_most:
        owner, whole = form.locate(sheet, field.at_most)
        assert (field.kind, whole.kind) == (Kind.COUNT, Kind.COUNT)
        assert whole is not field
        assert owner is sheet or not owner.is_table


@each_field
def test_every_field_says_how_to_fill_it_in(form: Form, sheet: Sheet, field: Field):
    assert field.help.endswith((".", "…"))


@each_field
def test_choices_are_declared_for_drop_downs_and_nothing_else(
    form: Form, sheet: Sheet, field: Field
):
    assert bool(field.choices) == (field.kind is Kind.CHOICE)
    assert not field.suggestions or field.kind is Kind.TEXT


@each_field
def test_no_text_names_two_choices_of_a_field(form: Form, sheet: Sheet, field: Field):
    names = (
        name
        for choice in field.choices
        for name in {key(n) for n in (choice.label, *choice.aliases)}
    )
    assert repeated(names) == []
    assert repeated(choice.code for choice in field.choices) == []


@each_field
def test_no_field_comes_from_a_version_that_is_not_yet(form: Form, sheet: Sheet, field: Field):
    assert 1 <= field.since <= form.version


@each_form
def test_every_word_is_composed_unicode_without_stray_spaces(form: Form):
    for text in texts(form):
        assert unicodedata.is_normalized("NFC", text)
        assert text == " ".join(text.split())


@each_form
def test_first_sheet_is_a_record_with_mark_and_period(form: Form):
    assert not form.info.is_table
    assert form.info.field("form").prefill is Prefill.FORM
    period = form.info.field(form.period)
    assert period.prefill is Prefill.PERIOD
    assert period.kind in (Kind.MONTH, Kind.YEAR)
    assert period.required


@each_form
def test_form_of_organizations_asks_for_their_code(form: Form):
    if form.organization:
        assert form.info.field(form.organization).prefill is Prefill.ORGANIZATION
        assert form.info.field(form.organization).kind is Kind.CODE
    else:
        assert all(field.prefill is not Prefill.ORGANIZATION for _, field in form.fields())


@each_form
def test_last_closing_is_prefilled_where_the_total_continues(form: Form):
    prefilled = [field for _, field in form.fields() if field.prefill is Prefill.LAST_CLOSING]
    assert all(field.kind is Kind.COUNT for field in prefilled)
    assert len(prefilled) <= 1
