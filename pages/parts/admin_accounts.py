"""Accounts: who has one, and what is done about one of them."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from pages.parts import signed_in
from pages.parts.permitted import is_permitted, require
from pages.parts.plain import literal, show_table
from partyboard.access.accounts import (
    Account,
    AccountRefused,
    add,
    disable,
    enable,
    end_sessions,
    give_password,
    listed,
    set_email,
    set_role,
)
from partyboard.access.passwords import WeakPassword
from partyboard.access.roles import Action, Role
from partyboard.store.answers import Answer
from partyboard.store.database import Store
from partyboard.text import format_moment

_LABELS = {role: role.label for role in Role}
_EMAIL = "Địa chỉ ở máy chủ tài khoản của cơ quan, nếu có: vào được bằng nó, không cần mật khẩu."


def show_accounts(store: Store) -> None:
    """The whole section; nothing for whoever may not manage accounts."""
    if not is_permitted(Action.MANAGE_ACCOUNTS):
        return
    accounts = listed(store)
    if not accounts:
        st.info("Chưa có tài khoản nào: trang chỉ mở trên máy này và không cần đăng nhập.")
    else:
        _offer_changes(store, [each.name for each in accounts])
    roles = list(Role) if accounts else [Role.ADMIN]  # nobody is shut out of an empty house
    with st.popover("Thêm tài khoản"), st.form("account_add", border=False, clear_on_submit=True):
        name = st.text_input("Tên đăng nhập")
        shown = st.text_input("Họ và tên")
        role = st.selectbox("Vai trò", roles, format_func=_LABELS.__getitem__)
        password = st.text_input("Mật khẩu lần đầu", type="password")
        email = st.text_input("Thư điện tử", help=_EMAIL)
        if st.form_submit_button("Thêm", type="primary"):
            chosen = (role or Role.VIEWER, password, shown, _by(), bool(accounts))
            _do(partial(add, store, name, *chosen, email=email))
    if accounts:
        show_table(_table(accounts))


def _offer_changes(store: Store, names: list[str]) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.selectbox("Tài khoản", names, key="account_chosen")
        acts = {"Khóa": disable, "Mở khóa": enable, "Đăng xuất mọi nơi": end_sessions}
        for label, act in acts.items():
            if st.button(label):
                _do(partial(act, store, name, _by()))
        with st.popover("Đổi vai trò"):
            role = st.selectbox("Vai trò mới", list(Role), format_func=_LABELS.__getitem__)
            if st.button("Đổi"):
                _do(partial(set_role, store, name, role or Role.VIEWER, _by()))
        with (
            st.popover("Thư điện tử"),
            st.form("account_email", border=False, clear_on_submit=True),
        ):
            email = st.text_input("Thư điện tử mới", help=_EMAIL)
            if st.form_submit_button("Ghi"):
                _do(partial(set_email, store, name, email, _by()))
        with (
            st.popover("Đặt lại mật khẩu"),
            st.form("account_password", border=False, clear_on_submit=True),
        ):
            password = st.text_input("Mật khẩu mới", type="password")
            if st.form_submit_button("Đặt lại"):
                _do(partial(give_password, store, name, password, _by()))


def _table(accounts: list[Account]) -> Answer:
    headings = ("Tên", "Họ và tên", "Thư điện tử", "Vai trò", "Tình trạng", "Đăng nhập lần cuối")
    rows = tuple(
        (
            each.name,
            each.shown,
            each.email,
            each.role.label,
            _state(each),
            format_moment(each.last_sign_in) if each.last_sign_in else "chưa lần nào",
        )
        for each in accounts
    )
    return Answer(headings, ("VARCHAR",) * len(headings), rows)


def _state(account: Account) -> str:
    if not account.is_enabled:
        return "Đã khóa"
    if account.locked_until:
        return f"Sai nhiều lần, chờ đến {format_moment(account.locked_until)}"
    return "Phải đổi mật khẩu" if account.must_change else "Đang dùng"


def _by() -> str:
    return signed_in.who().shown


def _do(act: Callable[[], object]) -> None:
    """Do it and draw the list anew, or say why not."""
    require(Action.MANAGE_ACCOUNTS)
    try:
        act()
    except (AccountRefused, WeakPassword) as refused:
        st.error(literal(str(refused)))
        return
    st.rerun()
