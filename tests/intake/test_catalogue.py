"""The catalogue holds every promised code once, in clean Vietnamese; its examples are true."""

import ast
import re
import string
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from raising import RAISING, raised

from partyboard.forms.model import Field, Kind
from partyboard.forms.registry import FORMS
from partyboard.intake.catalogue import CATALOGUE, KINDS, FindingKind, Severity
from partyboard.intake.findings_reference import limits_in_words
from partyboard.text import (
    Unreadable,
    read_code,
    read_count,
    read_date,
    read_month,
    read_number,
    read_text,
    read_year,
)

ROOT = Path(__file__).parents[2]

PROMISED = {
    Severity.ERROR: """
        not-a-workbook password-protected html-not-excel corrupt too-large unknown-form
        newer-template missing-sheet missing-field duplicate-label not-a-number ambiguous-number
        negative fraction not-a-date ambiguous-date not-a-code unknown-choice missing-value
        formula-error formula-without-value unknown-organization organization-closed future-month
        month-locked total-mismatch part-exceeds-whole duplicate-row outdated-template wrong-form
        stray-row
    """.split(),
    Severity.WARNING: """
        unknown-column hidden-content personal-data date-out-of-month outlier copied-figures
        parts-differ transfers-differ name-differs opening-differs follow-up-missing
        unknown-follow-up legacy-font-suspected later-opening-differs organizations-dropped
        many-organizations-dropped list-not-loaded
    """.split(),
    Severity.INFO: """
        older-template legacy-font-converted late revision same-content corrected heading-accepted
    """.split(),
}
each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)


def sentences(kind: FindingKind) -> tuple[str, ...]:
    """Everything that a kind says to people."""
    return kind.title, kind.sentence, kind.remedy, kind.meaning, kind.staff


def test_codes_are_unique() -> None:
    assert len(CATALOGUE) == len(KINDS)


def test_every_promised_code_is_there_with_its_severity_and_no_other() -> None:
    promised = {code: severity for severity, codes in PROMISED.items() for code in codes}
    assert {kind.code: kind.severity for kind in KINDS} == promised


@each_kind
def test_sentences_are_composed_unicode_and_close_with_a_stop(kind: FindingKind) -> None:
    title, *spoken = sentences(kind)
    assert all(unicodedata.is_normalized("NFC", text) for text in sentences(kind))
    assert not title.endswith(".")
    assert all(text.endswith((".", "?", "}")) for text in spoken if text)
    assert not any("  " in text or text != text.strip() for text in sentences(kind))


@each_kind
def test_what_is_wrong_comes_with_why_and_with_what_both_sides_do(kind: FindingKind) -> None:
    assert kind.meaning and kind.staff
    assert kind.remedy or kind.severity is Severity.INFO


@each_kind
def test_a_warning_asks_and_an_error_tells(kind: FindingKind) -> None:
    assert ("?" in kind.remedy) == (kind.severity is Severity.WARNING)


@each_kind
def test_placeholders_are_words(kind: FindingKind) -> None:
    names = {name for text in sentences(kind) for _, name, _, _ in string.Formatter().parse(text)}
    assert all(re.fullmatch("[a-z_]+", name) for name in names if name)


# Examples


@each_kind
def test_the_example_in_the_help_is_what_its_input_gives_and_nothing_else(
    kind: FindingKind,
) -> None:
    found = [(each.code, each.place, each.message) for each in raised(kind.code)]
    assert found == [(kind.code, kind.example.place, kind.message(kind.example.details))]


def test_every_code_has_an_input() -> None:
    assert set(RAISING) == set(CATALOGUE)


# Values that people are told to type

READERS: dict[Kind, Callable[[object], object]] = {
    Kind.COUNT: read_count,
    Kind.NUMBER: read_number,
    Kind.TEXT: read_text,
    Kind.CODE: read_code,
    Kind.DATE: read_date,
    Kind.MONTH: read_month,
    Kind.YEAR: read_year,
}
GOOD_VALUE = re.compile(r"[Vv]í dụ (\S*\d\S*?)(?=[.,;:)\"]*(?:\s|$))")
SHAPES: tuple[tuple[str, Callable[[object], object]], ...] = (
    (r"(?:19|20)\d\d", read_year),
    (r"[\d.]+", read_count),
    (r"\d+/\d+/\d+", read_date),
    (r"\d+/\d+", read_month),
)


def is_read(value: str, readers: list[Callable[[object], object]]) -> bool:
    return bool(readers) and not any(isinstance(read(value), Unreadable) for read in readers)


def texts_of_the_product() -> Iterator[tuple[str, str]]:
    """Every piece of text in the code, with the module that it stands in."""
    for path in [*ROOT.glob("partyboard/**/*.py"), *ROOT.glob("pages/**/*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield path.name, node.value


def test_every_value_that_any_text_gives_as_an_example_is_read() -> None:
    found = {
        (where, value)
        for where, text in texts_of_the_product()
        for value in GOOD_VALUE.findall(text)
        if re.fullmatch(r"[\d./]+", value)
    }
    assert {"1.500", "31/05/2021", "05/2021", "2021"} <= {value for _, value in found}
    for where, value in found:
        readers = [read for shape, read in SHAPES if re.fullmatch(shape, value)]
        assert is_read(value, readers), f"{where}: {value}"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param(field, value, id=f"{form.name}-{field.name}")
        for form in FORMS
        for _, field in form.fields()
        for value in GOOD_VALUE.findall(field.help)
    ],
)
def test_the_example_in_a_fields_help_is_read_in_that_field(field: Field, value: str) -> None:
    assert is_read(value, [READERS[field.kind]])


@each_kind
def test_figures_in_the_help_are_examples_that_are_read_or_limits_of_ours(
    kind: FindingKind,
) -> None:
    for text in (kind.remedy, kind.meaning, kind.staff):
        others = re.sub(r"\{\w+\}", "", GOOD_VALUE.sub("", text))
        assert re.findall(r"\S*[2-9]\S*|\S*1\d\S*|\S*\d[.,/-]\d\S*", others) == []


@each_kind
def test_limits_in_the_help_are_ours(kind: FindingKind) -> None:
    explained = kind.meaning.format(**limits_in_words())
    assert "{" not in explained
