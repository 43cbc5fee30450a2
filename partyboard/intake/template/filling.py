"""What is written into a template beforehand: whose it is, of when, and the values known."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from partyboard.forms.model import Form, Kind, Prefill, Sheet
from partyboard.forms.rules import MentionsOpenItems
from partyboard.intake.context import OpenItem
from partyboard.intake.report import Value
from partyboard.text import Month

Values = Mapping[str, Value]


@dataclass(frozen=True)
class Filling:
    """What is known of the organization and the month; of a form for a year, `period` is January.

    `values` (sheet name → rows of field → value, choices by code) takes the place of what would
    be prefilled, for a workbook filled in wholly. `notice` is printed beside the month on every
    sheet, where a month's figures close early.
    """

    organization: str = ""
    organization_name: str = ""
    period: Month | None = None
    last_closing: int | None = None
    open_items: tuple[OpenItem, ...] = ()
    values: Mapping[str, tuple[Values, ...]] = field(default_factory=dict)
    notice: str = ""


def rows_to_write(form: Form, sheet: Sheet, filling: Filling) -> tuple[Values, ...]:
    """The rows of a table, or the one row of a record, that stand in the template."""
    given = filling.values.get(sheet.name)
    if sheet.is_table:
        return _open_items(sheet, filling) if given is None else given
    known = _known(form, sheet, filling)
    return ({**known, **given[0]} if given else known,)


def heading(form: Form, filling: Filling) -> str:
    """What stands large on the first sheet: "BÁO CÁO THÁNG 5/2021"."""
    if form.organization and filling.period:
        return f"BÁO CÁO THÁNG {filling.period.label}"
    return form.title.upper()


def context_line(form: Form, filling: Filling) -> str:
    """Whose workbook it is and of when, for the top of every sheet."""
    whose = filling.organization_name or filling.organization
    parts = (whose, _period_in_words(form, filling.period), filling.notice)
    return " · ".join(part for part in parts if part)


def _period_in_words(form: Form, period: Month | None) -> str:
    if period is None:
        return ""
    if _is_yearly(form):
        return f"Năm {period.year}"
    return f"{form.info.field(form.period).label} {period.label}"


def _is_yearly(form: Form) -> bool:
    return form.info.field(form.period).kind is Kind.YEAR


def _known(form: Form, sheet: Sheet, filling: Filling) -> Values:
    known: dict[Prefill, Value] = {
        Prefill.FORM: form.mark,
        Prefill.ORGANIZATION: filling.organization or None,
        Prefill.ORGANIZATION_NAME: filling.organization_name or None,
        Prefill.PERIOD: _period_value(form, filling.period),
        Prefill.LAST_CLOSING: filling.last_closing,
    }
    return {field.name: known[field.prefill] for field in sheet.fields if field.prefill}


def _period_value(form: Form, period: Month | None) -> Value:
    if period is None:
        return None
    return period.year if _is_yearly(form) else period.first


def _open_items(sheet: Sheet, filling: Filling) -> tuple[Values, ...]:
    rule = next((rule for rule in sheet.rules if isinstance(rule, MentionsOpenItems)), None)
    if rule is None:
        return ()
    return tuple(_open_item(sheet, rule, item) for item in filling.open_items)


def _open_item(sheet: Sheet, rule: MentionsOpenItems, item: OpenItem) -> Values:
    known: dict[str, Value] = {
        rule.conclusion: item.conclusion,
        rule.item: item.item,
        "shortcoming": item.shortcoming or None,
        "due_on": item.due_on,
        "reported_on": item.reported_on,
        "status": item.status or None,
    }
    return {field.name: known[field.name] for field in sheet.fields if field.name in known}
