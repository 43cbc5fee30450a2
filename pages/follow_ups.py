"""Khắc phục sau kiểm tra: what is open, overdue, closed; who is late; the list."""

import streamlit as st

from pages.parts.choosing import choose
from pages.parts.showing import show, show_table
from partyboard.board.charts import WIDE

view = choose("Khắc phục sau kiểm tra, tháng {month}", lists_organizations=True)

show(view, "follow_ups_by_month", WIDE)

left, right = st.columns(2)
with left:
    show(view, "follow_ups_ageing")
with right:
    show(view, "follow_ups_by_organization")

columns = (
    "name",
    "conclusion",
    "item",
    "due_on",
    "days_overdue",
    "status",
    "reported_on",
    "confirmed_on",
    "shortcoming",
)
show_table(view, "follow_ups", "Danh sách, quá hạn lâu nhất ở trên", columns)
