"""Who is signed in: random tokens of which only the hash is kept, and when they end.

A session ends after some hours without a click, after some more in any case (both as the settings
say), when it is signed out, and whenever its account's password is changed or its account is shut.
"""

import hashlib
import secrets
import threading
from dataclasses import dataclass
from datetime import datetime, timedelta

from partyboard.access import passwords, waiting
from partyboard.access.accounts import of_email, plain_name
from partyboard.access.roles import Role
from partyboard.access.who import Who
from partyboard.settings import SignIn
from partyboard.store import accounts as journal
from partyboard.store.database import Cursor, Store
from partyboard.store.submissions import audit
from partyboard.text import VIETNAM, clean

_NOTED_EVERY = timedelta(minutes=5)
_LONGEST = 254  # signs of an e-mail address
_SHAPE = 43  # signs of a token of 256 bits

# When each session was last heard of; written down now and then, so that a restart knows.
_heard: dict[str, datetime] = {}
_hearing = threading.Lock()


class SignInRefused(ValueError):
    """Nobody was let in; `until` is when the next try is taken, None where it was taken."""

    def __init__(self, until: datetime | None = None) -> None:
        super().__init__(until)
        self.until = until


class _NoSession(LookupError):
    """The token opens nothing."""


@dataclass(frozen=True, slots=True)
class Session:
    """One browser that is signed in. `digest` names it without letting anybody in."""

    digest: str
    who: Who
    must_change: bool
    opened_at: datetime
    seen_at: datetime
    address: str


def sign_in(
    store: Store, name: str, password: str, address: str, now: datetime | None = None
) -> str:
    """The token of a new session. Whatever is wrong, the answer is the same, after the same time.

    Raises SignInRefused.
    """
    with waiting.one_by_one(name, address):
        moment = now or datetime.now(VIETNAM)
        with store.reading() as cursor:
            until = waiting.until(cursor, name, address, moment)
            found = journal.accounts(cursor, plain_name(name))
        if until is not None:
            raise SignInRefused(until)
        row = found[0] if found else None
        is_right = passwords.is_right(row.hash if row else None, password)
        if row is None or not is_right or not row.is_enabled:
            _note_failure(store, name, row, address, moment)
        assert row is not None
        with store.noting() as cursor:
            return _let_in(cursor, row, password, name, address, moment)


def _let_in(
    cursor: Cursor, row: journal.AccountRow, password: str, name: str, address: str, now: datetime
) -> str:
    """Raises SignInRefused where the password was changed while it was being looked at."""
    if journal.accounts(cursor, row.name) != [row]:
        raise SignInRefused
    waiting.succeeded(cursor, name, address, now)
    if row.hash and passwords.is_outdated(row.hash):
        kept = passwords.hashed(password)
        journal.note_account(cursor, row.name, "rehashed", now, "", password_hash=kept)
    audit(cursor, now, row.shown, "signed in", f"{row.name} {address}")
    return _open(cursor, row.name, address, now)


def sign_in_vouched(store: Store, email: str, address: str, now: datetime | None = None) -> str:
    """The token of a new session for whom the office's identity provider vouches, by the e-mail
    that it has verified. No account is made. Raises SignInRefused."""
    moment = now or datetime.now(VIETNAM)
    with store.noting() as cursor:
        found = of_email(cursor, email)
        if found is not None and found.is_enabled:
            audit(cursor, moment, found.shown, "signed in", f"{found.name} {address} {email}")
            return _open(cursor, found.name, address, moment, "vouched")
    note_refusal(store, email, address, moment)
    raise SignInRefused


def note_refusal(store: Store, about: str, address: str, now: datetime | None = None) -> None:
    """The provider sent somebody whom we do not let in."""
    called = " ".join(clean(about)[:_LONGEST].split())
    with store.noting() as cursor:
        audit(cursor, now or datetime.now(VIETNAM), "", "sign-in unknown", f"{called} {address}")


