"""The one place where workbooks come in: read, check against what is known, store.

Pages and the command line call this and nothing else to bring a workbook in.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from partyboard.forms.model import Form
from partyboard.forms.registry import FORMS
from partyboard.intake.worker import Reader, shared_reader
from partyboard.reception.deciding import alone, decide
from partyboard.reception.incoming import Arrival, Incoming, Receipt, arrive
from partyboard.reception.keeping import is_kept, keep
from partyboard.reception.reading import Progress, Reading, Recall, in_vietnam, read_files
from partyboard.settings import Settings
from partyboard.store.database import Store
from partyboard.store.headings import remembered
from partyboard.store.submissions import Explanation, Status
from partyboard.text import VIETNAM
from partyboard.turns import PAGES

__all__ = [
    "Arrival",
    "Explanation",
    "Incoming",
    "Progress",
    "Recall",
    "Receipt",
    "arrive",
    "check_alone",
    "preview",
    "receive",
]


def receive(
    store: Store,
    files: Iterable[Incoming],
    settings: Settings,
    *,
    now: datetime | None = None,
    reader: Reader | None = None,
    progress: Progress | None = None,
    recall: Recall | None = None,
) -> list[Receipt]:
    """Bring workbooks in, in one transaction: each one whole, or (with an error) only kept.

    The receipts come in the order of the files, of a consolidated workbook one for each of its
    parts. `progress` is told how many files have been read, and the name of the last one; `recall`
    holds what was read before, so that a preview's files are not read again. A workbook whose
    bytes came before changes nothing.
    """
    moment, readings = _read(store, files, now, reader, progress, recall)
    with store.writing() as cursor:
        receipts = decide(cursor, store.forms, readings, settings, moment)
    store.checkpoint()
    return receipts


def preview(
    store: Store,
    files: Iterable[Incoming],
    settings: Settings,
    *,
    now: datetime | None = None,
    reader: Reader | None = None,
    progress: Progress | None = None,
    recall: Recall | None = None,
    keep_rejected: bool = False,
) -> list[Receipt]:
    """What `receive` would answer; nothing is stored but, if wanted, what was rejected."""
    moment, readings = _read(store, files, now, reader, progress, recall)
    with store.rehearsing() as cursor:
        receipts = decide(cursor, store.forms, readings, settings, moment)
    if keep_rejected:
        _keep_rejected(store, readings, receipts, moment)
    return [replace(receipt, id="") for receipt in receipts]


def check_alone(
    files: Iterable[Incoming], forms: Sequence[Form] = FORMS, reader: Reader | None = None
) -> list[Receipt]:
    """What each workbook says by itself, where there is no database to compare it with."""
    moment = datetime.now(VIETNAM)
    return [alone(read) for read in read_files(files, forms, reader or shared_reader(), moment, {})]


def _read(
    store: Store,
    files: Iterable[Incoming],
    now: datetime | None,
    reader: Reader | None,
    progress: Progress | None,
    recall: Recall | None,
) -> tuple[datetime, list[Reading]]:
    moment = in_vietnam(now or datetime.now(VIETNAM))
    with store.reading() as cursor:
        known = remembered(cursor)
    found = read_files(
        files, store.forms, reader or shared_reader(), moment, known, progress, recall
    )
    readings = list(found)
    PAGES.give_way()  # not later: a page that saves would wait for this load, and the load for it
    return moment, readings


def _keep_rejected(
    store: Store, readings: Sequence[Reading], receipts: Sequence[Receipt], now: datetime
) -> None:
    outcomes = zip(readings, receipts, strict=True)
    bad = [(read, receipt) for read, receipt in outcomes if receipt.status is Status.REJECTED]
    with store.reading() as cursor:
        is_done = is_kept(cursor, bad)
    if not is_done:  # a write makes all pages ask anew
        with store.writing() as cursor:
            keep(cursor, bad, now, {})
        store.checkpoint()
