"""One organization's months in a row: how it reported each; a month leads to its report."""

from html import escape
from urllib.parse import urlencode

import streamlit as st

from pages.parts.linking import report_in_address, turn_by_links
from pages.parts.permitted import is_permitted
from partyboard.access.roles import Action
from partyboard.board.reporting import Cell, Line
from partyboard.board.reporting_words import cell_in_full, cell_text
from partyboard.board.view import View

_STYLE = """
<style>
.strip { display: grid; grid-auto-flow: column; grid-auto-columns: 1fr; gap: .2rem;
  text-align: center; font-size: .875rem; }
.strip .month { color: #56616F; white-space: nowrap; }
.strip .cell { display: block; border-radius: .25rem; padding: .3rem .1rem; line-height: 1.3;
  color: #1F2A37; text-decoration: none; border: 1px solid transparent; white-space: nowrap; }
.strip .on_time { background: #DCE7E1; }
.strip .late { background: #F4DFB8; }
.strip .missing, .strip .returned { border-color: #B3261E; color: #B3261E; font-weight: 600; }
.strip .not_expected { color: #56616F; }
.strip a.cell:is(:hover, :focus-visible) { border-color: #33475B; }
</style>
"""


def show_months(view: View, line: Line) -> None:
    """Each month with a word: on time, late by so many days, missing, sent again."""
    leads = is_permitted(Action.SEE_FILES)
    columns = "".join(
        f'<div><div class="month">{escape(cell.month.label)}</div>{_cell(view, cell, leads)}</div>'
        for cell in line.cells
    )
    st.html(_STYLE)
    st.html(f'<div class="strip">{columns}</div>')
    turn_by_links()


def _cell(view: View, cell: Cell, leads: bool) -> str:
    told, full = escape(_word(cell)), escape(cell_in_full(cell))
    marked = f'class="cell {cell.status}" title="{full}"'
    if not (cell.submission_id and leads):
        return f"<span {marked}>{told}</span>"
    address = urlencode(report_in_address(view, cell.submission_id, cell.month))
    link = f'href="received?{escape(address)}"'
    return f"<a {marked.replace('cell', 'cell turns', 1)} {link}>{told}</a>"


def _word(cell: Cell) -> str:
    """In words, as there is no key beside it: "trễ 3", not "+3"."""
    return cell_text(cell).replace("+", "trễ ") or "đúng hạn"
