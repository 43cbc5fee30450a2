"""Who is in front of this page: read from the session's cookie, never from the address."""

from html import escape

import streamlit as st

from partyboard.access import accounts, cookies, paths
from partyboard.access.roles import Role
from partyboard.access.sessions import Session, session
from partyboard.access.who import Who, is_demo
from partyboard.running import running_settings, running_store
from partyboard.store.database import StoreBusy, StoreDamaged

_AT_THE_COMPUTER = Who("", "", Role.ADMIN)
_ON_THIS_MACHINE = ("Không cần đăng nhập", "chỉ mở trên máy này")
_DEMO = ("Dữ liệu mẫu, không cần đăng nhập", "chỉ mở trên máy này")
_STYLE = """<style>.who { position: fixed; bottom: 0; right: 0; z-index: 50; font-size: .75rem;
  color: #5B6675; background: #F4F6F8; padding: .15rem .75rem; border-top-left-radius: .375rem;
  display: flex; gap: .5rem; line-height: 1.4; max-width: 100vw; box-sizing: border-box; }
  .who > * { flex: none; white-space: nowrap; }
  .who > :first-child { display: flex; gap: .25em; flex: 0 1 auto; min-width: 0; }
  .who .name { overflow: hidden; text-overflow: ellipsis; }
  .who .role { flex: none; }
  .who a { color: #1D4ED8; }
  [data-testid="stElementContainer"]:has(.who) { position: absolute; }
@media (min-width: 1300px) {  /* beside the menu, where it lies over nothing */
  .who { top: 0; bottom: auto; height: 3.75rem; width: 14.5rem; z-index: 999991; gap: 0;
    flex-direction: column; justify-content: center; align-items: flex-end; background: none;
    padding: 0 1rem 0 0; }
  .who > :first-child { max-width: 100%; }
  [data-testid="stToolbar"] { padding-right: 14.5rem; }
}
@media print { .who { display: none; } }</style>"""


def who() -> Who:
    """A board without accounts opens on its own computer only: whoever sits there is its admin.

    Stops the page where the session has ended: nothing is shown or done without one.
    """
    try:
        has_accounts = accounts.exist(running_store())
    except (StoreBusy, StoreDamaged):  # the page says so, and has nothing else to show
        return _AT_THE_COMPUTER
    return open_session().who if has_accounts else _AT_THE_COMPUTER


def open_session() -> Session:
    """The session that this page was opened in; the page stops where it has ended."""
    found = session(running_store(), token(), running_settings().sign_in)
    if found is None or found.must_change:
        st.info("Phiên làm việc đã kết thúc.")
        st.html(f'<a href="{paths.SIGN_IN}" target="_self">Đăng nhập lại</a>')
        st.stop()
    return found


def token() -> str:
    """What the browser brought along when it opened this page; no script of a page can read it."""
    given = st.context.cookies
    bound = cookies.read(given, cookies.SESSION, is_https=True)
    return bound or cookies.read(given, cookies.SESSION, is_https=False)


def say_who() -> None:
    """A small line beside the menu: who is signed in and the way out, or why nobody has to be."""
    me = who()
    st.html(_STYLE)
    if not me.name:
        _say(*map(escape, _DEMO if is_demo(running_store()) else _ON_THIS_MACHINE))
        return
    _say(
        f'<span class="name" title="{escape(me.shown)}">{escape(me.shown)}</span> '
        f'<span class="role">({me.role.label})</span>',
        '<a href="/account" target="_self">Tài khoản</a> · '
        f'<a href="{paths.SIGN_OUT}" target="_self">Đăng xuất</a>',
    )


def _say(first: str, second: str) -> None:
    st.html(f'<div class="who"><span>{first}</span><span>{second}</span></div>')
