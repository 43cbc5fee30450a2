"""Passwords: which are good enough, and how they are kept (argon2id, OWASP's choice)."""

import threading
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from partyboard.text import key

SHORTEST, LONGEST = 12, 256  # signs; a longer one is work for us and for nobody else
_COMMON = (
    "123456789012",
    "1234567890123",
    "111111111111",
    "000000000000",
    "qwertyuiop12",
    "qwertyuiopas",
    "password1234",
    "password12345",
    "matkhau12345",
    "matkhau123456",
    "mật khẩu 12345",
    "administrator",
    "admin1234567",
    "admin12345678",
    "abcdefghijkl",
    "abc123456789",
    "vietnam12345",
    "việt nam 2025",
    "dangcongsan1930",
    "đảng cộng sản",
    "partyboard123",
)
_hasher = PasswordHasher()
_at_once = threading.BoundedSemaphore(2)  # each takes 64 MB and a core


class WeakPassword(ValueError):
    """The password may not be used; the message says why."""


def judge(password: str, *names: str) -> None:
    """Length counts, not signs of every kind. Raises WeakPassword."""
    if len(password) < SHORTEST:
        raise WeakPassword(f"Mật khẩu cần ít nhất {SHORTEST} ký tự; dùng vài từ dễ nhớ cũng được.")
    if len(password) > LONGEST:
        raise WeakPassword(f"Mật khẩu dài quá {LONGEST} ký tự.")
    plain = _plain(password)
    if plain in _common() or len(set(plain)) < 4:
        raise WeakPassword("Mật khẩu này quá dễ đoán. Chọn mật khẩu khác.")
    if any(plain in (own, own * 2) for own in map(_plain, names) if own):
        raise WeakPassword("Mật khẩu không được là tên. Chọn mật khẩu khác.")


def hashed(password: str) -> str:
    """What is kept of a password."""
    with _at_once:
        return _hasher.hash(password)


def is_right(kept: str | None, password: str) -> bool:
    """Whether this is the password; where there is none to compare with, after the same time."""
    nobodys = _nobodys()  # made now for everybody, or the first name that is nobody's takes longer
    with _at_once:
        try:
            return _hasher.verify(kept or nobodys, password[:LONGEST]) and kept is not None
        except (VerificationError, InvalidHashError):
            return False


def is_outdated(kept: str) -> bool:
    """Whether it was hashed with less effort than today's."""
    return _hasher.check_needs_rehash(kept)


@cache
def _nobodys() -> str:
    return _hasher.hash("the password of nobody")


@cache
def _common() -> frozenset[str]:
    return frozenset(map(_plain, _COMMON))


def _plain(text: str) -> str:
    return key(text).replace(" ", "")
