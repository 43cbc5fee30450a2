"""The journals of accounts, of their sessions, of tries at the door; and what they come to.

Hashes of passwords stand in `account_event` alone and leave it only through `accounts`. Whatever
takes a right away is written inside `Store.writing()`, so that no kept answer outlives it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from partyboard.store.database import Cursor
from partyboard.store.following import following

AHEAD = timedelta(minutes=10)  # by which a clock is set right now and then


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account as it stands. It `must_change` a password that somebody else set; without a
    password (`hash` None) it is let in by its `email` alone. Of its sessions, those opened after
    `ended_at` count."""

    name: str
    shown: str
    role: str
    hash: str | None
    email: str
    is_enabled: bool
    must_change: bool
    ended_at: datetime
    last_sign_in: datetime | None


@dataclass(frozen=True, slots=True)
class SessionRow:
    """An open session: the hash of its token, whose, since when, last heard of when, from where;
    whether it was opened without our password, because the office's provider vouched."""

    digest: str
    account: str
    opened_at: datetime
    seen_at: datetime
    address: str
    is_vouched: bool


def note_account(
    cursor: Cursor,
    account: str,
    action: str,
    made_at: datetime,
    made_by: str,
    shown: str | None = None,
    role: str | None = None,
    password_hash: str | None = None,
    email: str | None = None,
) -> None:
    """Add to the journal of accounts; later stands later, also where the clock was set back: than
    what was said of the account, and than the sessions that this may end."""
    moment = following(cursor, made_at, "account_event", account=account)
    for opening in ("opened", "vouched"):
        moment = following(cursor, moment, "session_event", account=account, action=opening)
    cursor.execute(
        "insert into account_event (account, action, shown, role, hash, email, made_at, made_by)"
        " values (?, ?, ?, ?, ?, ?, ?, ?)",
        [account, action, shown, role, password_hash, email, moment, made_by],
    )


def accounts(cursor: Cursor, name: str | None = None) -> list[AccountRow]:
    """The accounts, or the one of this name, in the order of their names."""
    cursor.execute(
        "select account, arg_max(shown, made_at) filter (shown is not null),"
        " arg_max(role, made_at) filter (role is not null),"
        " arg_max(hash, made_at) filter (hash is not null),"
        " coalesce(arg_max(email, made_at) filter (email is not null), ''),"
        " arg_max(action, made_at) filter (action in ('added', 'disabled', 'enabled'))"
        " is distinct from 'disabled',"
        " coalesce(arg_max(action, made_at) filter (hash is not null and action <> 'rehashed')"
        " <> 'password_set', false),"
        " max(made_at) filter (action not in ('role_set', 'enabled', 'rehashed')),"
        " (select max(session_event.made_at) from session_event"
        "  where session_event.account = account_event.account and action in ('opened', 'vouched'))"
        " from account_event where ? is null or account = ? group by account order by account",
        [name, name],
    )
    return [AccountRow(*row) for row in cursor.fetchall()]


def have_accounts(cursor: Cursor) -> bool:
    """Whether there ever was an account; asked by every page after every write."""
    row = cursor.execute("select exists (from account_event)").fetchone()
    return row is not None and bool(row[0])


def note_session(
    cursor: Cursor, digest: str, account: str, action: str, made_at: datetime, address: str = ""
) -> None:
    """A session was opened, by a password (`opened`) or by the office's provider (`vouched`), was
    heard of (`seen`), or ended."""
    moment = following(cursor, made_at, "account_event", account=account)
    cursor.execute(
        "insert into session_event (session, account, action, address, made_at, made_by)"
        " values (?, ?, ?, ?, ?, ?)",
        [digest, account, action, address, moment, account],
    )


def sessions(
    cursor: Cursor, digest: str | None = None, account: str | None = None
) -> list[SessionRow]:
    """Sessions that were not ended one by one; whether they still count is for the caller."""
    cursor.execute(
        "select session, any_value(account),"
        " min(made_at) filter (action in ('opened', 'vouched')), max(made_at),"
        " any_value(address) filter (action in ('opened', 'vouched')),"
        " bool_or(action = 'vouched')"
        " from session_event where (? is null or session = ?) and (? is null or account = ?)"
        " group by session having not bool_or(action = 'ended')"
        " and bool_or(action in ('opened', 'vouched'))"
        " order by max(made_at) desc",
        [digest, digest, account, account],
    )
    return [SessionRow(*row) for row in cursor.fetchall()]


def note_try(cursor: Cursor, name: str, address: str, action: str, made_at: datetime) -> None:
    """Somebody tried to sign in: `failed`, `succeeded`, or was let off by the office (`forgiven`).

    The name stands there only as far as is needed to know it again: people type passwords into it.
    """
    cursor.execute(
        "insert into sign_in_event (name, address, action, made_at) values (?, ?, ?, ?)",
        [name, address, action, made_at],
    )


def failures(
    cursor: Cursor,
    since: datetime,
    now: datetime,
    name: str | None = None,
    address: str | None = None,
) -> tuple[int, datetime | None]:
    """How often sign-in failed since then, and when last; for a name, success and pardon begin
    anew. What bears a time to come was tried while the clock was wrong, and does not count."""
    cursor.execute(
        "with tries as (select name, action, made_at from sign_in_event"
        " where made_at between ? and ?"
        " and (? is null or name = ?) and (? is null or address = ? or action = 'forgiven')),"
        " anew as (select max(made_at) as at from tries where action <> 'failed' and name = ?)"
        " select count(*), max(made_at) from tries, anew"
        " where action = 'failed' and (anew.at is null or made_at > anew.at)",
        [since, now + AHEAD, name, name, address, address, name],
    )
    found = cursor.fetchone()
    assert found is not None
    return int(found[0]), found[1]


def was_let_in(cursor: Cursor, name: str, address: str, since: datetime) -> bool:
    """Whether this name signed in from this address since then."""
    cursor.execute(
        "select count(*) from sign_in_event where action = 'succeeded'"
        " and name = ? and address = ? and made_at >= ?",
        [name, address, since],
    )
    found = cursor.fetchone()
    return found is not None and found[0] > 0
