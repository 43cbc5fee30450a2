"""A process killed at some moment of its work, and what the board is found to be after that."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
from filled_forms import at, listing, sent
from loading import copy_of, forward_of, rows_of, spoil

from partyboard.reception import receive
from partyboard.settings import Settings
from partyboard.store.copies import NotABackup, examined
from partyboard.store.database import Store

TESTS = Path(__file__).resolve().parent
_PATIENCE = 20.0  # seconds


@dataclass(frozen=True)
class Found:
    """What is there after a kill: how far the work is (`state`), how many acknowledged batches are
    not there, and how many things are there in part."""

    state: str
    lost: int
    torn: int


@dataclass(frozen=True)
class Victim:
    """A program that works at a database, a work a line, until it is killed."""

    program: "subprocess.Popen[str]"
    database: Path
    done: Path

    def kill(self, work: str, seconds: float, after_first: bool = False) -> None:
        """Kill it so many seconds after it began, or after the first batch that it brought in."""
        size = self.done.stat().st_size
        child = self._begin(work)
        until = time.monotonic() + _PATIENCE
        while after_first and self.done.stat().st_size == size and time.monotonic() < until:
            time.sleep(0.002)
        time.sleep(seconds)
        self._end(child)

    def duration(self, work: str) -> float:
        """How many seconds the work takes when nobody kills it."""
        child = self._begin(work)
        begun = time.monotonic()
        assert self._line() == "finished"
        took = time.monotonic() - begun
        self._end(child)
        return took

    def prepare(self, work: str) -> None:
        """Make the board one in which it can be seen whether the work was done."""
        database = str(self.database)
        copy_of(database).unlink(missing_ok=True)
        with Store(self.database) as store, store.writing() as cursor:
            cursor.execute("update grassroots_members set opening = opening % 1000")
            if work == "rebuild":
                spoil(cursor)
        if work == "migration":
            for left in self.database.parent.glob("forward*"):
                left.unlink()
            shutil.copyfile(self.database, forward_of(database))

    def found(self, work: str) -> Found:
        """What is there now."""
        if work == "migration":
            return _found_forward(forward_of(str(self.database)))
        with Store(self.database) as store:
            kept = accepted(store)
        lost, parts = len(self.acknowledged() - {number for number, *_ in kept}), torn(kept)
        if work == "load":
            return Found("whole batches", lost, parts)
        if work == "backup":
            state, of_copy = _found_copy(copy_of(str(self.database)))
            return Found(state, lost, parts + of_copy)
        state, mixed = _moved([(number, row[-1]) for number, *row in kept])
        return Found(state, lost, parts + mixed)

    def acknowledged(self) -> set[int]:
        """The batches that were said to be in."""
        return {int(line) for line in self.done.read_text(encoding="ascii").split()}

    def _begin(self, work: str) -> int:
        assert self.program.stdin
        self.program.stdin.write(f"{work}\n")
        self.program.stdin.flush()
        return int(self._line())

    def _end(self, child: int) -> None:
        os.kill(child, signal.SIGKILL)
        while self._line() != "dead":  # it may have finished before
            pass

    def _line(self) -> str:
        assert self.program.stdout
        line = self.program.stdout.readline()
        assert line, "the program has ended by itself"
        return line.strip()


@contextmanager
def victim(folder: Path, settings: Settings) -> Iterator[Victim]:
    """The program, and the database of a list of organizations that it works at."""
    database, done = folder / "board.duckdb", folder / "done"
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
        yield Victim(program, database, done)
        assert program.stdin
        program.stdin.close()


def accepted(store: Store) -> list[tuple[Any, ...]]:
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


def torn(kept: list[tuple[Any, ...]]) -> int:
    """How many reports are there in part, and batches of fewer than their three reports."""
    batches = [number for number, *_ in kept]
    reports = sum(
        (hashlib.sha256(content).hexdigest(), info, members, training, opening % 1000)
        != (sha256, 1, 1, rows_of(number), 100 + number)
        for number, sha256, content, info, members, training, opening in kept
    )
    return reports + sum(batches.count(number) != 3 for number in set(batches))


def _moved(openings: list[tuple[int, int]]) -> tuple[str, int]:
    """Whether `spoil` was at work, and on how many rows alone."""
    spoiled = sum(opening != 100 + number for number, opening in openings)
    if spoiled in (0, len(openings)):
        return ("spoiled" if spoiled else "right"), 0
    return "mixed", min(spoiled, len(openings) - spoiled)


def _found_forward(path: Path) -> Found:
    """The version and the rows are of one program; a copy was made before anything changed."""
    with duckdb.connect(str(path), read_only=True) as plain:
        ((version,),) = plain.execute("select max(version) from schema_event").fetchall()
        openings = plain.execute(
            "select filename::integer, opening from submission"
            " join grassroots_members on submission_id = id"
        ).fetchall()
    spoiled = sum(opening != 100 + number for number, opening in openings)
    torn_rows = spoiled if version == 1 else len(openings) - spoiled
    state, of_copy = _found_copy(path.with_name("forward-truoc-nang-cap-1.duckdb"))
    without_copy = version == 2 and state != "a whole copy"
    return Found(f"version {version}, {state}", 0, torn_rows + of_copy + without_copy)


def _found_copy(path: Path) -> tuple[str, int]:
    if not path.exists():
        return "no copy", 0
    try:
        examined(path)
    except NotABackup:
        return "a copy in part", 1
    return "a whole copy", 0
