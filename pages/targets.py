"""Chỉ tiêu: what is done of the year's targets, who is below pace, what is needed from here."""

import streamlit as st

from pages.parts.choosing import choose, kept_choice
from pages.parts.showing import show, show_numbers
from partyboard.board.targets import (
    ORGANIZATION_PICTURES,
    PACE_PICTURES,
    TARGETED,
    advice,
    is_below_pace,
)

view = choose("Chỉ tiêu năm, đến tháng {month}", lists_organizations=True)

labels = {entry.name: entry.label for entry in TARGETED}
name = kept_choice(st.segmented_control, "target", list(labels), labels.__getitem__)

calm = "" if is_below_pace(view, name) else "calm"
st.html(f'<div class="attention {calm}">{" ".join(advice(view, name))}</div>')

left, right = st.columns(2)
with left:
    show(view, PACE_PICTURES[name])
with right:
    show(view, ORGANIZATION_PICTURES[name])

show_numbers(view, ORGANIZATION_PICTURES[name], "Từng đơn vị được giao chỉ tiêu")
