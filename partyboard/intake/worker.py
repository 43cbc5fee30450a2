"""Reading in processes of their own: a file that ends its reader is answered, and the next is read.

`Reader` keeps a few such processes, started when first needed and again after a death. What each
limits itself to stands in serve.py.
"""

import atexit
import contextlib
import logging
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from queue import SimpleQueue
from types import TracebackType
from typing import Self, TypeVar

from partyboard.forms.model import Form
from partyboard.intake import limits
from partyboard.intake.asking import Asked, asking, unpacked_reports
from partyboard.intake.cells import Workbook
from partyboard.intake.findings import Finding, finding
from partyboard.intake.mending import Mending
from partyboard.intake.pipes import receive, send
from partyboard.intake.report import Report
from partyboard.intake.settled import Remembered
from partyboard.intake.wire import ReadingFault, unpacked

T = TypeVar("T")

_log = logging.getLogger(__name__)
_AHEAD = 2  # files that may wait at a process, so that it need not wait for the program
_FLAGS = ("CREATE_NO_WINDOW", "BELOW_NORMAL_PRIORITY_CLASS")  # elsewhere it makes way by itself
_ON_WINDOWS = sum(getattr(subprocess, flag, 0) for flag in _FLAGS)
_OUT_OF_TIME = 1  # exit status of a process that ran out of time (faulthandler's)


class ReaderFailed(RuntimeError):
    """The reading processes do not start, or have been closed."""


@dataclass(slots=True)
class _Request:
    """A file on its way: what is asked, where the answer goes, how many processes it has ended."""

    message: bytes
    answer: "Future[bytes | Finding]" = field(default_factory=Future)
    deaths: int = 0


class _Process:
    """One reading process, and the files that wait at it."""

    def __init__(self, seconds: float, on_death: Callable[["_Process"], None]) -> None:
        """Start the process; `on_death` is called once, when it is gone."""
        self._on_death = on_death
        self._popen = _started(seconds)
        assert self._popen.stdin is not None and self._popen.stdout is not None
        self._stdin, self._stdout = self._popen.stdin, self._popen.stdout
        self._writing = threading.Lock()
        self._unsent: SimpleQueue[bytes | None] = SimpleQueue()
        self._alive = True
        self.ready = False
        self.waiting: deque[_Request] = deque()
        for task in (self._listen, self._speak):
            threading.Thread(target=task, name="workbook-reader", daemon=True).start()

    @property
    def status(self) -> int:
        """How the process ended, as its exit status (minus the signal, where one ended it)."""
        return self._popen.wait()

    def take(self, request: _Request) -> bool:
        """Hand it a file; False where the process is gone."""
        with self._writing:
            if not self._alive:
                return False
            self.waiting.append(request)
            self._unsent.put(request.message)
            return True

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._popen.pid

    def stop(self) -> None:
        """End the process at once."""
        self._popen.kill()
        self._popen.wait()

    def _speak(self) -> None:
        """Pass on files until the process is gone; a thread of its own, for a pipe holds few."""
        with contextlib.suppress(OSError), self._stdin:  # it died: _listen sees to its files
            while (message := self._unsent.get()) is not None:
                send(self._stdin, message)

    def _listen(self) -> None:
        """Pass on answers until the process is gone; a thread of its own."""
        try:
            receive(self._stdout)
            self.ready = True
            while True:
                answer = receive(self._stdout)
                self.waiting.popleft().answer.set_result(answer)
        except EOFError:
            self._popen.wait()
            with self._writing:
                self._alive = False
                self._unsent.put(None)
            self._stdout.close()
            self._on_death(self)


def _started(seconds: float) -> "subprocess.Popen[bytes]":
    """A fresh reading process, which finds its modules where this program does."""
    path = os.pathsep.join(entry or os.getcwd() for entry in sys.path)
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "partyboard.intake.serve", str(seconds)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": path},
        creationflags=_ON_WINDOWS,
    )


