"""Numbers in cells are read or refused, never guessed; numbers are written one way."""

import math
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyboard import text
from partyboard.text import Unreadable
from partyboard.text.numbers import LARGEST_COUNT

anything = (
    st.text()
    | st.text(alphabet="0123456789.,-+− %eE_xo\u00a0０１²①", max_size=12)
    | st.floats()
    | st.integers()
    | st.booleans()
    | st.none()
    | st.datetimes()
)
formats = st.sampled_from(["General", "0", "0%", "0.0%", "dd/mm/yyyy", "000", "@", "#,##0"])


def code_of(answer: object) -> str | None:
    return answer.code if isinstance(answer, Unreadable) else None


@pytest.mark.parametrize(
    ("value", "count"),
    [
        (None, None),
        ("", None),
        (" \u00a0\u200b", None),
        (0, 0),
        (-0.0, 0),
        ("-0", 0),
        ("-", 0),
        ("–", 0),
        ("không", 0),
        ("Không có ", 0),
        (12, 12),
        (12.0, 12),
        (2.9999999999999996, 3),
        (-1e-12, 0),
        ("12", 12),
        ("07", 7),
        ("+5", 5),
        ("１２", 12),
        ("12,0", 12),
        ("12.0", 12),
        ("1.500", 1500),
        ("1 500", 1500),
        ("1\u00a0500", 1500),
        ("1.234.567", 1_234_567),
        ("1.234,0", 1234),
        ("1234,000", 1234),
        ("0" * 5000 + "7", 7),
        (LARGEST_COUNT, LARGEST_COUNT),
    ],
)
def test_count_is_read(value: object, count: int | None) -> None:
    found = text.read_count(value)
    assert found == count
    assert type(found) is type(count)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("1,500", "ambiguous-number"),
        ("12,000", "ambiguous-number"),
        ("1,234,567", "ambiguous-number"),
        ("1,234.5", "ambiguous-number"),
        ("1.5", "fraction"),
        ("1,5", "fraction"),
        ("0.500", "fraction"),
        (5.016, "fraction"),
        (2.5, "fraction"),
        ("−5", "negative"),
        ("-5", "negative"),
        (-5, "negative"),
        (-2.5, "negative"),
        (-1e300, "negative"),
        ("3²", "not-a-number"),
        ("①", "not-a-number"),
        ("٣", "not-a-number"),
        ("1_000", "not-a-number"),
        ("1e3", "not-a-number"),
        ("nan", "not-a-number"),
        ("inf", "not-a-number"),
        (math.nan, "not-a-number"),
        (math.inf, "not-a-number"),
        ("O", "not-a-number"),
        ("x", "not-a-number"),
        ("12 đ/c", "not-a-number"),
        ("5/6", "not-a-number"),
        ("1 50", "not-a-number"),
        ("1.234 567", "not-a-number"),
        ("1\n500", "not-a-number"),
        ("12.", "not-a-number"),
        ("--", "not-a-number"),
        ("3%", "not-a-number"),
        (True, "not-a-number"),
        (False, "not-a-number"),
        (date(2021, 6, 5), "not-a-number"),
        (datetime(2021, 6, 5), "not-a-number"),
        (time(8, 30), "not-a-number"),
        (LARGEST_COUNT + 1, "not-a-number"),
        ("9" * 5000, "not-a-number"),
    ],
)
def test_count_that_could_mean_something_else_is_refused(value: object, code: str) -> None:
    assert code_of(text.read_count(value)) == code


@pytest.mark.parametrize(
    ("value", "number_format", "hint"),
    [
        (5.016, "General", "5016"),
        (2.5, "General", "2500"),
        ("1,500", "General", "1500 hay 1,5"),
        ("12,000", "General", "12000 hay 12?"),
        ("1,234,567", "General", "1234567"),
        ("12 đ/c", "General", "12?"),
        ("O", "General", "số 0"),
        (0.03, "0%", "hiện là 3%, thực là 0,03"),
        (2, "0%", "hiện là 200%, thực là 2"),
        (date(2021, 6, 5), "General", "05/06/2021"),
    ],
)
def test_hint_says_what_may_have_been_meant(value: object, number_format: str, hint: str) -> None:
    found = text.read_count(value, number_format)
    assert isinstance(found, Unreadable)
    assert hint in found.hint


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("12 đ/c", "12"),
        ("12đ/c", "12"),
        ("12 ĐỒNG CHÍ", "12"),
        ("1.500 đ/c", "1500"),
        ("12 (trong đó 2 nữ)", "12"),
        ("12.", "12"),
        ("'12", "12"),
        ("O", "0"),
        ("1O", "10"),
        ("l", "1"),
        ("hai", "2"),
        ("10+2", "12"),
        ("1,500.00", "1500"),
        ("1,234,567", "1234567"),
        (5.016, "5016"),
    ],
)
def test_what_was_meant_is_offered_as_it_should_be_typed(value: object, meant: str) -> None:
    found = text.read_count(value)
    assert isinstance(found, Unreadable)
    assert found.meant == meant
    assert text.read_count(meant) == int(meant)


