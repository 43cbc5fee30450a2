"""A report against what is known beside it: the list of organizations, the calendar, the report it
replaces. The rules that its form declares are in `continuity`.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from partyboard.forms.model import Field, Form, Kind, Prefill, Sheet
from partyboard.intake.changes import changes, describe
from partyboard.intake.context import Context, Organization
from partyboard.intake.continuity import discontinuities
from partyboard.intake.findings import Finding, finding
from partyboard.intake.report import Report, Row
from partyboard.intake.shown import sentence
from partyboard.intake.vocabulary import nearest
from partyboard.text import VIETNAM, Month, format_date, format_moment, key

_CODES_IN_TABLES = frozenset({"organization", "successor", "split_from"})


def compare(report: Report, context: Context) -> tuple[Finding, ...]:
    """What does not fit with what is known already; a report whose form or month could not be
    read is not compared.
    """
    form, period = report.form, report.period
    if form is None or period is None or not report.sheets.get(form.info.name):
        return ()
    found = (
        *_organization(form, report, period, context),
        *_calendar(form, report, period, context),
        *_codes(form, report, context),
        *discontinuities(form, report, period, context),
        *_late(form, context),
    )
    if report.has_errors or any(each.is_error for each in found):
        return found  # it is not loaded, so it replaces nothing
    return (*found, *_revision(form, report, context))


def _info_cell(form: Form, report: Report, name: str) -> tuple[str, str]:
    """The sheet and the cell of a field of the information sheet."""
    return report.title(form.info), report.sheets[form.info.name][0].cells.get(name, "")


def _organization(form: Form, report: Report, period: Month, context: Context) -> Iterator[Finding]:
    code, known = report.organization, context.organizations
    if not form.organization or not code or (context.has_list and not known):
        return
    place = _info_cell(form, report, form.organization)
    organization = known.get(code)
    if organization is None:
        yield _stranger(place, code, known, _stated_name(form, report))
        return
    if not organization.active_in(period):
        yield finding(
            "organization-closed",
            *place,
            found=organization.name,
            month=period.label,
            reason=_reason(organization, period, known),
            hint="",
        )
    yield from _name(form, report, organization)


def _stranger(
    place: tuple[str, str], code: str, known: Mapping[str, Organization], name: str = ""
) -> Finding:
    """A code that is in no list: its figures count for nobody, or not before there is one."""
    if not known:
        return finding("list-not-loaded", *place, found=code)
    hint = sentence(_meant(code, known, name))
    return finding("unknown-organization", *place, found=code, hint=hint)


def _meant(code: str, known: Mapping[str, Organization], name: str = "") -> str:
    """The code that was meant: Excel drops the zeros of 007; a name says it as well."""
    bare = key(code).lstrip("0")
    same = [other for other in known if key(other).lstrip("0") == bare]
    if len(same) == 1:
        return f"có phải {same[0]}?"
    named = [entry for entry in known.values() if name and key(entry.name) == key(name)]
    if len(named) == 1:
        return f"«{named[0].name}» có mã {named[0].code}"
    alike = nearest(code, known)
    return f"có phải {alike}?" if alike else ""


def _stated_name(form: Form, report: Report) -> str:
    field = _name_field(form)
    value = report.record(form.info.name).get(field.name) if field else None
    return value if isinstance(value, str) else ""


def _name_field(form: Form) -> Field | None:
    fields = (f for f in form.info.fields if f.prefill is Prefill.ORGANIZATION_NAME)
    return next(fields, None)


def _reason(organization: Organization, period: Month, known: Mapping[str, Organization]) -> str:
    if organization.from_month and period < organization.from_month:
        return f"thành lập từ tháng {organization.from_month.label}"
    ended = f"đã kết thúc hoạt động từ {((organization.to_month or period) + 1).label}"
    successor = known.get(organization.successor)
    into = successor.name if successor else organization.successor
    return f"{ended}, chuyển vào {into}" if into else ended


def _name(form: Form, report: Report, organization: Organization) -> Iterator[Finding]:
    field, stated = _name_field(form), _stated_name(form, report)
    if field and stated and key(stated) != key(organization.name):
        place = _info_cell(form, report, field.name)
        yield finding("name-differs", *place, found=stated, expected=organization.name)


def _calendar(form: Form, report: Report, period: Month, context: Context) -> Iterator[Finding]:
    """Whether figures of that month are taken at all; a form of the year has no month."""
    if form.info.field(form.period).kind is not Kind.MONTH:
        return
    place = _info_cell(form, report, form.period)
    if period > Month.of(context.today) and not form.ahead:
        today = format_date(context.today)
        yield finding("future-month", *place, found=period.label, expected=today)
    if period in context.locked:
        locked_on = format_date(context.locked[period])
        yield finding("month-locked", *place, found=period.label, expected=locked_on)


def _codes(form: Form, report: Report, context: Context) -> Iterator[Finding]:
    """Codes of organizations inside tables; the list of organizations answers for its own."""
    for sheet in form.content:
        rows = report.sheets.get(sheet.name, ())
        for field in sheet.fields:
            if not sheet.is_table or field.name not in _CODES_IN_TABLES:
                continue
            known = _listed_here(sheet, rows) or context.organizations
            if not known and (context.has_list or _is_list(sheet)):
                continue
            for row in rows:
                code = row.values.get(field.name)
                if isinstance(code, str) and code not in known:
                    place = report.title(sheet), row.cells.get(field.name, "")
                    yield _stranger(place, code, known)


def _listed_here(sheet: Sheet, rows: Iterable[Row]) -> dict[str, Organization]:
    if not _is_list(sheet):
        return {}
    pairs = ((row.values.get("code"), row.values.get("name")) for row in rows)
    return {code: Organization(code, str(name)) for code, name in pairs if isinstance(code, str)}


def _is_list(sheet: Sheet) -> bool:
    return any(field.name == "code" for field in sheet.fields)


def _late(form: Form, context: Context) -> Iterator[Finding]:
    """Organizations have a day by which to report; a correction of what came is not late."""
    received, due_on = context.received_at, context.due_on
    if not form.organization or received is None or due_on is None or context.current:
        return
    if _day_in_vietnam(received) > due_on:
        when = format_moment(received)
        yield finding("late", found=when, expected=format_date(due_on))


def _day_in_vietnam(moment: datetime) -> date:
    return (moment if moment.tzinfo is None else moment.astimezone(VIETNAM)).date()


def _revision(form: Form, report: Report, context: Context) -> Iterator[Finding]:
    current = context.current
    if current is None:
        return
    found = changes(form, current.sheets, report.sheets)
    what = f"thay đổi: {describe(found)}" if found else "số liệu không đổi"
    yield finding(
        "revision",
        found=current.revision + 1,
        expected=format_moment(current.received_at),
        changes=sentence(what),
    )
