"""What one organization owes and has sent, as tables: open items, targets, reports."""

from collections.abc import Callable
from typing import Any

from partyboard.access.hiding import Hidden
from partyboard.board.columns import month_of, number, table
from partyboard.board.indicators import indicator
from partyboard.board.labels import readable
from partyboard.board.received import received_table
from partyboard.board.view import View
from partyboard.store.answers import Answer
from partyboard.text import Month, format_percent

_ITEM = ("conclusion", "item", "shortcoming", "due_on", "days_overdue", "status", "reported_on")


def open_items(view: View) -> Answer:
    """What it has to remedy and the committee has not confirmed, the most overdue first."""
    found = view.answer("follow_ups").where(lambda row: bool(row["is_open"]))
    return readable(found.only([name for name in _ITEM if name in found.names]))


def own_targets(view: View) -> Answer:
    """Its targets of the year and what is done of them."""
    rows = view.answer("targets_by_organization").records()
    columns: dict[str, list[Any]] = {
        f"Chỉ tiêu năm {view.month.year}": [indicator(row["indicator"]).label for row in rows],
        "Được giao": [number(row["target"]) for row in rows],
        "Đã làm": [_done(row["cumulative"], number) for row in rows],
        "Đạt": [_done(row["share"], format_percent) for row in rows],
        "Tính đến tháng": [Month.of(row["until"]).label if row["until"] else "" for row in rows],
        "Cần mỗi tháng còn lại": [_done(row["needed_per_month"], number) for row in rows],
    }
    return table(columns)


def _done(value: Any, show: Callable[[Any], Any]) -> Any:
    """What is hidden stands as it is, and what is missing."""
    return value if value is None or isinstance(value, Hidden) else show(value)


def own_reports(view: View) -> tuple[tuple[tuple[str, Month | None], ...], Answer]:
    """The reports that came of it, every revision, the newest month first: the id and the month of
    each (None: could not be read), and the table for people.
    """
    asked = {"organization": view.organization, "as_of": view.as_of}
    rows = view.store.answer("received", **asked).records()
    rows.sort(key=lambda row: (row["month"] is not None, row["month"], row["received_at"]))
    rows.reverse()
    found = received_table(rows)
    reports = tuple((row["id"], month_of(row["month"]) if row["month"] else None) for row in rows)
    return reports, found.only([name for name in found.names if name != "Đơn vị"])
