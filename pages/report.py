"""Báo cáo tháng: the draft report to read, what is left to write, the files to download."""

from functools import partial

import streamlit as st

from pages.parts.choosing import choose
from pages.parts.report_tables import show_annexes
from pages.parts.report_text import offer, show_report, show_state, show_what_is_left
from partyboard.board.deck import deck
from partyboard.board.report import draft, report

view = choose("Báo cáo tháng {month}", as_reported=True)
composed = report(view)

if view.organization:
    st.info("Báo cáo lập cho toàn Đảng bộ; trình chiếu lập cho đơn vị đang chọn.")
show_state(composed)

text, beside = st.columns([3, 1.2], gap="medium")
with text:
    show_report(composed)
with beside:
    offer("Tải báo cáo (Word)", partial(draft, view), f"bao-cao-thang-{view.month}.docx")
    whose = f"-{view.organization}" if view.organization else ""
    offer(
        "Tải trình chiếu (PowerPoint)", partial(deck, view), f"trinh-chieu-{view.month}{whose}.pptx"
    )
    show_what_is_left(composed)
    if view.settings.document.layout:
        st.caption(f"Thể thức: {'; '.join(view.settings.document.layout)}.")

show_annexes(composed)
