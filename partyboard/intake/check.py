"""Everything that one workbook shows by itself: its form, its values, its rules."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from partyboard.forms.model import Form, Kind
from partyboard.forms.registry import FORMS
from partyboard.intake.cells import Workbook
from partyboard.intake.consistency import inconsistencies
from partyboard.intake.consolidated import Part, consolidated_form, headings_converted, lay_out
from partyboard.intake.consolidated.ownership import Ownership
from partyboard.intake.findings import Finding, finding
from partyboard.intake.grid import Grid
from partyboard.intake.locate import grids_of, locate_on, stated_mark
from partyboard.intake.mended import corrected, understanding
from partyboard.intake.mending import AS_SENT, Correction, Heading, Mending
from partyboard.intake.personal import personal_data
from partyboard.intake.places import PlacedSheet
from partyboard.intake.report import Report, Row
from partyboard.intake.shown import BLANK, one_line
from partyboard.intake.suspected import suspected
from partyboard.intake.values import read_rows
from partyboard.text import Month, key

_ADDRESS = re.compile(r"([A-Z]+)([0-9]+)")


def examine_all(
    workbook: Workbook, forms: Sequence[Form] = FORMS, mending: Mending = AS_SENT
) -> tuple[Report, ...]:
    """Every report that a workbook holds: one, or of a consolidated workbook one for each
    organization and month, its `part` the place of its line. What is wrong with rows that belong
    to no report comes last: errors of a report of nobody, without part, month or values.
    """
    mended, corrections = corrected(workbook, mending.corrections)
    grids = grids_of(mended)
    understood = understanding(tuple(forms), mending.headings)
    stated = stated_mark(grids, understood)
    words, version = consolidated_form(grids, understood, stated)
    if words is None:
        return (_examined(grids, forms, Mending(corrections, mending.headings), stated),)
    form = next(each for each in forms if each.name == words.name)
    if not form.oldest <= version <= form.version:
        code = "newer-template" if version > form.version else "outdated-template"
        other = finding(code, found=f"{form.name}/{version}", expected=form.mark)
        return (Report(form, version, findings=(other,)),)
    laid = lay_out(words, version, grids)
    reports = list(_parts(form, version, laid.parts, grids, Mending(corrections, mending.headings)))
    if laid.findings or not reports:
        reports.append(Report(form, version, findings=laid.findings))
    return tuple(reports)


def examine(
    workbook: Workbook, forms: Sequence[Form] = FORMS, mending: Mending = AS_SENT
) -> Report:
    """Reads a workbook, as `mending` settles it, against its form and collects everything wrong
    with it, in the order of the form's sheets and of their cells; what needs other workbooks is
    left to `compare`.
    """
    mended, corrections = corrected(workbook, mending.corrections)
    grids = grids_of(mended)
    stated = stated_mark(grids, understanding(tuple(forms), mending.headings))
    return _examined(grids, forms, Mending(corrections, mending.headings), stated)


def _examined(grids: Sequence[Grid], forms: Sequence[Form], done: Mending, stated: str) -> Report:
    """The report on worksheets with the corrections in them; `done` holds those that were made,
    `stated` is the mark that they state.
    """
    located = locate_on(grids, understanding(tuple(forms), done.headings), stated)
    form = next((each for each in forms if located.form and each.name == located.form.name), None)
    where = [(placed.sheet.name, placed.grid) for placed in located.sheets]
    notes = [*_corrected(done.corrections), *_accepted(form, where, done.headings)]
    if form is None or not located.sheets:
        findings = (*located.findings, *suspected(grids), *notes)
        return Report(form, located.version, findings=findings, mending=done)
    titles = {placed.sheet.name: placed.grid.title for placed in located.sheets}
    seen = [*personal_data(located.grids), *suspected(located.grids)]
    found = [*located.findings, *seen, *notes]
    base = Report(form, titles=titles, mending=done)
    report = read_report(form, located.version, located.sheets, found, base)
    if located.version < form.oldest:  # its values go into a new form; no fault of theirs matters
        return replace(report, findings=located.findings[:1])
    return report


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


def _parts(
    form: Form, version: int, parts: Sequence[Part], grids: Sequence[Grid], done: Mending
) -> Iterator[Report]:
    """The reports of a consolidated workbook, each with what else was found in its rows."""
    if not parts:
        return
    owners = Ownership(parts)
    notes = [*personal_data(grids), *suspected(grids), *_corrected(done.corrections)]
    if version < form.version:
        notes.append(finding("older-template", found=f"{form.name}/{version}", expected=form.mark))
    for grid in (grid for grid in grids if grid.title in owners.tabs()):
        notes += _accepted(form, _declared_on(grid, parts), done.headings)
        notes += headings_converted(form.info, grid, owners.rows_of(grid.title))
    for number, (part, noted) in enumerate(zip(parts, owners.given(notes), strict=True)):
        settled = Mending(owners.settled(number, done.corrections), done.headings)
        base = Report(form, titles=part.titles, mending=settled, part=part.place)
        yield read_report(form, version, part.sheets, [*part.findings, *noted], base)


def _declared_on(grid: Grid, parts: Sequence[Part]) -> list[tuple[str, Grid]]:
    """The names of the declared sheets of which values stand on a worksheet."""
    names = {name for part in parts for name, title in part.titles.items() if title == grid.title}
    return [(name, grid) for name in names]


def _corrected(corrections: Sequence[Correction]) -> Iterator[Finding]:
    for each in corrections:
        new = each.new or BLANK
        yield finding("corrected", each.sheet, each.cell, old=each.old, new=new)


def _accepted(
    form: Form | None, where: Sequence[tuple[str, Grid]], headings: Sequence[Heading]
) -> Iterator[Finding]:
    """A note for each heading of the sender's that was read as one of ours."""
    for heading in headings if form else ():
        for name, grid in where:
            if form and name == heading.sheet and (cell := _heading_cell(grid, heading.text)):
                yield finding(
                    "heading-accepted",
                    grid.title,
                    cell,
                    found=one_line(heading.text),
                    expected=form.sheet(heading.sheet).field(heading.field).label,
                )


def _heading_cell(grid: Grid, text: str) -> str:
    wanted = key(text)
    return next((cell.address for cell, found in grid.texts if found == wanted), "")


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
