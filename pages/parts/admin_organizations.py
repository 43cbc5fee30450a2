"""Organizations: what happens to one of them, who there is, and what happened so far."""

from datetime import datetime

import streamlit as st

from pages.parts.organization_events import offer_organization_events
from pages.parts.permitted import is_permitted
from pages.parts.plain import show_table
from partyboard.access.roles import Action
from partyboard.board.organization_list import happened_table, organizations_table
from partyboard.organizations.asked import next_month
from partyboard.settings import Settings
from partyboard.store.database import Store
from partyboard.text import VIETNAM, Month


def show_organizations(store: Store, settings: Settings) -> None:
    """The whole section; nothing for whoever may not manage organizations."""
    if not is_permitted(Action.MANAGE_ORGANIZATIONS):
        return
    offer_organization_events(store, settings)
    month = next_month(store, Month.of(datetime.now(VIETNAM).date()))
    listed, happened = organizations_table(store, month), happened_table(store)
    if happened.rows:
        with st.expander("Đã thay đổi"):
            show_table(happened)
    with st.expander(f"Danh sách tháng {month.label}: {len(listed)} đơn vị"):
        show_table(listed)
    st.page_link("upload.py", label="Nạp cả danh sách từ một tệp Excel; lấy mẫu trống")
