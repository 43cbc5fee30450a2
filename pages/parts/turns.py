"""A page's turn: pages of figures that nobody has seen since the last write come few at a time."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from pages.parts.kept import wanted
from partyboard.running import running_store
from partyboard.turns import PAGES


def run_in_turn(page: StreamlitPage) -> None:
    """Run a page that only shows: one that waits for a person, a file or a password would hold up
    all others.
    """
    address = tuple(sorted(st.query_params.to_dict().items()))
    with PAGES.turn((page.title, address, wanted("month")), running_store().writes):
        page.run()
