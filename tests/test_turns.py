"""After a write everybody asks the same: it is worked out once; what is known waits for nobody."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from filled_forms import listing, report, sent

from partyboard.reception import receive
from partyboard.text import Month
from partyboard.turns import PAGES, Turns

MAY = Month(2021, 5)

PATIENCE = 10  # seconds for what happens at once where nothing is wrong


class Work:
    """What a page does that is worked out: counts how many are at it, and stays until let go."""

    def __init__(self, turns):
        self.turns, self.now, self.most = turns, 0, 0
        self.lock, self.begun, self.let_go = (
            threading.Lock(),
            threading.Semaphore(0),
            threading.Event(),
        )

    def run(self, page, moment=1):
        with self.turns.turn(page, moment):
            with self.lock:
                self.now += 1
                self.most = max(self.most, self.now)
            self.begun.release()
            assert self.let_go.wait(PATIENCE)
            with self.lock:
                self.now -= 1


@pytest.mark.parametrize("at_once", [1, 2])
def test_few_pages_are_worked_out_at_once(at_once):
    work = Work(Turns(at_once))
    with ThreadPoolExecutor(6) as pool:
        done = [pool.submit(work.run, f"page {n}") for n in range(6)]
        assert all(work.begun.acquire(timeout=PATIENCE) for _ in range(at_once))
        assert not work.begun.acquire(timeout=0.2)
        work.let_go.set()
        for each in done:
            each.result(PATIENCE)
    assert work.most == at_once


def test_page_that_was_worked_out_waits_for_nobody():
    turns = Turns(at_once=1)
    with turns.turn("overview", 1):
        pass
    work = Work(turns)
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(work.run, "members")
        assert work.begun.acquire(timeout=PATIENCE)
        seen = opened(turns, "overview", 1)
        assert seen.wait(PATIENCE)
        work.let_go.set()
        slow.result(PATIENCE)


@pytest.mark.parametrize(
    ("page", "moment"),
    [("overview", 2), ("overview of another month", 1)],
    ids=["something was written since", "another page"],
)
def test_page_that_is_not_known_waits(page, moment):
    turns = Turns(at_once=1)
    with turns.turn("overview", 1):
        pass
    work = Work(turns)
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(work.run, "members", moment)
        assert work.begun.acquire(timeout=PATIENCE)
        seen = opened(turns, page, moment)
        assert not seen.wait(0.2)
        work.let_go.set()
        slow.result(PATIENCE)
    assert seen.wait(PATIENCE)


def test_page_seen_since_the_file_was_opened_anew_waits_for_nobody():
    turns = Turns(at_once=1)
    for moment in (7, 0):  # a file that is opened counts its writes from the start
        with turns.turn("overview", moment):
            pass
    with turns.turn("members", 0):
        assert opened(turns, "overview", 0).wait(PATIENCE)


def test_page_that_fails_gives_its_turn_back():
    turns = Turns(at_once=1)
    with pytest.raises(ZeroDivisionError), turns.turn("overview", 1):
        raise ZeroDivisionError
    assert opened(turns, "members", 1).wait(PATIENCE)


def test_page_that_failed_is_not_known():
    turns = Turns(at_once=1)
    with pytest.raises(ZeroDivisionError), turns.turn("overview", 1):
        raise ZeroDivisionError
    work = Work(turns)
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(work.run, "members")
        assert work.begun.acquire(timeout=PATIENCE)
        seen = opened(turns, "overview", 1)
        assert not seen.wait(0.2)
        work.let_go.set()
        slow.result(PATIENCE)
    assert seen.wait(PATIENCE)


def test_page_begun_before_a_write_is_not_known_after_it():
    turns = Turns(at_once=2)
    with turns.turn("overview", 1), turns.turn("members", 2):
        pass
    with turns.turn("a", 2), turns.turn("b", 2):
        assert not opened(turns, "overview", 2).wait(0.2)


def opened(turns, page, moment):
    """Set when a page that somebody opens has come."""
    come = threading.Event()

    def run():
        with turns.turn(page, moment):
            come.set()

    threading.Thread(target=run, daemon=True).start()
    return come


# What gives way


@pytest.mark.parametrize("is_known", [False, True], ids=["worked out", "known"])
def test_reports_wait_until_the_page_that_is_under_way_is_out(is_known):
    turns, given = Turns(), threading.Event()
    if is_known:
        with turns.turn("overview", 1):
            pass
    with turns.turn("overview", 1):
        waiting = threading.Thread(target=lambda: (turns.give_way(PATIENCE), given.set()))
        waiting.start()
        assert not given.wait(0.2)
    assert given.wait(PATIENCE)
    waiting.join()


def test_reports_wait_only_so_long_for_pages_that_never_end():
    turns = Turns()
    with turns.turn("overview", 1):
        turns.give_way(0.01)


def test_a_page_that_fails_is_waited_for_no_more():
    turns = Turns()
    with pytest.raises(ZeroDivisionError), turns.turn("overview", 1):
        1 / 0  # noqa: B018
    before = time.monotonic()
    turns.give_way(PATIENCE)
    assert time.monotonic() - before < PATIENCE


def test_each_report_gives_way_when_it_is_read_and_all_together_before_they_are_judged(
    empty_store, settings, monkeypatch
):
    files = [sent(listing()), sent(report("STC", MAY)), sent(report("SNV", MAY))]
    given = []
    monkeypatch.setattr(PAGES, "give_way", lambda: given.append("way"))
    receive(empty_store, files, settings)
    assert len(given) == len(files) + 1


def test_a_page_that_saves_never_waits_for_reports_that_give_way_to_it(
    empty_store, settings, monkeypatch
):
    def page():
        with empty_store.writing():
            pass

    saved = []

    def give_way():
        saving = threading.Thread(target=page)
        saving.start()
        saving.join(PATIENCE)
        saved.append(not saving.is_alive())

    monkeypatch.setattr(PAGES, "give_way", give_way)
    receive(empty_store, [sent(listing()), sent(report("STC", MAY))], settings)
    assert saved == [True, True, True]
