"""Files read, before anything is compared: each report with the file that it came in."""

from collections.abc import Callable, Iterable, Iterator, MutableMapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from partyboard.forms.model import Form
from partyboard.intake.findings import Finding
from partyboard.intake.mending import Mending
from partyboard.intake.report import Report
from partyboard.intake.settled import Remembered
from partyboard.intake.worker import Reader
from partyboard.reception.incoming import Incoming
from partyboard.text import VIETNAM
from partyboard.turns import PAGES

Progress = Callable[[int, str], None]
Want = tuple[str, Mending, object]  # the hash of the bytes, what was settled, what is remembered
Recall = MutableMapping[Want, tuple[Report, ...]]


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
    recall: Recall | None = None,
) -> Iterator[Reading]:
    """Every report of every file, in order; `progress` is told how many files have been read, and
    the name of the last one. What stands in `recall` is not read again, what is read goes into it.
    """
    kept = list(files)
    known = tuple(sorted(remembered.items()))
    wants = [(sha256(file.content).hexdigest(), file.mending, known) for file in kept]
    read = {want: recall[want] for want in wants if want in recall} if recall else {}
    new = {want: file for want, file in zip(wants, kept, strict=True) if want not in read}
    asked = ((file.content, file.mending) for file in new.values())
    answers = reader.examine_many(asked, forms, remembered)
    place = 0
    for position, (incoming, want) in enumerate(zip(kept, wants, strict=True)):
        if want not in read:
            PAGES.give_way()
            answer = next(answers)
            if isinstance(answer, Finding):
                read[want] = (Report(None, findings=(answer,)),)
            else:
                read[want] = answer
                if recall is not None:
                    recall[want] = answer
        if progress:
            progress(position + 1, incoming.filename)
        moment = in_vietnam(incoming.received_at or now)
        for report in read[want]:
            yield Reading(place, position, incoming, moment, want[0], report)
            place += 1


def in_vietnam(moment: datetime) -> datetime:
    """A time without a zone is what a clock in Vietnam shows, wherever the program runs."""
    return moment.replace(tzinfo=VIETNAM) if moment.tzinfo is None else moment.astimezone(VIETNAM)
