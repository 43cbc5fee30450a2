"""Quản trị: accounts, organizations, copies, how the installation is, and what was done. One
section at a time: what is not looked at is not worked out.
"""

from collections.abc import Callable
from functools import partial

import streamlit as st

from pages.parts.admin_accounts import show_accounts
from pages.parts.admin_audit import show_audit
from pages.parts.admin_copies import show_copies
from pages.parts.admin_locks import show_locks
from pages.parts.admin_organizations import show_organizations
from pages.parts.admin_settings import show_settings
from pages.parts.admin_state import show_health
from pages.parts.admin_targets import show_targets
from pages.parts.kept import kept_choice
from partyboard.running import running_settings, running_store

store, settings = running_store(), running_settings()
sections: dict[str, tuple[str, Callable[[], None]]] = {
    "accounts": ("Tài khoản", partial(show_accounts, store)),
    "settings": ("Cài đặt", partial(show_settings, store)),
    "organizations": ("Tổ chức", partial(show_organizations, store, settings)),
    "targets": ("Chỉ tiêu", show_targets),
    "locks": ("Chốt tháng", show_locks),
    "copies": ("Sao lưu", partial(show_copies, store, settings)),
    "health": ("Tình trạng máy", partial(show_health, store, settings)),
    "audit": ("Nhật ký", partial(show_audit, store)),
}

st.title("Quản trị", anchor=False)
ask = partial(st.segmented_control, required=True)
chosen = kept_choice(ask, "section", list(sections), lambda name: sections[name][0])
_, show = sections[chosen]
show()
