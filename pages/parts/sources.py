"""From a picture to what is behind it: its figures traced, its organizations one by one, a month of
it by a click on its mark.
"""

from html import escape
from urllib.parse import urlencode

import streamlit as st

from pages.parts.linking import view_in_address
from pages.parts.paper import on_paper
from partyboard.board.indicators import indicator
from partyboard.board.labels import readable
from partyboard.board.pictures import PICTURES, Span, behind
from partyboard.board.view import View

# The marks of a month are known by what stands on the axis of months; Plotly tells of a click on
# one without the chart becoming a widget, which would fade its other marks and run the page anew.
_SCRIPT = """
<span class="script"></span><script>
(() => {
  if (window.tracesMarks) return;
  window.tracesMarks = true;
  const turn = (chart, event) => {
    const month = /^(\\d{1,2})\\/(\\d{4})$/.exec(event.points?.[0]?.x ?? "");
    const place = chart.closest('[class*="st-key-chart-"]');
    const name = /st-key-chart-([\\w-]+)/.exec(place?.className ?? "")?.[1];
    const link = document.querySelector(`.traces[data-chart="${name}"]`);
    if (!month || !link) return;
    const asked = new URLSearchParams(link.dataset.address);
    asked.set("month", `${month[2]}-${month[1].padStart(2, "0")}`);
    history.pushState({}, "", `trace?${asked}`);
    dispatchEvent(new PopStateEvent("popstate"));
  };
  document.addEventListener("pointerdown", event => {
    const chart = event.target.closest?.(".js-plotly-plot");
    if (!chart?.on || chart.tracesMarks) return;
    chart.tracesMarks = true;
    chart.on("plotly_click", clicked => turn(chart, clicked));
  }, true);
})();
</script>
"""


def trace_marks(view: View, name: str) -> None:
    """Let a click on a mark of a month lead to where its figure comes from."""
    figures = PICTURES[name].figures
    if figures:
        address = escape(urlencode(view_in_address(view, figure=figures[0])))
        marks = f'<span class="script traces" data-chart="{name}" data-address="{address}"></span>'
        st.html(marks + _SCRIPT, unsafe_allow_javascript=True)


def show_sources(view: View, name: str) -> None:
    """Links to where the figures of a picture come from."""
    figures = PICTURES[name].figures
    if not figures:
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
    st.markdown("**Theo đơn vị** (chọn một dòng để xem báo cáo của đơn vị)")
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
        for figure in PICTURES[name].figures:
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
