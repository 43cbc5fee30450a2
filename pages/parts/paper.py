"""A page on paper: its letterhead, its tables with all their rows, its style when printed."""

from collections.abc import Mapping
from datetime import datetime
from html import escape
from typing import Any

import streamlit as st

from pages.parts.kept import wanted
from pages.parts.permitted import shown_to
from partyboard.board import paper
from partyboard.board.choice import choice
from partyboard.running import running_settings, running_store
from partyboard.store.answers import Answer
from partyboard.text import VIETNAM, Month

# Streamlit itself lets a page flow when it is printed; the rest stands here. Heights are chosen so
# that two pictures stand on a page, upright or across.
STYLE = """
@page { margin: 12mm; }
@media screen {
  [data-testid="stElementContainer"]:has(.letterhead, .on-paper) { display: none; }
}
@media print {
  header, footer, [data-testid="stToolbar"], [data-testid="stSidebar"], .modebar-container,
  .plotly-notifier, .stElementToolbar, .stTooltipIcon,
  [data-testid="stElementContainer"]:has(> .stSelectbox, > .stMultiSelect, > .stFileUploader,
    > .stButton, > .stDownloadButton, > .stButtonGroup, > .stTextInput, > .stTextArea,
    > .stCheckbox, > .stRadio, > .stPageLink, > .stLinkButton, > .stPopover, > .stNumberInput,
    > .stDateInput),
  [data-testid="stLayoutWrapper"]:has(> .stHorizontalBlock > [data-testid="stElementContainer"]
    > .stDownloadButton),
  [data-testid="stLayoutWrapper"]:has(> .stExpander details:not([open])),
  .stExpander:has(details:not([open])),
  [data-testid="stElementContainer"]:has(.on-paper) + [data-testid="stElementContainer"],
  .only-on-screen { display: none !important; }
  .stMain, .stAppViewContainer, .stApp, .block-container { background: #FFFFFF !important; }
  .block-container { padding: 0 !important; max-width: none !important; }
  .stApp { font-size: 11pt; }
  h1 { font-size: 17pt !important; padding: 0 !important; }
  h2, h3 { font-size: 13pt !important; break-after: avoid; }
  .stHeading { break-after: avoid; }
  .stColumn:has(h1) { flex: 1 1 100% !important; min-width: 100% !important; }
  [data-testid="stElementContainer"], [data-testid="stLayoutWrapper"], .stVerticalBlock {
    height: auto !important; max-height: none !important; overflow: visible !important; }
  .stTable, .stTable div { overflow: visible !important; }
  .stExpander details { border: none !important; }
  .stExpander [data-testid="stExpanderDetails"] { padding-bottom: 0 !important; }
  .stTable td, .stTable th, .stTable td * { font-size: 9pt !important; }
  .stTable td, .stTable th { padding: .8mm 1.5mm !important; }
  .stTable table { display: table !important; }  /* in a line of its own it would not break */
  .letterhead { display: flex; justify-content: space-between; border-bottom: 1px solid #1F2A37;
    padding-bottom: 1.5mm; margin-bottom: 3mm; font-size: 10pt; }
  .stPlotlyChart, .tile, .attention, .receipt, .tally, tr { break-inside: avoid; }
  .stVerticalBlock:has(> [data-testid="stElementContainer"] .stPlotlyChart) {
    padding: 2mm !important; margin-bottom: 3mm; break-inside: avoid; }
  [data-testid="stElementContainer"]:has(.stPlotlyChart), .stFullScreenFrame:has(.stPlotlyChart),
  .stPlotlyChart, .stPlotlyChart div { width: 100% !important; height: auto !important;
    overflow: visible !important; }
  .stPlotlyChart .main-svg[viewBox] { width: 100% !important; height: auto !important;
    max-height: 96mm; }
  .stPlotlyChart .main-svg[viewBox]:first-child { position: static !important; }
  .tiles { grid-template-columns: repeat(auto-fit, minmax(28mm, 1fr)); gap: 1.5mm; }
  .tile { padding: 1mm 1.5mm; }
  .tile .value { font-size: 15pt; }
  .tile .label, .tile .note, .tile .change, .tile .fair { font-size: 7.5pt; margin: 0; }
  .on-paper { font-size: 9pt; line-height: 1.3; }
  .on-paper table { width: 100%; border-collapse: collapse; }
  .on-paper th { text-align: left; font-weight: 600; background: #F4F6F8; }
  .on-paper th, .on-paper td { border: .5pt solid #AEB7C2; padding: .8mm 1.5mm;
    vertical-align: top; }
  .on-paper .number { text-align: right; white-space: nowrap; }
  thead { display: table-header-group; }
}
@media print and (orientation: portrait) {
  .stHorizontalBlock:has(.stPlotlyChart) { display: block !important; }
  .stHorizontalBlock > .stColumn:has(.stPlotlyChart) { width: 100% !important; }
}
@media print and (orientation: landscape) {
  .stHorizontalBlock:has(.stPlotlyChart) { display: flex !important; flex-direction: row;
    gap: 4mm !important; }
  .stHorizontalBlock > .stColumn:has(.stPlotlyChart) { flex: 1 1 0 !important;
    min-width: 0 !important; }
  .stPlotlyChart .main-svg[viewBox] { max-height: 72mm; }
}
"""


def show_letterhead() -> None:
    """Whose page it is and of when; on paper only."""
    settings = running_settings()
    asked = {name: wanted(name) for name in ("month", "organization", "as_of")}
    found = choice(running_store(), settings, asked, shown_to())
    left, right = paper.letterhead(settings, found, Month.of(datetime.now(VIETNAM).date()))
    st.html(f'<div class="letterhead"><b>{escape(left)}</b><span>{escape(right)}</span></div>')


def on_paper(answer: Answer, columns: Mapping[str, Any] | None = None) -> None:
    """All rows of the table that stands next: on the screen it shows a few at a time. Its `columns`
    that are links, or hidden, are left out."""
    settings = (columns or {}).items()
    without = [name for name, said in settings if said is None or _is_link(said)]
    st.html(paper.table(answer, without))


def _is_link(settings: Any) -> bool:
    return isinstance(settings, dict) and (settings.get("type_config") or {}).get("type") == "link"
