"""What of a month is worth a meeting's time: how much each picture has to say, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from typing import Any

from partyboard.board.canvas import PROJECTED
from partyboard.board.columns import MONTHS_IN_VIEW, Number
from partyboard.board.indicators import Indicator, indicator
from partyboard.board.pace import Standing
from partyboard.board.pictures import PICTURES, picture
from partyboard.board.sentences import compared
from partyboard.board.targets import (
    ORGANIZATION_PICTURES,
    PACE_PICTURES,
    achievement,
    organizations_below_pace,
)
from partyboard.board.view import View
from partyboard.text import Month, format_count, format_percent


class Rank(IntEnum):
    """The gravest first."""

    OVERDUE = 1
    BEHIND = 2
    MOVED = 3
    STEADY = 4
    BLANK = 5


@dataclass(frozen=True)
class Prominence:
    """Why a picture stands where it does. Within a rank the greater `weight` goes first: how many
    times the usual the month's change is, or the share of the pace that is missing."""

    name: str
    rank: Rank
    weight: float = 0.0
    reason: str = ""


# The figure that a picture is about, by which it moved or did not.
_FIGURES = {
    "members_by_month": "members",
    "changes_of_month": "members",
    "admissions_by_month": "admitted",
    "training_by_month": "participants",
    "commendations_by_month": "commended_individuals",
    "follow_ups_by_month": "follow_ups_open",
}
_OVERDUE = ("follow_ups_by_month", "follow_ups_ageing", "follow_ups_by_organization")
_PACED = {picture: name for name, picture in PACE_PICTURES.items()}
_BY_ORGANIZATION = {picture: name for name, picture in ORGANIZATION_PICTURES.items()}
_MOVED_FROM = 1.0  # times the usual change of the months in view


def by_prominence(view: View) -> tuple[Prominence, ...]:
    """Every picture, those with most to say first; equals in the order of PICTURES."""
    return tuple(sorted(_all(view), key=lambda each: (each.rank, -each.weight)))


def _all(view: View) -> Iterator[Prominence]:
    comparable = view.is_comparable()
    for name in PICTURES:
        if _is_blank(view, name):
            yield Prominence(name, Rank.BLANK, reason="chưa có gì để chiếu")
            continue
        found = _overdue(view, name)
        if comparable:
            found = found or _behind(view, name) or _moved(view, name)
        yield found or Prominence(name, Rank.STEADY)


def _overdue(view: View, name: str) -> Prominence | None:
    items = view.figure("follow_ups_overdue") if name in _OVERDUE else None
    if not items:
        return None
    return Prominence(name, Rank.OVERDUE, reason=f"{format_count(items)} nội dung quá hạn")


def _is_blank(view: View, name: str) -> bool:
    """Whether there is nothing to see but zeros; a pace that no target asks for is nothing to a
    meeting, but of admissions."""
    if name in _PACED and name != "admissions_pace":
        return not achievement(view, _PACED[name]).target
    drawn = picture(view, name, PROJECTED).figure.data
    return not any(value for trace in drawn for value in _values(trace))


def _values(trace: Any) -> Sequence[Number]:
    """What the lengths of bars and the heights of points stand for."""
    return (trace.x if trace.orientation == "h" else trace.y) or ()


def _behind(view: View, name: str) -> Prominence | None:
    if name in _BY_ORGANIZATION:
        return _organizations_behind(view, name)
    if name not in _PACED:
        return None
    achieved = achievement(view, _PACED[name])
    if achieved.standing is not Standing.BEHIND or not achieved.pace:
        return None
    share = (achieved.done or 0) / achieved.pace
    return Prominence(name, Rank.BEHIND, 1 - share, f"dưới tiến độ: đạt {format_percent(share, 0)}")


def _organizations_behind(view: View, name: str) -> Prominence | None:
    """After the targets of the whole."""
    found = organizations_below_pace(view, _BY_ORGANIZATION[name])
    if not found:
        return None
    return Prominence(name, Rank.BEHIND, reason=f"{format_count(found)} đơn vị dưới tiến độ")


def _moved(view: View, name: str) -> Prominence | None:
    """None unless the figure changed by at least as much as it mostly does from month to month."""
    if name not in _FIGURES:
        return None
    entry = indicator(_FIGURES[name])
    values = view.series(entry.name)
    now, before = values.get(view.month), values.get(view.month - 1)
    usual = _usual_change(values, view.month)
    if now is None or before is None or now == before or usual is None:
        return None
    weight = abs(now - before) / usual if usual else float("inf")
    if weight < _MOVED_FROM:
        return None
    return Prominence(name, Rank.MOVED, weight, _told(entry, now, before, view.month))


def _usual_change(values: dict[Month, int | None], month: Month) -> float | None:
    """The mean change from month to month over the months in view before this one."""
    months = [month - step for step in range(MONTHS_IN_VIEW - 1, 0, -1)]
    known = [value for each in months if (value := values.get(each)) is not None]
    changes = [abs(later - earlier) for earlier, later in pairwise(known)]
    return sum(changes) / len(changes) if changes else None


def _told(entry: Indicator, now: int, before: int, month: Month) -> str:
    return f"{entry.label.lower()} {compared(now, before, month)}"
