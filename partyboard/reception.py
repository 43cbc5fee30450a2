"""The one place where workbooks come in: read, check against what is known, store.

Pages and the command line call this and nothing else to bring a workbook in.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from partyboard.forms.model import Form
from partyboard.forms.registry import FORMS
from partyboard.intake.bundle import is_leftover, left_out, unpack
from partyboard.intake.changes import Change, changes
from partyboard.intake.check import examine
from partyboard.intake.compare import compare
from partyboard.intake.context import Context
from partyboard.intake.findings import Finding, finding
from partyboard.intake.report import Report
from partyboard.intake.worker import Reader, shared_reader
from partyboard.settings import Settings
from partyboard.store.database import Cursor, Store
from partyboard.store.known import Known
from partyboard.store.submissions import Status, Submission, append, rejected_before
from partyboard.text import VIETNAM, Month, format_moment


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file as it came; `received_at` is when it came (None: now; without a zone: Vietnam's)."""

    filename: str
    content: bytes
    received_at: datetime | None = None
    received_by: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one file. `id` is "" while nothing has been stored."""

    filename: str
    status: Status
    report: Report
    id: str = ""
    revision: int = 0
    changes: tuple[Change, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that was found, errors and notes."""
        return self.report.findings


@dataclass(frozen=True, slots=True)
class Arrival:
    """What one file or ZIP brought; a line for each leftover, and for each entry to send again."""

    files: tuple[Incoming, ...]
    skipped: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


Progress = Callable[[int, str], None]
_NO_MONTH = Month(2200, 12)


@dataclass(frozen=True, slots=True)
class _Read:
    """A file whose cells have been read, before anything else is known about it."""

    position: int
    incoming: Incoming
    received_at: datetime
    sha256: str
    report: Report


def arrive(
    filename: str, content: bytes, received_at: datetime | None = None, received_by: str = ""
) -> Arrival:
    """Take a file as it came: a ZIP of workbooks is opened, what machines leave behind left out."""
    if is_leftover(filename):
        return Arrival((), (left_out(filename),))
    bundle = unpack(filename, content)
    files = (Incoming(name, inside, received_at, received_by) for name, inside in bundle.files)
    return Arrival(tuple(files), bundle.skipped, bundle.refused)


def receive(
    store: Store,
    files: Iterable[Incoming],
    settings: Settings,
    *,
    now: datetime | None = None,
    reader: Reader | None = None,
    progress: Progress | None = None,
) -> list[Receipt]:
    """Bring workbooks in, in one transaction: each one whole, or (with an error) only kept.

    The receipts come in the order of the files. `progress` is told how many files have been read,
    and the name of the last one. A workbook whose bytes came before changes nothing.
    """
    moment = _in_vietnam(now or datetime.now(VIETNAM))
    readings = list(_read(files, store.forms, reader or shared_reader(), progress, moment))
    with store.writing() as cursor:
        receipts = dict(_decide(cursor, store.forms, readings, settings, moment))
    store.checkpoint()
    return [receipts[position] for position in range(len(readings))]


def preview(
    store: Store,
    files: Iterable[Incoming],
    settings: Settings,
    *,
    now: datetime | None = None,
    reader: Reader | None = None,
    progress: Progress | None = None,
    keep_rejected: bool = False,
) -> list[Receipt]:
    """What `receive` would answer; nothing is stored but, if wanted, what was rejected."""
    moment = _in_vietnam(now or datetime.now(VIETNAM))
    readings = list(_read(files, store.forms, reader or shared_reader(), progress, moment))
    with store.rehearsing() as cursor:
        receipts = dict(_decide(cursor, store.forms, readings, settings, moment))
    if keep_rejected:
        _keep_rejected(store, readings, receipts, moment)
    return [replace(receipts[position], id="") for position in range(len(readings))]


def check_alone(
    files: Iterable[Incoming], forms: Sequence[Form] = FORMS, reader: Reader | None = None
) -> list[Receipt]:
    """What each workbook says by itself, where there is no database to compare it with."""
    moment = datetime.now(VIETNAM)
    return [
        Receipt(read.incoming.filename, _verdict(read.report), read.report)
        for read in _read(files, forms, reader or shared_reader(), None, moment)
    ]


def _read(
    files: Iterable[Incoming],
    forms: Sequence[Form],
    reader: Reader,
    progress: Progress | None,
    now: datetime,
) -> Iterator[_Read]:
    kept = list(files)
    for position, cells in enumerate(reader.read_many(file.content for file in kept)):
        incoming = kept[position]
        if isinstance(cells, Finding):
            report = Report(None, findings=(cells,))
        else:
            report = examine(cells, forms)
        if progress:
            progress(position + 1, incoming.filename)
        received_at = _in_vietnam(incoming.received_at or now)
        sha256 = hashlib.sha256(incoming.content).hexdigest()
        yield _Read(position, incoming, received_at, sha256, report)


