"""A process that has a database open and lets the command line in, as the app does."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from partyboard.settings import ROOT

_HOST = """
import sys
from pathlib import Path
from partyboard.channel.host import Host
from partyboard.store.database import Store
with Store(Path(sys.argv[1])) as store:
    host = Host(lambda: store)
    host.start()
    assert host.wait(20)
    print("open", flush=True)
    sys.stdin.readline()
    host.stop()
"""


@contextmanager
def hosted(database: Path) -> Iterator[subprocess.Popen[str]]:
    """The process, listening; it ends with the block, unless it was killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", _HOST, str(database)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout and process.stdout.readline().strip() == "open"
    try:
        yield process
    finally:
        if process.poll() is None:
            process.communicate("\n", timeout=20)
        else:
            process.communicate()
