"""Headings of an organization's own that staff said are ours, remembered for its next workbooks.

Each answer is a row more; of one heading the latest stands.
"""

from collections.abc import Iterable
from datetime import datetime

from partyboard.intake.mending import Heading
from partyboard.intake.settled import Remembered
from partyboard.store.database import Cursor
from partyboard.store.following import following
from partyboard.text import key

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
        same = {"organization": organization, "form": form, "sheet": heading.sheet}
        same |= {"field": heading.field, "heading": heading.text}
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
                following(cursor, made_at, "heading_event", **same),
            ],
        )
