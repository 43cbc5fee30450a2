"""One report that came in: whose, what was found in it, its history, where its figures stand."""

from html import escape
from typing import Any

import streamlit as st

from pages.parts.paper import on_paper
from pages.parts.plain import show_table
from pages.parts.received_actions import offer_actions, offer_reason, tell_what_was_done
from pages.parts.received_headings import show_headings
from partyboard.board.history import history
from partyboard.board.received import in_numbers, month_label, sender, standing
from partyboard.board.trace import corrections_table, trace_table, traced
from partyboard.forms.registry import form_named
from partyboard.store.database import Store
from partyboard.text import Month, format_moment

Received = dict[str, Any]
_FIGURES = {
    "Chỉ tiêu": st.column_config.TextColumn(width=225),
    "Giá trị": st.column_config.TextColumn(width=80),
    "Ô trong tệp": st.column_config.TextColumn(width=130),
}
_GRAVITY = {"error": "bad", "warning": "wary", "info": "same"}
_COLOURS = {"accepted": "good", "replaced": "same", "withdrawn": "wary", "rejected": "bad"}


def show_report(store: Store, report: Received) -> None:
    """The card of a report, what can be done, and under tabs all that is known of it."""
    _card(report)
    tell_what_was_done()
    offer_actions(store, report)
    shown = {"Lỗi và chỗ xem lại": _findings}
    if report["status"] != "rejected":
        shown |= {"Các lần nộp": _history, "Số liệu và ô": _figures}
    tabs = st.tabs(list(shown), key="received_tabs", on_change="rerun")
    for tab, show in zip(tabs, shown.values(), strict=True):
        if tab.open:
            with tab:
                show(store, report)


def _card(report: Received) -> None:
    title = [f"<b>{escape(sender(report))}</b>"]
    if month_label(report):
        title.append(f"tháng {month_label(report)}")
    if report["revision"]:
        title.append(f"lần {report['revision']}")
    small = [escape(report["filename"])]
    if report["part"]:
        small.append(f"lấy từ {escape(report['part'])} của tệp tổng hợp")
    small.append(f"nhận {format_moment(report['received_at'])}")
    if report["received_by"]:
        small.append(escape(report["received_by"]))
    lines = [" · ".join((*title, standing(report).lower()))]
    lines.append(f"<small>{' · '.join(small)}</small>")
    if told := in_numbers(report):
        lines.append(told)
    _lines(_COLOURS[report["status"]], lines)


def _findings(store: Store, report: Received) -> None:
    found: list[dict[str, Any]] = store.rows("findings", submission=report["id"])
    if not found:
        st.caption("Không có lỗi, không có gì phải xem lại.")
    for number, each in enumerate(found):
        _finding(each)
        is_open = each["severity"] == "warning" and not each["reason"]
        if is_open and report["status"] == "accepted":
            offer_reason(store, report, each, number)


def _finding(found: dict[str, Any]) -> None:
    place = "!".join(filter(None, (found["sheet"], found["cell"])))
    code = f"<code>{escape(place)}</code> " if place else ""
    lines = [f"{code}{escape(found['message'])}"]
    if found["reason"]:
        lines.append(f"Lý do: <b>{escape(found['reason'])}</b> {_when(found)}")
    _lines("same" if found["reason"] else _GRAVITY[found["severity"]], lines)


def _when(found: dict[str, Any]) -> str:
    who = f"{escape(found['explained_by'])}, " if found["explained_by"] else ""
    return f"<small>({who}{format_moment(found['explained_at'])})</small>"


def _history(store: Store, report: Received) -> None:
    month = Month.of(report["month"])
    for step in history(store, form_named(report["form"]), report["organization"], month):
        about = [format_moment(step.made_at), escape(step.made_by), escape(step.filename)]
        lines = [f"<b>{step.words}</b> <small>· {' · '.join(filter(None, about))}</small>"]
        if step.reason:
            lines.append(f"Lý do: <b>{escape(step.reason)}</b>")
        if step.effect:
            lines.append(escape(step.effect))
        _lines("same", lines)
    show_headings(store, report)


def _lines(colour: str, lines: list[str]) -> None:
    inside = "".join(f"<div>{line}</div>" for line in lines)
    st.html(f'<div class="receipt {colour}">{inside}</div>')


def _figures(store: Store, report: Received) -> None:
    if report["corrections"]:
        st.markdown("**Văn phòng đã sửa**")
        show_table(corrections_table(store, report["id"]))
    found = trace_table(traced(store, form_named(report["form"]), report["id"]))
    on_paper(found)
    st.dataframe(found.frame(), hide_index=True, placeholder="", column_config=_FIGURES)
