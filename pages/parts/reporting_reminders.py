"""Whom to remind today, and what to paste into a message: to all of them, or to one."""

import streamlit as st

from partyboard.board.reporting import Line, Reporting
from partyboard.board.view import View
from partyboard.reminders import Owed, reminder, reminder_to_all

_ASKED, _ALL = "remind", "all"  # in the address while the messages are open; whose


def offer_reminders(view: View, found: Reporting) -> None:
    """A button that opens the messages; a link to one organization's opens them at it."""
    state, address = st.session_state, st.query_params
    label = "Lời nhắc" if view.organization else f"Lời nhắc {len(found.to_remind)} đơn vị"
    if st.button(label, icon=":material/content_copy:"):
        address[_ASKED] = _ALL
    if state.pop("remind_closed", False):
        address.pop(_ASKED, None)
    if _ASKED in address:
        _messages(view, found, address[_ASKED])


def _close() -> None:  # the address itself is only written while the page runs
    st.session_state["remind_closed"] = True


@st.dialog("Lời nhắc để dán vào Zalo hoặc thư", width="medium", on_dismiss=_close)
def _messages(view: View, found: Reporting, asked: str) -> None:
    lines = {line.organization: line for line in found.to_remind}
    codes = list(lines) if view.organization else [_ALL, *lines]
    whose = st.selectbox(
        "Gửi cho",
        codes,
        index=codes.index(asked) if asked in codes else 0,
        format_func=lambda code: lines[code].name if code in lines else "Cả nhóm, một tin chung",
    )
    text = _to_one(view, found, lines[whose]) if whose in lines else _to_all(view, found)
    st.code(text, language=None, wrap_lines=True)
    st.caption("Trỏ vào khung, bấm biểu tượng ở góc phải để sao chép.")


def _to_one(view: View, found: Reporting, line: Line) -> str:
    owed = [Owed(cell.month, cell.status == "returned") for cell in line.owed]
    return reminder(line.name, owed, view.settings, found.today)


def _to_all(view: View, found: Reporting) -> str:
    owing = [
        (line.name, Owed(line.cells[-1].month, line.cells[-1].status == "returned"))
        for line in found.to_remind
    ]
    return reminder_to_all(owing, found.last.expected, view.settings, found.today)
