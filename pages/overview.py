"""Tổng quan: the month at a glance."""

import streamlit as st

from pages.parts.choosing import choose
from pages.parts.showing import show
from pages.parts.tiles import show_tiles
from partyboard.board.attention import attention, fair_change

view = choose("Tháng {month}")

wanted = attention(view)
if wanted:
    st.html(f'<div class="attention"><b>Cần quan tâm:</b> {" · ".join(wanted)}</div>')
else:
    st.html('<div class="attention calm">Không có việc cần quan tâm ngay.</div>')

show_tiles(view)
if fair := fair_change(view):
    st.caption(fair)

left, right = st.columns(2)
with left:
    show(view, "members_by_month")
    show(view, "admissions_pace")
with right:
    show(view, "changes_of_month")
    show(view, "follow_ups_by_month")
