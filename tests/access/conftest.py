"""Accounts in a small board; their passwords hashed with little effort."""

import pytest
from argon2 import PasswordHasher
from doors import PASSWORD

from partyboard.access import accounts, passwords
from partyboard.access.roles import Role


@pytest.fixture(autouse=True)
def _cheap(monkeypatch):
    """What argon2 costs is no concern of these tests."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(1, 8, 1))
    passwords._nobodys.cache_clear()
    yield
    passwords._nobodys.cache_clear()


@pytest.fixture
def manned(empty_store):
    """A board with an admin and somebody who looks."""
    accounts.add(empty_store, "an", Role.ADMIN, PASSWORD, "Nguyễn Văn An", must_change=False)
    accounts.add(empty_store, "binh", Role.VIEWER, PASSWORD, must_change=False)
    return empty_store
