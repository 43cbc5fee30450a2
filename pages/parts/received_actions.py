"""What can be done about a report that came in: its file taken out, itself set aside or restored, a
warning in it explained.
"""

from collections.abc import Callable
from functools import partial
from pathlib import PurePosixPath
from typing import Any

import streamlit as st

from pages.parts.received_marked import offer_marked
from partyboard.board.received import after_withdrawal, parts_beside
from partyboard.reception.amending import AmendmentRefused, explain, restore, withdraw
from partyboard.store.database import Store
from partyboard.store.submissions import content

Received = dict[str, Any]
Act = Callable[[str, str, bool], object]  # with a reason, by whom, for the whole file

_DONE = "received_done"  # what the last click came to: a sentence, and whether it was refused
_UNSIGNED = "Ghi họ và tên người làm: việc này được lưu kèm tên."


def tell_what_was_done() -> None:
    """The answer to the last click, once."""
    said, is_refused = st.session_state.pop(_DONE, ("", False))
    if said:
        (st.error if is_refused else st.success)(said)


def offer_actions(store: Store, report: Received) -> None:
    """The buttons: the file as it was sent; set aside, or restore."""
    with st.container(horizontal=True):
        st.download_button(
            "Tải tệp gốc",
            partial(_original, store, report["id"]),
            file_name=PurePosixPath(report["filename"]).name,
            on_click="ignore",
            icon=":material/download:",
        )
        if report["status"] == "rejected":
            offer_marked(store, report)
        elif report["status"] == "withdrawn":
            told = "Lần mới nhất chưa bị rút là lần được tính."
            act, done = partial(_of_file, restore, store, report), "Đã khôi phục."
            ask_why("Khôi phục", report["id"], told, act, done, parts_beside(store, report))
        else:
            told = after_withdrawal(store, report)
            act, done = partial(_of_file, withdraw, store, report), "Đã rút; tệp vẫn được giữ."
            ask_why("Rút báo cáo", report["id"], told, act, done, parts_beside(store, report))


def offer_reason(store: Store, report: Received, found: dict[str, Any], number: int) -> None:
    """A button to say why a warning is no fault."""
    place = (found["code"], found["sheet"], found["cell"])

    def act(reason: str, by: str, _: bool) -> None:
        explain(store, report["id"], *place, reason, by)

    told = "Lý do được giữ lại và đi kèm số liệu của tháng."
    ask_why("Ghi lý do chấp nhận", f"{report['id']}-{number}", told, act, "Đã ghi lý do.")


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
    """Do it and keep the answer; the report stays in view, whatever was filtered."""
    state = st.session_state
    try:
        act()
        state[_DONE] = done, False
        state["status_kept"], state["status_moved"] = "", True
    except AmendmentRefused as refused:
        state[_DONE] = str(refused), True


def _of_file(
    act: Callable[[Store, str, str, str], object],
    store: Store,
    report: Received,
    reason: str,
    by: str,
    is_whole: bool,
) -> None:
    act(store, report["container"] if is_whole else report["id"], reason, by)


def _original(store: Store, submission_id: str) -> bytes:
    with store.reading() as cursor:
        return content(cursor, submission_id)[1]
