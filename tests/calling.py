"""Calling the command line: in this process, or as the user does, in one of its own."""

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from partyboard.cli import main
from partyboard.settings import ROOT

CALL = [sys.executable, "-c", "from partyboard.cli import main; main()"]
_HOLD = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('held', flush=True); input()"


@dataclass(frozen=True)
class Answer:
    """How a call ended and what it wrote."""

    status: int
    out: str
    err: str


def call(*arguments: object) -> Answer:
    """The verb with its arguments, in this process (quick)."""
    out, err = io.StringIO(), io.StringIO()
    status: object = None
    with patch.object(sys, "argv", ["partyboard", *map(str, arguments)]):
        with redirect_stdout(out), redirect_stderr(err):
            try:
                main()
            except SystemExit as end:
                status = end.code
    assert isinstance(status, int)
    return Answer(status, out.getvalue(), err.getvalue())


def run(*arguments: object, **environment: str) -> Answer:
    """The same in a process of its own, as from a shell."""
    done = subprocess.run(
        [*CALL, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    return Answer(done.returncode, done.stdout, done.stderr)


@contextmanager
def held(database: Path) -> Iterator[None]:
    """Another process has the database open."""
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(database)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout and holder.stdout.readline().strip() == "held"
    try:
        yield
    finally:
        holder.communicate("\n")


def says_one_sentence(answer: Answer) -> bool:
    """Whether the call was refused in one line on stderr, in Vietnamese, without a traceback."""
    lines = answer.err.strip().splitlines()
    return len(lines) == 1 and "Traceback" not in answer.err and not answer.err.isascii()
