"""Build the demo's database: its workbooks, brought in the ordinary way, month by month, each month
locked when its office locks it.
"""

import os
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path

from partyboard import settings
from partyboard.demo.locks import MADE_BY, Decided, decided
from partyboard.demo.meetings import save_meetings
from partyboard.demo.samples import samples
from partyboard.demo.workbooks import Sent, workbooks
from partyboard.demo.world import build as build_world
from partyboard.reception import Incoming, receive
from partyboard.reception.locking import lock, reopen
from partyboard.settings import Settings
from partyboard.store.commits import beside
from partyboard.store.database import Store
from partyboard.store.file import log_of
from partyboard.store.submissions import MADE_UP, audit, is_made_up
from partyboard.text import Month

Progress = Callable[[str], None]


class NotADemo(ValueError):
    """The file holds somebody's own data; the demo does not touch it."""


def build(path: Path, progress: Progress) -> None:
    """Make the demo's database unless it is there. Raises NotADemo, StoreBusy, StoreDamaged.

    It takes the place of a database in which nothing has been loaded. It is made beside the path
    and moved there when it is whole, so that a build that was stopped leaves nothing behind that
    looks like a demo.
    """
    if path.exists():
        with Store(path) as store:
            with store.reading() as cursor:
                if is_made_up(cursor):
                    return
            if store.rows("submissions"):
                raise NotADemo(path)
    unfinished = path.with_name(f"{path.name}.building")
    for leftover in (unfinished, log_of(unfinished)):
        leftover.unlink(missing_ok=True)
    progress("Đang lập các báo cáo mẫu …")
    world = build_world()
    sent = sorted(workbooks(world), key=lambda entry: entry.received_at)
    with Store(unfinished) as store:
        _load(store, sent, decided(world.letters), progress)
    os.replace(unfinished, path)
    beside(unfinished).unlink(missing_ok=True)


def write_samples(folder: Path) -> Iterator[Path]:
    """Write the files to try by hand into a folder; their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    for sample in samples():
        path = folder / sample.filename
        path.write_bytes(sample.content)
        yield path


def _load(store: Store, sent: Sequence[Sent], locks: Sequence[Decided], progress: Progress) -> None:
    """What came between two decisions, a calendar month at most, goes in together."""
    chosen, moments = settings.load(), [each.moment for each in locks]

    def batch(moment: datetime) -> tuple[int, Month]:
        return bisect_right(moments, moment), Month.of(moment)

    done = 0
    for (until, month), some in groupby(sent, key=lambda entry: batch(entry.received_at)):
        _decide(store, locks[done:until], chosen)
        files = [Incoming(entry.filename, entry.content, entry.received_at) for entry in some]
        receive(store, files, chosen)
        progress(f"Đã nạp {len(files)} tệp nhận trong tháng {month.label}")
        done = until
    _decide(store, locks[done:], chosen)
    with store.writing() as cursor:
        save_meetings(cursor)
        audit(cursor, sent[-1].received_at, "", MADE_UP, f"{len(sent)} tệp")


def _decide(store: Store, locks: Sequence[Decided], chosen: Settings) -> None:
    for each in locks:
        if each.is_lock:
            lock(store, chosen, each.month, each.reason, MADE_BY, each.moment)
        else:
            reopen(store, each.month, each.reason, MADE_BY, each.moment)
