"""The order in which a meeting looks at the pictures of a month: the month's own, or staff's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from partyboard.board.pictures import PICTURES
from partyboard.board.prominence import Rank, by_prominence
from partyboard.board.view import View
from partyboard.store.database import Store
from partyboard.store.sequences import reset_sequence, save_sequence
from partyboard.store.submissions import audit
from partyboard.text import Month, clean


class SequenceRefused(ValueError):
    """It cannot be saved; the message says why, in a sentence for whoever asked."""


@dataclass(frozen=True)
class Saved:
    """An order that staff set, whatever pictures there are now."""

    shown: tuple[str, ...]
    left_out: tuple[str, ...]
    made_by: str
    made_at: datetime


def sequence(view: View) -> tuple[str, ...]:
    """The names of the pictures to show. Staff's own order of the month where there is one: what
    they left out stays out, what they have not seen comes last.

    Else by the month's content: first what is overdue, then what is behind the year's pace, then
    what moved more than it mostly does (the most first), then the rest in the order of PICTURES; a
    picture with nothing to show is left out. While a month is still coming in nothing is said to be
    behind or to have moved.
    """
    found, own = by_content(view), saved(view)
    if own is None:
        return found
    known = {*own.shown, *own.left_out}
    shown = (name for name in own.shown if name in PICTURES)
    return (*shown, *(name for name in found if name not in known))


def by_content(view: View) -> tuple[str, ...]:
    """The order that the month's content asks for."""
    return tuple(each.name for each in by_prominence(view) if each.rank < Rank.BLANK)


def saved(view: View) -> Saved | None:
    """The order that staff set for the month, as of the view's time; None where there is none. It
    is the whole committee's: an organization looked at alone has its own content."""
    rows = [] if view.organization else view.answer("sequence").records()
    if not rows:
        return None
    return Saved(
        shown=tuple(row["picture"] for row in rows if row["is_shown"]),
        left_out=tuple(row["picture"] for row in rows if not row["is_shown"]),
        made_by=rows[0]["made_by"],
        made_at=rows[0]["made_at"],
    )


def save(view: View, shown: Sequence[str], by: str, now: datetime) -> None:
    """Keep an order for the view's month; whatever else could be shown is left out.

    Raises SequenceRefused.
    """
    if not shown:
        raise SequenceRefused("Giữ lại ít nhất một biểu đồ.")
    signed, month = _signed(by), view.month
    left_out = [name for name in by_content(view) if name not in shown]
    with view.store.writing() as cursor:
        save_sequence(cursor, month, shown, left_out, now, signed)
        audit(cursor, now, signed, "sequence-saved", str(month))
    view.store.checkpoint()


def reset(store: Store, month: Month, by: str, now: datetime) -> None:
    """Go back to the order that the month's content asks for. Raises SequenceRefused."""
    signed = _signed(by)
    with store.writing() as cursor:
        reset_sequence(cursor, month, now, signed)
        audit(cursor, now, signed, "sequence-reset", str(month))
    store.checkpoint()


def _signed(by: str) -> str:
    if not clean(by):
        raise SequenceRefused("Ghi họ và tên người làm: việc này được lưu kèm tên.")
    return clean(by)
