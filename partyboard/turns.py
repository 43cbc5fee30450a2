"""Turns: a page that nobody has seen since the last write is worked out few at a time.

What a page shows is kept for all (`Store.kept`, `Store.answer`). Right after a write nothing is,
and whoever looks asks the same: all at once, each waits for all others, and the same is worked out
many times over. One after another, the second finds what the first has found.

Reports that are being loaded give way: all of a process's work shares one interpreter, and nobody
minds a load of seventy that takes a second longer.
"""

import threading
from collections.abc import Hashable, Iterator
from contextlib import contextmanager

AT_ONCE = 2  # while one waits for the database, another may draw
PATIENCE = 0.1  # seconds that a report waits for pages


class Turns:
    """Who works something out now, and what has been worked out since the last write."""

    def __init__(self, at_once: int = AT_ONCE) -> None:
        """Let so many work at once."""
        self._free = threading.Semaphore(at_once)
        self._lock = threading.Lock()
        self._none_under_way = threading.Condition(self._lock)
        self._under_way = 0
        self._known: set[Hashable] = set()
        self._moment = -1

    @contextmanager
    def turn(self, page: Hashable, moment: int) -> Iterator[None]:
        """Wait for those before, unless this page was worked out at this moment (`Store.writes`)
        already. A guess that is wrong costs time alone: nothing that is shown comes from here.
        """
        with self._under_way_meanwhile():
            if self._is_known(page, moment):
                yield
                return
            with self._free:
                yield
        with self._lock:
            if moment == self._moment:
                self._known.add(page)

    def give_way(self, patience: float = PATIENCE) -> None:
        """Wait until no page is under way, at most so many seconds: for work that takes long in any
        case, and would make each page take twice as long.
        """
        with self._none_under_way:
            self._none_under_way.wait_for(lambda: not self._under_way, patience)

    @contextmanager
    def _under_way_meanwhile(self) -> Iterator[None]:
        with self._lock:
            self._under_way += 1
        try:
            yield
        finally:
            with self._lock:
                self._under_way -= 1
                if not self._under_way:
                    self._none_under_way.notify_all()

    def _is_known(self, page: Hashable, moment: int) -> bool:
        with self._lock:
            if moment != self._moment:  # also less: the file was opened anew, and counts anew
                self._moment = moment
                self._known.clear()
            return page in self._known


PAGES = Turns()  # of all sessions: they share one interpreter
