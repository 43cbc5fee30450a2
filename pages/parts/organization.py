"""Parts of the page of one organization: which one, what needs attention, what it sent."""

from html import escape

import streamlit as st

from pages.parts.linking import report_in_address, view_in_address
from pages.parts.paper import on_paper
from pages.parts.received import columns
from pages.parts.rows import choose_row, height_of
from partyboard.board.attention import attention
from partyboard.board.organization import organizations, organizations_table
from partyboard.board.organization_tables import own_reports
from partyboard.board.view import View

_HEIGHT = 520  # pixels


def show_attention(view: View) -> None:
    """What asks to be acted on, in a line."""
    if wanted := attention(view):
        told = escape(" · ".join(wanted))
        st.html(f'<div class="attention"><b>Cần quan tâm:</b> {told}</div>')


def choose_organization(view: View) -> None:
    """The list of all organizations, searched by name or code; a click opens one."""
    wanted = st.text_input(
        "Chọn một đơn vị", placeholder="Gõ tên hoặc mã đơn vị", key="organization_search"
    )
    found = organizations(view, wanted)
    if not found:
        st.info("Không có đơn vị nào tên như vậy.")
        return
    on_paper(table := organizations_table(found))
    chosen = st.dataframe(
        table.frame(),
        key=f"organizations-{wanted}",
        height=height_of(len(found), _HEIGHT),
        hide_index=True,
        placeholder="",
        on_select="rerun",
        selection_mode=["single-row", "single-cell"],
    )
    rows = [row for row, _ in chosen.selection.cells] or chosen.selection.rows
    if rows:
        whose = found[rows[0]]
        month = str(whose.shown_in(view.month))
        st.session_state["month_kept"], st.session_state["organization_kept"] = month, whose.code
        address = view_in_address(view, organization=whose.code, month=month)
        st.switch_page("organization.py", query_params=address)


def show_reports(view: View) -> None:
    """All its reports; a click on one offers to open it."""
    reports, table = own_reports(view)
    if not reports:
        st.caption("Chưa có báo cáo nào.")
        return
    key = f"reports-{view.organization}-{len(reports)}"
    report, month = reports[choose_row(table, key, columns(), _HEIGHT)]
    st.page_link(
        "received.py",
        label="Xem báo cáo đang chọn",
        icon=":material/description:",
        query_params=report_in_address(view, report, month),
    )
