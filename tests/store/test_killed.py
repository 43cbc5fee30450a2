"""A process killed in the middle of loading leaves every workbook whole or absent."""

import os
import random

import pytest
from killing import accepted, torn, victim

from partyboard.store.database import Store

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the loader forks"),
]

KILLS = 20


@pytest.fixture
def loader(tmp_path, settings):
    """The program that loads, and the database that it loads into."""
    with victim(tmp_path, settings) as loader:
        yield loader


def test_twenty_kills_tear_no_workbook_and_lose_none_that_was_acknowledged(loader):
    rng = random.Random(2056)
    for kill in range(KILLS):
        loader.kill("load", rng.uniform(0, 0.15), after_first=kill % 4 != 0)
        with Store(loader.database) as store:
            kept = accepted(store)
        batches = {number for number, *_ in kept}
        assert loader.acknowledged() <= batches, kill
        assert sorted(batches) == list(range(1, len(kept) // 3 + 1)), kill
        assert torn(kept) == 0, kill
    assert len(loader.acknowledged()) >= KILLS * 3 // 4
