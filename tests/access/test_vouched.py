"""Whom the office's identity provider vouches for: by which e-mail, with which rights."""

from datetime import datetime

import pytest
from doors import PASSWORD

from partyboard.access import accounts, sessions
from partyboard.access.accounts import AccountRefused
from partyboard.access.passwords import WeakPassword
from partyboard.access.roles import Role
from partyboard.access.sessions import SignInRefused, sign_in_vouched
from partyboard.settings import SignIn
from partyboard.text import VIETNAM

HERE = "127.0.0.1"
MAIL = "binh@tinh.example"


def come_in(store, email):
    return sessions.session(store, sign_in_vouched(store, email, HERE), SignIn())


@pytest.mark.parametrize("email", [MAIL, "Binh@Tinh.EXAMPLE"])
def test_account_is_known_by_its_email(manned, email):
    accounts.set_email(manned, "binh", "BINH@tinh.example")
    assert come_in(manned, email).who.name == "binh"


@pytest.mark.parametrize(
    "email",
    [
        "",
        "binh",
        "an@tinh.example",
        "bi\u200bnh@tinh.example",  # text.key takes the next four for the account's
        "bi_x006e_h@tinh.example",
        "binh@tinh.example:",
        "ＢINH@tinh.example",
        "b\u0131nh@tinh.example",
        " binh@tinh.example",
        "binh@tinh.example\n",
        f"{'b' * 250}@tinh.example",
    ],
)
def test_another_spelling_is_another_person(manned, email):
    accounts.set_email(manned, "binh", MAIL)
    with pytest.raises(SignInRefused):
        sign_in_vouched(manned, email, HERE)


def test_name_that_is_an_email_is_one(manned):
    accounts.add(manned, "chi@tinh.example", Role.STAFF, PASSWORD)
    assert come_in(manned, "chi@tinh.example").who.role is Role.STAFF
    accounts.set_email(manned, "chi@tinh.example", "chi2@tinh.example")
    with pytest.raises(SignInRefused):
        sign_in_vouched(manned, "chi@tinh.example", HERE)


@pytest.mark.parametrize("taken", ["an@tinh.example", "chi@tinh.example"])
def test_email_is_of_one_account_only(manned, taken):
    accounts.set_email(manned, "an", "an@tinh.example")
    accounts.add(manned, "chi@tinh.example", Role.STAFF, PASSWORD)
    with pytest.raises(AccountRefused):
        accounts.set_email(manned, "binh", taken)
    with pytest.raises(AccountRefused):
        accounts.add(manned, "dung", Role.STAFF, PASSWORD, email=taken)
    if taken == "an@tinh.example":
        with pytest.raises(AccountRefused):
            accounts.add(manned, taken, Role.STAFF, PASSWORD)


def test_what_is_no_email_is_not_kept(manned):
    for text in ("binh", "bình@tinh.example", "a b@tinh.example", "x" * 300 + "@y"):
        with pytest.raises(AccountRefused):
            accounts.set_email(manned, "binh", text)


def test_account_without_a_password_is_let_in_by_no_password(manned):
    accounts.add(manned, "chi", Role.STAFF, "", email="chi@tinh.example")
    assert not come_in(manned, "chi@tinh.example").must_change
    for guess in ("", "the password of nobody", PASSWORD):
        with pytest.raises(SignInRefused):
            sessions.sign_in(manned, "chi", guess, HERE)
    with pytest.raises(AccountRefused, match="chưa có mật khẩu"):
        accounts.change_password(manned, "chi", "", "mật khẩu mới của chi")
    with pytest.raises(AccountRefused):
        accounts.set_email(manned, "chi", "")
    with pytest.raises(WeakPassword):
        accounts.add(manned, "dung", Role.STAFF, "")


def test_first_account_has_a_password(empty_store):
    with pytest.raises(AccountRefused, match="phải có mật khẩu"):
        accounts.add(empty_store, "an", Role.ADMIN, "", email="an@tinh.example")


def test_password_that_somebody_else_set_waits_for_who_signs_in_by_it(manned):
    accounts.set_email(manned, "binh", MAIL)
    accounts.give_password(manned, "binh", "do quản trị đặt 1")
    assert not come_in(manned, MAIL).must_change
    by_password = sessions.sign_in(manned, "binh", "do quản trị đặt 1", HERE)
    assert sessions.session(manned, by_password, SignIn()).must_change


@pytest.mark.parametrize(
    "end",
    [
        lambda store: accounts.set_email(store, "binh", "khac@tinh.example"),
        lambda store: accounts.disable(store, "binh"),
        lambda store: accounts.end_sessions(store, "binh"),
        lambda store: accounts.give_password(store, "binh", "do quản trị đặt 1"),
    ],
)
def test_session_that_was_vouched_for_ends_as_all_do(manned, end):
    accounts.set_email(manned, "binh", MAIL)
    token = sign_in_vouched(manned, MAIL, HERE)
    assert sessions.session(manned, token, SignIn())
    end(manned)
    assert sessions.session(manned, token, SignIn()) is None


def test_who_was_refused_stands_in_the_audit(manned):
    with pytest.raises(SignInRefused):
        sign_in_vouched(manned, "la@noi-khac.example", "10.0.0.9")
    accounts.set_email(manned, "binh", MAIL)
    sign_in_vouched(manned, MAIL, HERE)
    with manned.reading() as cursor:
        rows = dict(cursor.execute("select action, about from audit").fetchall())
    assert rows["sign-in unknown"] == "la@noi-khac.example 10.0.0.9"
    assert rows["signed in"] == f"binh {HERE} {MAIL}"
    assert rows["account email set"] == f"binh {MAIL}"
    (binh,) = [each for each in accounts.listed(manned) if each.name == "binh"]
    assert binh.email == MAIL and binh.last_sign_in and binh.last_sign_in <= datetime.now(VIETNAM)
