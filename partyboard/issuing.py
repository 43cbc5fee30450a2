"""Handing out the workbooks to fill in, prefilled with what is known about who fills them in."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from partyboard.forms.model import Form, Prefill, Sheet
from partyboard.forms.organizations import LIST, ORGANIZATIONS
from partyboard.intake.context import Organization
from partyboard.intake.report import Report, Value
from partyboard.intake.template import Filling, template
from partyboard.intake.template.consolidated import consolidated_template
from partyboard.store.around import current_reports
from partyboard.store.database import Cursor, Store
from partyboard.store.known import Known
from partyboard.store.listing import Entry, list_in_force
from partyboard.text import Month, format_count, months_between


def issue_template(
    store: Store, form: Form, period: Month, organization: str = "", notice: str = ""
) -> bytes:
    """The workbook to fill in, prefilled with what is known: of an organization; of nobody's, the
    list of organizations in force, where that is the form. Raises KeyError for a stranger.
    """
    if not organization:
        entries = _in_force(store, form, period)
        listed = {LIST.name: tuple(entry.values() for entry in entries)} if entries else {}
        return template(form, Filling(period=period, notice=notice, values=listed))
    return template(form, _known_of(store, form, period, organization, notice))


def nobodys(store: Store, form: Form, period: Month) -> str:
    """What a workbook of nobody's is called: what it holds beforehand, or that it is blank."""
    active = sum(entry.active_in(period) for entry in _in_force(store, form, period))
    return f"Danh sách đang áp dụng: {format_count(active)} đơn vị" if active else "Mẫu trống"


def issue_consolidated(
    store: Store,
    form: Form,
    since: Month,
    until: Month,
    notice: Callable[[Month], str] = lambda month: "",
) -> bytes:
    """One workbook for all organizations of these months, each month with those that are active
    in it, prefilled with what is known; `notice` is printed over a month. Raises ValueError where
    no organization is active in a month.
    """
    fillings: list[Filling] = []
    with store.reading() as cursor:
        for month in months_between(since, until):
            listed = list(_listed(cursor, form, month, notice(month), first=month == since))
            if not listed:
                raise ValueError(f"nobody to report in {month}")
            fillings += listed
    return consolidated_template(form, fillings)


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


def _in_force(store: Store, form: Form, period: Month) -> tuple[Entry, ...]:
    """The rows that a list of organizations begins with: whoever is left out of it would end."""
    if form.name != ORGANIZATIONS.name:
        return ()
    with store.reading() as cursor:
        return list_in_force(cursor, period)


def _known_of(
    store: Store, form: Form, period: Month, organization: str, notice: str = ""
) -> Filling:
    """What is known of an organization before a month. Raises KeyError for a stranger."""
    with store.reading() as cursor:
        known = Known(cursor, form, period)
        return _filling(known, known.organization(organization), period, notice)


def _listed(
    cursor: Cursor, form: Form, month: Month, notice: str, *, first: bool
) -> Iterator[Filling]:
    """Who has to report a month. After the first month an opening is known only where the month
    before has been reported: what comes between stands in the same workbook.
    """
    known = Known(cursor, form, month)
    reported = dict(current_reports(cursor, form, month - 1))
    for entry in known.organizations.values():
        if entry.active_in(month):
            filling = _filling(known, entry, month, notice)
            carried = first or entry.code in reported
            yield filling if carried else replace(filling, last_closing=None)


def _filling(known: Known, entry: Organization, period: Month, notice: str) -> Filling:
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
