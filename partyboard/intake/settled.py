"""What a workbook says as staff have settled it, with the headings of its sender's own that were
said to be ours before.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from partyboard.forms.model import Form
from partyboard.intake.cells import Workbook
from partyboard.intake.check import examine_all
from partyboard.intake.mending import AS_SENT, Heading, Mending
from partyboard.intake.report import Report
from partyboard.text import key

Remembered = Mapping[tuple[str, str], tuple[Heading, ...]]  # by form and key of the organization


def examine_settled(
    workbook: Workbook,
    forms: Sequence[Form],
    mending: Mending = AS_SENT,
    known: Remembered | None = None,
) -> tuple[Report, ...]:
    """The reports of a workbook, its sender's headings understood as they were before."""
    reports = examine_all(workbook, forms, mending)
    headings = dict.fromkeys(mending.headings)
    for report in reports if known else ():
        name = report.form.name if report.form else ""
        headings |= dict.fromkeys((known or {}).get((name, asked_of(report)), ()))
    if len(headings) == len(mending.headings):
        return reports
    return examine_all(workbook, forms, replace(mending, headings=tuple(headings)))


def asked_of(report: Report) -> str:
    """Under whose name the answers about a report's headings are remembered."""
    return "" if report.part else key(report.organization)
