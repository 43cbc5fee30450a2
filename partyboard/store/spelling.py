"""Codes of organizations, stored as the list spells them: "stc " in a workbook is the list's "STC".

The questions join by code, so the one comparison of codes (`text.key`) is made here, on the way in.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache, lru_cache

from partyboard.forms.model import Form, Sheet
from partyboard.intake.report import Report, Row, Value
from partyboard.store.database import Cursor
from partyboard.text import Month, key

_CODES = frozenset({"organization", "successor", "split_from", "code"})


def spelled(report: Report, listed: Iterable[str]) -> Report:
    """The report with every code of an organization as it is listed; unknown codes stay. The list
    of organizations answers for its own, where an earlier list has not yet.
    """
    form = report.form
    if form is None:
        return report
    codes = _by_key((*listed, *_own_codes(form, report)))
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


@lru_cache(maxsize=64)  # a month's reports are spelled by one list
def _by_key(codes: tuple[str, ...]) -> Mapping[str, str]:
    """The first code of each key."""
    return {key(code): code for code in reversed(codes)}


def _own_codes(form: Form, report: Report) -> Iterable[str]:
    for sheet in form.content:
        for row in report.sheets.get(sheet.name, ()):
            if isinstance(code := row.values.get("code"), str):
                yield code


def _respelled(sheet: Sheet, rows: tuple[Row, ...], codes: Mapping[str, str]) -> tuple[Row, ...]:
    names = _named(sheet)
    return tuple(_with_codes(row, names, codes) for row in rows) if names else rows


@cache
def _named(sheet: Sheet) -> tuple[str, ...]:
    """The fields that hold codes of organizations."""
    return tuple(field.name for field in sheet.fields if field.name in _CODES)


def _with_codes(row: Row, names: Iterable[str], codes: Mapping[str, str]) -> Row:
    found: dict[str, Value] = {
        name: codes.get(key(value), value)
        for name in names
        if isinstance(value := row.values.get(name), str)
    }
    changed = any(row.values[name] != value for name, value in found.items())
    return replace(row, values={**row.values, **found}) if changed else row
