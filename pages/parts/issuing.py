"""Handing out blank workbooks, prefilled for an organization."""

from datetime import datetime
from functools import partial

import streamlit as st

from pages.parts.downloading import offer_download
from partyboard.board.view import months_to_ask_for
from partyboard.forms.model import Form
from partyboard.forms.registry import FORMS
from partyboard.issuing import issue_consolidated, issue_template, nobodys
from partyboard.running import running_settings
from partyboard.store.database import Store
from partyboard.text import VIETNAM, Month

_EVERYBODY = "*"
_BACK = 60  # months that a consolidated workbook may go back


def offer_templates(store: Store) -> None:
    """A form, a month and an organization to choose, and a button that builds the workbook."""
    with st.expander("Tải mẫu báo cáo để gửi cho đơn vị"):
        form = st.selectbox("Biểu", FORMS[::-1], format_func=lambda each: each.title)
        this_month = Month.of(datetime.now(VIETNAM))
        months = months_to_ask_for(store, this_month)
        month = st.selectbox("Tháng", months, format_func=lambda each: each.label)
        rows = store.rows("organizations", month=month.first) if form.organization else []
        names = {str(row["code"]): str(row["name"]) for row in rows}
        everybody = {_EVERYBODY: "Mọi đơn vị, một tệp tổng hợp"} if names else {}
        names |= everybody | {"": nobodys(store, form, month)}
        organization = st.selectbox("Đơn vị", names, format_func=lambda code: names[code])
        if organization == _EVERYBODY:
            _offer_consolidated(store, form, month)
            return
        notice = running_settings().closing_notice(month)
        offer_download(
            "Tải mẫu",
            partial(issue_template, store, form, month, organization, notice),
            "-".join(filter(None, (form.name, organization, str(month)))) + ".xlsx",
            width="stretch",
        )


def _offer_consolidated(store: Store, form: Form, until: Month) -> None:
    """One workbook for the months that have gone by: a sheet a month, a line an organization."""
    months = [until - n for n in range(_BACK)]
    since = st.selectbox("Từ tháng", months, format_func=lambda each: each.label)
    offer_download(
        "Tải mẫu tổng hợp",
        partial(issue_consolidated, store, form, since, until, running_settings().closing_notice),
        f"tong-hop-{since}-{until}.xlsx",
        width="stretch",
    )
