"""Where history breaks: months in which organizations merged, split, began, ended, were renamed.

A picture of one organization has a line in the month; one of the whole committee a footnote where
organizations entered or left.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from partyboard.board.break_marks import Break
from partyboard.board.columns import month_of
from partyboard.board.footnotes import Footnote
from partyboard.board.labels import brief
from partyboard.board.today import former
from partyboard.board.view import View
from partyboard.text import Month, format_count, key

Row = Mapping[str, Any]

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
    months = groupby(view.rows("organization_events"), key=lambda row: month_of(row["month"]))
    return [
        story
        for month, rows in months
        if view.first_in_view <= month <= view.month
        for story in _of_month(month, list(rows))
    ]


def _of_month(month: Month, rows: Sequence[Row]) -> Iterator[_Story]:
    ended = {row["organization"]: row for row in rows if row["event"] == "ended"}
    begun = {row["organization"]: row for row in rows if row["event"] == "begun"}
    origins = {row["other"] for row in begun.values() if row["other"]}
    heirs = {row["other"] for row in ended.values() if row["other"]}
    for origin in sorted(origins):
        yield _split(month, origin, ended, begun)
    for heir in sorted(heirs):
        gone = [row for row in ended.values() if row["other"] == heir]
        gone = [row for row in gone if row["organization"] not in origins]
        if gone:
            yield _merger(month, heir, gone, is_new=heir in begun)
    for code, row in ended.items():
        if not row["other"] and code not in origins:
            told = f"{brief(row['name'])} không còn trong Đảng bộ"  # dissolved, or moved to another
            yield _alone(month, row, "Kết thúc", told)
    for code, row in begun.items():
        if not row["other"] and code not in heirs:
            yield _alone(month, row, "Bắt đầu báo cáo", f"{brief(row['name'])} bắt đầu báo cáo")
    yield from _called_otherwise(month, rows)


def _split(month: Month, origin: str, ended: Mapping[str, Row], begun: Mapping[str, Row]) -> _Story:
    parts = [row for row in begun.values() if row["other"] == origin]
    name = brief(parts[0]["other_name"] or origin)
    names, codes = _listed(parts), frozenset({origin, *(row["organization"] for row in parts)})
    if origin in ended:
        return _Story(Break(month, f"Chia {origin}", f"Chia {name} thành {names}"), codes)
    label = f"Tách {_codes(parts)}"
    return _Story(Break(month, label, f"Tách {names} từ {name}"), codes)


def _merger(month: Month, heir: str, gone: Sequence[Row], is_new: bool) -> _Story:
    """Into a new one, or into one that goes on; the second may be a dissolution as well."""
    name = brief(gone[0]["other_name"] or heir)
    codes = frozenset({heir, *(row["organization"] for row in gone)})
    if is_new:
        told = f"Hợp nhất {_listed(gone)} thành {name}"
        return _Story(Break(month, f"Hợp nhất {_codes(gone)}", told), codes)
    told = _noted(f"{_listed(gone)} kết thúc hoạt động, {name} tiếp nhận", gone[0])
    return _Story(Break(month, f"Tiếp nhận {_codes(gone)}", told), codes)


def _alone(month: Month, row: Row, label: str, told: str) -> _Story:
    return _Story(Break(month, label, _noted(told, row)), frozenset({row["organization"]}))


def _noted(told: str, row: Row) -> str:
    """With what the office wrote beside it: of people, mostly, so not for those who only look."""
    note = row.get("note")
    return f"{told} ({note})" if note else told


def _called_otherwise(month: Month, rows: Iterable[Row]) -> Iterator[_Story]:
    for row in rows:
        about = frozenset({row["organization"]})
        if row["event"] == "renamed" and key(row["name"]) != key(row["other"]):
            told = f"Đổi tên từ {row['other']} thành {row['name']}"
            yield _Story(Break(month, "Đổi tên", told), about, moves=False)
        if row["event"] == "reclassified" and key(row["kind"]) != key(row["other"]):
            told = f"Chuyển từ {row['other']} thành {row['kind']}"
            yield _Story(Break(month, "Đổi loại hình", told), about, moves=False)


def _listed(rows: Sequence[Row]) -> str:
    return ", ".join(brief(row["name"]) for row in rows)


def _codes(rows: Sequence[Row]) -> str:
    if len(rows) > _MOST_NAMED:
        return f"{format_count(len(rows))} đơn vị"
    return ", ".join(row["organization"] for row in rows)
