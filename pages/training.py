"""Bồi dưỡng: classes and participants, by month and kind; who has sent nobody this year."""

import streamlit as st

from pages.parts.choosing import choose
from pages.parts.showing import show, show_table

view = choose("Bồi dưỡng tháng {month}", lists_organizations=True)

left, right = st.columns(2)
with left:
    show(view, "training_by_month")
with right:
    show(view, "training_by_kind")

if view.organization is None:
    left, right = st.columns(2)
    with left:
        show(view, "training_reach")
    with right:
        columns = ("name", "members")
        show_table(view, "training_absent", "Chưa cử ai dự lớp nào từ đầu năm", columns)

classes = ("course", "kind", "opened_on", "participants", "completed", "organizations")
show_table(view, "training_classes", "Các lớp trong 13 tháng", classes)
