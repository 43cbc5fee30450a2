"""The figures of a month that changed since a moment, each with the reports that did it."""

from collections.abc import Sequence
from datetime import datetime
from html import escape

import streamlit as st

from partyboard.board.changed import Changed, ChangedPart, changed_parts
from partyboard.board.steps_since import Step, report_address
from partyboard.board.view import View
from partyboard.text import format_change, format_count, format_moment

_TOLD = 3  # organizations named with a figure
_STYLE = """
<style>
table.changes { width: 100%; border-collapse: collapse; }
table.changes th { text-align: left; color: #5B6675; font-weight: 500; font-size: .875rem;
  border-bottom: 1px solid #B8C1CC; padding: .4rem .8rem; }
table.changes td { border-bottom: 1px solid #DDE2E8; padding: .6rem .8rem; vertical-align: top; }
table.changes td.number, table.changes th.number { text-align: right; white-space: nowrap; }
table.changes td.now { font-weight: 600; font-size: 1.125rem; line-height: 1.4; }
table.changes small { color: #5B6675; display: block; }
table.changes p { margin: 0 0 .35rem 0; }
table.changes a { color: #2F4A6B; }
</style>
"""


def show_changed(
    view: View, since: datetime, found: Sequence[Changed], steps: Sequence[Step]
) -> None:
    """A row a figure: then, now, the change, who changed it with which report."""
    numbers = ("Lúc " + format_moment(since), "Hiện tại", "Thay đổi")
    head = "".join(f'<th class="number">{each}</th>' for each in numbers)
    rows = "".join(_row(each, changed_parts(view, since, each, steps)) for each in found)
    st.html(_STYLE)
    st.html(
        f'<table class="changes"><thead><tr><th>Chỉ tiêu</th>{head}'
        f"<th>Do</th></tr></thead><tbody>{rows}</tbody></table>"
    )


def _row(what: Changed, parts: Sequence[ChangedPart]) -> str:
    change = "" if what.change is None else format_change(what.change)
    return (
        f"<tr><td><b>{escape(what.entry.label)}</b><small>{escape(what.entry.unit)}</small></td>"
        f'<td class="number">{_number(what.then)}</td>'
        f'<td class="number now">{_number(what.now)}</td>'
        f'<td class="number">{change}</td><td>{_causes(parts)}</td></tr>'
    )


def _causes(parts: Sequence[ChangedPart]) -> str:
    told = "".join(map(_cause, parts[:_TOLD]))
    rest = len(parts) - _TOLD
    return f"{told}<p>và {format_count(rest)} đơn vị khác</p>" if rest > 0 else told


def _cause(part: ChangedPart) -> str:
    steps = "".join(map(_step, part.steps)) or f"<small>{part.otherwise}</small>"
    moved = f"{_number(part.then)} → {_number(part.now)}"
    return f"<p><b>{escape(part.name)}</b>: {moved}{steps}</p>"


def _step(step: Step) -> str:
    reason = f" · lý do: {escape(step.reason)}" if step.reason else ""
    link = f'<a class="turns" href="{report_address(step)}">xem</a>'
    about = f"{step.words} · {escape(step.told)} · {escape(step.filename)}"
    return f"<small>{about}{reason} · {link}</small>"


def _number(value: int | None) -> str:
    return "–" if value is None else format_count(value)
