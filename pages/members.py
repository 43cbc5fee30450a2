"""Đảng viên: their number, what raised and lowered it, admissions against the target."""

import streamlit as st

from pages.parts.choosing import choose
from pages.parts.showing import show, show_table
from partyboard.board.attention import fair_change
from partyboard.board.transfers import unmatched_transfers

view = choose("Đảng viên tháng {month}", lists_organizations=True)

left, right = st.columns(2)
with left:
    show(view, "members_by_month")
with right:
    show(view, "changes_of_month")
if fair := fair_change(view):
    st.caption(fair)

left, right = st.columns(2)
with left:
    show(view, "admissions_pace")
    show(view, "changes_by_month")
with right:
    show(view, "admissions_by_month")
    show(view, "structure")

if unmatched := unmatched_transfers(view):
    title = "Chuyển sinh hoạt trong Đảng bộ chưa khớp: đơn vị cần đối chiếu"
    show_table(view, "transfers_unmatched", title, said=unmatched)

columns = (
    "organization",
    "name",
    "previous",
    "admitted",
    "official_conversions",
    "members",
    "change",
    "carried_from",
    "revision",
)
show_table(view, "members_by_organization", "Từng đơn vị", columns)
if view.organization is None:
    show_table(view, "transfers_within", "Chuyển sinh hoạt giữa các TCCS trong Đảng bộ")
