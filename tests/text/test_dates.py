"""Dates and months are read day first, and only where they are certain."""

import math
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyboard import text
from partyboard.text import Month, Unreadable

months = st.builds(Month, st.integers(1950, 2180), st.integers(1, 12))
steps = st.integers(-100, 100)
anything = (
    st.text()
    | st.text(alphabet="0123456789/.- T:năm", max_size=12)
    | st.floats()
    | st.integers()
    | st.booleans()
    | st.dates()
    | st.datetimes()
)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (None, None),
        (" \u00a0", None),
        (date(2021, 4, 5), date(2021, 4, 5)),
        (datetime(2021, 4, 5, 8, 30), date(2021, 4, 5)),
        ("05/04/2021", date(2021, 4, 5)),
        ("5/4/2021", date(2021, 4, 5)),
        ("05-04-2021", date(2021, 4, 5)),
        ("05.04.2021", date(2021, 4, 5)),
        ("05 / 04 / 2021", date(2021, 4, 5)),
        ("０５/０４/２０２１", date(2021, 4, 5)),
        ("2021-04-05", date(2021, 4, 5)),
        ("2021-04-05 00:00:00", date(2021, 4, 5)),
        ("2021-04-05T08:30", date(2021, 4, 5)),
        ("ngày 5 tháng 4 năm 2021", date(2021, 4, 5)),
        ("Ngày 05 tháng 04, năm 2021", date(2021, 4, 5)),
        ("29/02/2024", date(2024, 2, 29)),
    ],
)
def test_date_is_read_day_first(value: object, day: date | None) -> None:
    assert text.read_date(value) == day


@pytest.mark.parametrize(
    ("value", "code", "hint"),
    [
        ("31/04/2021", "not-a-date", "không có ngày này"),
        ("29/02/2021", "not-a-date", "không có ngày này"),
        ("00/05/2021", "not-a-date", "không có ngày này"),
        ("02/30/2021", "not-a-date", "không có ngày này"),
        ("05/13/2021", "not-a-date", "có phải 13/05/2021?"),
        ("31/05/21", "ambiguous-date", "bốn chữ số"),
        ("05/2021", "not-a-date", "31/05/2021"),
        ("5/6", "not-a-date", "31/05/2021"),
        ("05/04-2021", "not-a-date", ""),
        ("31/05/1921", "not-a-date", "1921"),
        (date(2121, 5, 31), "not-a-date", "2121"),
        (44317, "not-a-date", ""),
        (True, "not-a-date", ""),
        (math.nan, "not-a-date", ""),
        ("hôm qua", "not-a-date", ""),
    ],
)
def test_date_that_is_not_certain_is_refused(value: object, code: str, hint: str) -> None:
    found = text.read_date(value)
    assert isinstance(found, Unreadable)
    assert found.code == code
    assert hint in found.hint


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("05/13/2021", "13/05/2021"),
        ("31/05/21", "31/05/2021"),
        ("31052021", "31/05/2021"),
        ("20210531", "31/05/2021"),
        ("2021/05/31", "31/05/2021"),
        ("31/05/2021 (dự kiến)", "31/05/2021"),
        ("31/05/2021.", "31/05/2021"),
        (44347, "31/05/2021"),
    ],
)
def test_the_day_that_was_meant_is_offered_as_it_should_be_typed(value: object, meant: str) -> None:
    found = text.read_date(value)
    assert isinstance(found, Unreadable)
    assert found.meant == meant
    assert isinstance(text.read_date(meant), date)


@pytest.mark.parametrize(
    "value", ["31/04/2021", "31/05", "05/2021", "hôm qua", "10-28/05/2021", 7, 20210531, 1.5]
)
def test_no_day_is_offered_where_nobody_can_tell(value: object) -> None:
    found = text.read_date(value)
    assert isinstance(found, Unreadable)
    assert found.meant == ""


@pytest.mark.parametrize(
    ("serial", "number_format", "day"),
    [
        (44317, "dd/mm/yyyy", date(2021, 5, 1)),
        (44317.75, "d/m/yyyy h:mm", date(2021, 5, 1)),
        (44317, "[$-42A]d mmmm yyyy;@", date(2021, 5, 1)),
    ],
)
def test_number_shown_as_a_date_is_that_date(serial: float, number_format: str, day: date) -> None:
    assert text.read_date(serial, number_format) == day


