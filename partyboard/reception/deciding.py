"""What becomes of each report: compared with what is known, in waves of one form and one month."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby

from partyboard.forms.model import Form
from partyboard.intake.changes import Change, changes
from partyboard.intake.compare import compare
from partyboard.intake.context import Context
from partyboard.intake.findings import Finding, finding
from partyboard.intake.report import Report
from partyboard.reception.incoming import Receipt
from partyboard.reception.keeping import keep
from partyboard.reception.reading import Reading
from partyboard.settings import Settings
from partyboard.store.database import Cursor
from partyboard.store.known import Known
from partyboard.store.submissions import Status
from partyboard.text import Month, format_moment

_NO_MONTH = Month(2200, 12)


def decide(
    cursor: Cursor,
    forms: Sequence[Form],
    readings: Sequence[Reading],
    settings: Settings,
    now: datetime,
) -> list[Receipt]:
    """A receipt for each report, in the order of the readings; what is new has been stored."""
    receipts: dict[int, Receipt] = {}
    containers: dict[str, str] = {}
    for wave in _waves(readings, forms):
        form, period = wave[0].report.form, wave[0].report.period
        known = Known(cursor, form, period) if form and period else None
        outcomes = [(read, _receipt(read, known, settings)) for read in wave]
        ids = keep(cursor, outcomes, now, containers)
        for (read, receipt), id_ in zip(outcomes, ids, strict=True):
            receipts[read.place] = replace(receipt, id=id_)
    return [receipts[read.place] for read in readings]


def alone(reading: Reading) -> Receipt:
    """What a report says by itself."""
    report = reading.report
    status = Status.REJECTED if report.has_errors else Status.ACCEPTED
    return Receipt(reading.incoming.filename, status, report, position=reading.position)


def _waves(readings: Sequence[Reading], forms: Sequence[Form]) -> Iterator[list[Reading]]:
    """Group by form and month, in the order in which they build on each other, so that a later
    month sees the earlier one; within a group, what came first comes first.
    """
    ranks = {form.name: rank for rank, form in enumerate(forms)}

    def place(read: Reading) -> tuple[int, bool, Month]:
        form, period = read.report.form, read.report.period
        rank = ranks[form.name] if form else len(ranks)
        return rank, period is None, period or _NO_MONTH

    in_order = sorted(readings, key=lambda read: (*place(read), read.received_at, read.place))
    for _, wave in groupby(in_order, key=place):
        yield list(wave)


def _receipt(read: Reading, known: Known | None, settings: Settings) -> Receipt:
    receipt, period = alone(read), read.report.period
    if known is None or period is None:
        return receipt
    report = known.spelled(read.report)
    if mended := known.mended_before(report, read.sha256):
        told = replace(report, findings=(_same_content(*mended),))
        return replace(receipt, status=Status.UNCHANGED, report=told, revision=mended[0])
    due_on = settings.due_on(period)
    context = known.context(report, read.received_at.date(), read.received_at, due_on)
    changed = _changes(report, context)
    same = known.same_bytes(report, read.sha256)
    if same is None or (changed and report.mending.headings):
        same = None if changed else _same_figures(report, context)
    if same is not None and not report.has_errors:
        told = report.with_findings(_same_content(*same))
        return replace(receipt, status=Status.UNCHANGED, report=told, revision=same[0])
    report = report.with_findings(*compare(report, context))
    if report.has_errors:
        return replace(receipt, status=Status.REJECTED, report=report)
    revision = known.accept(report, read.received_at, read.sha256)
    return replace(receipt, report=report, revision=revision, changes=changed)


def _same_figures(report: Report, context: Context) -> tuple[int, datetime] | None:
    """Revision and time of the report in force, where a part of a consolidated workbook repeats
    it: one row set right changes the bytes of all.
    """
    if not report.part or context.current is None:
        return None
    return context.current.revision, context.current.received_at


def _changes(report: Report, context: Context) -> tuple[Change, ...]:
    if context.current is None or report.form is None:
        return ()
    return changes(report.form, context.current.sheets, report.sheets)


def _same_content(revision: int, received_at: datetime) -> Finding:
    when = format_moment(received_at)
    return finding("same-content", expected=f"lúc {when}", found=f"lần {revision}")
