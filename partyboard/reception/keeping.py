"""What is written down of each report: bytes once, findings, facts, what staff settled."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from partyboard.intake.report import Report
from partyboard.intake.settled import asked_of
from partyboard.reception.incoming import Receipt
from partyboard.reception.reading import Reading
from partyboard.store.database import Cursor
from partyboard.store.headings import remember
from partyboard.store.submissions import Explanation, Status, Submission, append, kept_before

Outcome = tuple[Reading, Receipt]


def keep(
    cursor: Cursor, outcomes: Sequence[Outcome], now: datetime, containers: dict[str, str]
) -> list[str]:
    """Append what is new; the ids in the order of the outcomes ("" for what changes nothing). What
    was rejected is kept once, however often it is sent; `containers` are the ids by hash of the
    consolidated workbooks kept so far.
    """
    hashes = [read.sha256 for read, receipt in outcomes if receipt.status is Status.REJECTED]
    kept = kept_before(cursor, hashes, Status.REJECTED)
    new = {
        _identity(read): (read, receipt)
        for read, receipt in outcomes
        if receipt.status is Status.ACCEPTED
        or (receipt.status is Status.REJECTED and _identity(read) not in kept)
    }
    _keep_containers(cursor, list(new.values()), now, containers)
    submissions = [_submission(*outcome, now, containers) for outcome in new.values()]
    _remember_headings(cursor, list(new.values()), now)
    kept |= dict(zip(new, append(cursor, submissions), strict=True))
    return [
        "" if receipt.status is Status.UNCHANGED else kept[_identity(read)]
        for read, receipt in outcomes
    ]


def is_kept(cursor: Cursor, outcomes: Sequence[Outcome]) -> bool:
    """Whether all of these rejected workbooks are kept already."""
    kept = kept_before(cursor, (read.sha256 for read, _ in outcomes), Status.REJECTED)
    return all(_identity(read) in kept for read, _ in outcomes)


def _identity(read: Reading) -> tuple[str, str]:
    return read.sha256, read.report.part


def _keep_containers(
    cursor: Cursor, outcomes: Sequence[Outcome], now: datetime, containers: dict[str, str]
) -> None:
    """A consolidated workbook is kept whole, once; its parts name it."""
    whole = {
        read.sha256: read
        for read, _ in outcomes
        if read.report.part and read.sha256 not in containers
    }
    for (sha256, _), id_ in kept_before(cursor, whole, Status.CONTAINER).items():
        containers[sha256] = id_
        del whole[sha256]
    submissions = [_container(read, now) for read in whole.values()]
    containers |= dict(zip(whole, append(cursor, submissions), strict=True))


def _container(read: Reading, now: datetime) -> Submission:
    form = read.report.form
    return Submission(
        filename=read.incoming.filename,
        content=read.incoming.content,
        sha256=read.sha256,
        received_at=read.received_at,
        received_by=read.incoming.received_by,
        recorded_at=now,
        status=Status.CONTAINER,
        report=Report(form, read.report.version),
    )


def _submission(
    read: Reading, receipt: Receipt, now: datetime, containers: Mapping[str, str]
) -> Submission:
    incoming, is_part = read.incoming, bool(read.report.part)
    return Submission(
        filename=incoming.filename,
        content=None if is_part else incoming.content,
        sha256=read.sha256,
        received_at=read.received_at,
        received_by=incoming.received_by,
        recorded_at=now,
        status=receipt.status,
        report=receipt.report,
        revision=receipt.revision,
        reason=incoming.reason if receipt.revision > 1 else "",
        container=containers[read.sha256] if is_part else "",
        explanations=_explanations(read, receipt),
    )


def _explanations(read: Reading, receipt: Receipt) -> tuple[Explanation, ...]:
    """Those that are about what was found in this report."""
    found = {(each.code, each.sheet, each.cell) for each in receipt.findings}
    return tuple(
        each
        for each in read.incoming.explanations
        if (each.code, each.sheet, each.cell) in found and each.reason.strip()
    )


def _remember_headings(cursor: Cursor, outcomes: Sequence[Outcome], now: datetime) -> None:
    """What was said of the headings of a workbook that counts holds for its sender's next ones."""
    told: set[tuple[str, str]] = set()
    for read, receipt in outcomes:
        report, headings = receipt.report, read.incoming.mending.headings
        if report.form is None or receipt.status is not Status.ACCEPTED or not headings:
            continue
        place = report.form.name, asked_of(report)
        if place not in told:
            told.add(place)
            remember(cursor, *place, headings, now, read.incoming.received_by)
