"""What stands around every page: the browser's title, the print style, sizes, the way back."""

import streamlit as st

from pages.parts.paper import STYLE as PAPER

_STYLE = """
.block-container { padding-top: 4.5rem; padding-bottom: 2rem; max-width: 1600px; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: 1rem; }
.tile { border: 1px solid #DDE2E8; border-radius: .375rem; padding: .9rem 1rem .6rem 1rem; }
.tile .label, .tile .note, .tile .change, .tile .fair { color: #5B6675; font-size: .875rem; }
.tile .value { font-size: 1.875rem; font-weight: 600; line-height: 1.3; }
.tile .change { margin-bottom: .5rem; }
.tile .change:has(+ .fair) { margin-bottom: 0; }
.tile .fair { margin-bottom: .5rem; }
.tile img { width: 100%; height: 2.5rem; display: block; margin-bottom: .4rem; }
.tile .good { color: #1F6B45; }
.tile .bad { color: #B3261E; }
[data-testid="stElementContainer"]:has(.script) { display: none; }
.attention { border-left: 4px solid #B3261E; background: #FDF3F2; padding: .6rem .9rem;
  border-radius: .25rem; }
.attention.calm { border-color: #5B6675; background: #F4F6F8; }
.receipt { border: 1px solid #DDE2E8; border-left: 4px solid #5B6675; border-radius: .375rem;
  padding: .6rem .9rem; line-height: 1.6; }
.tally { border: 1px solid #DDE2E8; border-radius: .375rem; padding: .6rem .9rem;
  line-height: 1.6; }
.tally .bad b { color: #B3261E; }
.tally .wary b { color: #9A5B00; }
.tally .good b { color: #1F6B45; }
.receipt.bad { border-left-color: #B3261E; }
.receipt.wary { border-left-color: #9A5B00; }
.receipt.good { border-left-color: #1F6B45; }
.receipt small, .receipt .info { color: #5B6675; }
.receipt a { color: #5B6675; text-decoration: none; border: 1px solid #DDE2E8;
  border-radius: 50%; padding: 0 .4rem; font-size: .8rem; }
.receipt code { background: #F4F6F8; padding: .1rem .4rem; border-radius: .25rem; }
:where(a, button, summary, input, textarea, [role="option"]):focus-visible,
.stDataFrame:has(:focus-visible) { outline: 2px solid #B3261E !important; outline-offset: 1px; }
.stElementToolbar:focus-within { opacity: 1; }
.plotly-notifier { top: auto !important; bottom: 1rem; pointer-events: none; }
@media screen and (max-width: 1150px) {  /* a tablet: one picture a row, room for a finger */
  [data-testid="stColumn"]:has(.stPlotlyChart, h1) { min-width: calc(100% - 1.5rem); }
  [data-testid="stTopNavLink"], [data-testid="stTopNavSection"],
  [data-testid="stTopNavDropdownLink"], .stExpander summary, .stButtonGroup button,
  .stPageLink a { min-height: 40px; }
  .stElementToolbar button { min-width: 40px; min-height: 40px; }
  .modebar-btn { height: 40px !important; padding: 10px !important; font-size: 20px !important; }
}
"""


def open_page(title: str) -> None:
    """Set the title of the browser's tab and the style shared by all pages."""
    st.set_page_config(page_title=f"{title} · Bảng chỉ số xây dựng Đảng", layout="wide")
    st.html(f"<style>{_STYLE}{PAPER}</style>")
