"""A process killed in the middle of loading leaves every workbook whole or absent."""

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from filled_forms import at, listing, sent
from loading import rows_of

from partyboard.reception import receive
from partyboard.store.database import Store

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the loader forks"),
]

KILLS = 20
TESTS = Path(__file__).resolve().parents[1]


@pytest.fixture
def loader(tmp_path, settings):
    """The program that loads, and the database that it loads into."""
    database, done = tmp_path / "board.duckdb", tmp_path / "done"
    done.touch()
    with Store(database) as store:
        receive(store, [sent(listing(), at(2021, 1, 4))], settings)
    program = subprocess.Popen(
        [sys.executable, str(TESTS / "loading.py"), str(database), str(done)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join((str(TESTS.parent), str(TESTS)))},
    )
    with program:
        yield program, database, done
        program.stdin.close()


def kill_one(program, done, at_work, seconds):
    """Kill a loader some time after its start, or after the first batch that it brought in."""
    size = done.stat().st_size
    program.stdin.write("\n")
    program.stdin.flush()
    child = int(program.stdout.readline())
    until = time.monotonic() + 20
    while at_work and done.stat().st_size == size and time.monotonic() < until:
        time.sleep(0.002)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    assert program.stdout.readline() == "dead\n"


def accepted(store):
    """Of each accepted report: batch, hash, bytes, rows of members, classes, and what it opens."""
    with store.reading() as cursor:
        return cursor.execute(
            "select filename::integer, sha256, content,"
            " (select count(*) from grassroots_info where submission_id = id),"
            " (select count(*) from grassroots_members where submission_id = id),"
            " (select count(*) from grassroots_training where submission_id = id),"
            " (select max(opening) from grassroots_members where submission_id = id)"
            " from submission where form = 'grassroots'"
        ).fetchall()


def test_twenty_kills_tear_no_workbook_and_lose_none_that_was_acknowledged(loader):
    program, database, done = loader
    rng = random.Random(2056)
    for kill in range(KILLS):
        kill_one(program, done, kill % 4 != 0, rng.uniform(0, 0.15))
        with Store(database) as store:
            kept = accepted(store)
        batches = [number for number, *_ in kept]
        acknowledged = {int(line) for line in done.read_text().split()}
        assert acknowledged <= set(batches), kill
        assert all(batches.count(number) == 3 for number in set(batches)), kill
        assert sorted(set(batches)) == list(range(1, len(batches) // 3 + 1)), kill
        for number, sha256, content, info, members, training, opening in kept:
            assert hashlib.sha256(content).hexdigest() == sha256
            assert (info, members, opening) == (1, 1, 100 + number)
            assert training == rows_of(number)
    assert len(acknowledged) >= KILLS * 3 // 4
