"""What a long command says while it runs: how far it is, how long it still takes."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

import typer

from partyboard.text import format_count

INTERRUPTED = 130
_STOPPED = "Đã dừng theo lệnh, chưa ghi gì: số liệu vẫn như trước khi chạy."
_SILENCE = 5.0  # seconds between two lines, where lines are kept: in a file, in a log


class Progress:
    """Told how much of how much is done, it says so: on a terminal in one line that is written over
    and over, elsewhere in a line from time to time. Whatever takes a moment is not spoken of.
    """

    def __init__(
        self, what: str, stream: TextIO, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._what, self._stream, self._clock = what, stream, clock
        self._start = self._said_at = clock()
        self._is_terminal = stream.isatty()
        self._width = 0

    def __call__(self, done: int, total: int) -> None:
        """So much is done."""
        now = self._clock()
        if done == total:
            self.end()
        elif self._is_terminal or now - self._said_at >= _SILENCE:
            self._said_at = now
            seconds = (now - self._start) * (total - done) / done
            self._say(f"{self._what}: {done * 100 // total}%, còn khoảng {_duration(seconds)}")

    def end(self) -> None:
        """Leave the terminal's line empty for what comes after."""
        if self._width:
            self._stream.write("\r" + " " * self._width + "\r")
            self._stream.flush()
            self._width = 0

    def _say(self, line: str) -> None:
        if self._is_terminal:
            self._stream.write("\r" + line.ljust(self._width))
            self._width = len(line)
        else:
            self._stream.write(line + "\n")
        self._stream.flush()


@contextmanager
def aloud(what: str) -> Iterator[Progress]:
    """Progress on stderr of what is done whole or not at all; whoever stops it is told so."""
    progress = Progress(what, sys.stderr)
    try:
        yield progress
    except (KeyboardInterrupt, RuntimeError) as fault:
        # DuckDB raises the latter where Ctrl-C meets one of its questions.
        if not isinstance(fault.__context__ or fault, KeyboardInterrupt):
            raise
        progress.end()
        typer.echo(_STOPPED, err=True)
        raise typer.Exit(INTERRUPTED) from None
    finally:
        progress.end()


def _duration(seconds: float) -> str:
    """Seconds as people say them: "14 giây", "3 phút"."""
    if seconds < 90:
        return f"{format_count(max(1, round(seconds)))} giây"
    return f"{format_count(round(seconds / 60))} phút"
