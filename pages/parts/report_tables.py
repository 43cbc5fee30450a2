"""The tables behind the draft report, each folded under its title."""

from html import escape

import streamlit as st

from pages.parts.plain import literal
from partyboard.board.report import Annex, Report

_STYLE = """
<style>
.annex { overflow-x: auto; }
.annex table { border-collapse: collapse; width: 100%; font-size: .875rem; }
.annex th, .annex td { border: 1px solid #DDE2E8; padding: .25rem .5rem; text-align: right; }
.annex th { background: #F4F6F8; text-align: center; font-weight: 600; }
.annex .words { text-align: left; }
.annex .total { font-weight: 600; }
.annex .note { color: #5B6675; font-size: .875rem; margin-top: .5rem; }
.annex td:nth-child(2) { min-width: 9rem; }
.annex td.words:last-child { white-space: nowrap; }
@media print {
  .annex table { font-size: .6rem; }
  .annex th, .annex td { padding: .1rem .2rem; }
}
</style>
"""


def show_annexes(report: Report) -> None:
    """Each table under its title, folded."""
    st.html(_STYLE)
    for place, annex in enumerate(report.annexes, 1):
        with st.expander(f"Phụ lục {place}. {literal(annex.title)} ({len(annex.rows)} dòng)"):
            st.html(f'<div class="annex">{_table(annex)}</div>')


def _table(annex: Annex) -> str:
    headings = "".join(f"<th>{escape(column.heading)}</th>" for column in annex.columns)
    rows = "".join(_row(annex, row) for row in annex.rows)
    total = _row(annex, annex.total, "total") if annex.total else ""
    note = f'<p class="note">{escape(annex.note)}</p>' if annex.note else ""
    return f"<table><thead><tr>{headings}</tr></thead><tbody>{rows}{total}</tbody></table>{note}"


def _row(annex: Annex, row: tuple[str, ...], kind: str = "") -> str:
    cells = zip(annex.columns, row, strict=True)
    told = (f'<td class="{"words" if c.is_text else ""}">{escape(text)}</td>' for c, text in cells)
    return f'<tr class="{kind}">{"".join(told)}</tr>'
