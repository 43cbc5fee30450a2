"""Who reported when: organizations by months, how punctual each is, who has yet to report."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from partyboard.board.columns import count, month_of
from partyboard.board.view import View
from partyboard.text import VIETNAM, Month

_OWED = ("missing", "returned")


@dataclass(frozen=True, slots=True)
class MonthEvent:
    """A month was locked or reopened."""

    is_lock: bool
    made_at: datetime
    made_by: str
    reason: str


@dataclass(frozen=True, slots=True)
class MonthReporting:
    """How many organizations did what in a month, and whether its figures are final."""

    month: Month
    expected: int
    on_time: int
    late: int
    missing: int
    is_locked: bool

    @property
    def received(self) -> int:
        """On time or late."""
        return self.on_time + self.late


@dataclass(frozen=True, slots=True)
class Cell:
    """One organization in one month: on_time, late, returned (only files with faults came),
    missing or not_expected. `submission_id` is the report in force, or the file sent back.
    """

    month: Month
    is_locked: bool
    status: str
    days_late: int
    revision: int
    submission_id: str
    received_at: datetime | None

    @property
    def is_owed(self) -> bool:
        """Whether the report can still come, and has not."""
        return self.status in _OWED and not self.is_locked


@dataclass(frozen=True, slots=True)
class Line:
    """An organization's months, the oldest first; of how many that count it was on time in."""

    organization: str
    name: str
    cells: tuple[Cell, ...]
    on_time: int
    months: int

    @property
    def owed(self) -> tuple[Cell, ...]:
        """The months whose report can still come, and has not."""
        return tuple(cell for cell in self.cells if cell.is_owed)


@dataclass(frozen=True, slots=True)
class Reporting:
    """The grid of a view: its months and lines; what happened to the month itself, newest first;
    the last day on which the month's report is on time, and the day on which one looks.
    """

    months: tuple[MonthReporting, ...]
    lines: tuple[Line, ...]
    events: tuple[MonthEvent, ...]
    due_on: date
    today: date

    @property
    def last(self) -> MonthReporting:
        """The month that one looks at."""
        return self.months[-1]

    @property
    def to_remind(self) -> tuple[Line, ...]:
        """Whose report of the month has not come while it can still come."""
        return tuple(line for line in self.lines if line.cells[-1].is_owed)


def reporting(view: View) -> Reporting:
    """Thirteen months up to the view's, of one organization or all; a month in which nobody had to
    report counts nothing."""
    rows: list[dict[str, Any]] = view.rows("reporting_grid")
    months = _months(view, {month_of(row["month"]) for row in rows} | {view.month})
    return Reporting(
        months=months,
        lines=_lines(view, rows, {each.month: each.is_locked for each in months}),
        events=tuple(
            month_event(row)
            for row in view.rows("month_events")
            if month_of(row["month"]) == view.month
        ),
        due_on=view.settings.due_on(view.month),
        today=_today(view),
    )


def _months(view: View, months: Iterable[Month]) -> tuple[MonthReporting, ...]:
    found = {month_of(row["month"]): row for row in view.rows("coverage")}
    return tuple(_month(month, found.get(month, {})) for month in sorted(months))


def _month(month: Month, row: dict[str, Any]) -> MonthReporting:
    expected, on_time, late, missing = (
        count(row.get(name)) for name in ("expected", "on_time", "late", "missing")
    )
    return MonthReporting(month, expected, on_time, late, missing, bool(row.get("is_locked")))


def _lines(
    view: View, rows: Sequence[dict[str, Any]], is_locked: dict[Month, bool]
) -> tuple[Line, ...]:
    punctual: dict[str, Any] = {
        str(row["organization"]): row for row in view.rows("punctuality_by_organization")
    }
    cells: dict[tuple[str, str], list[Cell]] = defaultdict(list)
    for row in rows:
        cells[row["organization"], row["name"]].append(_cell(row, is_locked))
    return tuple(
        Line(
            code,
            name,
            tuple(of_months),
            count(punctual[code]["on_time"]),
            count(punctual[code]["months"]),
        )
        for (code, name), of_months in cells.items()
    )


def _cell(row: dict[str, Any], is_locked: dict[Month, bool]) -> Cell:
    month, received_at = month_of(row["month"]), row["received_at"]
    return Cell(
        month,
        is_locked[month],
        row["status"],
        count(row["days_late"]),
        count(row["revision"]),
        row["submission_id"] or "",
        received_at.astimezone(VIETNAM) if received_at else None,
    )


def month_event(row: dict[str, Any]) -> MonthEvent:
    """A row of the question `month_events`."""
    moment = row["made_at"].astimezone(VIETNAM)
    return MonthEvent(row["action"] == "locked", moment, row["made_by"], row["reason"])


def _today(view: View) -> date:
    moment = view.as_of or datetime.now(VIETNAM)
    return view.today or moment.astimezone(VIETNAM).date()
