"""pandas is read by one thread while no other draws, and once."""

import sys
import threading

import pytest

from partyboard.store import frames


@pytest.fixture(autouse=True)
def not_read_yet(monkeypatch):
    monkeypatch.setattr(frames, "_is_whole", False)


def test_pandas_is_there_whole_after_it_was_read():
    frames.read_pandas()
    assert frames._is_whole and hasattr(sys.modules["pandas"], "DataFrame")


def test_reading_waits_for_who_is_drawing():
    reading = threading.Thread(target=frames.read_pandas)
    with frames.without_half_of_pandas():
        reading.start()
        reading.join(0.05)
        assert reading.is_alive()
    reading.join(5)
    assert not reading.is_alive()


def test_who_draws_may_need_pandas_himself():
    with frames.without_half_of_pandas():
        frames.read_pandas()
    assert frames._is_whole


def test_once_pandas_is_there_nobody_waits():
    frames.read_pandas()
    drawn = threading.Thread(target=lambda: frames.without_half_of_pandas().__enter__())
    with frames.without_half_of_pandas():
        drawn.start()
        drawn.join(5)
    assert not drawn.is_alive()
