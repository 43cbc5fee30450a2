"""The days and hours of an office, so that workbooks arrive when people are at work."""

from datetime import date, datetime, time, timedelta
from random import Random

from partyboard.text import VIETNAM, Month

FIRST_DAY, DUE_DAY = 18, 25  # reports come in between these two


def _span(first: date, last: date) -> set[date]:
    return {first + timedelta(days=n) for n in range((last - first).days + 1)}


HOLIDAYS = frozenset(
    {date(2020, 1, 1), date(2021, 1, 1)}
    | _span(date(2020, 1, 23), date(2020, 1, 29))  # Tết
    | _span(date(2021, 2, 10), date(2021, 2, 16))
    | {date(2020, 4, 2), date(2021, 4, 21)}  # Giỗ Tổ
    | {date(2020, 4, 30), date(2020, 5, 1), date(2021, 4, 30), date(2021, 5, 3)}
    | {date(2020, 9, 2)}
)


def is_office_day(day: date) -> bool:
    """Whether offices are open."""
    return day.weekday() < 5 and day not in HOLIDAYS


def office_day(start: date, after: int = 0) -> date:
    """The office day `after` office days later than the first one from `start` on."""
    day = start
    while not is_office_day(day) or after > 0:
        after -= is_office_day(day)
        day += timedelta(days=1)
    return day


def reporting_days(month: Month) -> list[date]:
    """The office days on which reports of the month come in on time."""
    days = _span(date(month.year, month.number, FIRST_DAY), date(month.year, month.number, DUE_DAY))
    return sorted(day for day in days if is_office_day(day))


def office_moment(rng: Random, day: date) -> datetime:
    """A moment of the morning (7:30–11:30) or the afternoon (13:30–17:00) of that day."""
    start, seconds = rng.choice(((time(7, 30), 4 * 3600), (time(13, 30), 3 * 3600 + 1800)))
    moment = datetime.combine(day, start, VIETNAM)
    return moment + timedelta(seconds=rng.randrange(seconds))
