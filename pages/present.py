"""Trình chiếu: one picture a screen, in the order that the month asks for, or that staff set."""

import streamlit as st

from pages.parts.choosing import chosen_view
from pages.parts.permitted import open_to
from pages.parts.present_order import arrange
from pages.parts.present_stage import COVER, present
from partyboard.access.roles import Action
from partyboard.board.sequence import sequence

if "arrange" in st.query_params:
    open_to(Action.ARRANGE, "Thứ tự trình chiếu")
    arrange()
    st.stop()

view = chosen_view()
present(view, sequence(view), st.query_params.get("slide", COVER))
