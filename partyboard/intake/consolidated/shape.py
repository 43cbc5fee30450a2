"""What is wrong with the layout of a consolidated table: columns missing, doubled, not ours."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from partyboard.forms.model import Field, Form, Sheet
from partyboard.intake.cells import Cell, address, column_letters
from partyboard.intake.consolidated.blocks import Block
from partyboard.intake.consolidated.headers import Header
from partyboard.intake.consolidated.lines import Line
from partyboard.intake.consolidated.stated_months import month_in_title
from partyboard.intake.consolidated.words import words_of
from partyboard.intake.findings import Finding, finding
from partyboard.intake.grid import Grid, is_text
from partyboard.intake.headings import missing_column
from partyboard.intake.mending import Heading
from partyboard.intake.shown import sentence, shown_cell
from partyboard.intake.tables import says_two_things
from partyboard.intake.vocabulary import meant_field, nearest
from partyboard.text import key

_PASSED_OVER = frozenset(
    map(key, ("STT", "TT", "Số TT", "Số thứ tự", "Ghi chú", "Kiểm tra", "Khối", "Loại hình"))
)


def no_code_column(form: Form, grid: Grid, header: Header) -> Finding:
    """A table of which the rows cannot be given to anyone."""
    field = form.info.field(form.organization)
    return _missing(form.info, field, grid, header, offers=False)


def missing_columns(sheet: Sheet, block: Block, version: int) -> list[Finding]:
    """The required columns that a header does not have, each with the nearest heading."""
    found = block.header.fields_of(sheet.name)
    lost = (f for f in sheet.fields if f.required and f.since <= version and f.name not in found)
    return [_missing(sheet, field, block.grid, block.header) for field in lost]


def doubled_columns(sheet: Sheet, line: Line) -> Iterator[Finding]:
    """Columns of one name that say different things in a line."""
    header, grid = line.block.header, line.block.grid
    for name, columns in header.fields_of(sheet.name).items():
        if len(columns) > 1 and says_two_things(grid, line.number, columns):
            places = ", ".join(address(line.number, column) for column in columns)
            place = address(line.number, columns[1])
            label = sheet.field(name).label
            yield finding("duplicate-label", grid.title, place, found=label, places=places)


def unknown_columns(form: Form, lines: Sequence[Line], offered: frozenset[str]) -> list[Finding]:
    """Headings that are none of ours with something under them, and figures under no heading, of
    the lines of one header; not the headings that a missing column is said to be (`offered`).
    """
    found: dict[int, Finding] = {}
    known: set[int] = set()
    for line in lines:
        header, grid = line.block.header, line.block.grid
        known = known or {column for columns in header.columns.values() for column in columns}
        for cell in grid.rows[line.number]:
            heading = header.others.get(cell.column)
            if cell.column in known or cell.column in found:
                continue
            if heading is None and not is_text(cell):
                found[cell.column] = _nameless(grid, cell)
            elif heading and heading.address not in offered and not _is_passed_over(heading):
                found[cell.column] = _unknown(form, grid, header, heading)
    return [found[column] for column in sorted(found)]


def _is_passed_over(heading: Cell) -> bool:
    return key(shown_cell(heading)) in _PASSED_OVER


def _missing(
    sheet: Sheet, field: Field, grid: Grid, header: Header, *, offers: bool = True
) -> Finding:
    unknown = {str(cell.value): cell for cell in header.others.values()}
    found = missing_column(sheet, grid, field, unknown.get(nearest(field.label, unknown)))
    return found if offers else replace(found, offer=None)


def _unknown(form: Form, grid: Grid, header: Header, heading: Cell) -> Finding:
    words = words_of(form)
    text = key(str(heading.value))
    lost = [
        (sheet, field)
        for sheet in words.records
        for field in sheet.fields
        if (sheet.name, field.name) not in header.columns
    ]
    meant = meant_field(shown_cell(heading), [field for _, field in lost])
    offer = None
    if meant and not words.named(text):
        owner = next(sheet for sheet, field in lost if field is meant)
        offer = Heading(owner.name, meant.name, str(heading.value))
    return finding(
        "unknown-column",
        grid.title,
        heading.address,
        offer=offer,
        where="Cột",
        found=shown_cell(heading),
        hint=sentence(f"có phải «{meant.label}»?" if meant else ""),
    )


def _nameless(grid: Grid, cell: Cell) -> Finding:
    return finding(
        "unknown-column",
        grid.title,
        cell.address,
        where="Cột",
        found=column_letters(cell.column),
        hint=sentence("cột không có tiêu đề"),
    )


def offered_cells(findings: Sequence[Finding]) -> frozenset[str]:
    """The headings that missing columns are said to be."""
    return frozenset(each.cell for each in findings if each.cell)


def missing_header(form: Form, grids: Sequence[Grid], read: set[str]) -> Iterator[Finding]:
    """A worksheet named after a month, with figures but no header that anyone can make out."""
    field = form.info.field(form.organization)
    for grid in grids:
        if grid.title in read or not grid.sheet.visible or not month_in_title(grid.title):
            continue
        if any(not is_text(cell) for cell in grid.cells()):
            hint = sentence("trang này có số nhưng không thấy dòng tiêu đề của bảng")
            where = "cột"
            yield finding("missing-field", grid.title, where=where, expected=field.label, hint=hint)


def nothing_filled(form: Form, blocks: Sequence[Block]) -> Finding:
    """A workbook in which no organization has a figure; it names the first row with a code."""
    hint = sentence("chưa đơn vị nào có số liệu")
    for block in blocks:
        column = block.header.column(form.info.name, form.organization) or 1
        listed = (row for row in block.rows if block.grid.own_cell(row, column))
        place = address(next(listed, block.rows[0]), column)
        return finding("missing-value", block.grid.title, place, label="Bảng tổng hợp", hint=hint)
    return finding("missing-value", label="Bảng tổng hợp", hint=hint)