@pytest.mark.parametrize("serial", [44317.0, 0, -5, 1e300, math.nan, math.inf])
@pytest.mark.parametrize("number_format", ["General", "0.00", "h:mm", "mm:ss"])
def test_number_not_shown_as_a_date_is_refused(serial: float, number_format: str) -> None:
    assert isinstance(text.read_date(serial, number_format), Unreadable)


@pytest.mark.parametrize(
    "value",
    [
        "05/2021",
        "5/2021",
        "T5/2021",
        "T05.2021",
        "Tháng 5/2021",
        "THÁNG 05/2021",
        "thang 5/2021",
        "tháng 5 năm 2021",
        "2021-05",
        "2021/5",
        "05.2021",
        "5-2021",
        "5–2021",
        "31/05/2021",
        "2021-05-31",
        date(2021, 5, 31),
        datetime(2021, 5, 1),
    ],
)
def test_month_is_read_as_people_write_it(value: object) -> None:
    assert text.read_month(value) == Month(2021, 5)


@pytest.mark.parametrize(
    ("value", "code", "hint"),
    [
        (5.2021, "not-a-date", "ví dụ 05/2021"),
        (202105, "not-a-date", "ví dụ 05/2021"),
        ("tháng 5", "not-a-date", "ví dụ 05/2021"),
        ("05/21", "ambiguous-date", "bốn chữ số"),
        ("31/05/21", "ambiguous-date", "bốn chữ số"),
        ("13/2021", "not-a-date", "không có tháng 13"),
        ("05/1921", "not-a-date", "1921"),
        ("05/13/2021", "not-a-date", "13/05/2021"),
        (True, "not-a-date", ""),
    ],
)
def test_month_that_is_not_certain_is_refused(value: object, code: str, hint: str) -> None:
    found = text.read_month(value)
    assert isinstance(found, Unreadable)
    assert found.code == code
    assert hint in found.hint


@pytest.mark.parametrize(
    ("value", "meant"),
    [("05/21", "05/2021"), (5.2021, "05/2021"), (5.202, "05/2020"), (12.2021, "12/2021")],
)
def test_the_month_that_was_meant_is_offered(value: object, meant: str) -> None:
    found = text.read_month(value)
    assert isinstance(found, Unreadable)
    assert found.meant == meant


@pytest.mark.parametrize("value", [5.5, 13.2021, 202105, "tháng 5", "13/21", 5.20215])
def test_no_month_is_offered_where_nobody_can_tell(value: object) -> None:
    found = text.read_month(value)
    assert isinstance(found, Unreadable)
    assert found.meant == ""


@pytest.mark.parametrize("day", [date(2021, 1, 5), datetime(2021, 1, 12)])
def test_first_of_a_month_that_excel_turned_about_is_never_taken_for_january(day: date) -> None:
    """An Excel in English makes 5 January of a typed 1/5/2021."""
    found = text.read_month(day)
    assert isinstance(found, Unreadable)
    assert (found.code, found.meant) == ("ambiguous-date", "")


@pytest.mark.parametrize("day", [date(2021, 1, 1), date(2021, 1, 31), date(2021, 1, 13)])
def test_a_day_that_can_only_be_of_january_is_of_january(day: date) -> None:
    assert text.read_month(day) == Month(2021, 1)


@pytest.mark.parametrize(
    ("value", "year"),
    [(None, None), ("", None), (2021, 2021), (2021.0, 2021), ("2021", 2021), ("Năm 2021", 2021)],
)
def test_year_is_read(value: object, year: int | None) -> None:
    assert text.read_year(value) == year


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (1929, "not-a-date"),
        (2201, "not-a-date"),
        (2021.5, "not-a-date"),
        (math.nan, "not-a-date"),
        (math.inf, "not-a-date"),
        (True, "not-a-date"),
        ("2.021", "not-a-date"),
        ("21", "ambiguous-date"),
        (date(2021, 5, 31), "not-a-date"),
    ],
)
def test_year_that_is_not_certain_is_refused(value: object, code: str) -> None:
    found = text.read_year(value)
    assert isinstance(found, Unreadable)
    assert found.code == code


