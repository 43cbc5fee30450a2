"""A process killed while it rebuilds, copies or brings a board forward leaves what was, or what was
to be. `python -m benchmarks.faults` kills a hundred."""

import os
import random

import pytest
from killing import victim

from partyboard import settings

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the program forks"),
]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """The program, at a board that some batches were loaded into."""
    with victim(tmp_path_factory.mktemp("killed"), settings.load(settings.DEFAULT_FILE)) as program:
        program.kill("load", 0.3, after_first=True)
        yield program


@pytest.mark.parametrize("work", ["rebuild", "backup", "migration"])
def test_nothing_is_lost_and_nothing_is_there_in_part(loaded, work):
    rng = random.Random(2056)
    loaded.prepare(work)
    takes = loaded.duration(work)
    for _ in range(3):
        loaded.prepare(work)
        loaded.kill(work, rng.uniform(0, takes))
        found = loaded.found(work)
        assert (found.lost, found.torn) == (0, 0), found
