"""What a meeting sees before the pictures: whose figures, of which month, how far to be trusted."""

from dataclasses import dataclass

from partyboard.board.attention import attention
from partyboard.board.honesty import Honesty
from partyboard.board.view import View
from partyboard.text import format_count


@dataclass(frozen=True)
class Opening:
    """`committee` and `whose` figures (an organization's name, or the whole), the `heading`; the
    `finding` counts what `asks_attention`."""

    committee: str
    whose: str
    heading: str
    finding: str
    asks_attention: tuple[str, ...]
    honesty: Honesty


def opening(view: View) -> Opening:
    """The opening of a meeting about a month."""
    committee = view.settings.committee(view.month)
    asking = attention(view)
    return Opening(
        committee=committee.name,
        whose=_name(view) or committee.whole,
        heading=f"Công tác xây dựng Đảng tháng {view.month.label}",
        finding=f"Tháng {view.month.label} {_things(len(asking))}",
        asks_attention=asking,
        honesty=view.honesty(),
    )


def _things(number: int) -> str:
    if not number:
        return "không có việc cần quan tâm ngay"
    return f"có {format_count(number)} việc cần quan tâm"


def _name(view: View) -> str:
    """Of the organization that is looked at; its code where the list does not name it."""
    if view.organization is None:
        return ""
    rows = view.rows("organizations")
    named = (str(row["name"]) for row in rows if row["code"] == view.organization)
    return next(named, view.organization)
