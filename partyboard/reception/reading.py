"""Files read, before anything is compared: each report with the file that it came in."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from partyboard.forms.model import Form
from partyboard.intake.findings import Finding
from partyboard.intake.report import Report
from partyboard.intake.worker import Reader
from partyboard.reception.incoming import Incoming
from partyboard.store.headings import Remembered, examine_settled
from partyboard.text import VIETNAM

Progress = Callable[[int, str], None]


@dataclass(frozen=True, slots=True)
class Reading:
    """A report as it was read. `position` is that of its file, `place` its own among all."""

    place: int
    position: int
    incoming: Incoming
    received_at: datetime
    sha256: str
    report: Report


def read_files(
    files: Iterable[Incoming],
    forms: Sequence[Form],
    reader: Reader,
    now: datetime,
    remembered: Remembered,
    progress: Progress | None = None,
) -> Iterator[Reading]:
    """Every report of every file, in order; `progress` is told how many files have been read, and
    the name of the last one.
    """
    kept = list(files)
    place = 0
    for position, cells in enumerate(reader.read_many(file.content for file in kept)):
        incoming = kept[position]
        reports: Sequence[Report] = (
            (Report(None, findings=(cells,)),)
            if isinstance(cells, Finding)
            else examine_settled(cells, forms, incoming.mending, remembered)
        )
        if progress:
            progress(position + 1, incoming.filename)
        sha256 = hashlib.sha256(incoming.content).hexdigest()
        moment = in_vietnam(incoming.received_at or now)
        for report in reports:
            yield Reading(place, position, incoming, moment, sha256, report)
            place += 1


def in_vietnam(moment: datetime) -> datetime:
    """A time without a zone is what a clock in Vietnam shows, wherever the program runs."""
    return moment.replace(tzinfo=VIETNAM) if moment.tzinfo is None else moment.astimezone(VIETNAM)