def _note_failure(
    store: Store, name: str, row: journal.AccountRow | None, address: str, now: datetime
) -> None:
    """Raises SignInRefused, always."""
    with store.noting() as cursor:
        waiting.failed(cursor, name, address, now)
        until = waiting.until(cursor, name, address, now)
        called = row.name if row else "tên không có"  # people type passwords into the name
        audit(cursor, now, "", "sign-in failed", f"{called} {address}")
        if until is not None:
            audit(cursor, now, "", "sign-in locked", f"{called} {address} {until.isoformat()}")
    raise SignInRefused(until)


def reopen(store: Store, name: str, address: str) -> str:
    """A new session after a change of password, which ended them all."""
    with store.noting() as cursor:
        return _open(cursor, name, address, datetime.now(VIETNAM))


def session(
    store: Store, token: str, limits: SignIn, now: datetime | None = None, is_heard: bool = True
) -> Session | None:
    """The session of a token, which is heard of by this, unless nobody does anything (`is_heard`);
    None where it is none, or has ended."""
    found, moment = _not_ended(store, token), now or datetime.now(VIETNAM)
    if found is None or _is_over(found, limits, moment):
        return None
    if is_heard:
        _hear(store, found, moment)
    return found


def _not_ended(store: Store, token: str) -> Session | None:
    """The session of a token that nobody has ended; its time may be over."""
    if len(token) != _SHAPE:
        return None
    digest = _digest(token)

    def find() -> Session:
        with store.reading() as cursor:
            found = _counting(cursor, digest=digest)
        if not found:
            raise _NoSession  # and nothing is kept: guesses must not push out what is
        return found[0]

    try:
        return store.kept(("session", digest), find)
    except _NoSession:
        return None


def of_account(
    store: Store, name: str, limits: SignIn, now: datetime | None = None
) -> list[Session]:
    """The open sessions of an account, the one last heard of first."""
    moment = now or datetime.now(VIETNAM)
    with store.reading() as cursor:
        found = _counting(cursor, account=name)
    return [each for each in found if not _is_over(each, limits, moment)]


def sign_out(store: Store, token: str) -> None:
    """End this session; nothing where it is none."""
    found = _not_ended(store, token)
    if found is None:
        return
    now = datetime.now(VIETNAM)
    with store.writing() as cursor:
        journal.note_session(cursor, found.digest, found.who.name, "ended", now)
        audit(cursor, now, found.who.shown, "signed out", found.who.name)


def _open(cursor: Cursor, name: str, address: str, now: datetime, action: str = "opened") -> str:
    token = secrets.token_urlsafe(32)
    with _hearing:
        _heard[_digest(token)] = now  # what is written may be later: never before its account
    journal.note_session(cursor, _digest(token), name, action, now, address)
    return token


def _counting(
    cursor: Cursor, digest: str | None = None, account: str | None = None
) -> list[Session]:
    rows = journal.sessions(cursor, digest, account)
    owners = {row.name: row for row in journal.accounts(cursor)}
    return [
        Session(
            row.digest,
            Who(owner.name, owner.shown, Role(owner.role)),
            owner.must_change and not row.is_vouched,
            row.opened_at,
            row.seen_at,
            row.address,
        )
        for row in rows
        if (owner := owners.get(row.account)) is not None
        and owner.is_enabled
        and row.opened_at > owner.ended_at
    ]


def _is_over(found: Session, limits: SignIn, now: datetime) -> bool:
    """One that was last heard of in a time to come has ended: the clock was set back since, and it
    would last until then."""
    moments = (found.seen_at, _heard.get(found.digest, found.seen_at))
    heard = max((each for each in moments if each <= now + journal.AHEAD), default=None)
    if heard is None:
        return True
    return now - heard > limits.idle or now - found.opened_at > limits.longest


def _hear(store: Store, found: Session, now: datetime) -> None:
    with _hearing:
        last = _heard.get(found.digest)
        if last is not None and now - last < _NOTED_EVERY:
            return
        _heard[found.digest] = now
    with store.noting() as cursor:
        journal.note_session(cursor, found.digest, found.who.name, "seen", now)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
