"""A button that asks why and by whom before it does something that is kept; what came of it."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from partyboard.reception.amending import AmendmentRefused

Act = Callable[[str, str, bool], object]  # with a reason, by whom, for the whole file

_DONE = "decided"  # what the last click came to: a sentence, and whether it was refused
_UNSIGNED = "Ghi họ và tên người làm: việc này được lưu kèm tên."


def tell_what_was_done() -> None:
    """The answer to the last click, once."""
    said, is_refused = st.session_state.pop(_DONE, ("", False))
    if said:
        (st.error if is_refused else st.success)(said)


def ask_why(label: str, key: str, told: str, act: Act, done: str, parts: int = 0) -> None:
    """A button that opens a small form: what will follow, why it is done, by whom."""
    state, named = (
        st.session_state,
        {part: f"{part}-{label}-{key}" for part in ("box", "why", "by", "all")},
    )
    state[named["by"]] = state.get(named["by"]) or state.get("signed_by", "")

    def record() -> None:
        by = str(state[named["by"]]).strip()
        if not by:
            state[_DONE] = _UNSIGNED, True
            return
        state["signed_by"], state[named["box"]] = by, False  # the box closes
        _decide(partial(act, state[named["why"]], by, bool(state.get(named["all"]))), done)

    box = st.popover(label, key=named["box"], on_change="rerun")
    with box, st.form(f"form-{label}-{key}", border=False):
        st.caption(told)
        if parts > 1:
            st.checkbox(f"Cả tệp tổng hợp: {parts} báo cáo", key=named["all"])
        st.text_input("Lý do", key=named["why"], placeholder="Một câu")
        st.text_input("Người làm", key=named["by"], placeholder="Họ và tên")
        st.form_submit_button(label, type="primary", on_click=record)


def _decide(act: Callable[[], object], done: str) -> None:
    """Do it and keep the answer."""
    try:
        act()
        st.session_state[_DONE] = done, False
    except AmendmentRefused as refused:
        st.session_state[_DONE] = str(refused), True