@pytest.mark.parametrize(
    "value",
    [
        "1,500", "1,500 đ/c", "1.5", 1.5, 2.5, "x", "✓", "II", "12 nghìn", "2 chục", "5 tr", "12%",
        "12-13", "12/15", "12 hoặc 13", "12 nam, 3 nữ", "12 đ/c và 3", "12 ?", "12 (?)",
        "khoảng 12", "3²", "①", "1_000", "1e3", "nan", "...", "-5", True, date(2021, 6, 5),
    ],
)  # fmt: skip
def test_nothing_is_offered_where_nobody_can_tell(value: object) -> None:
    found = text.read_count(value)
    assert isinstance(found, Unreadable)
    assert found.meant == ""


@pytest.mark.parametrize(
    ("value", "number_format", "code"),
    [
        (0.03, "0%", "fraction"),
        (1, "0.00%", "fraction"),
        (5, "dd/mm/yyyy", "not-a-number"),
        (5, "[$-42A]d mmmm yyyy", "not-a-number"),
        (5, "mmm-yy", "not-a-number"),
    ],
)
def test_count_shown_as_something_else_is_refused(
    value: object, number_format: str, code: str
) -> None:
    assert code_of(text.read_count(value, number_format)) == code


@pytest.mark.parametrize(
    ("value", "number_format"),
    [
        (5, '0" %"'),
        (5, '0 "đồng/d/m/y"'),
        (5, r"_-* #,##0\ _d_-"),
        (5, "[Red]0"),
        (5, "#,##0 [$đ-42A]"),
        ("5", "0%"),
        ("5", "dd/mm/yyyy"),
    ],
)
def test_decoration_of_a_format_does_not_change_the_count(
    value: object, number_format: str
) -> None:
    assert text.read_count(value, number_format) == 5


def test_zero_shown_as_a_percentage_is_zero() -> None:
    assert text.read_count(0, "0%") == 0


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (None, None),
        ("  ", None),
        ("5,5", 5.5),
        ("5.5", 5.5),
        ("1.234,5", 1234.5),
        ("1 234,5", 1234.5),
        ("1.500", 1500),
        ("12,0", 12),
        ("-2,5", -2.5),
        (5.016, 5.016),
        (-3, -3),
        (2.9999999999999996, 3),
        (10**9, 10**9),
    ],
)
def test_number_is_read_with_a_decimal_comma(value: object, number: float | None) -> None:
    found = text.read_number(value)
    assert found == number
    assert type(found) is type(number)


@pytest.mark.parametrize(
    ("value", "number_format", "code"),
    [
        ("3%", "General", "not-a-number"),
        (0.03, "0%", "not-a-number"),
        ("1,500", "General", "ambiguous-number"),
        ("-", "General", "not-a-number"),
        ("không", "General", "not-a-number"),
        (True, "General", "not-a-number"),
        (1e300, "General", "not-a-number"),
        (date(2021, 6, 5), "General", "not-a-number"),
    ],
)
def test_number_that_reads_two_ways_is_refused(
    value: object, number_format: str, code: str
) -> None:
    assert code_of(text.read_number(value, number_format)) == code


@pytest.mark.parametrize(
    ("count", "written"),
    [(0, "0"), (17, "17"), (3390, "3.390"), (1_234_567, "1.234.567"), (-3390, "−3.390")],
)
def test_count_is_written_with_dots_between_thousands(count: int, written: str) -> None:
    assert text.format_count(count) == written


@pytest.mark.parametrize(
    ("number", "digits", "written"),
    [
        (12345.5, 1, "12.345,5"),
        (0.25, 1, "0,3"),
        (2.5, 0, "3"),
        (-2.5, 0, "−3"),
        (-0.01, 1, "0,0"),
        (7, 2, "7,00"),
        (1.005, 2, "1,01"),
    ],
)
def test_number_is_written_with_a_decimal_comma(number: float, digits: int, written: str) -> None:
    assert text.format_number(number, digits) == written


@pytest.mark.parametrize(
    ("amount", "written"), [(100, "100"), (12.0, "12"), (12.5, "12,5"), (1234.0, "1.234"), (0, "0")]
)
def test_amount_is_as_short_as_it_is(amount: float, written: str) -> None:
    assert text.format_amount(amount) == written


@pytest.mark.parametrize(
    ("share", "written"), [(0.971, "97,1%"), (1, "100,0%"), (0, "0,0%"), (-0.05, "−5,0%")]
)
def test_share_is_written_as_a_percentage(share: float, written: str) -> None:
    assert text.format_percent(share) == written


@pytest.mark.parametrize(
    ("change", "written"), [(17, "+17"), (-2, "−2"), (0, "0"), (1234, "+1.234")]
)
def test_change_is_written_with_its_sign(change: int, written: str) -> None:
    assert text.format_change(change) == written


def test_count_with_a_fraction_is_not_written() -> None:
    with pytest.raises(ValueError, match="whole"):
        text.format_count(2.5)  # type: ignore[arg-type]


@pytest.mark.parametrize("number", [math.nan, math.inf])
def test_number_that_is_none_is_not_written(number: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        text.format_number(number)


@given(st.integers(0, LARGEST_COUNT))
def test_written_count_is_read_back(n: int) -> None:
    assert text.read_count(text.format_count(n)) == n


@given(anything, formats)
def test_any_cell_gets_an_answer(value: object, number_format: str) -> None:
    count = text.read_count(value, number_format)
    assert isinstance(count, Unreadable) or count is None or 0 <= count <= LARGEST_COUNT
    number = text.read_number(value, number_format)
    assert isinstance(number, Unreadable) or number is None or math.isfinite(number)
