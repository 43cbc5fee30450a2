"""What a page says on paper only: whose it is and of when, and its tables with all their rows."""

import json
from collections.abc import Collection
from datetime import date, datetime
from html import escape

from partyboard.board.choice import Choice
from partyboard.settings import Settings
from partyboard.store.answers import Answer
from partyboard.text import Month, format_count, format_date, format_moment, format_number

MOST_ROWS = 200  # a longer table is not for reading on paper


def letterhead(settings: Settings, found: Choice | None, this_month: Month) -> tuple[str, str]:
    """The committee, and what is looked at; the second is "" while nothing is loaded."""
    if found is None:
        return settings.committee(this_month).whole, ""
    view = found.view
    parts = [f"Tháng {view.month.label}"]
    if view.organization:
        parts.append(found.organizations[view.organization])
    if view.by_today:
        parts.append("quy về cơ cấu hiện nay")
    if view.as_of:
        parts.append(f"số liệu lúc {format_moment(view.as_of)}")
    return settings.committee(view.month).whole, " · ".join(parts)


def table(answer: Answer, without: Collection[str] = ()) -> str:
    """A table for pages/static/print.js to set when somebody prints, but for the columns without:
    all its cells would make a page of the screen slow. One with too many rows says so instead.
    """
    if len(answer) > MOST_ROWS:
        return (
            f'<p class="on-paper">Bảng có {format_count(len(answer))} dòng, không in hết được. '
            "Chọn tháng hoặc đơn vị rồi in lại.</p>"
        )
    kept = answer.only([name for name in answer.names if name not in without])
    held = {"head": kept.names, "rows": [[*map(_cell, row)] for row in kept.rows]}
    return (
        f'<div class="on-paper" data-table="{escape(json.dumps(held, ensure_ascii=False))}"></div>'
    )


def _cell(value: object) -> tuple[str, bool]:
    """What is written there, and whether it is a number."""
    return _written(value), _is_number(value)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _written(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "có" if value else "không"
        case int():
            return format_count(value)
        case float():
            return format_number(value)
        case datetime():
            return format_moment(value)
        case date():
            return format_date(value)
        case list() | tuple():
            return ", ".join(map(_written, value))
        case _:
            return str(value)