@pytest.mark.parametrize(("year", "number"), [(1929, 12), (2201, 1), (2021, 0), (2021, 13)])
def test_month_outside_the_calendar_is_not_made(year: int, number: int) -> None:
    with pytest.raises(ValueError, match="no such month"):
        Month(year, number)


@pytest.mark.parametrize("written", ["2021-05", "5/2021", "05/2021"])
def test_month_is_parsed(written: str) -> None:
    assert Month.parse(written) == Month(2021, 5)


@pytest.mark.parametrize("written", ["", "2021", "2021-5", "2021-13", "05-2021", "5/21", " 5/2021"])
def test_text_that_is_no_month_is_not_parsed(written: str) -> None:
    with pytest.raises(ValueError, match="month"):
        Month.parse(written)


@pytest.mark.parametrize(
    ("month", "first", "last"),
    [
        (Month(2021, 5), date(2021, 5, 1), date(2021, 5, 31)),
        (Month(2024, 2), date(2024, 2, 1), date(2024, 2, 29)),
        (Month(2021, 12), date(2021, 12, 1), date(2021, 12, 31)),
    ],
)
def test_month_has_a_first_and_a_last_day(month: Month, first: date, last: date) -> None:
    assert (month.first, month.last) == (first, last)


def test_month_is_written_for_people_and_for_addresses() -> None:
    assert Month(2021, 5).label == "5/2021"
    assert str(Month(2021, 5)) == "2021-05"


def test_months_are_counted_over_the_turn_of_the_year() -> None:
    assert Month(2020, 11) + 3 == Month(2021, 2)
    assert Month(2021, 2) - 3 == Month(2020, 11)
    assert Month(2021, 2) - Month(2020, 11) == 3
    assert Month(2020, 12) < Month(2021, 1)


def test_months_between_includes_both_ends() -> None:
    found = text.months_between(Month(2020, 12), Month(2021, 2))
    assert found == (Month(2020, 12), Month(2021, 1), Month(2021, 2))
    assert text.months_between(Month(2021, 2), Month(2021, 2)) == (Month(2021, 2),)
    assert text.months_between(Month(2021, 2), Month(2021, 1)) == ()


def test_date_is_written_without_leading_zeros() -> None:
    assert text.format_date(date(2021, 5, 31)) == "31/5/2021"
    assert text.format_date(date(2021, 5, 1)) == "1/5/2021"


def test_moment_is_written_on_the_clock_of_vietnam() -> None:
    assert text.format_moment(datetime(2021, 5, 31, 16, 5)) == "16:05 31/5/2021"
    assert text.format_moment(datetime(2021, 5, 31, 18, 0, tzinfo=UTC)) == "01:00 1/6/2021"


@given(st.dates(date(1930, 1, 1), date(2100, 12, 31)))
def test_written_date_is_read_back(day: date) -> None:
    assert text.read_date(text.format_date(day)) == day
    assert text.read_date(day.isoformat()) == day


@given(months)
def test_written_month_is_read_back(month: Month) -> None:
    assert Month.parse(str(month)) == month
    assert Month.parse(month.label) == month
    assert text.read_month(month.label) == month
    assert Month.of(month.first) == Month.of(month.last) == month


@given(months, steps)
def test_going_there_and_back_is_the_same_month(month: Month, n: int) -> None:
    assert (month + n) - month == n
    assert (month + n) - n == month


@given(months, st.integers(0, 100))
def test_months_between_has_every_month_once(month: Month, n: int) -> None:
    between = text.months_between(month, month + n)
    assert len(between) == len(set(between)) == n + 1
    assert list(between) == sorted(between)


@given(anything, st.sampled_from(["General", "dd/mm/yyyy", "h:mm"]))
def test_any_cell_gets_an_answer(value: object, number_format: str) -> None:
    assert isinstance(text.read_date(value, number_format), date | Unreadable | None)
    assert isinstance(text.read_month(value, number_format), Month | Unreadable | None)
    assert isinstance(text.read_year(value), int | Unreadable | None)
