"""The grid of organizations by months, as HTML: a name leads to its organization, a cell to its
report, «nhắc» to what to write.
"""

from collections.abc import Iterator
from html import escape
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from pages.parts.linking import turn_by_links, view_in_address
from pages.parts.permitted import is_permitted
from partyboard.access.roles import Action
from partyboard.board.reporting import Cell, Line, MonthReporting, Reporting
from partyboard.board.reporting_words import cell_in_full, cell_text, score, score_in_full
from partyboard.board.view import View
from partyboard.text import format_count

_STYLE = Path(__file__).parents[1] / "static" / "reporting.css"
_KEY = """
<div class="reporting-key"><span><i class="on_time">&nbsp;</i>đúng hạn</span>
<span><i class="late">+3</i>trễ 3 ngày</span><span><i class="on_time"><b>lần 2</b></i>có báo cáo
lại</span><span><i class="owed">chưa</i>chưa nộp, cần nhắc</span><span><i class="owed">có lỗi</i>đã
gửi nhưng phải sửa</span><span><i class="missing">thiếu</i>thiếu khi chốt tháng</span>
<span><i>·</i>chưa hoặc không còn phải báo cáo</span></div>
"""


def style_grid() -> None:
    """How the page's own parts look."""
    st.html(f"<style>{_STYLE.read_text(encoding='utf-8')}</style>")


def show_grid(view: View, found: Reporting) -> None:
    """Every organization's months, with how punctual it is; over them the sums of all."""
    months = "".join(_month(each, at) for at, each in enumerate(found.months))
    totals = "" if view.organization else "".join(_totals(found))
    leads, reminds = (is_permitted(each) for each in (Action.SEE_FILES, Action.REMIND))
    reminds &= view.as_of is None
    lines = "".join(_line(view, line, leads, reminds) for line in found.lines)
    st.html(
        f'<table class="reporting"><thead><tr><th></th>{months}<th scope="col" class="score">'
        f'Đúng hạn</th><th class="remind"></th></tr>{totals}</thead><tbody>{lines}</tbody></table>'
        f"{_KEY}"
    )
    turn_by_links()


def _month(each: MonthReporting, at: int) -> str:
    year = each.month.year if at == 0 or each.month.number == 1 else "&nbsp;"
    label = f"Tháng {each.month.label}"
    return f'<th scope="col" title="{label}">{each.month.number}<small>{year}</small></th>'


def _totals(found: Reporting) -> Iterator[str]:
    yield _row("Đúng hạn", (_total(each.on_time) for each in found.months))
    yield _row("Trễ", (_total(each.late) for each in found.months))
    yield _row(
        "Thiếu", (_total(each.missing, "" if each.is_locked else "act") for each in found.months)
    )
    yield _row(
        "Số liệu",
        (
            '<td class="locked">chốt</td>' if each.is_locked else '<td class="open">tạm</td>'
            for each in found.months
        ),
    )


def _row(label: str, cells: Iterator[str]) -> str:
    return (
        f'<tr class="totals"><th scope="row">{label}</th>{"".join(cells)}<td></td>'
        '<td class="remind"></td></tr>'
    )


def _total(number: int, tone: str = "") -> str:
    return f'<td class="{tone if number else ""}">{format_count(number)}</td>'


def _line(view: View, line: Line, leads: bool, reminds: bool) -> str:
    about = view_in_address(view, organization=line.organization)
    cells = "".join(f"<td>{_cell(cell, leads)}</td>" for cell in line.cells)
    asked = urlencode(view_in_address(view, remind=line.organization))
    remind = (
        f'<a class="turns" href="reporting?{escape(asked)}">nhắc</a>'
        if line.cells[-1].is_owed and reminds
        else ""
    )
    return (
        f'<tr><th scope="row"><a class="turns" href="organization?{escape(urlencode(about))}">'
        f"{escape(line.name)}</a></th>{cells}"
        f'<td class="score" title="{escape(score_in_full(line))}">{score(line)}</td>'
        f'<td class="remind">{remind}</td></tr>'
    )


def _cell(cell: Cell, leads: bool) -> str:
    tone = f"{cell.status}{' owed' if cell.is_owed else ''}{' again' if cell.revision > 1 else ''}"
    full = escape(cell_in_full(cell))
    marked = f'title="{full}" aria-label="{full}"'
    if not (cell.submission_id and leads):
        return f'<span class="{tone}" {marked}>{escape(cell_text(cell))}</span>'
    address = f"received?{escape(urlencode({'report': cell.submission_id}))}"
    return f'<a class="turns {tone}" {marked} href="{address}">{escape(cell_text(cell))}</a>'
