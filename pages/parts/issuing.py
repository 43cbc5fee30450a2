"""Handing out blank workbooks, prefilled for an organization."""

from datetime import datetime
from functools import partial

import streamlit as st

from partyboard.board.view import months_to_ask_for
from partyboard.forms.registry import FORMS
from partyboard.issuing import issue_template
from partyboard.running import running_settings
from partyboard.store.database import Store
from partyboard.text import VIETNAM, Month


def offer_templates(store: Store) -> None:
    """A form, a month and an organization to choose, and a button that builds the workbook."""
    with st.expander("Tải mẫu báo cáo để gửi cho đơn vị"):
        form = st.selectbox("Biểu", FORMS[::-1], format_func=lambda each: each.title)
        this_month = Month.of(datetime.now(VIETNAM))
        months = months_to_ask_for(store, this_month)
        month = st.selectbox("Tháng", months, format_func=lambda each: each.label)
        rows = store.rows("organizations", month=month.first) if form.organization else []
        names = {str(row["code"]): str(row["name"]) for row in rows} | {"": "Mẫu trống"}
        organization = st.selectbox("Đơn vị", names, format_func=lambda code: names[code])
        notice = running_settings().closing_notice(month)
        st.download_button(
            "Tải mẫu",
            partial(issue_template, store, form, month, organization, notice),
            file_name="-".join(filter(None, (form.name, organization, str(month)))) + ".xlsx",
            on_click="ignore",
            width="stretch",
        )
