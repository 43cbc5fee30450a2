"""What became of organizations since: whether history can be shown under today's structure, and
what that means, in words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from partyboard.board.columns import month_of
from partyboard.board.labels import brief
from partyboard.board.view import View
from partyboard.store.database import Row
from partyboard.text import Month, format_count

_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Former:
    """An organization that is no more, and whoever has its members today; `is_split`: nobody can be
    shown with its history."""

    code: str
    name: str
    last_month: Month
    heir: str
    heir_name: str
    is_split: bool


def former(view: View) -> tuple[Former, ...]:
    """Those that ended within the months in view or later and were taken over, or split up. Where
    none ended, which pictures ask anyway, nothing more is asked."""
    if not any(_is_end_in_view(view, row) for row in view.rows("organization_events")):
        return ()
    rows = view.store.rows("organizations_today", as_of=view.as_of)
    found = (
        Former(
            str(row["organization"]),
            str(row["name"]),
            Month.of(row["ends_in"]),
            str(row["today"]),
            str(row["name_today"]),
            bool(row["is_split"]),
        )
        for row in rows
        if isinstance(row["ends_in"], date)
        and (row["is_split"] or row["organization"] != row["today"])
    )
    return tuple(each for each in found if each.last_month >= view.first_in_view)


def _is_end_in_view(view: View, row: Row) -> bool:
    return row["event"] == "ended" and month_of(row["month"]) > view.first_in_view


def is_choice(view: View, lists_organizations: bool = True) -> bool:
    """Whether what is seen differs under today's structure: the figures of the organization of the
    view, or, of all, rows of organizations; totals do not."""
    if view.by_today:
        return view.organization is not None or lists_organizations
    taken = [each for each in former(view) if each.heir != each.code]
    if view.organization:
        return any(view.organization in (each.code, each.heir) for each in taken)
    return lists_organizations and bool(taken)


def today_told(view: View) -> str:
    """What the figures of this view hold under today's structure: "Số liệu trước đây gồm cả của
    Đảng bộ A (đến tháng 3/2021)."; "" where history is shown as it was reported.
    """
    if not view.by_today:
        return ""
    found = [each for each in former(view) if view.organization in (None, each.heir)]
    taken = [each for each in found if each.heir != each.code]
    parted = [each for each in found if each.is_split]
    parts = [_taken(view, taken), _parted(parted)]
    return " ".join(filter(None, parts)) or "Trong các tháng đang xem, cơ cấu không thay đổi."


def _taken(view: View, taken: Sequence[Former]) -> str:
    if not taken:
        return ""
    if view.organization:
        return f"Số liệu các tháng trước gồm cả của {_listed(taken)}."
    count = f"{format_count(len(taken))} đơn vị đã sáp nhập, hợp nhất"
    return f"Số liệu của {count} tính cho đơn vị tiếp nhận: {_listed(taken)}."


def _parted(parted: Sequence[Former]) -> str:
    if not parted:
        return ""
    return (
        f"Đã chia tách: {_listed(parted)}; số liệu cũ giữ riêng, không quy về đơn vị mới được, "
        "đơn vị mới có số liệu từ tháng đầu tiên của mình."
    )


def _listed(found: Sequence[Former]) -> str:
    """Đảng bộ A (đến tháng 3/2021), Đảng bộ B (đến tháng 3/2021) và 2 đơn vị khác."""
    named = [f"{brief(each.name)} (đến tháng {each.last_month.label})" for each in found]
    rest = len(named) - _MOST_NAMED
    listed = ", ".join(named[:_MOST_NAMED])
    return f"{listed} và {format_count(rest)} đơn vị khác" if rest > 0 else listed
