"""Accounts: made, given a password, a role, shut, opened again; never deleted.

Each function writes its event and the audit in one transaction. `by` is who does it.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from partyboard.access import passwords, waiting
from partyboard.access.roles import Role
from partyboard.store import accounts as journal
from partyboard.store.database import Cursor, Store
from partyboard.store.submissions import audit
from partyboard.text import VIETNAM, key

_NAME = re.compile(r"[\w.@+-]{2,64}")


class AccountRefused(ValueError):
    """It cannot be done; the message says why."""


@dataclass(frozen=True, slots=True)
class Account:
    """An account as it stands; `locked_until` is when the next try at its password is taken."""

    name: str
    shown: str
    role: Role
    is_enabled: bool
    must_change: bool
    last_sign_in: datetime | None
    locked_until: datetime | None


def exist(store: Store) -> bool:
    """Whether there is an account: then nobody comes in without one."""

    def find() -> bool:
        with store.reading() as cursor:
            return bool(journal.accounts(cursor))

    return store.kept(("accounts exist",), find)


def listed(store: Store, now: datetime | None = None) -> list[Account]:
    """Every account, in the order of names."""
    moment = now or datetime.now(VIETNAM)
    with store.reading() as cursor:
        return [
            Account(
                row.name,
                row.shown,
                Role(row.role),
                row.is_enabled,
                row.must_change,
                row.last_sign_in,
                waiting.account_until(cursor, row.name, moment),
            )
            for row in journal.accounts(cursor)
        ]


def add(
    store: Store, name: str, role: Role, password: str, shown: str = "", by: str = "",
    must_change: bool = True,
) -> str:  # fmt: skip
    """Make an account; the name as it is kept. Raises AccountRefused, WeakPassword."""
    plain, called = plain_name(name), " ".join(unicodedata.normalize("NFC", shown).split())
    if not _NAME.fullmatch(plain):
        raise AccountRefused(
            f"Tên «{name}» không dùng được: từ 2 đến 64 chữ, số, dấu . @ - _ và không có dấu cách."
        )
    passwords.judge(password, plain, called)
    kept = passwords.hashed(password)
    now = datetime.now(VIETNAM)
    with store.writing() as cursor:
        if role is not Role.ADMIN and not journal.accounts(cursor):
            raise AccountRefused("Tài khoản đầu tiên phải là Quản trị: --role admin.")
        if journal.accounts(cursor, plain):
            raise AccountRefused(f"Đã có tài khoản «{plain}».")
        journal.note_account(
            cursor, plain, "added" if must_change else "password_set", now, by,
            called or plain, role, kept,
        )  # fmt: skip
        audit(cursor, now, by, "account added", f"{plain} {role}")
    return plain


def give_password(store: Store, name: str, password: str, by: str = "") -> None:
    """Set somebody else's password: it ends the sessions, pardons failures, and is to be changed
    at the next sign-in. Raises AccountRefused, WeakPassword."""
    _put_password(store, name, password, "password_given", by)


def change_password(store: Store, name: str, old: str, new: str, address: str = "") -> None:
    """One's own: every session ends, also the one that it is done in. Guesses at the old one are
    counted like those at the door. Raises AccountRefused, WeakPassword."""
    now = datetime.now(VIETNAM)
    with store.reading() as cursor:
        row = _known(cursor, name)
        if waiting.until(cursor, row.name, address, now) is not None:
            raise AccountRefused("Sai nhiều lần: chờ vài phút rồi thử lại.")
    if not passwords.is_right(row.hash, old):
        with store.noting() as cursor:
            waiting.failed(cursor, row.name, address, now)
        raise AccountRefused("Mật khẩu đang dùng chưa đúng.")
    if old == new:
        raise AccountRefused("Mật khẩu mới phải khác mật khẩu đang dùng.")
    _put_password(store, name, new, "password_set", name)


def set_role(store: Store, name: str, role: Role, by: str = "") -> None:
    """Raises AccountRefused, also where nobody would be left to manage."""
    with store.writing() as cursor:
        row = _known(cursor, name)
        if role is not Role.ADMIN:
            _keep_an_admin(cursor, row)
        _note(cursor, row.name, "role_set", by, role)


def disable(store: Store, name: str, by: str = "") -> None:
    """Nobody signs in with it any more, and its sessions end. Raises AccountRefused."""
    with store.writing() as cursor:
        row = _known(cursor, name)
        _keep_an_admin(cursor, row)
        _note(cursor, row.name, "disabled", by)


def enable(store: Store, name: str, by: str = "") -> None:
    """Let it in again. Raises AccountRefused."""
    with store.writing() as cursor:
        _note(cursor, _known(cursor, name).name, "enabled", by)


def end_sessions(store: Store, name: str, by: str = "") -> None:
    """Sign it out everywhere. Raises AccountRefused."""
    with store.writing() as cursor:
        _note(cursor, _known(cursor, name).name, "sessions_ended", by)


def plain_name(name: str) -> str:
    """A name as it is kept: however it is typed, it is one account."""
    return key(name)


def _put_password(store: Store, name: str, password: str, action: str, by: str) -> None:
    with store.reading() as cursor:
        row = _known(cursor, name)
    passwords.judge(password, row.name, row.shown)
    kept = passwords.hashed(password)
    now = datetime.now(VIETNAM)
    with store.writing() as cursor:
        journal.note_account(cursor, row.name, action, now, by, password_hash=kept)
        waiting.forgive(cursor, row.name, now)
        audit(cursor, now, by, f"account {action.replace('_', ' ')}", row.name)


def _note(cursor: Cursor, name: str, action: str, by: str, role: Role | None = None) -> None:
    now = datetime.now(VIETNAM)
    journal.note_account(cursor, name, action, now, by, role=role)
    audit(cursor, now, by, f"account {action.replace('_', ' ')}", f"{name} {role or ''}".strip())


def _known(cursor: Cursor, name: str) -> journal.AccountRow:
    found = journal.accounts(cursor, plain_name(name))
    if not found:
        raise AccountRefused(f"Không có tài khoản «{name}».")
    return found[0]


def _keep_an_admin(cursor: Cursor, row: journal.AccountRow) -> None:
    left = [
        each
        for each in journal.accounts(cursor)
        if each.role == Role.ADMIN and each.is_enabled and each.name != row.name
    ]
    if row.role == Role.ADMIN and row.is_enabled and not left:
        raise AccountRefused(f"«{row.name}» là tài khoản Quản trị cuối cùng: phải còn ít nhất một.")
