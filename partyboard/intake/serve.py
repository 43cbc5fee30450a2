"""The process in which other people's files are opened, so that none of them can end ours.

Started by worker.py as `python -m partyboard.intake.serve`: bytes of a file come in on a pipe,
plain values go back, its cells or the reports that it holds. It limits its own memory (where the
system can; on Windows the caps on size and the time limit have to do) and its own time for each
file, and ends when its program does.
"""

import faulthandler
import gc
import os
import signal
import sys
import traceback
from typing import IO

from partyboard.intake import limits
from partyboard.intake.asking import asked_for, packed_reports
from partyboard.intake.findings import Finding
from partyboard.intake.pipes import receive, send
from partyboard.intake.read import read_raw
from partyboard.intake.settled import examine_settled
from partyboard.intake.wire import build, packed, packed_fault

READY = b"ready"
_NICE = 10  # a page that somebody waits for goes before a file that is being read
_MADE_BEFORE_A_LOOK = 50_000  # objects; a workbook makes thousands, and cycles are rare among them


def serve(requests: IO[bytes], answers: IO[bytes], seconds: float) -> None:
    """Answer each file on the pipe, in so many seconds or die, until the program is gone."""
    with open(os.devnull, "w", encoding="utf-8") as silence:
        send(answers, READY)
        while True:
            try:
                request = receive(requests)
            except EOFError:
                return
            faulthandler.dump_traceback_later(seconds, exit=True, file=silence)
            answer = _answer(request)
            faulthandler.cancel_dump_traceback_later()
            send(answers, answer)


def _answer(request: bytes) -> bytes:
    """What the file says, or why it could not be read, ready to send."""
    try:
        asked = asked_for(request)
        cells = read_raw(asked.content)
        if isinstance(cells, Finding) or not asked.forms:
            return packed(cells)
        workbook = build(cells)
        return packed_reports(examine_settled(workbook, asked.forms, asked.mending, asked.known))
    except MemoryError:
        return packed(limits.out_of_memory())
    except Exception:  # noqa: BLE001 - the edge: a fault of ours is one file's answer, and is logged
        return packed_fault(traceback.format_exc())


def _limit_memory() -> None:
    """Keep a file that unfolds from taking the machine's memory with it."""
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = limits.MEMORY_BYTES if hard == resource.RLIM_INFINITY else min(limits.MEMORY_BYTES, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _make_way() -> None:
    """Let whoever looks at a page go first (Windows: worker.py says so when it starts us)."""
    if sys.platform != "win32":
        os.nice(_NICE)


def _look_for_cycles_seldom() -> None:
    """Let the modules alone, which stay, and look for cycles once in a few workbooks: looking as
    often as Python does by itself takes a tenth of the time of reading.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_MADE_BEFORE_A_LOOK)


def main() -> None:
    """Serve on what were standard input and output; nothing else may write there."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    _limit_memory()
    _make_way()
    _look_for_cycles_seldom()
    serve(sys.stdin.buffer, answers, float(sys.argv[1]))


if __name__ == "__main__":
    main()
