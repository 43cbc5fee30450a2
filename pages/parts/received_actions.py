"""What can be done about a report that came in: its file taken out, itself set aside or restored, a
warning in it explained.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from pages.parts.deciding import ask_why, tell_what_was_done
from pages.parts.downloading import offer_download
from pages.parts.received_marked import offer_marked
from partyboard.access.roles import Action
from partyboard.board.received import after_withdrawal, parts_beside, sender
from partyboard.reception.amending import explain, restore, withdraw
from partyboard.store.database import Store
from partyboard.store.submissions import content
from partyboard.text import safe_name

__all__ = ["offer_actions", "offer_reason", "tell_what_was_done"]

Received = dict[str, Any]


def offer_actions(store: Store, report: Received) -> None:
    """The buttons: the file as it was sent; set aside, or restore."""
    with st.container(horizontal=True):
        offer_download(
            "Tải tệp gốc",
            partial(_original, store, report["id"]),
            safe_name(report["filename"]),
            about=f"{sender(report)}: {report['filename']}",
            icon=":material/download:",
        )
        if report["status"] == "rejected":
            offer_marked(store, report)
        elif report["status"] == "withdrawn":
            told = "Lần mới nhất chưa bị rút là lần được tính."
            act, done = partial(_of_file, restore, store, report), "Đã khôi phục."
            ask_why(
                Action.AMEND,
                "Khôi phục",
                report["id"],
                told,
                act,
                done,
                parts_beside(store, report),
            )
        else:
            told = after_withdrawal(store, report)
            act, done = partial(_of_file, withdraw, store, report), "Đã rút; tệp vẫn được giữ."
            ask_why(
                Action.AMEND,
                "Rút báo cáo",
                report["id"],
                told,
                act,
                done,
                parts_beside(store, report),
            )


def offer_reason(store: Store, report: Received, found: dict[str, Any], number: int) -> None:
    """A button to say why a warning is no fault."""
    place = (found["code"], found["sheet"], found["cell"])

    def act(reason: str, by: str, _: bool) -> None:
        explain(store, report["id"], *place, reason, by)
        _stay_in_view()

    told = "Lý do được giữ lại và đi kèm số liệu của tháng."
    ask_why(
        Action.AMEND, "Ghi lý do chấp nhận", f"{report['id']}-{number}", told, act, "Đã ghi lý do."
    )


def _of_file(
    act: Callable[[Store, str, str, str], object],
    store: Store,
    report: Received,
    reason: str,
    by: str,
    is_whole: bool,
) -> None:
    act(store, report["container"] if is_whole else report["id"], reason, by)
    _stay_in_view()


def _stay_in_view() -> None:
    """What was done to a report may take it out of a filter; the report stays, the filter goes."""
    st.session_state["status_kept"], st.session_state["status_moved"] = "", True


def _original(store: Store, submission_id: str) -> bytes:
    with store.reading() as cursor:
        return content(cursor, submission_id)[1]
