"""Accounts on the command line: the first one is made here, and here a way back is found."""

import io

import pytest
from argon2 import PasswordHasher
from calling import call, says_one_sentence
from small_board import build

from partyboard.access import accounts, passwords
from partyboard.access.roles import Role
from partyboard.access.sessions import SignInRefused, sign_in
from partyboard.store.database import Store

PASSWORD = "con trâu đi trước cái cày"


@pytest.fixture
def board(tmp_path, monkeypatch):
    """Calls `account` on a board of its own, with this line on stdin."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(1, 8, 1))
    passwords._nobodys.cache_clear()
    db = build(tmp_path / "board.duckdb")

    def account(*arguments, typed=""):
        monkeypatch.setattr("sys.stdin", io.StringIO(typed + "\n"))
        return call("account", *arguments, "--db", db)

    account.db = db
    yield account
    passwords._nobodys.cache_clear()


def known(board):
    with Store(board.db) as store:
        return {each.name: (each.role, each.is_enabled) for each in accounts.listed(store)}


def lets_in(board, name, password):
    with Store(board.db) as store:
        try:
            return bool(sign_in(store, name, password, "127.0.0.1"))
        except SignInRefused:
            return False


def test_first_account_is_made_and_lets_in(board):
    assert board("add", "An", "--role", "admin", typed=PASSWORD).status == 0
    assert known(board) == {"an": (Role.ADMIN, True)}
    assert lets_in(board, "AN", PASSWORD)


def test_first_account_may_come_before_the_first_report(tmp_path, monkeypatch, board):
    monkeypatch.setattr("sys.stdin", io.StringIO(PASSWORD + "\n"))
    db = tmp_path / "new" / "board.duckdb"
    assert call("account", "add", "an", "--role", "admin", "--db", db).status == 0


@pytest.mark.parametrize(
    ("arguments", "typed"),
    [
        (("add", "an", "--role", "admin"), "short"),
        (("add", "an", "--role", "admin"), ""),
        (("add", "an", "--role", "viewer"), PASSWORD),  # nobody could manage
        (("add", "an", "--role", "king"), PASSWORD),
        (("add", "an"), PASSWORD),
        (("add", "a n", "--role", "admin"), PASSWORD),
        (("add",), PASSWORD),
        (("password", "nobody"), PASSWORD),
        (("enable", "nobody"), ""),
        (("fly", "an"), ""),
    ],
)
def test_what_cannot_be_done_is_one_sentence(board, arguments, typed):
    answer = board(*arguments, typed=typed)
    assert (answer.status, answer.out) == (2, "") and says_one_sentence(answer)
    assert known(board) == {}


def test_account_is_shut_opened_and_given_another_role(board):
    board("add", "an", "--role", "admin", typed=PASSWORD)
    board("add", "binh", "--role", "staff", "--shown", "Trần Thị Bình", typed=PASSWORD)
    assert board("disable", "binh").status == 0
    assert known(board)["binh"] == (Role.STAFF, False)
    assert "Trần Thị Bình, Cán bộ văn phòng" in board("list").out
    assert board("enable", "binh").status == 0
    assert board("role", "binh", "--role", "viewer").status == 0
    assert known(board)["binh"] == (Role.VIEWER, True)


def test_last_admin_stays(board):
    board("add", "an", "--role", "admin", typed=PASSWORD)
    assert board("disable", "an").status == 2
    assert board("role", "an", "--role", "staff").status == 2
    assert known(board) == {"an": (Role.ADMIN, True)}


def test_forgotten_password_is_set_anew(board):
    board("add", "an", "--role", "admin", typed=PASSWORD)
    assert board("password", "an", typed="mật khẩu đặt lại").status == 0
    assert not lets_in(board, "an", PASSWORD)
    assert lets_in(board, "an", "mật khẩu đặt lại")


def test_password_is_neither_said_nor_in_the_help(board):
    answer = board("add", "an", "--role", "admin", typed=PASSWORD)
    assert PASSWORD not in answer.out + answer.err
    assert "argon2" not in board("list").out


def test_account_of_the_offices_provider_needs_no_password(board):
    board("add", "an", "--role", "admin", typed=PASSWORD)
    added = board("add", "binh", "--role", "viewer", "--email", "binh@tinh.example", typed="")
    assert added.status == 0 and "không có mật khẩu" in added.out
    assert board("email", "an", "--email", "An@tinh.example").status == 0
    assert "an@tinh.example" in board("list").out and "binh@tinh.example" in board("list").out
    taken = board("email", "binh", "--email", "an@tinh.example")
    assert taken.status == 2 and says_one_sentence(taken)
