"""Where history breaks: months in which organizations merged, split, began, ended, were renamed.

A picture of one organization has a line in the month; one of the whole committee a footnote where
organizations entered or left.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from partyboard.board.break_marks import Break
from partyboard.board.footnotes import Footnote
from partyboard.board.labels import brief
from partyboard.board.month_events import MonthEvents, Row, Rows, by_month, names, other
from partyboard.board.today import former
from partyboard.board.view import View
from partyboard.text import Month, format_count

_MOST_NAMED = 2  # in a label over a line


@dataclass(frozen=True, slots=True)
class _Story:
    """An event with the codes of all whom it is about; whether somebody entered or left by it."""

    seen: Break
    about: frozenset[str]
    moves: bool = True


def breaks(view: View) -> tuple[Break, ...]:
    """Those of the organization of the view, within the months in view; none of all."""
    if view.organization is None:
        return ()
    whose = {view.organization}
    if view.by_today:
        whose |= {each.code for each in former(view) if each.heir == view.organization}
    return tuple(story.seen for story in _stories(view) if story.about & whose)


def entered_or_left(view: View) -> tuple[Footnote, ...]:
    """What a total of the whole committee is to be read with: who entered, who left."""
    if view.organization is not None:
        return ()
    return tuple(
        Footnote(story.seen.month, "", story.seen.told) for story in _stories(view) if story.moves
    )


def _stories(view: View) -> list[_Story]:
    return [
        story
        for events in by_month(view.rows("organization_events"))
        if view.first_in_view <= events.month <= view.month
        for story in _of_month(events)
    ]


def _of_month(events: MonthEvents) -> Iterator[_Story]:
    for origin, parts in events.parts.items():
        yield _split(events.month, origin, parts, goes_on=origin not in events.ended)
    for heir, gone in events.taken.items():
        yield _merger(events.month, heir, gone, is_new=heir in events.begun)
    for code, row in events.ended.items():
        if not row["other"] and code not in events.parts:
            told = f"{brief(row['name'])} không còn trong Đảng bộ"  # dissolved, or moved to another
            yield _alone(events.month, row, "Kết thúc", told)
    for code, row in events.begun.items():
        if not row["other"] and code not in events.taken:
            told = f"{brief(row['name'])} bắt đầu báo cáo"
            yield _alone(events.month, row, "Bắt đầu báo cáo", told)
    for row in events.called:
        yield _called_otherwise(events.month, row)


def _split(month: Month, origin: str, parts: Rows, goes_on: bool) -> _Story:
    codes = frozenset({origin, *(row["organization"] for row in parts)})
    if goes_on:
        told = f"Tách {names(parts)} từ {other(parts[0])}"
        return _Story(Break(month, f"Tách {_codes(parts)}", told), codes)
    told = f"Chia {other(parts[0])} thành {names(parts)}"
    return _Story(Break(month, f"Chia {origin}", told), codes)


def _merger(month: Month, heir: str, gone: Rows, is_new: bool) -> _Story:
    """Into a new one, or into one that goes on; the second may be a dissolution as well."""
    codes = frozenset({heir, *(row["organization"] for row in gone)})
    if is_new:
        told = f"Hợp nhất {names(gone)} thành {other(gone[0])}"
        return _Story(Break(month, f"Hợp nhất {_codes(gone)}", told), codes)
    told = _noted(f"{names(gone)} kết thúc hoạt động, {other(gone[0])} tiếp nhận", gone[0])
    return _Story(Break(month, f"Tiếp nhận {_codes(gone)}", told), codes)


def _alone(month: Month, row: Row, label: str, told: str) -> _Story:
    return _Story(Break(month, label, _noted(told, row)), frozenset({row["organization"]}))


def _noted(told: str, row: Row) -> str:
    """With what the office wrote beside it: of people, mostly, so not for those who only look."""
    note = row.get("note")
    return f"{told} ({note})" if note else told


def _called_otherwise(month: Month, row: Row) -> _Story:
    about = frozenset({row["organization"]})
    if row["event"] == "renamed":
        told = f"Đổi tên từ {row['other']} thành {row['name']}"
        return _Story(Break(month, "Đổi tên", told), about, moves=False)
    told = f"Chuyển từ {row['other']} thành {row['kind']}"
    return _Story(Break(month, "Đổi loại hình", told), about, moves=False)


def _codes(rows: Rows) -> str:
    if len(rows) > _MOST_NAMED:
        return f"{format_count(len(rows))} đơn vị"
    return ", ".join(row["organization"] for row in rows)
