"""Pages of figures wait for their turn until somebody has seen them; others wait for nobody."""

import threading
import time
from contextlib import ExitStack

import pytest
from opening import opened

from partyboard.running import running_store
from partyboard.turns import AT_ONCE, PAGES

PATIENCE = 30  # seconds for a page on a busy machine; it takes a fraction of one


@pytest.fixture
def busy():
    """Holds the turns that are taken, and gives them back."""
    with ExitStack() as held:
        yield held


def make_busy(busy):
    """As many pages as may be worked out at once are being worked out."""
    for _ in range(AT_ONCE):
        busy.enter_context(PAGES.turn(object(), running_store().writes))


def come(page, **address):
    """Set when the page is there that somebody opens."""
    there = threading.Event()

    def visit():
        opened(page, **address)
        there.set()

    threading.Thread(target=visit, daemon=True).start()
    return there


def test_page_of_figures_waits_for_its_turn(demo, busy):
    since = time.monotonic()
    opened("members", month="2021-01")
    usual = time.monotonic() - since  # on this machine, at this hour
    make_busy(busy)
    there = come("members", month="2021-02")
    assert not there.wait(2 * usual + 1)
    busy.close()
    assert there.wait(PATIENCE)


@pytest.mark.parametrize("page", ["upload", "received", "account", "admin"])
def test_page_at_which_one_works_waits_for_nobody(demo, busy, page):
    make_busy(busy)
    assert come(page).wait(PATIENCE)


def test_page_that_somebody_has_seen_waits_for_nobody(demo, busy):
    opened("members", month="2021-03")
    make_busy(busy)
    assert come("members", month="2021-03").wait(PATIENCE)
