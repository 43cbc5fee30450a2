"""Tổng quan: the month at a glance."""

import streamlit as st

from pages.parts.choosing import choose
from pages.parts.showing import show
from pages.parts.tiles import show_tiles
from partyboard.board.attention import attention, fair_change
from partyboard.board.overview import COLUMNS

view = choose("Tháng {month}")

wanted = attention(view)
if wanted:
    st.html(f'<div class="attention"><b>Cần quan tâm:</b> {" · ".join(wanted)}</div>')
else:
    st.html('<div class="attention calm">Không có việc cần quan tâm ngay.</div>')

show_tiles(view)
if fair := fair_change(view):
    st.caption(fair)

for place, names in zip(st.columns(2), COLUMNS, strict=True):
    with place:
        for name in names:
            show(view, name)
