"""Days, months and codes as people type them and as Excel turns them."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from openpyxl.utils.datetime import CALENDAR_MAC_1904
from spoiling import Draft, Place, Unsuited, enter_as, is_date, is_text, spoiling

from partyboard.forms.model import Kind

_D, _M = "%d/%m/%Y", "%m/%Y"

# What a person types for a day, and the finding that is due.
DAYS: dict[str, tuple[Callable[[date], Any], str]] = {
    "day as text": (lambda day: f"{day:%d/%m/%Y}", ""),
    "day without zeros": (lambda day: f"{day.day}/{day.month}/{day.year}", ""),
    "day with dashes": (lambda day: f"{day:%d-%m-%Y}", ""),
    "day with dots": (lambda day: f"{day:%d.%m.%Y}", ""),
    "day with spaces": (lambda day: f" {day:%d} / {day:%m} / {day:%Y} ", ""),
    "day in words": (lambda day: f"ngày {day.day} tháng {day.month} năm {day.year}", ""),
    "day year first": (lambda day: f"{day:%Y-%m-%d}", ""),
    "day with a time": (lambda day: f"{day:%d/%m/%Y} 08:30", ""),
    "day that carries a time": (lambda day: datetime(day.year, day.month, day.day, 8, 30), ""),
    "day of two-digit year": (lambda day: f"{day:%d/%m/%y}", "ambiguous-date"),
    "day without a year": (lambda day: f"{day:%d/%m}", "not-a-date"),
    "day without signs": (lambda day: f"{day:%d%m%Y}", "not-a-date"),
    "day that does not exist": (lambda day: f"31/04/{day.year}", "not-a-date"),
    "day and what else": (lambda day: f"{day:%d/%m/%Y} (dự kiến)", "not-a-date"),
    "two days": (lambda day: f"{day:%d}-28/{day:%m/%Y}", "not-a-date"),
    "day as a bare number": (lambda day: (day - date(1899, 12, 30)).days, "not-a-date"),
    "day in full-width digits": (
        lambda day: f"{day:%d/%m/%Y}".translate(
            str.maketrans("0123456789", "０１２３４５６７８９")
        ),
        "",
    ),
}
# What a person types for the month of the report.
MONTHS: dict[str, tuple[Callable[[date], Any], str]] = {
    "month as text": (lambda day: f"{day:%m/%Y}", ""),
    "month without zero": (lambda day: f"{day.month}/{day.year}", ""),
    "month in words": (lambda day: f"Tháng {day.month} năm {day.year}", ""),
    "month with a dash": (lambda day: f"T{day.month}-{day.year}", ""),
    "month year first": (lambda day: f"{day:%Y-%m}", ""),
    "month as its last day": (lambda day: day.replace(day=28), ""),
    "month alone": (lambda day: f"Tháng {day.month}", "not-a-date"),
    "month of two-digit year": (lambda day: f"{day:%m/%y}", "ambiguous-date"),
    "month made a fraction": (lambda day: day.month + day.year / 10000, "not-a-date"),
    "month with its day first or second": (
        lambda day: date(day.year, 1, day.month),
        "ambiguous-date",
    ),
}


def _is_month(work: Draft, place: Place) -> bool:
    return work.declared(place).kind is Kind.MONTH


def _typed(wanted: Callable[[Draft, Place], bool], typed: Callable[[date], Any], code: str) -> Any:
    def act(work: Draft) -> None:
        place = work.one(wanted)
        day = work.meant[place]
        assert isinstance(day, date)
        number_format = "General" if isinstance(typed(day), str | int | float) else "dd/mm/yyyy"
        work.type(place, typed(day), code, number_format)

    return act


for _name, (_as_typed, _code) in DAYS.items():
    enter_as(_name, _typed(is_date, _as_typed, _code))
for _name, (_as_typed, _code) in MONTHS.items():
    enter_as(_name, _typed(_is_month, _as_typed, _code))


@spoiling()
def day_after_its_month(work: Draft) -> None:
    """05/28/2021: said to be no day, never guessed."""
    place = work.one(is_date)
    day: Any = work.meant[place]
    work.means(place, day.replace(day=28))
    work.type(place, f"{day:%m}/28/{day:%Y}", "not-a-date", "General")


def _in_month(work: Draft, place: Place) -> bool:
    """A day that has to lie in the month, and may be turned about."""
    day = work.meant[place]
    turned = isinstance(day, date) and day.day <= 12 and day.day != day.month
    return turned and place[2] in ("opened_on", "decided_on")


@spoiling()
def day_turned_by_excel(work: Draft) -> None:
    """Typed 4/5, made 5 April by an American Excel."""
    place = work.one(_in_month)
    day: Any = work.meant[place]
    turned = day.replace(month=day.day, day=day.month)
    work.type(place, turned, "date-out-of-month")
    closed = (*place[:2], "closed_on")
    if place[2] == "opened_on" and turned > work.meant[closed]:
        work.expect("date-out-of-month", work.cells[closed])


@spoiling()
def days_half_turned_by_excel(work: Draft) -> None:
    """Days up to the 12th turned about, the others left as text."""
    days = {place: day for place, day in work.meant.items() if place[2] == "due_on"}
    early = [p for p, day in days.items() if isinstance(day, date) and day.day <= 12]
    late = [p for p, day in days.items() if isinstance(day, date) and day.day > 12]
    if not early or not late or work.used & {*early, *late}:
        raise Unsuited
    work.used |= {*early, *late}
    for place in late:
        work.type(place, f"{days[place]:%d/%m/%Y}")
    for place in early:
        day = days[place]
        assert isinstance(day, date)
        if day.day != day.month:
            work.type(place, day.replace(month=day.day, day=day.month), "ambiguous-date")


@spoiling()
def workbook_of_1904(work: Draft) -> None:
    """An old Mac counts its days from 1904; the days shown are the same."""
    work.book.epoch = CALENDAR_MAC_1904


@spoiling()
def day_pasted_from_1904(work: Draft) -> None:
    """Four years and a day too early."""
    place = work.one(lambda work, place: place[2] in ("opened_on", "decided_on"))
    day = work.meant[place]
    assert isinstance(day, date)
    work.type(place, day - timedelta(days=1462), "date-out-of-month")


def _is_code(work: Draft, place: Place) -> bool:
    return work.declared(place).kind is Kind.CODE and in_rows(place)


def in_rows(place: Place) -> bool:
    """A cell of a table; the organization's code has a spoiling of its own."""
    return place[0] != "info"