class Reader:
    """A few processes that read workbooks. Any thread may ask."""

    def __init__(self, workers: int = 2, seconds: float = limits.SECONDS) -> None:
        """Give each file so many seconds. Nothing is started until the first file comes."""
        self._workers, self._seconds = workers, seconds
        self._lock = threading.Lock()
        self._processes: set[_Process] = set()
        self._closed = False

    def __enter__(self) -> Self:
        """The reader itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the processes."""
        self.close()

    def close(self) -> None:
        """End the processes; files that still wait raise ReaderFailed where they are awaited."""
        with self._lock:
            self._closed = True
            for process in self._processes:
                process.stop()
            self._processes.clear()

    @property
    def pids(self) -> list[int]:
        """The numbers of the processes that run now."""
        with self._lock:
            return [process.pid for process in self._processes]

    def read(self, content: bytes) -> Workbook | Finding:
        """The cells of a workbook, or the finding that says why it cannot be read."""
        return _outcome(self._asked(Asked(content)), unpacked)

    def read_many(self, contents: Iterable[bytes]) -> Iterator[Workbook | Finding]:
        """As `read` for each, in order; a few files ahead are read while the caller works."""
        return self._in_order(map(Asked, contents), unpacked)

    def examine_many(
        self,
        files: Iterable[tuple[bytes, Mending]],
        forms: Sequence[Form],
        known: Remembered | None = None,
        ahead: int = _AHEAD,
    ) -> Iterator[tuple[Report, ...] | Finding]:
        """In the same way the reports of each workbook as it is settled, or why there are none;
        `ahead` files wait at each process while the caller works.
        """
        held = tuple(forms)
        asked = (Asked(content, held, mending, known) for content, mending in files)
        return self._in_order(asked, lambda answer: unpacked_reports(answer, held), ahead)

    def _in_order(
        self, asked: Iterable[Asked], unpack: Callable[[bytes], T], ahead: int = _AHEAD
    ) -> Iterator[T | Finding]:
        """The answer to each, while a few ahead are being found."""
        waiting: deque[_Request] = deque()
        for each in asked:
            waiting.append(self._asked(each))
            if len(waiting) > self._workers * ahead:
                yield _outcome(waiting.popleft(), unpack)
        while waiting:
            yield _outcome(waiting.popleft(), unpack)

    def _asked(self, asked: Asked) -> _Request:
        """The file, handed to a process unless its size alone is an answer."""
        size = len(asked.content)
        request = _Request(b"" if size > limits.FILE_BYTES else asking(asked))
        if size > limits.FILE_BYTES:
            request.answer.set_result(limits.oversize(size))
        else:
            self._submit(request)
        return request

    def _submit(self, request: _Request) -> None:
        """Hand a file to the process with the least to do."""
        while not self._free_process().take(request):
            pass

    def _free_process(self) -> _Process:
        """The process with the fewest files; a new one while there are fewer than allowed."""
        with self._lock:
            if self._closed:
                raise ReaderFailed("closed")
            least = min(self._processes, key=lambda process: len(process.waiting), default=None)
            if least is None or (least.waiting and len(self._processes) < self._workers):
                least = self._new_process()
            return least

    def _new_process(self) -> _Process:
        """One more process. Raises ReaderFailed where the system gives none."""
        try:
            process = _Process(self._seconds, self._bury)
        except OSError as fault:
            raise ReaderFailed(str(fault)) from fault
        self._processes.add(process)
        return process

    def _bury(self, process: _Process) -> None:
        """A process is gone: its files go to another, and are read again.

        The file that it was reading is answered when it ran out of time, or ended a second process:
        the first may have been ended from outside.
        """
        with self._lock:
            self._processes.discard(process)
        if process.waiting and process.ready:
            process.waiting[0].deaths += 1
        for request in process.waiting:
            if not process.ready:
                request.answer.set_exception(ReaderFailed(f"exit status {process.status}"))
            elif request.deaths and (request.deaths > 1 or process.status == _OUT_OF_TIME):
                request.answer.set_result(_last_words(process.status, self._seconds))
            else:
                self._submit_again(request)

    def _submit_again(self, request: _Request) -> None:
        """Hand over a file whose process is gone; where that fails, its asker is told."""
        try:
            self._submit(request)
        except ReaderFailed as fault:
            request.answer.set_exception(fault)


def _last_words(status: int, seconds: float) -> Finding:
    """What a process's death says of the file that it was reading."""
    if status == _OUT_OF_TIME:
        return limits.too_large(f"đọc quá {seconds:g} giây", f"{seconds:g} giây")
    if status in {-signal.SIGABRT, -9, 3, 0xC0000409}:  # what running out of memory looks like
        return limits.out_of_memory()
    return finding("corrupt", found="trình đọc không mở được cấu trúc bên trong")


def _outcome(request: _Request, unpack: Callable[[bytes], T]) -> T | Finding:
    """The answer to a file, awaited. Raises ReaderFailed."""
    answer = request.answer.result()
    if isinstance(answer, Finding):
        return answer
    try:
        return unpack(answer)
    except (ReadingFault, pickle.UnpicklingError) as fault:
        _log.error("a workbook could not be read: %s", fault)
        return finding("corrupt", found="chương trình không đọc được tệp này")


_shared: dict[int, Reader] = {}
_sharing = threading.Lock()


def shared_reader() -> Reader:
    """The program's own reader, closed when it ends."""
    with _sharing:
        reader = _shared.get(os.getpid())  # a forked child must not use its parent's pipes
        if reader is None:
            reader = _shared[os.getpid()] = Reader()
            atexit.register(reader.close)
        return reader
