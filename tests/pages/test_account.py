"""Who is signed in is told by the cookie alone; the page of one's own account."""

from datetime import datetime

import pytest
from argon2 import PasswordHasher
from doors import PASSWORD
from opening import html, opened, press, title
from streamlit.runtime.context import ContextProxy

from partyboard.access import accounts, passwords, sessions
from partyboard.access.roles import Role
from partyboard.running import running_store
from partyboard.settings import SignIn
from partyboard.store.submissions import audit
from partyboard.text import VIETNAM


@pytest.fixture
def signed_in(monkeypatch, quarter):
    """Signs in, on a board that has accounts from now on; the token."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(1, 8, 1))
    passwords._nobodys.cache_clear()
    store = running_store()
    accounts.add(store, "an", Role.ADMIN, PASSWORD, "Ông <b>An</b>", must_change=False)
    token = sessions.sign_in(store, "an", PASSWORD, "127.0.0.1")
    given = {"partyboard_session": token}
    monkeypatch.setattr(ContextProxy, "cookies", property(lambda _: given))
    yield given
    passwords._nobodys.cache_clear()


def test_board_without_accounts_says_why_nobody_has_to_sign_in(quarter):
    assert any("Không cần đăng nhập" in text for text in html(opened("members")))
    assert "account add" in opened("account").info[0].value


def test_made_up_board_says_that_it_is_one_on_every_page(quarter):
    with running_store().writing() as cursor:
        audit(cursor, datetime.now(VIETNAM), "", "demo", "")
    for page in ("overview", "members", "upload", "admin", "help"):
        assert any("Dữ liệu mẫu, không cần đăng nhập" in text for text in html(opened(page)))


def test_page_shows_who_is_signed_in_as_text(signed_in):
    app = opened("account")
    assert [fault.value for fault in app.exception] == []
    shown = " ".join(html(app))
    assert "Quản trị" in shown and "máy này" in shown and "<b>An</b>" not in shown


@pytest.mark.parametrize("token", ["", "x" * 43])
def test_nothing_is_shown_without_a_session(signed_in, token):
    signed_in["partyboard_session"] = token
    app = opened("members")
    assert any("/dang-nhap" in text for text in html(app))
    assert not app.get("plotly_chart")


def test_sign_out_everywhere_ends_this_page_too(signed_in):
    app = opened("account")
    assert title(app) == "Tài khoản"
    press(app, "Đăng xuất mọi nơi")
    assert any("/dang-nhap" in text for text in html(app))
    token = signed_in["partyboard_session"]
    assert sessions.session(running_store(), token, SignIn()) is None
