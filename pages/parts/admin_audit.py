"""The audit: filtered, a page at a time, taken along as a workbook."""

from datetime import datetime, timedelta
from functools import partial

import streamlit as st

from pages.parts.downloading import offer_download
from pages.parts.permitted import is_permitted
from pages.parts.plain import show_table
from partyboard.access.roles import Action
from partyboard.audit import ACTIONS, SPANS, Wanted, audit_page, audit_workbook, people
from partyboard.store.database import Store
from partyboard.text import VIETNAM, format_count

_AT_A_TIME = 50


def show_audit(store: Store) -> None:
    """The whole section; nothing for whoever may not read it."""
    if not is_permitted(Action.READ_AUDIT):
        return
    now = datetime.now(VIETNAM)
    span_box, who_box, action_box, page_box = st.columns(4)
    span = span_box.selectbox("Thời gian", list(SPANS), key="audit_span")
    who = who_box.selectbox("Người làm", people(store, now), key="audit_who", format_func=_or_all)
    action = action_box.selectbox(
        "Việc",
        ["", *ACTIONS],
        key="audit_action",
        format_func=lambda each: ACTIONS.get(each, "Tất cả"),
    )
    wanted = Wanted(_since(now, SPANS[span]), who, action)
    number = page_box.number_input("Trang", min_value=1, key="audit_page")
    found = audit_page(store, wanted, _AT_A_TIME, now, int(number))
    st.caption(
        f"{format_count(found.total)} việc, mới nhất trước. Trang {found.number}/{found.pages}."
    )
    if not found.total:
        st.info("Không có việc nào như vậy.")
        return
    show_table(found.table)
    offer_download(
        "Tải nhật ký",
        partial(audit_workbook, store, wanted, now),
        "nhat-ky.xlsx",
        action=Action.READ_AUDIT,
        icon=":material/download:",
    )


def _since(now: datetime, span: timedelta | None) -> datetime | None:
    return now - span if span else None


def _or_all(who: str) -> str:
    return who or "Tất cả"
