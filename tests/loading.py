"""A program to be killed: for each line on its input it forks a process that does the work which
the line names. One loads batch after batch into the database, and writes down each one that it has
been told is in; the others rebuild the database, copy it, or bring it forward to another version.

Run as `python loading.py DATABASE DONE`. Batch n holds one workbook for each of three
organizations, whose tables have n rows more or less: what is half written can be told.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from filled_forms import CLASS, CTVT, SNV, STC, at, report, sent

from partyboard import settings
from partyboard.forms.model import Form
from partyboard.intake.cells import Workbook
from partyboard.intake.findings import Finding
from partyboard.intake.mending import Mending
from partyboard.intake.read import read_workbook
from partyboard.intake.report import Report
from partyboard.intake.settled import Remembered, examine_settled
from partyboard.reception import receive
from partyboard.store import migrations
from partyboard.store.backup import backup
from partyboard.store.database import Cursor, Store
from partyboard.store.rebuild import rebuild
from partyboard.text import Month

MAY = Month(2021, 5)
CODES = tuple(entry["code"] for entry in (STC, SNV, CTVT))


class HereReader:
    """Reads in this process: what is killed here is the loading."""

    def examine_many(
        self,
        files: Iterable[tuple[bytes, Mending]],
        forms: Sequence[Form],
        known: Remembered | None,
        ahead: int = 0,
    ) -> Iterator[tuple[Report, ...] | Finding]:
        """The reports of each."""
        for content, mending in files:
            cells = read_workbook(content)
            is_read = isinstance(cells, Workbook)
            yield examine_settled(cells, forms, mending, known) if is_read else cells


def rows_of(number: int) -> int:
    """How many classes a workbook of a batch tells of."""
    return number % 7 + 1


def batch(number: int) -> list:
    """The workbooks of a batch."""
    classes = [{**CLASS, "course_code": f"L{n}"} for n in range(rows_of(number))]
    classes = [{**row, "course": f"Lớp {row['course_code']}"} for row in classes]
    members = {"opening": 100 + number, "closing": 100 + number}
    return [
        sent(report(code, MAY, members=members, training=classes), at(2021, 5, 20), f"{number}")
        for code in CODES
    ]


def load(database: str, done: str) -> None:
    """Load batches for ever, from the first that is not in yet."""
    begin()
    chosen = settings.load(settings.DEFAULT_FILE)
    with Store(database) as store, open(done, "a", encoding="ascii") as told:
        with store.reading() as cursor:
            query = "select coalesce(max(filename::integer), 0) from submission where revision > 0"
            number = cursor.execute(query + " and form = 'grassroots'").fetchone()[0]
        while True:
            number += 1
            receive(store, batch(number), chosen, reader=HereReader())
            told.write(f"{number}\n")
            told.flush()


def read_again(database: str, done: str) -> None:
    """Rebuild the database."""
    with Store(database) as store:
        begin()
        rebuild(store, reader=HereReader())


def copy(database: str, done: str) -> None:
    """Copy the database beside itself."""
    with Store(database) as store:
        begin()
        backup(store, copy_of(database))


def bring_forward(database: str, done: str) -> None:
    """Open a copy of the database with a program of another version."""
    migrations.STEPS = (spoil,)
    begin()
    Store(forward_of(database)).close()


def copy_of(database: str) -> Path:
    """Where `copy` puts it."""
    return Path(database).with_name("copy.duckdb")


def forward_of(database: str) -> Path:
    """The file that `bring_forward` opens."""
    return Path(database).with_name("forward.duckdb")


def spoil(cursor: Cursor) -> None:
    """Facts as a program would have read them that reads a thousand more members."""
    cursor.execute("update grassroots_members set opening = opening + 1000")


WORKS: dict[str, Callable[[str, str], None]] = {
    "load": load,
    "rebuild": read_again,
    "backup": copy,
    "migration": bring_forward,
}


def begin() -> None:
    """Tell whom to kill."""
    say(str(os.getpid()))


def say(line: str) -> None:
    """Tell whoever started this."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Fork at each line; the fork says when it begins and waits for its death when it is done."""
    for incoming in batch(1):  # what takes time at first is done once, before the forks
        read_workbook(incoming.content)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            WORKS[line.strip()](sys.argv[1], sys.argv[2])
            say("finished")
            signal.pause()
        os.waitpid(child, 0)
        say("dead")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    main()
