"""Báo cáo đã nhận: everything that came in, how it stands, and what can be done about it."""

import streamlit as st

from pages.parts.received import choose_received, choose_report
from pages.parts.received_report import show_report
from partyboard.running import running_store

store = running_store()

rows = choose_received(store)
if not rows:
    st.info("Không có báo cáo nào như vậy.")
    st.stop()

left, right = st.columns([13, 10], gap="medium")
with left:
    report = choose_report(rows)
with right:
    show_report(store, report)
