"""The committee is called otherwise from a month on; what it was called before stays."""

import streamlit as st

from pages.parts.deciding import ask_why
from partyboard.access.roles import Action
from partyboard.settings.declared import COMMITTEE, DECLARED
from partyboard.settings_change import rename_committee
from partyboard.store.database import Store


def offer_name(store: Store) -> None:
    """The fields, and the button that writes them into the file of the settings."""
    with st.expander("Đảng ủy đổi tên: thêm tên mới, giữ tên cũ"):
        names = {
            each.key: st.text_input(f"{each.label} ({each.meaning})", key=f"committee {each.key}")
            for each in DECLARED
            if each.table == COMMITTEE
        }

        def act(reason: str, by: str, _: bool) -> None:
            rename_committee(store, names, reason, by)

        follows = "Các tháng trước giữ tên cũ; từ tháng ấy dùng tên mới. Ghi số quyết định."
        done = "Đã ghi tên mới vào tệp cài đặt. Có hiệu lực ngay."
        ask_why(Action.CHANGE_SETTINGS, "Thêm tên mới", "committee", follows, act, done)
