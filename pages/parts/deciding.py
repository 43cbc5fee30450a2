"""A button that asks why and by whom before it does something that is kept; what came of it."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from pages.parts.permitted import NotPermitted, is_permitted, require
from pages.parts.plain import literal
from pages.parts.signing import ask_by, by_whom, remember
from partyboard.access.roles import Action
from partyboard.reception.amending import AmendmentRefused

Act = Callable[[str, str, bool], object]  # with a reason, by whom, for the whole file

_DONE = "decided"  # what the last click came to: a sentence, and whether it was refused
_UNSIGNED = "Ghi họ và tên người làm: việc này được lưu kèm tên."


def tell_what_was_done() -> None:
    """The answer to the last click, once."""
    said, is_refused = st.session_state.pop(_DONE, ("", False))
    if said:
        (st.error if is_refused else st.success)(literal(said))


def ask_why(
    needs: Action, label: str, key: str, told: str, act: Act, done: str, parts: int = 0
) -> None:
    """A button that opens a small form: what will follow, why it is done, by whom; nothing for
    whoever may not do it."""
    if not is_permitted(needs):
        return
    state, named = (
        st.session_state,
        {part: f"{part}-{label}-{key}" for part in ("box", "why", "by", "all")},
    )

    def record() -> None:
        by = by_whom(named["by"])
        if not by:
            state[_DONE] = _UNSIGNED, True
            return
        remember(by)
        state[named["box"]] = False  # the box closes
        _decide(needs, partial(act, state[named["why"]], by, bool(state.get(named["all"]))), done)

    box = st.popover(label, key=named["box"], on_change="rerun")
    with box, st.form(f"form-{label}-{key}", border=False):
        st.caption(literal(told))
        if parts > 1:
            st.checkbox(f"Cả tệp tổng hợp: {parts} báo cáo", key=named["all"])
        st.text_input("Lý do", key=named["why"], placeholder="Một câu")
        ask_by("Người làm", named["by"])
        st.form_submit_button(label, type="primary", on_click=record)


def _decide(needs: Action, act: Callable[[], object], done: str) -> None:
    """Do it and keep the answer."""
    try:
        require(needs)
        act()
        st.session_state[_DONE] = done, False
    except (AmendmentRefused, NotPermitted) as refused:
        st.session_state[_DONE] = str(refused), True
