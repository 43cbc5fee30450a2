"""Codes of organizations, stored as the list spells them: "stc " in a workbook is the list's "STC".

The questions join by code, so the one comparison of codes (`text.key`) is made here, on the way in.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from partyboard.forms.model import Form, Sheet
from partyboard.intake.report import Report, Row, Value
from partyboard.store.database import Cursor
from partyboard.text import Month, key

_CODES = frozenset({"organization", "successor", "code"})


def spelled(report: Report, listed: Iterable[str]) -> Report:
    """The report with every code of an organization as it is listed; unknown codes stay. The list
    of organizations answers for its own, where an earlier list has not yet.
    """
    form = report.form
    if form is None:
        return report
    codes: dict[str, str] = {}
    for code in (*listed, *_own_codes(form, report)):
        codes.setdefault(key(code), code)
    sheets = {
        sheet.name: _respelled(sheet, report.sheets[sheet.name], codes)
        for sheet in form.sheets
        if sheet.name in report.sheets
    }
    organization = codes.get(key(report.organization), report.organization)
    return replace(report, organization=organization, sheets=sheets)


def listed_before(cursor: Cursor, month: Month) -> tuple[str, ...]:
    """Every code of the lists that came into force before a month, the oldest first."""
    cursor.execute(
        "select entry.code from submissions_as_of(null) as current"
        " inner join organizations_list as entry on current.id = entry.submission_id"
        " where current.period < ? order by current.period, entry.source_row",
        [month.first],
    )
    return tuple(code for (code,) in cursor.fetchall())


def _own_codes(form: Form, report: Report) -> Iterable[str]:
    for sheet in form.content:
        for row in report.sheets.get(sheet.name, ()):
            if isinstance(code := row.values.get("code"), str):
                yield code


def _respelled(sheet: Sheet, rows: tuple[Row, ...], codes: Mapping[str, str]) -> tuple[Row, ...]:
    names = [field.name for field in sheet.fields if field.name in _CODES]
    return tuple(_with_codes(row, names, codes) for row in rows) if names else rows


def _with_codes(row: Row, names: list[str], codes: Mapping[str, str]) -> Row:
    found: dict[str, Value] = {
        name: codes.get(key(value), value)
        for name in names
        if isinstance(value := row.values.get(name), str)
    }
    changed = any(row.values[name] != value for name, value in found.items())
    return replace(row, values={**row.values, **found}) if changed else row
