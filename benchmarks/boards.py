"""A board served in a process of its own, and what that process and its readers hold in memory."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from partyboard.settings import ROOT

_RUN = "from partyboard.cli import main; main()"
_CONNECTED = "01"  # as /proc/net/tcp calls it
_PATIENCE = 60  # seconds for a server to start


@dataclass(frozen=True, slots=True)
class Board:
    """A running board: where it answers, its process, what it wrote."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path


@contextmanager
def served(database: Path) -> Iterator[Board]:
    """The board over this database on a free port, until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = database.with_suffix(".log")
    call = [sys.executable, "-c", _RUN, "serve", "--db", str(database), "--port", str(port)]
    with log.open("wb") as output:
        process = subprocess.Popen(call, cwd=ROOT, stdout=output, stderr=output)
    try:
        _wait(process, f"http://127.0.0.1:{port}/_stcore/health")
        yield Board(f"http://127.0.0.1:{port}", process, log)
    finally:
        process.terminate()
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def memory(process: int) -> int:
    """Bytes that a process and its children hold; 0 where the system does not say (Windows)."""
    folder = Path(f"/proc/{process}")
    told = _told(folder / "status").splitlines()
    held = next((line.split()[1] for line in told if line.startswith("VmRSS")), "0")
    return int(held) * 1024 + sum(map(memory, _children(folder)))


def connections(url: str) -> int:
    """How many who speak to the board are connected; 0 where the system does not say (Windows)."""
    here = f":{int(url.rpartition(':')[2]):04X}"
    lines = [line.split() for line in _told(Path("/proc/net/tcp")).splitlines()[1:]]
    return sum(line[1].endswith(here) and line[3] == _CONNECTED for line in lines)


def processor(process: int) -> float:
    """Seconds of the processor that a process has used, its living children with it; 0 where the
    system does not say (Windows).
    """
    folder = Path(f"/proc/{process}")
    told = _told(folder / "stat").rpartition(")")[2].split()
    used = (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK") if told else 0.0
    return used + sum(map(processor, _children(folder)))


def _children(folder: Path) -> list[int]:
    return [int(child) for task in folder.glob("task/*/children") for child in _told(task).split()]


def _told(file: Path) -> str:
    """What the system says there; "" where the thread, or the whole process, has just ended."""
    try:
        return file.read_text()
    except OSError:
        return ""


def _wait(process: subprocess.Popen[bytes], address: str) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.1)
    raise TimeoutError("the board did not start")
