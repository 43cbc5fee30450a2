"""Eight threads read while one writes: each answer is of one moment, and never of a past one."""

import threading
import time

import pytest
from filled_forms import CTVT, MEMBERS, SNV, STC, at, listing, sent

from partyboard.forms.grassroots import GRASSROOTS
from partyboard.intake.report import Report, Row
from partyboard.reception import receive
from partyboard.store.database import ask
from partyboard.store.submissions import Status, Submission, append
from partyboard.text import Month

MAY = Month(2021, 5)
SECONDS = 3
READERS = 8
CODES = tuple(entry["code"] for entry in (STC, SNV, CTVT))


def submission(code, number):
    """The report of one organization in batch `number`: as many members as the number says."""
    members = {**MEMBERS, "opening": number, "closing": number}
    sheets = {"info": (Row(6, {"organization": code}),), "members": (Row(6, members),)}
    report = Report(GRASSROOTS, 1, code, MAY, sheets)
    moment = at(2021, 5, 20)
    return Submission(
        "bc.xlsx", b"x", str(number), moment, "", moment, Status.ACCEPTED, report, number
    )


def write(store, number):
    with store.writing() as cursor:
        for code in CODES:
            append(cursor, [submission(code, number)])


class Reader(threading.Thread):
    """Asks as fast as it can, half the time past the answers that are kept."""

    def __init__(self, store, written, over):
        super().__init__()
        self.store, self.written, self.over = store, written, over
        self.asked, self.faults = 0, []

    def run(self):
        while not self.over.is_set() and not self.faults:
            before = self.written[0]
            try:
                self.look(before)
            except Exception as error:  # noqa: BLE001 - whatever it is, the test has to show it
                self.faults.append(repr(error))
            self.asked += 1

    def look(self, before):
        if self.asked % 2:
            rows = self.store.rows("members")
        else:
            with self.store.reading() as cursor:
                rows = ask(cursor, "members", {})
        by_code = self.store.frame("members_by_organization", month=MAY.first)
        total, parts = rows[0]["members"], set(by_code["members"])
        if total % len(CODES) or total < before * len(CODES):
            self.faults.append(f"{total} members after batch {before}")
        if len(parts) != 1 or parts.pop() < before:
            self.faults.append(f"{list(by_code['members'])} after batch {before}")


@pytest.fixture
def store(empty_store, settings):
    """A store with the list of organizations and the first batch."""
    receive(empty_store, [sent(listing(), at(2021, 1, 4))], settings)
    write(empty_store, 1)
    return empty_store


@pytest.mark.slow
def test_readers_beside_a_writer_only_ever_see_whole_batches(store):
    written, over = [1], threading.Event()
    readers = [Reader(store, written, over) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    until, number = time.monotonic() + SECONDS, 1
    try:
        while time.monotonic() < until or number <= 4:  # a busy machine takes longer
            number = written[0] + 1
            write(store, number)
            assert store.row("members")["members"] == number * len(CODES)
            written[0] = number
            if number % 3 == 0:
                store.checkpoint()
    finally:
        over.set()
        for reader in readers:
            reader.join()
    assert [fault for reader in readers for fault in reader.faults] == []
    assert written[0] > 4 and all(reader.asked > 2 for reader in readers)


def test_two_writers_take_turns(store):
    """Each reads the last number and writes the next: no number is given twice."""

    def count_up():
        for _ in range(20):
            with store.writing() as cursor:
                query = "select max(revision) from submission where form = 'grassroots'"
                number = cursor.execute(query).fetchone()[0] + 1
                append(cursor, [submission("STC", number)])

    threads = [threading.Thread(target=count_up) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.reading() as cursor:
        found = cursor.execute(
            "select count(*), count(distinct revision), max(revision) from submission"
            " where organization = 'STC'"
        ).fetchone()
    assert found == (81, 81, 81)


def test_rehearsal_beside_readers_shows_them_nothing(store):
    with store.rehearsing() as cursor:
        append(cursor, [submission("STC", 90)])
        seen = []
        thread = threading.Thread(target=lambda: seen.append(store.row("members")["members"]))
        thread.start()
        thread.join()
    assert seen == [3]