def _in_vietnam(moment: datetime) -> datetime:
    """A time without a zone is what a clock in Vietnam shows, wherever the program runs."""
    return moment.replace(tzinfo=VIETNAM) if moment.tzinfo is None else moment.astimezone(VIETNAM)


def _decide(
    cursor: Cursor,
    forms: Sequence[Form],
    readings: Sequence[_Read],
    settings: Settings,
    now: datetime,
) -> Iterator[tuple[int, Receipt]]:
    """Waves of one form and one month each, so that a later month sees the earlier one."""
    for wave in _waves(readings, forms):
        form, period = wave[0].report.form, wave[0].report.period
        known = Known(cursor, form, period) if form and period else None
        receipts = [_receipt(read, known, settings) for read in wave]
        ids = _store(cursor, wave, receipts, now)
        for read, receipt, id_ in zip(wave, receipts, ids, strict=True):
            yield read.position, replace(receipt, id=id_)


def _waves(readings: Sequence[_Read], forms: Sequence[Form]) -> Iterator[list[_Read]]:
    """Group by form and month, in the order in which they build on each other; within a group,
    what came first comes first.
    """
    ranks = {form.name: rank for rank, form in enumerate(forms)}

    def place(read: _Read) -> tuple[int, bool, Month]:
        form, period = read.report.form, read.report.period
        rank = ranks[form.name] if form else len(ranks)
        return rank, period is None, period or _NO_MONTH

    in_order = sorted(readings, key=lambda read: (*place(read), read.received_at, read.position))
    for _, wave in groupby(in_order, key=place):
        yield list(wave)


def _receipt(read: _Read, known: Known | None, settings: Settings) -> Receipt:
    filename, period = read.incoming.filename, read.report.period
    if known is None or period is None:
        return Receipt(filename, _verdict(read.report), read.report)
    report = known.spelled(read.report)
    earlier = known.same_bytes(report.organization, read.sha256)
    if earlier is not None and not report.has_errors:
        told = report.with_findings(_same_content(*earlier))
        return Receipt(filename, Status.UNCHANGED, told, revision=earlier[0])
    due_on = settings.due_on(period)
    context = known.context(report, read.received_at.date(), read.received_at, due_on)
    report = report.with_findings(*compare(report, context))
    if report.has_errors:
        return Receipt(filename, Status.REJECTED, report)
    revision = known.accept(report, read.received_at, read.sha256)
    changes = _changes(report, context)
    return Receipt(filename, Status.ACCEPTED, report, revision=revision, changes=changes)


def _changes(report: Report, context: Context) -> tuple[Change, ...]:
    if context.current is None or report.form is None:
        return ()
    return changes(report.form, context.current.sheets, report.sheets)


def _verdict(report: Report) -> Status:
    return Status.REJECTED if report.has_errors else Status.ACCEPTED


def _same_content(revision: int, received_at: datetime) -> Finding:
    when = format_moment(received_at)
    return finding("same-content", expected=f"lúc {when}", found=f"lần {revision}")


def _store(
    cursor: Cursor, wave: Sequence[_Read], receipts: Sequence[Receipt], now: datetime
) -> list[str]:
    """Append what is new; the ids in the order of the wave ("" for what changes nothing). What was
    rejected is kept once, however often it is sent.
    """
    outcomes = list(zip(wave, receipts, strict=True))
    rejected = [read.sha256 for read, receipt in outcomes if receipt.status is Status.REJECTED]
    kept = rejected_before(cursor, rejected)
    new = {
        read.sha256: _submission(read, receipt, now)
        for read, receipt in outcomes
        if receipt.status is Status.ACCEPTED
        or (receipt.status is Status.REJECTED and read.sha256 not in kept)
    }
    kept |= dict(zip(new, append(cursor, list(new.values())), strict=True))
    return [
        "" if receipt.status is Status.UNCHANGED else kept[read.sha256]
        for read, receipt in outcomes
    ]


def _keep_rejected(
    store: Store, readings: Sequence[_Read], receipts: Mapping[int, Receipt], now: datetime
) -> None:
    bad = [read for read in readings if receipts[read.position].status is Status.REJECTED]
    with store.reading() as cursor:
        kept = rejected_before(cursor, [read.sha256 for read in bad])
    if any(read.sha256 not in kept for read in bad):  # a write makes all pages ask anew
        with store.writing() as cursor:
            _store(cursor, bad, [receipts[read.position] for read in bad], now)
        store.checkpoint()


def _submission(read: _Read, receipt: Receipt, now: datetime) -> Submission:
    return Submission(
        filename=read.incoming.filename,
        content=read.incoming.content,
        sha256=read.sha256,
        received_at=read.received_at,
        received_by=read.incoming.received_by,
        recorded_at=now,
        status=receipt.status,
        report=receipt.report,
        revision=receipt.revision,
    )
