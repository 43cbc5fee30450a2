"""A report out of a consolidated workbook: its line as placed sheets, findings naming the real
tab and cell.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from partyboard.forms.model import Form, Prefill, Sheet
from partyboard.intake.cells import Cell
from partyboard.intake.consolidated.lines import Line
from partyboard.intake.consolidated.shape import doubled_columns
from partyboard.intake.consolidated.words import words_of
from partyboard.intake.findings import Finding, finding
from partyboard.intake.grid import Grid
from partyboard.intake.hidden import hidden_content
from partyboard.intake.places import Place, PlacedRow, PlacedSheet
from partyboard.intake.shown import sentence, shown_cell
from partyboard.intake.values import read_rows
from partyboard.text import Month

Owner = tuple[str, Month]  # an organization's code, as text.key, and the month


@dataclass(frozen=True, slots=True)
class Part:
    """One organization-month: `place` is the cell of its code, `rows` are all its rows, as tab
    and number; `titles` says on which tab each declared sheet stands.
    """

    place: str
    sheets: tuple[PlacedSheet, ...]
    titles: Mapping[str, str]
    rows: frozenset[tuple[str, int]]
    owner: Owner | None = None
    findings: tuple[Finding, ...] = ()

    def with_findings(self, *more: Finding) -> "Part":
        """The same part with more findings."""
        return replace(self, findings=self.findings + more)


def part_of(form: Form, version: int, lines: Sequence[Line]) -> Part:
    """The report of lines that together are one organization-month: one line, or one a record."""
    first = lines[0]
    placed = [_info(form, version, first)]
    findings: list[Finding] = [*_contradicted(form, first)]
    for sheet in words_of(form).records:
        line = next((each for each in lines if each.records[sheet.name]), None)
        if line is not None:
            placed.append(_record(sheet, version, line))
        elif any(each.required and each.since <= version for each in sheet.fields):
            findings.append(finding("missing-sheet", expected=sheet.title, hint=""))
    findings += [found for sheet in placed for found in hidden_in(sheet)]
    titles = {each.sheet.name: each.grid.title for each in placed}
    rows = frozenset((line.block.grid.title, line.number) for line in lines)
    owner = (first.code, first.month) if first.month else None
    return Part(first.place, tuple(placed), titles, rows, owner, tuple(findings))


def duplicated(form: Form, line: Line, twin: Line) -> Finding:
    """That two lines are of the same organization and month."""
    there = "" if twin.block.grid is line.block.grid else f" trang «{twin.block.grid.title}»"
    label = form.info.field(form.organization).label
    code = shown_cell(line.code_place.cell) if line.code_place.cell else ""
    month = f", tháng {line.month.label}" if line.month else ""
    return finding(
        "duplicate-row",
        line.block.grid.title,
        line.code_place.address,
        found=f"{twin.number}{there}",
        what=f"{label}: {code}{month}",
    )


def _info(form: Form, version: int, line: Line) -> PlacedSheet:
    """The information sheet as the line, its header and the form's mark have it."""
    places = dict(line.info)
    code = line.code_place
    for each in form.info.fields:
        if each.prefill is Prefill.FORM:
            places[each.name] = _said(code, f"{form.name}/{version}")
    if form.period not in places and line.month:
        heading = line.block.stated_at
        at = Place(heading.row, heading.column) if heading else code
        places[form.period] = _said(at, line.month)
    grid, number = line.block.grid, line.number
    merges = {number: grid.merges[number]} if number in grid.merges else {}
    own = Grid(grid.sheet, {number: grid.rows[number]}, merges)
    return PlacedSheet(form.info, own, version, (PlacedRow(number, places),))


def _said(at: Place, value: str | Month) -> Place:
    """A place with a value that follows from what stands there, or from the tab."""
    plain = value.first if isinstance(value, Month) else value
    return Place(at.row, at.column, Cell(at.row, at.column, plain))


def _record(sheet: Sheet, version: int, line: Line) -> PlacedSheet:
    findings = tuple(doubled_columns(sheet, line))
    row = PlacedRow(line.number, line.records[sheet.name])
    worksheet = Grid(line.block.grid.sheet, {}, {})  # its line is told of with the information
    return PlacedSheet(sheet, worksheet, version, (row,), findings)


def headings_converted(info: Sheet, grid: Grid, taken: set[int]) -> tuple[Finding, ...]:
    """A note on what was typed in an old font outside the rows of reports."""
    others = {number: cells for number, cells in grid.rows.items() if number not in taken}
    return read_rows(PlacedSheet(info, Grid(grid.sheet, others, {}), 0))[1]


def hidden_in(placed: PlacedSheet) -> Iterator[Finding]:
    """What nobody sees of the rows of a report."""
    sheet = placed.grid.sheet
    if sheet.visible and not (sheet.hidden_rows or sheet.hidden_columns or sheet.buried):
        return
    numbers = {row.number for row in placed.rows}
    buried = tuple(cell for cell in sheet.buried if cell.row in numbers)
    grid = replace(placed.grid, sheet=replace(sheet, buried=buried))
    yield from hidden_content(replace(placed, grid=grid))


def _contradicted(form: Form, line: Line) -> Iterator[Finding]:
    """A month in the line that is not the one over the table."""
    place, month = line.info.get(form.period), line.block.month
    if place and place.cell and month and line.month and line.month != month:
        yield finding(
            "ambiguous-date",
            line.block.grid.title,
            place.address,
            label=form.info.field(form.period).label,
            found=line.month.label,
            hint=sentence(f"trang hoặc tiêu đề của bảng ghi {month.label}"),
            form="tháng/năm, ví dụ 05/2021",
        )
