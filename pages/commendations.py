"""Khen thưởng: collectives and individuals, by month, topic and deciding level."""

import streamlit as st

from pages.parts.choosing import choose
from pages.parts.showing import show, show_table
from partyboard.board.charts import WIDE

view = choose("Khen thưởng tháng {month}", lists_organizations=True)

show(view, "commendations_by_month", WIDE)

left, right = st.columns(2)
with left:
    show(view, "commendations_by_topic")
with right:
    show(view, "commendations_by_level")

columns = ("name", "decision", "award", "level", "collectives", "individuals", "topic")
show_table(view, "commendations_by_organization", "Các quyết định trong tháng", columns)
