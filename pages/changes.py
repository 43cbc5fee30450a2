"""Thay đổi từ cuộc họp: what late and corrected reports have changed since a past moment."""

from html import escape

import streamlit as st

from pages.parts.changes import show_changed
from pages.parts.linking import turn_by_links
from pages.parts.meetings import offer_to_save
from pages.parts.showing import show_answer
from pages.parts.since import choose_since
from partyboard.board.changed import changed, unchanged, was_known
from partyboard.board.changed_told import changed_table, changed_told, figures_table
from partyboard.board.meetings import written
from partyboard.board.steps_since import steps_since, steps_table, up_to_month
from partyboard.text import format_moment

view, since = choose_since("Thay đổi từ cuộc họp")
offer_to_save(view.store)
if since is None:
    st.info("Chưa có cuộc họp nào được lưu, chưa có tháng nào được chốt để so sánh.")
    st.stop()

turn_by_links()
found, steps = changed(view, since), steps_since(view, since)
listed = up_to_month(view, steps)
told = escape(changed_told(view, since, found, listed))
st.html(f'<div class="attention calm"><b>{told}</b></div>')
st.page_link(
    "overview.py",
    label=f"Xem số liệu như đã biết lúc {format_moment(since)}",
    query_params={"month": str(view.month), "as_of": written(since)},
)

of_month = [each for each in found if each.month == view.month]
if of_month and was_known(view, since):
    show_changed(view, since, of_month, steps)
elif of_month:
    st.write(f"Lúc đó chưa có báo cáo tháng {view.month.label}; mọi số liệu của tháng là mới.")
    show_answer(figures_table([(each.entry, each.now) for each in of_month]))
if same := unchanged(view, found):
    with st.expander(f"{len(same)} chỉ tiêu tháng {view.month.label} không đổi"):
        show_answer(figures_table(same))

if earlier := [each for each in found if each.month != view.month]:
    st.subheader("Các tháng trước", anchor=False)
    show_answer(changed_table(earlier, since))

if listed:
    st.subheader("Báo cáo nhận, rút, khôi phục từ lúc đó", anchor=False)
    see = st.column_config.LinkColumn(display_text="Xem", width=60)
    show_answer(steps_table(listed), {"Xem": see})
