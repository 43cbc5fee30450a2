"""Headings of an organization's own that staff said are ours, remembered for its next workbooks.

Each answer is a row more; of one heading the latest stands.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from partyboard.forms.model import Form
from partyboard.intake.cells import Workbook
from partyboard.intake.check import examine_all
from partyboard.intake.mending import AS_SENT, Heading, Mending
from partyboard.intake.report import Report
from partyboard.store.database import Cursor
from partyboard.text import key

Remembered = Mapping[tuple[str, str], tuple[Heading, ...]]  # by form and key of the organization
_ACCEPTED, _FORGOTTEN = "accepted", "forgotten"


def remembered(cursor: Cursor) -> Remembered:
    """Every heading in force, by form and organization ("" for the committee's own forms and for
    consolidated workbooks).
    """
    cursor.execute(
        "select form, organization, sheet, field, heading from heading_event"
        " group by all having arg_max(action, made_at) = 'accepted' order by all"
    )
    found: dict[tuple[str, str], tuple[Heading, ...]] = {}
    for form, organization, *heading in cursor.fetchall():
        place = form, key(organization)
        found[place] = (*found.get(place, ()), Heading(*heading))
    return found


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


def remember(
    cursor: Cursor,
    form: str,
    organization: str,
    headings: Iterable[Heading],
    made_at: datetime,
    made_by: str = "",
) -> None:
    """Read these headings as ours in every workbook of the organization from now on."""
    _note(cursor, form, organization, headings, _ACCEPTED, made_at, made_by)


def forget(
    cursor: Cursor,
    form: str,
    organization: str,
    headings: Iterable[Heading],
    made_at: datetime,
    made_by: str = "",
) -> None:
    """Take an answer back; what was read with it stays until it is rebuilt."""
    _note(cursor, form, organization, headings, _FORGOTTEN, made_at, made_by)


def _note(
    cursor: Cursor,
    form: str,
    organization: str,
    headings: Iterable[Heading],
    action: str,
    made_at: datetime,
    made_by: str,
) -> None:
    for heading in headings:
        cursor.execute(
            "insert into heading_event (organization, form, sheet, field, heading, action, made_by,"
            " made_at) values (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                organization,
                form,
                heading.sheet,
                heading.field,
                heading.text,
                action,
                made_by,
                made_at,
            ],
        )
