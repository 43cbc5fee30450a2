"""Which of the copies that the app made by itself stay, and which take up room for nothing."""

from collections.abc import Callable, Iterable
from datetime import datetime

DAYS, WEEKS, MONTHS = 7, 4, 12


def superfluous(made: Iterable[datetime], now: datetime) -> set[datetime]:
    """Which copies need not be kept. Those of a time to come are none of them, nor ever the newest:
    a wrong clock takes nothing away.
    """
    past = sorted((moment for moment in set(made) if moment <= now), reverse=True)
    spans: tuple[tuple[Callable[[datetime], object], int], ...] = (
        (lambda moment: moment.date(), DAYS),
        (lambda moment: moment.isocalendar()[:2], WEEKS),
        (lambda moment: (moment.year, moment.month), MONTHS),
    )
    kept = {moment for span, most in spans for moment in _newest_of_each(past, span, most)}
    return set(past) - kept


def _newest_of_each(
    past: list[datetime], span: Callable[[datetime], object], most: int
) -> list[datetime]:
    newest: dict[object, datetime] = {}
    for moment in past:  # the newest first
        newest.setdefault(span(moment), moment)
    return list(newest.values())[:most]
