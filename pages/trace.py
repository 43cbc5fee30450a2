"""Truy nguồn số liệu: what a figure is made of, down to cells of workbooks and their files."""

import streamlit as st

from pages.parts.choosing import choose
from pages.parts.linking import turn_by_links
from pages.parts.plain import literal
from pages.parts.tracing import choose_figure, choose_part, show_part
from partyboard.board.indicators import indicator
from partyboard.board.parts import of_whom, parts
from partyboard.board.parts_told import figure_told

turn_by_links()
view = choose("Truy nguồn số liệu tháng {month}")

box, told = st.columns([2, 3], vertical_alignment="center")
with box:
    figure = choose_figure()
if indicator(figure).of_committee and view.organization:
    st.info("Số liệu này do cơ quan Đảng ủy báo cáo, không chia theo đơn vị.")
view = of_whom(view, indicator(figure))

found = parts(view, figure)
told.subheader(literal(figure_told(view, figure, found)), anchor=False)
st.caption(f"{indicator(figure).explanation} {view.honesty().footer}.")
if not found:
    st.info("Không có đơn vị nào, dòng báo cáo nào đứng sau số liệu này.")
    st.stop()

left, right = st.columns([13, 10], gap="medium")
with left:
    part = choose_part(view, figure, found)
with right:
    show_part(view, figure, part)
