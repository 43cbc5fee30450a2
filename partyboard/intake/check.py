"""Everything that one workbook shows by itself: its form, its values, its rules."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from partyboard.forms.model import Form, Kind
from partyboard.forms.registry import FORMS
from partyboard.intake.cells import Workbook
from partyboard.intake.consistency import inconsistencies
from partyboard.intake.findings import Finding, finding
from partyboard.intake.grid import Grid
from partyboard.intake.locate import Located, locate
from partyboard.intake.mended import corrected, understanding
from partyboard.intake.mending import AS_SENT, Correction, Heading, Mending
from partyboard.intake.personal import personal_data
from partyboard.intake.places import PlacedSheet
from partyboard.intake.report import Report, Row
from partyboard.intake.shown import BLANK, one_line
from partyboard.intake.values import read_rows
from partyboard.text import Month, key

_ADDRESS = re.compile(r"([A-Z]+)([0-9]+)")


def examine_all(
    workbook: Workbook, forms: Sequence[Form] = FORMS, mending: Mending = AS_SENT
) -> tuple[Report, ...]:
    """Every report that a workbook holds: one, unless it is a consolidated one."""
    return (examine(workbook, forms, mending),)


def examine(
    workbook: Workbook, forms: Sequence[Form] = FORMS, mending: Mending = AS_SENT
) -> Report:
    """Reads a workbook, as `mending` settles it, against its form and collects everything wrong
    with it, in the order of the form's sheets and of their cells; what needs other workbooks is
    left to `compare`.
    """
    mended, corrections = corrected(workbook, mending.corrections)
    located = locate(mended, understanding(tuple(forms), mending.headings))
    form = next((each for each in forms if located.form and each.name == located.form.name), None)
    done = Mending(corrections, mending.headings)
    notes = [*_corrected(corrections), *_accepted(form, located, mending.headings)]
    if form is None or not located.sheets:
        findings = (*located.findings, *notes)
        return Report(form, located.version, findings=findings, mending=done)
    titles = {placed.sheet.name: placed.grid.title for placed in located.sheets}
    found = [*located.findings, *personal_data(located.grids), *notes]
    return read_report(
        form, located.version, located.sheets, found, Report(form, titles=titles, mending=done)
    )


def read_report(
    form: Form, version: int, placed: Sequence[PlacedSheet], found: Sequence[Finding], base: Report
) -> Report:
    """`base` with the values of placed sheets, what was `found` before and what is wrong with
    them by themselves.
    """
    sheets: dict[str, tuple[Row, ...]] = {}
    findings = list(found)
    for each in placed:
        rows, faults = read_rows(each)
        sheets[each.sheet.name] = rows
        findings += (*each.findings, *faults)
    report = replace(
        base,
        version=version,
        organization=_whose(form, sheets),
        period=_of_when(form, sheets),
        sheets=sheets,
    )
    findings += inconsistencies(form, report)
    return report.with_findings(*_in_order(findings, form, report))


def _corrected(corrections: Sequence[Correction]) -> Iterator[Finding]:
    for each in corrections:
        new = each.new or BLANK
        yield finding("corrected", each.sheet, each.cell, old=each.old, new=new)


def _accepted(
    form: Form | None, located: Located, headings: Sequence[Heading]
) -> Iterator[Finding]:
    """A note for each heading of the sender's that was read as one of ours."""
    for heading in headings if form else ():
        for placed in located.sheets:
            if form and placed.sheet.name == heading.sheet:
                cell = _heading_cell(placed.grid, heading.text)
                if cell:
                    label = form.sheet(heading.sheet).field(heading.field).label
                    yield finding(
                        "heading-accepted",
                        placed.grid.title,
                        cell,
                        found=one_line(heading.text),
                        expected=label,
                    )


def _heading_cell(grid: Grid, text: str) -> str:
    wanted = key(text)
    return next((cell.address for cell, found in grid.texts() if found == wanted), "")


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


def _in_order(findings: Sequence[Finding], form: Form, report: Report) -> list[Finding]:
    """First what concerns the whole file, then sheet after sheet, row by row."""
    order = {report.title(sheet): n for n, sheet in enumerate(form.sheets)}

    def place(found: Finding) -> tuple[int, int, int, str]:
        number = order.get(found.sheet, len(order)) if found.sheet else -1
        match = _ADDRESS.match(found.cell)
        if match is None:
            return number, 0, 0, ""
        return number, int(match[2]), len(match[1]), match[1]

    return sorted(findings, key=place)
