"""The catalogue holds every promised code once, in clean Vietnamese, and each code is tested."""

import re
import string
import unicodedata
from pathlib import Path

import pytest

from partyboard.intake.catalogue import CATALOGUE, KINDS, FindingKind, Severity

TESTS = Path(__file__).parents[1]

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
        unknown-follow-up legacy-font-suspected later-opening-differs
    """.split(),
    Severity.INFO: """
        older-template legacy-font-converted late revision same-content corrected heading-accepted
    """.split(),
}
each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)


def sentences(kind: FindingKind) -> tuple[str, ...]:
    return kind.title, kind.sentence, kind.remedy


def test_codes_are_unique() -> None:
    assert len(CATALOGUE) == len(KINDS)


def test_every_promised_code_is_there_with_its_severity_and_no_other() -> None:
    promised = {code: severity for severity, codes in PROMISED.items() for code in codes}
    assert {kind.code: kind.severity for kind in KINDS} == promised


@each_kind
def test_sentences_are_composed_unicode_and_close_with_a_full_stop(kind: FindingKind) -> None:
    assert all(unicodedata.is_normalized("NFC", text) for text in sentences(kind))
    assert not kind.title.endswith(".")
    assert all(text.endswith((".", "}")) for text in (kind.sentence, kind.remedy) if text)


@each_kind
def test_what_is_wrong_comes_with_what_to_do(kind: FindingKind) -> None:
    assert kind.remedy or kind.severity is Severity.INFO


@each_kind
def test_placeholders_are_words(kind: FindingKind) -> None:
    names = {name for text in sentences(kind) for _, name, _, _ in string.Formatter().parse(text)}
    assert all(re.fullmatch("[a-z_]+", name) for name in names if name)


@pytest.fixture(scope="module")
def other_tests() -> str:
    """Every test but this one."""
    files = sorted(path for path in TESTS.rglob("*.py") if path != Path(__file__))
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


@each_kind
def test_an_input_that_raises_the_code_is_among_the_tests(
    kind: FindingKind, other_tests: str
) -> None:
    assert f'"{kind.code}"' in other_tests
