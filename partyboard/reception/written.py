"""Lists that are changed on a page: written as the workbook that they would have come as, and
received like one, inside the transaction that decides about the change.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from partyboard.forms.model import Form, Kind
from partyboard.intake.report import Value
from partyboard.intake.template import Filling, template
from partyboard.intake.worker import Reader, shared_reader
from partyboard.reception.amending import AmendmentRefused, Decision
from partyboard.reception.deciding import decide
from partyboard.reception.incoming import Incoming, Receipt
from partyboard.reception.reading import Reading, read_files
from partyboard.settings import Settings
from partyboard.store.database import Store
from partyboard.store.submissions import Status
from partyboard.text import Month

Rows = tuple[Mapping[str, Value], ...]


def read_lists(
    store: Store,
    form: Form,
    sheet: str,
    lists: Mapping[Month, Rows],
    reason: str,
    by: str,
    moment: datetime,
    reader: Reader | None = None,
) -> list[Reading]:
    """Each month's rows (of a form for a year: January's) as a workbook of the form, read back."""
    incoming = [
        Incoming(
            f"{form.title} {_written(form, month)}.xlsx",
            template(form, Filling(period=month, values={sheet: rows})),
            moment,
            by,
            reason=reason,
        )
        for month, rows in sorted(lists.items())
    ]
    return list(read_files(incoming, store.forms, reader or shared_reader(), moment, {}))


def receive_lists(
    decision: Decision, readings: Sequence[Reading], settings: Settings
) -> tuple[Receipt, ...]:
    """Keep them. Raises AmendmentRefused where one has an error: then nothing is decided."""
    forms, cursor = decision.store.forms, decision.cursor
    receipts = tuple(decide(cursor, forms, readings, settings, decision.made_at))
    faults = [
        found.message
        for receipt in receipts
        if receipt.status is Status.REJECTED
        for found in receipt.findings
        if found.is_error
    ]
    if faults:
        raise AmendmentRefused(" ".join(faults))
    return receipts


def _written(form: Form, month: Month) -> str:
    """As a file's name says it: 7-2021, of a form for a year 2021."""
    of_year = form.info.field(form.period).kind is Kind.YEAR
    return str(month.year) if of_year else f"{month.number}-{month.year}"
