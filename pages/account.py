"""Tài khoản: who am I, where am I signed in, change the password, sign out here or everywhere."""

from html import escape

import streamlit as st

from pages.parts.signed_in import open_session, who
from partyboard.access import accounts, paths, sessions
from partyboard.running import running_settings, running_store
from partyboard.text import format_moment

store, me = running_store(), who()

st.title("Tài khoản", anchor=False)
if not me.name:
    st.info(
        "Chưa có tài khoản nào: trang chỉ mở trên máy này và không cần đăng nhập. "
        "Tạo tài khoản đầu tiên bằng lệnh: `partyboard account add TÊN --role admin`"
    )
    st.stop()

here = open_session()
st.html("<style>.own a { color: #1D4ED8; }</style>")
st.html(f"<p><b>{escape(me.shown)}</b> · {escape(me.name)} · {me.role.label}</p>")
st.html(
    f'<p class="own"><a href="{paths.PASSWORD}?tiep=/account" target="_self">Đổi mật khẩu</a> · '
    f'<a href="{paths.SIGN_OUT}" target="_self">Đăng xuất ở máy này</a></p>'
)

st.subheader("Đang đăng nhập ở", anchor=False)
for each in sessions.of_account(store, me.name, running_settings().sign_in):
    mark = " · <b>máy này</b>" if each.digest == here.digest else ""
    st.html(
        f"<div>{escape(each.address)} · từ {format_moment(each.opened_at)} · "
        f"dùng lần cuối {format_moment(each.seen_at)}{mark}</div>"
    )

if st.button("Đăng xuất mọi nơi", help="Kể cả máy này: phải đăng nhập lại."):
    accounts.end_sessions(store, me.name, me.shown)
    st.rerun()
