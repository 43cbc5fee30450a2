"""By when a month is reported and until when it is taken; it is locked or reopened here, with who
and why.
"""

from html import escape

import streamlit as st

from pages.parts.deciding import ask_why
from partyboard.access.roles import Action
from partyboard.board.reporting import Reporting
from partyboard.board.reporting_words import before_locking, before_reopening, dates, events_told
from partyboard.board.view import View
from partyboard.reception.locking import doubts, lock, reopen


def show_dates(found: Reporting) -> None:
    """The two dates by name, and how the month came to be locked or open."""
    told = "".join(f"<small>{escape(each)}</small>" for each in events_told(found))
    st.html(f'<div class="reporting-dates">{escape(dates(found))}{told}</div>')


def offer_lock(view: View, found: Reporting) -> None:
    """The one button that fits: lock the month, or reopen it."""
    (_offer_reopening if found.last.is_locked else _offer_locking)(view, found)


def _offer_locking(view: View, found: Reporting) -> None:
    def act(reason: str, by: str, _: bool) -> None:
        lock(view.store, view.settings, view.month, reason, by)

    month = view.month.label
    told = before_locking(doubts(view.store, view.settings, view.month, found.today))
    ask_why(
        Action.LOCK,
        f"Chốt tháng {month}",
        str(view.month),
        told,
        act,
        f"Đã chốt số liệu tháng {month}.",
    )


def _offer_reopening(view: View, found: Reporting) -> None:
    def act(reason: str, by: str, _: bool) -> None:
        reopen(view.store, view.month, reason, by)

    done = f"Đã mở lại tháng {view.month.label}. Nhận, sửa xong thì chốt lại."
    told = before_reopening(found)
    ask_why(Action.LOCK, f"Mở lại tháng {view.month.label}", str(view.month), told, act, done)
