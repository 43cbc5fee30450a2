"""Quản trị: accounts, organizations, copies, how the installation is, and what was done."""

import streamlit as st

from pages.parts.admin_accounts import show_accounts
from pages.parts.admin_audit import show_audit
from pages.parts.admin_state import show_copies, show_health
from pages.parts.organization_events import offer_organization_events
from partyboard.running import running_settings, running_store

store, settings = running_store(), running_settings()

st.title("Quản trị", anchor=False)
accounts, organizations, copies, health, audit = st.tabs(
    ["Tài khoản", "Tổ chức", "Sao lưu", "Tình trạng máy", "Nhật ký"]
)
with accounts:
    show_accounts(store)
with organizations:
    offer_organization_events(store, settings)
    st.page_link("upload.py", label="Nạp danh sách, chỉ tiêu; lấy mẫu trống")
    st.page_link("reporting.py", label="Chốt tháng, mở lại tháng")
with copies:
    show_copies(store, settings)
with health:
    show_health(store, settings)
with audit:
    show_audit(store)
