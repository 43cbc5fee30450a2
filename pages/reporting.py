"""Tình hình nộp báo cáo: who reported when, whom to remind today; the month locked or reopened."""

import streamlit as st

from pages.parts.choosing import choose
from pages.parts.deciding import tell_what_was_done
from pages.parts.permitted import is_permitted
from pages.parts.plain import literal
from pages.parts.reporting_grid import show_grid, style_grid
from pages.parts.reporting_lock import offer_lock, show_dates
from pages.parts.reporting_reminders import offer_reminders
from partyboard.access.roles import Action
from partyboard.board.reporting import reporting
from partyboard.board.reporting_words import finding

view = choose("Tình hình nộp báo cáo", as_reported=True)
found = reporting(view)
style_grid()
st.subheader(literal(finding(view, found)), anchor=False)
show_dates(found)

tell_what_was_done()
if view.as_of is None:
    with st.container(horizontal=True, key="reporting_tools"):
        if found.to_remind and is_permitted(Action.REMIND):
            offer_reminders(view, found)
        if not view.organization:
            offer_lock(view, found)

show_grid(view, found)
