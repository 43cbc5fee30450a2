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
_EMAIL = re.compile(r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9.-]+", re.ASCII)
_LONGEST_EMAIL = 254


class AccountRefused(ValueError):
    """It cannot be done; the message says why."""


@dataclass(frozen=True, slots=True)
class Account:
    """An account as it stands; `email` is the one by which the office's provider vouches for it,
    `locked_until` when the next try at its password is taken."""

    name: str
    shown: str
    email: str
    role: Role
    is_enabled: bool
    must_change: bool
    last_sign_in: datetime | None
    locked_until: datetime | None


def exist(store: Store) -> bool:
    """Whether there is an account: then nobody comes in without one."""

    def find() -> bool:
        with store.reading(binds=False) as cursor:  # the first thing that a browser asks for
            return journal.have_accounts(cursor)

    return store.kept(("accounts exist",), find)


def listed(store: Store, now: datetime | None = None) -> list[Account]:
    """Every account, in the order of names."""
    moment = now or datetime.now(VIETNAM)
    with store.reading() as cursor:
        return [
            Account(
                row.name,
                row.shown,
                row.email,
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
    must_change: bool = True, email: str = "",
) -> str:  # fmt: skip
    """Make an account; the name as it is kept. With an e-mail it may go without a password ("").
    Raises AccountRefused, WeakPassword."""
    plain, called = plain_name(name), " ".join(unicodedata.normalize("NFC", shown).split())
    if not _NAME.fullmatch(plain):
        raise AccountRefused(
            f"Tên «{name}» không dùng được: từ 2 đến 64 chữ, số, dấu . @ - _ và không có dấu cách."
        )
    own, kept = _judged_email(email), None
    if password or not own:
        passwords.judge(password, plain, called)
        kept = passwords.hashed(password)
    now = datetime.now(VIETNAM)
    with store.writing() as cursor:
        if role is not Role.ADMIN and not journal.accounts(cursor):
            raise AccountRefused("Tài khoản đầu tiên phải là Quản trị: --role admin.")
        if kept is None and not journal.accounts(cursor):
            raise AccountRefused("Tài khoản đầu tiên phải có mật khẩu.")
        if journal.accounts(cursor, plain):
            raise AccountRefused(f"Đã có tài khoản «{plain}».")
        for mine in filter(None, (own, plain_email(plain))):
            _keep_apart(cursor, plain, mine)
        journal.note_account(
            cursor, plain, "added" if must_change else "password_set", now, by,
            called or plain, role, kept, own,
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
    with waiting.one_by_one(name, address):
        _prove(store, name, old, address)
    if old == new:
        raise AccountRefused("Mật khẩu mới phải khác mật khẩu đang dùng.")
    _put_password(store, name, new, "password_set", name)


def _prove(store: Store, name: str, password: str, address: str) -> None:
    """Raises AccountRefused where this is not the account's password."""
    now = datetime.now(VIETNAM)
    with store.reading() as cursor:
        row = _known(cursor, name)
        if waiting.until(cursor, row.name, address, now) is not None:
            raise AccountRefused("Sai nhiều lần: chờ vài phút rồi thử lại.")
    if row.hash is None:
        raise AccountRefused("Tài khoản này chưa có mật khẩu: hỏi người quản trị để được đặt.")
    if not passwords.is_right(row.hash, password):
        with store.noting() as cursor:
            waiting.failed(cursor, row.name, address, now)
        raise AccountRefused("Mật khẩu đang dùng chưa đúng.")


def set_role(store: Store, name: str, role: Role, by: str = "") -> None:
    """Raises AccountRefused, also where nobody would be left to manage."""
    with store.writing() as cursor:
        row = _known(cursor, name)
        if role is not Role.ADMIN:
            _keep_an_admin(cursor, row)
        _note(cursor, row.name, "role_set", by, role)


def set_email(store: Store, name: str, email: str, by: str = "") -> None:
    """By which e-mail the office's provider vouches for it; "": by none, but its name where that
    is one. Its sessions end. Raises AccountRefused."""
    own, now = _judged_email(email), datetime.now(VIETNAM)
    with store.writing() as cursor:
        row = _known(cursor, name)
        if own:
            _keep_apart(cursor, row.name, own)
        elif row.hash is None:
            raise AccountRefused(f"«{row.name}» không có mật khẩu: đặt mật khẩu trước khi bỏ thư.")
        journal.note_account(cursor, row.name, "email_set", now, by, email=own)
        audit(cursor, now, by, "account email set", f"{row.name} {own}".strip())


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


def plain_email(text: str) -> str:
    """An e-mail address as it is kept and compared; "" where it is none that we take.

    By signs, never by `key`: that reads several spellings as one name, and here whoever may choose
    a spelling at the provider would be let in as somebody else.
    """
    lowered = text.lower() if text.isascii() and len(text) <= _LONGEST_EMAIL else ""
    return lowered if _EMAIL.fullmatch(lowered) else ""


def of_email(cursor: Cursor, email: str) -> journal.AccountRow | None:
    """Whose e-mail this is: the account's that has it, or that is called so and has none."""
    wanted = plain_email(email)
    found = [each for each in journal.accounts(cursor) if wanted and _email_of(each) == wanted]
    return found[0] if len(found) == 1 else None


def _email_of(row: journal.AccountRow) -> str:
    return row.email or plain_email(row.name)


def _judged_email(text: str) -> str:
    """Raises AccountRefused."""
    email = plain_email(text.strip())
    if text.strip() and not email:
        raise AccountRefused(f"«{text}» không phải địa chỉ thư điện tử.")
    return email


def _keep_apart(cursor: Cursor, name: str, email: str) -> None:
    """Nobody else may have this e-mail. Raises AccountRefused."""
    for each in journal.accounts(cursor):
        if each.name != name and email in (each.email, plain_email(each.name)):
            raise AccountRefused(f"Địa chỉ {email} đã là của tài khoản «{each.name}».")


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
