"""Links from one page to another: what a view is called in an address, and how a link in our own
HTML turns the page without loading the app anew.
"""

from urllib.parse import urlencode

import streamlit as st

from partyboard.board.choice import TODAY
from partyboard.board.meetings import written
from partyboard.board.view import View
from partyboard.text import Month

_STYLE = """
<style>
.tile:has(a.source) { position: relative; }
.tile a.source::after { content: ""; position: absolute; inset: 0; border-radius: .375rem; }
.tile a.source span { position: absolute; top: .95rem; right: 1rem; font-size: .875rem;
  color: #33475B; background: #FFF; padding-left: .3rem; opacity: 0;
  text-decoration: underline; }
.tile a.source:is(:hover, :focus-visible) span { opacity: 1; }
.tile:has(a.source:hover) { border-color: #56616F; }
.tile a.source:focus-visible { outline: none; }
.tile a.source:focus-visible::after { outline: 2px solid #B3261E; }
.place { line-height: 1.5; }
.place small { color: #56616F; }
@media print { .tile a.source span { display: none; } }
</style>
"""


def view_in_address(view: View, **more: str) -> dict[str, str]:
    """What the address of a page says of a view, and whatever else it is to say."""
    named = {
        "month": str(view.month),
        "organization": view.organization or "",
        "as_of": written(view.as_of) if view.as_of else "",
        "structure": TODAY if view.by_today else "",
    }
    return {name: value for name, value in (named | more).items() if value}


def trace_address(view: View, figure: str) -> str:
    """The address of the page that traces a figure of a view."""
    return f"trace?{urlencode(view_in_address(view, figure=figure))}"


def report_in_address(view: View, report: str, month: Month | None) -> dict[str, str]:
    """The same of the page of reports that came in, with one in view. The month and whose it is
    stand there too: an address that a page completes is a step back to which nothing leads."""
    return view_in_address(view, report=report, month=str(month) if month else "")


def turn_by_links() -> None:
    """The look of links of the class `turns`, which pages/static/turn_pages.js turns in place."""
    st.html(_STYLE)
