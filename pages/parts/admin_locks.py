"""Locks: every month with its state, who, when, why; one of them is locked or reopened here."""

import streamlit as st

from pages.parts.choosing import asked, kept_choice
from pages.parts.deciding import tell_what_was_done
from pages.parts.permitted import is_permitted
from pages.parts.plain import show_table
from pages.parts.reporting_grid import style_grid
from pages.parts.reporting_lock import offer_lock, show_dates
from partyboard.access.roles import Action
from partyboard.board.locks import month_states, months_table, years_of
from partyboard.board.reporting import reporting
from partyboard.text import Month

_ALL = 0


def show_locks() -> None:
    """The whole section; nothing for whoever may not lock."""
    if not is_permitted(Action.LOCK):
        return
    style_grid()
    found = asked(names=("month",))
    months = [str(month) for month in found.months]
    with st.container(horizontal=True, vertical_alignment="center", key="lock_tools"):
        box = st.container(width=160)
        kept_choice(box.selectbox, "month", months, _month_label, str(found.view.month))
        of_month = reporting(found.view)
        offer_lock(found.view, of_month)
    tell_what_was_done()
    show_dates(of_month)
    states = month_states(found.view)
    years = [*years_of(states), _ALL]
    year = st.selectbox("Các tháng của năm", years, format_func=_year_label, width=200)
    show_table(months_table(states, year or None))


def _month_label(text: str) -> str:
    return f"Tháng {Month.parse(text).label}"


def _year_label(year: int) -> str:
    return str(year) if year else "Tất cả"
