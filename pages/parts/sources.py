"""From a picture to what is behind it: its figures traced, its organizations one by one, a month of
it by a click on its mark.
"""

from html import escape
from urllib.parse import urlencode

import streamlit as st

from pages.parts.linking import view_in_address
from pages.parts.paper import on_paper
from pages.parts.permitted import is_permitted
from partyboard.access.roles import Action
from partyboard.board.indicators import indicator
from partyboard.board.labels import readable
from partyboard.board.pictures import PICTURES, Span, behind
from partyboard.board.view import View


def trace_marks(view: View, name: str) -> None:
    """Let a click on a mark of a month lead to where its figure comes from: what
    pages/static/trace_marks.js looks up.
    """
    figures = PICTURES[name].figures
    if figures and is_permitted(Action.SEE_FILES):
        address = escape(urlencode(view_in_address(view, figure=figures[0])))
        marks = f'<span class="script traces" data-chart="{name}" data-address="{address}"></span>'
        st.html(marks)


def show_sources(view: View, name: str) -> None:
    """Links to where the figures of a picture come from."""
    figures = PICTURES[name].figures
    if not figures or not is_permitted(Action.SEE_FILES):
        return
    st.markdown("**Truy nguồn đến từng tệp, từng ô**")
    with st.container(horizontal=True):
        for figure in figures:
            st.page_link(
                "trace.py",
                label=indicator(figure).label,
                icon=":material/account_tree:",
                query_params=view_in_address(view, figure=figure),
            )
    if PICTURES[name].span is not Span.MONTH:
        st.caption("Bấm một cột, một điểm của biểu đồ để truy nguồn tháng ấy.")


def show_organizations(view: View, name: str) -> None:
    """The organizations behind a picture; of one that is chosen, where its figures stand."""
    found = behind(view, name)
    if found is None:
        return
    st.markdown("**Theo đơn vị** (chọn một dòng để xem đơn vị)")
    table = readable(found)
    on_paper(table)
    chosen = st.dataframe(
        table.frame(),
        key=f"behind-{name}-{view.month}-{view.organization}",
        hide_index=True,
        placeholder="",
        on_select="rerun",
        selection_mode=["single-row", "single-cell"],
    )
    rows = [row for row, _ in chosen.selection.cells] or chosen.selection.rows
    codes = found.column("organization")
    if rows and rows[0] < len(codes):
        _lead_to(view, name, codes[rows[0]], found.column("name")[rows[0]])


def _lead_to(view: View, name: str, code: str, called: str | None) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f"<b>{escape(called or code)}</b>", width="content")
        for figure in PICTURES[name].figures if is_permitted(Action.SEE_FILES) else ():
            st.page_link(
                "trace.py",
                label=f"{indicator(figure).label}: tệp và ô",
                icon=":material/account_tree:",
                query_params=view_in_address(view, figure=figure, organization=code),
            )
        st.page_link(
            "organization.py",
            label="Xem đơn vị này",
            icon=":material/account_balance:",
            query_params=view_in_address(view, organization=code),
        )
