"""How long the door stays shut after failures: longer each time, a quarter of an hour at most.

Counted by name and address together, by address, and by name alone. The last could shut an account
out while somebody keeps trying: an address that the account came in from lately is spared it, and
so is the computer itself, on which the command line also gives a new password. A name that is no
account's waits the same, and all of it stands in the database, so that a restart forgives nothing.
"""

import hashlib
import ipaddress
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta

from partyboard.store import accounts as journal
from partyboard.store.database import Cursor
from partyboard.text import key

PAIR, ADDRESS, NAME = 5, 20, 50  # failures that are free
_FIRST, _LONGEST = timedelta(seconds=30), timedelta(minutes=15)
_TURNS = 64
_turns = [threading.Lock() for _ in range(_TURNS)]
_REMEMBERED, _KNOWN = timedelta(hours=24), timedelta(days=90)


@contextmanager
def one_by_one(name: str, address: str) -> Iterator[None]:
    """Whoever tries a name, or tries from an address, does so alone until what came of it is
    written down: many at once would all be before the failures that make them wait."""
    mine = sorted({hash(("name", mark(name))) % _TURNS, hash(("address", address)) % _TURNS})
    with ExitStack() as held:
        for turn in mine:
            held.enter_context(_turns[turn])
        yield


def mark(name: str) -> str:
    """A name as the journal of tries knows it: enough to know it again, too little to guess what
    was typed by."""
    return hashlib.sha256(key(name).encode()).hexdigest()[:8]


def until(cursor: Cursor, name: str, address: str, now: datetime) -> datetime | None:
    """When the next try is taken; None: now."""
    since, marked = now - _REMEMBERED, mark(name)
    ends = [
        _end(journal.failures(cursor, since, now, name=marked, address=address), PAIR),
        _end(journal.failures(cursor, since, now, address=address), ADDRESS),
    ]
    spared = _is_here(address) or journal.was_let_in(cursor, marked, address, now - _KNOWN)
    if not spared:
        ends.append(_end(journal.failures(cursor, since, now, name=marked), NAME))
    latest = max((end for end in ends if end is not None), default=None)
    return latest if latest is not None and latest > now else None


def account_until(cursor: Cursor, name: str, now: datetime) -> datetime | None:
    """Until when an account is locked for addresses that it has not come from."""
    end = _end(journal.failures(cursor, now - _REMEMBERED, now, name=mark(name)), NAME)
    return end if end is not None and end > now else None


def failed(cursor: Cursor, name: str, address: str, now: datetime) -> None:
    """A wrong password, or a name that is nobody's."""
    journal.note_try(cursor, mark(name), address, "failed", now)


def succeeded(cursor: Cursor, name: str, address: str, now: datetime) -> None:
    """The right one: what this name failed at this address counts no more."""
    journal.note_try(cursor, mark(name), address, "succeeded", now)


def forgive(cursor: Cursor, name: str, now: datetime) -> None:
    """Somebody who may gave a new password: the name begins anew, everywhere."""
    journal.note_try(cursor, mark(name), "", "forgiven", now)


def _end(found: tuple[int, datetime | None], free: int) -> datetime | None:
    count, last = found
    if count < free or last is None:
        return None
    wait: timedelta = min(_LONGEST, _FIRST * 2 ** min(count - free, 10))
    return last + wait


def _is_here(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
