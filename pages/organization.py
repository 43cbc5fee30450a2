"""Một đơn vị: its thirteen months, what it owes, its workbooks and why odd figures were taken."""

import streamlit as st

from pages.parts.choosing import choose
from pages.parts.month_strip import show_months
from pages.parts.organization import choose_organization, show_attention, show_reports
from pages.parts.permitted import is_permitted
from pages.parts.plain import literal
from pages.parts.showing import show, show_answer
from partyboard.access.roles import Action
from partyboard.board.explained import remark_table, remarks
from partyboard.board.organization import line_of, organization, organization_told
from partyboard.board.organization_tables import open_items, own_targets

view = choose("Một đơn vị, tháng {month}")
if view.organization is None:
    choose_organization(view)
    st.stop()

whose = organization(view)
st.subheader(literal(organization_told(view, whose)), anchor=False)
if whose.state:
    st.text(f"Đơn vị {whose.state}.")
show_attention(view)
if line := line_of(view):
    show_months(view, line)

if whose.last_month:
    left, right = st.columns(2)
    with left:
        show(view, "members_by_month")
    with right:
        show(view, "admissions_by_month")

st.subheader("Nội dung chưa khắc phục xong, quá hạn lâu nhất ở trên", anchor=False)
if items := open_items(view):
    show_answer(items)
else:
    st.caption("Không còn nội dung nào.")

if targets := own_targets(view):
    st.subheader("Chỉ tiêu được giao", anchor=False)
    show_answer(targets)

if is_permitted(Action.SEE_FILES):
    st.subheader("Báo cáo đã gửi, mọi lần", anchor=False)
    show_reports(view)

if said := remarks(view):
    st.subheader("Ghi chú của Văn phòng khi nhận báo cáo", anchor=False)
    show_answer(remark_table(said))