@spoiling()
def code_as_a_number(work: Draft) -> None:
    """7, which readers give as 7.0."""
    place = work.one(_is_code)
    work.means(place, "7", 7)


@spoiling()
def code_with_zeros_by_its_format(work: Draft) -> None:
    """7 that its cell shows as 007."""
    place = work.one(_is_code)
    work.means(place, "007")
    work.type(place, 7, "", "000")


@spoiling()
def code_made_a_fraction(work: Draft) -> None:
    """1.10 and 1.1 are one number."""
    place = work.one(_is_code)
    work.means(place, "1.10")
    work.type(place, 1.1, "not-a-code", "General")


@spoiling()
def code_made_a_date(work: Draft) -> None:
    """5-6 is the fifth of June to Excel."""
    place = work.one(lambda work, place: _is_code(work, place) or place[2] == "decision")
    work.means(place, "5-6")
    work.type(place, date(2021, 6, 5), "not-a-code", "d-mmm")


@spoiling()
def text_made_true(work: Draft) -> None:
    """TRUE in a cell for words."""
    work.type(work.one(is_text), True, "not-a-code")


@spoiling()
def organization_as_typed_by_hand(work: Draft) -> None:
    """Its code with an invisible sign and spaces around."""
    place = work.one(lambda work, place: place == ("info", 0, "organization"))
    work.type(place, f" {work.meant[place]}\u200b ")
