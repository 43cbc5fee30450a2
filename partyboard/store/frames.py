"""pandas, read when it is first needed, and while nobody looks for it.

Reading it takes a second that a server that starts does not wait for. Plotly, whenever it draws,
looks whether pandas is there, and stumbles over one that another thread has only half read.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

_reading = threading.RLock()
_is_whole = False


def read_pandas() -> None:
    """Have pandas read; call before what reads it by itself, as duckdb does for a bound value."""
    global _is_whole
    if not _is_whole:
        with _reading:
            import pandas  # noqa: F401

            _is_whole = True


@contextmanager
def without_half_of_pandas() -> Iterator[None]:
    """For drawing: until pandas is whole, it is read before or after, not meanwhile."""
    if _is_whole:
        yield
    else:
        with _reading:
            yield
