"""The sender's own headings that staff said are ours: seen with its reports, and taken back."""

from functools import partial
from html import escape
from typing import Any

import streamlit as st

from pages.parts.deciding import ask_why
from partyboard.access.roles import Action
from partyboard.board.received import own_headings
from partyboard.intake.mending import Heading
from partyboard.reception.amending import forget_heading
from partyboard.store.database import Store

_TOLD = "Từ tệp sau, tiêu đề này không được hiểu như vậy nữa; báo cáo đã nhận không đổi."


def show_headings(store: Store, report: dict[str, Any]) -> None:
    """Each with a button to read it as ours no more; nothing where there is none."""
    headings = own_headings(store, report)
    if headings:
        st.markdown("**Tiêu đề riêng của đơn vị, văn phòng đã xác nhận**")
    for heading, label in headings:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(f"<div>«{escape(heading.text)}» → {escape(label)}</div>")
            key = f"{report['form']}-{report['organization']}-{heading.field}-{heading.text}"
            act = partial(_forget, store, report, heading)
            ask_why(Action.AMEND, "Bỏ xác nhận", key, _TOLD, act, "Đã bỏ xác nhận tiêu đề.")


def _forget(
    store: Store, report: dict[str, Any], heading: Heading, reason: str, by: str, _: bool
) -> None:
    organization = "" if report["part"] else report["organization"]
    forget_heading(store, report["form"], organization, heading, reason, by)
