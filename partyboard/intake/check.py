"""Everything that one workbook shows by itself: its form, its values, its rules."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from partyboard.forms.model import Form, Kind
from partyboard.forms.registry import FORMS
from partyboard.intake.cells import Workbook
from partyboard.intake.consistency import inconsistencies
from partyboard.intake.findings import Finding
from partyboard.intake.locate import Located, locate
from partyboard.intake.personal import personal_data
from partyboard.intake.report import Report, Row
from partyboard.intake.values import read_rows
from partyboard.text import Month

_ADDRESS = re.compile(r"([A-Z]+)([0-9]+)")


def examine(workbook: Workbook, forms: Sequence[Form] = FORMS) -> Report:
    """Reads a workbook against its form and collects everything wrong with it, in the order of
    the form's sheets and of their cells; what needs other workbooks is left to `compare`.
    """
    located = locate(workbook, forms)
    form = located.form
    if form is None or not located.sheets:
        return Report(form, located.version, findings=located.findings)
    sheets: dict[str, tuple[Row, ...]] = {}
    findings = [*located.findings, *personal_data(located.grids)]
    for placed in located.sheets:
        rows, faults = read_rows(placed)
        sheets[placed.sheet.name] = rows
        findings += (*placed.findings, *faults)
    organization, period = _whose(form, sheets), _of_when(form, sheets)
    report = Report(form, located.version, organization, period, sheets)
    findings += inconsistencies(form, report, _titles(located))
    return report.with_findings(*_in_order(findings, located))


def _whose(form: Form, sheets: Mapping[str, tuple[Row, ...]]) -> str:
    value = _stated(form, sheets, form.organization)
    return value if isinstance(value, str) else ""


def _of_when(form: Form, sheets: Mapping[str, tuple[Row, ...]]) -> Month | None:
    value = _stated(form, sheets, form.period)
    if isinstance(value, date):
        return Month.of(value)
    is_year = form.info.field(form.period).kind is Kind.YEAR
    return Month(value, 1) if is_year and isinstance(value, int) else None


def _stated(form: Form, sheets: Mapping[str, tuple[Row, ...]], name: str) -> object:
    rows = sheets.get(form.info.name, ())
    return rows[0].values.get(name) if rows else None


def _titles(located: Located) -> dict[str, str]:
    """Sheet name → what stands on its tab, which need not be the title in the declaration."""
    return {placed.sheet.name: placed.grid.title for placed in located.sheets}


def _in_order(findings: Sequence[Finding], located: Located) -> list[Finding]:
    """First what concerns the whole file, then sheet after sheet, row by row."""
    titles = _titles(located)
    sheets = located.form.sheets if located.form else ()
    order = {titles.get(sheet.name, sheet.title): n for n, sheet in enumerate(sheets)}

    def place(found: Finding) -> tuple[int, int, int, str]:
        number = order.get(found.sheet, len(order)) if found.sheet else -1
        match = _ADDRESS.match(found.cell)
        if match is None:
            return number, 0, 0, ""
        return number, int(match[2]), len(match[1]), match[1]

    return sorted(findings, key=place)
