"""What crosses the pipe to a reading process and back, where it examines a workbook as well: the
request, and its reports as plain values.
"""

import pickle
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Any

from partyboard.forms.model import Form
from partyboard.forms.registry import FORMS
from partyboard.intake.catalogue import Severity
from partyboard.intake.findings import Finding
from partyboard.intake.mending import AS_SENT, Correction, Heading, Mending
from partyboard.intake.report import Report, Row
from partyboard.intake.settled import Remembered
from partyboard.intake.wire import opened, packed, unpacked_finding
from partyboard.text import Month

Plain = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A workbook to be examined, by which forms, and what is settled and remembered of it; without
    forms only its cells are wanted.
    """

    content: bytes
    forms: tuple[Form, ...] = ()
    mending: Mending = AS_SENT
    known: Remembered | None = None


def asking(asked: Asked) -> bytes:
    """A request as bytes for a pipe; the program's own forms are known on its other side."""
    forms = None if asked.forms == FORMS else asked.forms
    request = asked.content, forms, asked.mending, asked.known
    return pickle.dumps(request, pickle.HIGHEST_PROTOCOL)


def asked_for(data: bytes) -> Asked:
    """The request again. It comes from the program itself, which may send what it likes."""
    content, forms, mending, known = pickle.loads(data)  # noqa: S301
    return Asked(content, FORMS if forms is None else forms, mending, known)


def packed_reports(answer: Iterable[Report] | Finding) -> bytes:
    """The reports of a workbook, or why it cannot be read, as bytes for a pipe."""
    if isinstance(answer, Finding):
        return packed(answer)
    return pickle.dumps(("reports", list(map(_plain, answer))), pickle.HIGHEST_PROTOCOL)


def unpacked_reports(data: bytes, forms: Sequence[Form]) -> tuple[Report, ...] | Finding:
    """The reports again. Raises ReadingFault, or UnpicklingError for more than plain values."""
    kind, held = opened(data)
    if kind != "reports":
        return unpacked_finding(held)
    named = {form.name: form for form in forms}
    return tuple(_report(each, named) for each in held)


def _plain(report: Report) -> Plain:
    period = report.period
    return (
        report.form.name if report.form else "",
        report.version,
        report.organization,
        (period.year, period.number) if period else None,
        {name: list(map(_plain_row, rows)) for name, rows in report.sheets.items()},
        list(map(_plain_finding, report.findings)),
        dict(report.titles),
        [astuple(each) for each in report.mending.corrections],
        [astuple(each) for each in report.mending.headings],
        report.part,
    )


def _report(values: Plain, named: Mapping[str, Form]) -> Report:
    form, version, organization, period, sheets, findings, titles, *settled, part = values
    corrections, headings = settled
    return Report(
        named[form] if form else None,
        version,
        organization,
        Month(*period) if period else None,
        {name: tuple(Row(*row) for row in rows) for name, rows in sheets.items()},
        tuple(map(_finding, findings)),
        titles,
        Mending(
            tuple(Correction(*each) for each in corrections),
            tuple(Heading(*each) for each in headings),
        ),
        part,
    )


def _plain_row(row: Row) -> Plain:
    return row.number, dict(row.values), dict(row.cells)


def _plain_finding(found: Finding) -> Plain:
    offer = found.offer
    settles = (type(offer) is Heading, astuple(offer)) if offer else None
    return found.severity.value, found.code, found.sheet, found.cell, found.message, settles


def _finding(values: Plain) -> Finding:
    severity, code, sheet, cell, message, settles = values
    offer = (Heading if settles[0] else Correction)(*settles[1]) if settles else None
    return Finding(Severity(severity), code, sheet, cell, message, offer)
