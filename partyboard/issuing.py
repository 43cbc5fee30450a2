"""Handing out the workbooks to fill in, prefilled with what is known about who fills them in."""

from dataclasses import replace

from partyboard.forms.model import Form, Prefill, Sheet
from partyboard.intake.report import Report, Value
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
    return template(form, _known_of(store, form, period, organization, notice))


def reissue(store: Store, report: Report, notice: str = "") -> bytes:
    """The form of today with the figures of a report in it, for its sender to look through: the
    answer to a template too old. Raises ValueError for a report of no form.
    """
    form = report.form
    if form is None:
        raise ValueError("a report of no form")
    given = {sheet.name: rows for sheet in form.sheets if (rows := _given(sheet, report))}
    filling = Filling(period=report.period, notice=notice)
    if report.organization and report.period:
        try:
            filling = _known_of(store, form, report.period, report.organization, notice)
        except KeyError:  # nobody of that code: what the report says of itself stands
            filling = replace(filling, organization=report.organization)
    return template(form, replace(filling, values=given))


def _known_of(
    store: Store, form: Form, period: Month, organization: str, notice: str = ""
) -> Filling:
    """What is known of an organization before a month. Raises KeyError for a stranger."""
    with store.reading() as cursor:
        known = Known(cursor, form, period)
        entry = known.organization(organization)
        return Filling(
            organization=entry.code,
            organization_name=entry.name,
            period=period,
            last_closing=known.last_closing(entry.code),
            notice=notice,
            open_items=known.open_items(entry.code),
        )


def _given(sheet: Sheet, report: Report) -> tuple[dict[str, Value], ...]:
    """What a report says on a sheet, but for the mark of its form."""
    marks = {field.name for field in sheet.fields if field.prefill is Prefill.FORM}
    return tuple(
        {
            name: value
            for name, value in row.values.items()
            if name not in marks and value is not None
        }
        for row in report.sheets.get(sheet.name, ())
    )
