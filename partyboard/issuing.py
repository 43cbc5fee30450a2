"""Handing out the workbooks to fill in, prefilled with what is known about who fills them in."""

from partyboard.forms.model import Form
from partyboard.intake.template import Filling, template
from partyboard.store.database import Store
from partyboard.store.known import Known
from partyboard.text import Month


def issue_template(
    store: Store, form: Form, period: Month, organization: str = "", notice: str = ""
) -> bytes:
    """The workbook to fill in, prefilled with what is known. Raises KeyError for a stranger."""
    if not organization:
        return template(form, Filling(period=period, notice=notice))
    with store.reading() as cursor:
        known = Known(cursor, form, period)
    entry = known.organization(organization)
    filling = Filling(
        organization=entry.code,
        organization_name=entry.name,
        period=period,
        last_closing=known.last_closing(entry.code),
        notice=notice,
        open_items=known.open_items(entry.code),
    )
    return template(form, filling)
