"""A code is what its sender sees in the cell, or it is not read."""

import math
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyboard import text
from partyboard.text import Unreadable


@pytest.mark.parametrize(
    ("value", "number_format", "code"),
    [
        (None, "General", None),
        (" \u200b", "@", None),
        ("007", "@", "007"),
        ("1.10", "@", "1.10"),
        (" 12-QĐ/ĐU\u00a0", "@", "12-QĐ/ĐU"),
        (7.0, "General", "7"),
        (7, "General", "7"),
        (7, "000", "007"),
        (2021, "General", "2021"),
        (2.9999999999999996, "General", "3"),
    ],
)
def test_code_is_read_as_shown(value: object, number_format: str, code: str | None) -> None:
    assert text.read_code(value, number_format) == code


@pytest.mark.parametrize(
    ("value", "number_format", "hint"),
    [
        (1.1, "General", "1.10"),
        (datetime(2021, 6, 5), "d-mmm", "05/06/2021"),
        (date(2021, 6, 5), "General", "05/06/2021"),
        (44352, "d-mmm", "05/06/2021"),
        (True, "General", "TRUE"),
        (12345678901234567890, "0", "15"),
        (math.nan, "General", ""),
        (math.inf, "General", ""),
        (time(5, 6), "h:mm", "văn bản"),
        (0.07, "0%", ""),
    ],
)
def test_code_that_excel_has_changed_is_refused(
    value: object, number_format: str, hint: str
) -> None:
    found = text.read_code(value, number_format)
    assert isinstance(found, Unreadable)
    assert found.code == "not-a-code"
    assert hint in found.hint


@pytest.mark.parametrize(
    ("value", "number_format", "written"),
    [
        (None, "General", None),
        ("Khen thưởng\r\nđột xuất ", "General", "Khen thưởng\nđột xuất"),
        (12, "General", "12"),
        (2.5, "General", "2,5"),
        (1234.5, "General", "1.234,5"),
        (0.1 + 0.2, "General", "0,3"),
        (0.035, "0.0%", "3,5%"),
        (1, "0%", "100%"),
        (1e-300, "General", "0"),
    ],
)
def test_text_keeps_a_number_as_people_write_it(
    value: object, number_format: str, written: str | None
) -> None:
    assert text.read_text(value, number_format) == written


def test_date_in_a_text_cell_is_refused() -> None:
    found = text.read_text(datetime(2021, 6, 5))
    assert isinstance(found, Unreadable)
    assert found.code == "not-a-code"


@given(st.from_regex("0{0,3}[0-9]{1,6}", fullmatch=True))
def test_zeros_before_a_code_are_never_lost(code: str) -> None:
    assert text.read_code(code) == code


@given(
    st.text() | st.floats() | st.integers() | st.booleans() | st.datetimes(),
    st.sampled_from(["General", "000", "0%", "dd/mm/yyyy"]),
)
def test_any_cell_gets_an_answer(value: object, number_format: str) -> None:
    for read in (text.read_code, text.read_text):
        found = read(value, number_format)
        assert found is None or isinstance(found, Unreadable) or found == text.clean(found)
