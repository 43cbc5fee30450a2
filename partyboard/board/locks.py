"""Every month as it stands: open or final, since when, by whom and why, how many have reported."""

from collections.abc import Sequence
from dataclasses import dataclass

from partyboard.board.columns import count, month_of
from partyboard.board.reporting import MonthEvent, month_event
from partyboard.board.view import View
from partyboard.store.answers import Answer
from partyboard.text import Month, format_count, format_moment

_HEADINGS = ("Tháng", "Tình trạng", "Đã báo cáo", "Lúc", "Người làm", "Lý do")


@dataclass(frozen=True, slots=True)
class MonthState:
    """A month, what happened to it (the newest first), and how many of how many have reported."""

    month: Month
    events: tuple[MonthEvent, ...]
    received: int
    expected: int

    @property
    def is_locked(self) -> bool:
        """Whether its figures are final."""
        return bool(self.events) and self.events[0].is_lock

    @property
    def told(self) -> str:
        """The state in words."""
        if self.is_locked:
            return "Đã chốt"
        return "Đã mở lại" if self.events else "Chưa chốt"


def month_states(view: View) -> tuple[MonthState, ...]:
    """All months with reports, and any that was locked; the newest first."""
    events: dict[Month, list[MonthEvent]] = {}
    for row in view.rows("month_events"):
        events.setdefault(month_of(row["month"]), []).append(month_event(row))
    asked = {"due_day": view.settings.due_day, "as_of": view.as_of}
    found = {month_of(row["month"]): row for row in view.store.rows("coverage", **asked)}
    return tuple(
        MonthState(
            month,
            tuple(events.get(month, ())),
            count(found[month]["received"]) if month in found else 0,
            count(found[month]["expected"]) if month in found else 0,
        )
        for month in sorted(events.keys() | found.keys(), reverse=True)
    )


def years_of(states: Sequence[MonthState]) -> list[int]:
    """The years that there are months of, the newest first."""
    return list(dict.fromkeys(state.month.year for state in states))


def months_table(states: Sequence[MonthState], year: int | None = None) -> Answer:
    """A row a month, of one year or of all; with the last thing that happened to it."""
    rows = tuple(_row(state) for state in states if year in (None, state.month.year))
    return Answer(_HEADINGS, ("VARCHAR",) * len(_HEADINGS), rows)


def _row(state: MonthState) -> tuple[str, ...]:
    reported = f"{format_count(state.received)}/{format_count(state.expected)}"
    last = state.events[0] if state.events else None
    told = (format_moment(last.made_at), last.made_by, last.reason) if last else ("", "", "")
    return (state.month.label, state.told, reported if state.expected else "–", *told)
