"""Organizations: what happens to one of them, and where lists come in."""

import streamlit as st

from pages.parts.organization_events import offer_organization_events
from pages.parts.permitted import is_permitted
from partyboard.access.roles import Action
from partyboard.settings import Settings
from partyboard.store.database import Store


def show_organizations(store: Store, settings: Settings) -> None:
    """The whole section; nothing for whoever may not manage organizations."""
    if not is_permitted(Action.MANAGE_ORGANIZATIONS):
        return
    offer_organization_events(store, settings)
    st.page_link("upload.py", label="Nạp cả danh sách từ một tệp Excel; lấy mẫu trống")
