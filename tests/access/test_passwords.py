"""Which passwords are good enough, and how they are kept."""

import pytest
from argon2 import PasswordHasher

from partyboard.access import passwords
from partyboard.access.passwords import WeakPassword, hashed, is_outdated, is_right, judge


@pytest.mark.parametrize(
    "password",
    ["mười một ch", "a" * 300, "Mat Khau 12345", "matkhau12345", "111111111111", "Nguyễn Văn An"]
    + ["abababababab", "NGUYENVANANH"],
)
def test_weak_password_is_refused(password):
    with pytest.raises(WeakPassword):
        judge(password, "nguyenvananh", "Nguyễn Văn An")


@pytest.mark.parametrize("password", ["con bò vàng núi đồi", "aaaaaaa bbbbbb cd", "0123456789ab"])
def test_length_counts_and_not_signs_of_every_kind(password):
    judge(password, "an")


def test_only_the_password_itself_is_right():
    kept = hashed("con bò vàng")
    assert is_right(kept, "con bò vàng") and not is_right(kept, "con bò vàng ")
    assert not is_right(None, "the password of nobody")
    assert not is_right("not a hash", "x")


def test_hash_of_less_effort_is_outdated(monkeypatch):
    kept = hashed("con bò vàng")
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(2, 8, 1))
    assert is_outdated(kept)


def test_real_effort_is_that_of_the_advice():
    usual = PasswordHasher()
    assert usual.memory_cost >= 19 * 1024 and usual.time_cost >= 2
