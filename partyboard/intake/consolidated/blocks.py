"""The blocks of a consolidated workbook: rows under one header that are of one month."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from partyboard.forms.model import Form
from partyboard.intake.cells import Cell
from partyboard.intake.consolidated.headers import Header, find_headers
from partyboard.intake.consolidated.stated_months import (
    Stated,
    month_in_heading,
    month_in_title,
    years_in_heading,
    years_in_title,
)
from partyboard.intake.consolidated.words import words_of
from partyboard.intake.findings import Finding, finding
from partyboard.intake.grid import Grid, is_text
from partyboard.intake.shown import sentence, shown_cell
from partyboard.intake.vocabulary import bare
from partyboard.text import Month, key, read_month


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of a worksheet under a header; `month` is what a heading (`stated_at`) or the tab says
    of all of them, `trouble` why nobody can tell.
    """

    grid: Grid
    header: Header
    rows: tuple[int, ...]
    stated: Stated | None = None
    stated_at: Cell | None = None
    month: Month | None = None
    trouble: Finding | None = None


def find_blocks(form: Form, grids: Sequence[Grid]) -> list[Block]:
    """Every block that has rows, in the order of the workbook, each with its month."""
    found = {grid.title: tuple(_blocks(form, grid)) for grid in grids}
    years = {grid.title: _years(grid, found[grid.title]) for grid in grids}
    everywhere = set[int]().union(*years.values())
    label = form.info.field(form.period).label
    return [
        _dated(block, label, years[title] or everywhere)
        for title, blocks in found.items()
        for block in blocks
        if block.rows
    ]


def _blocks(form: Form, grid: Grid) -> Iterator[Block]:
    """The blocks of a worksheet; a header without a month above it goes on with the one before."""
    headers = find_headers(form, grid)
    ends = [header.first for header in headers[1:]] + [max(grid.rows, default=0) + 1]
    block, before = None, 0
    for header, end in zip(headers, ends, strict=False):  # without a header there is no end
        above = [row for row in grid.rows if before < row <= header.last]
        stated = _stated_above(form, grid, above)
        if stated is None and block and block.stated and block.stated_at:
            stated = block.stated, block.stated_at
        block, rows = Block(grid, header, (), *(stated or (None, None))), list[int]()
        for row in (row for row in grid.rows if header.last < row < end):
            if heading := _month_row(form, grid, header, row):
                yield replace(block, rows=tuple(rows))
                block, rows = Block(grid, header, (), *heading), []
            else:
                rows.append(row)
        yield replace(block, rows=tuple(rows))
        before = header.last


def _stated_above(form: Form, grid: Grid, rows: Sequence[int]) -> tuple[Stated, Cell] | None:
    """The month that the nearest heading above the table states, and where."""
    for row in reversed(rows):
        for cell in grid.rows[row]:
            if is_text(cell) and (stated := month_in_heading(str(cell.value))):
                return stated, cell
        for cell, beside in pairwise(grid.rows[row]):
            if is_text(cell) and _asks_for_month(form, str(cell.value)):
                month = read_month(beside.value, beside.number_format)
                if isinstance(month, Month):
                    return Stated(month.number, month.year), beside
    return None


def _asks_for_month(form: Form, text: str) -> bool:
    return words_of(form).whose_or_when(bare(key(text))) == form.period


def _month_row(form: Form, grid: Grid, header: Header, row: int) -> tuple[Stated, Cell] | None:
    """The month of the rows below, where a row within a table says nothing else."""
    cells = grid.rows[row]
    if len(cells) > 2 or not all(map(is_text, cells)):
        return None
    code = header.column(form.info.name, form.organization)
    if len(cells) == 2 and cells[0].column == code:
        return None
    stated = month_in_heading(str(cells[0].value))
    return (stated, cells[0]) if stated else None


def _years(grid: Grid, blocks: Sequence[Block]) -> set[int]:
    """The years that a worksheet states outside its rows."""
    found = years_in_title(grid.title) if blocks else set[int]()
    data = {row for block in blocks for row in block.rows}
    for cell in grid.cells() if blocks else ():
        if cell.row not in data and is_text(cell):
            found |= years_in_heading(str(cell.value))
    return found | {b.stated.month.year for b in blocks if b.stated and b.stated.month}


def _dated(block: Block, label: str, years: set[int]) -> Block:
    """The block with its month, or with what keeps anyone from telling it."""
    titled = month_in_title(block.grid.title)
    stated = block.stated or titled
    if stated is None:
        hint = "tên trang và dòng phía trên bảng chưa ghi tháng nào"
        return replace(block, trouble=_trouble(block, label, "not-a-date", hint))
    if titled and stated.differs(titled):
        hint = f"tên trang là «{block.grid.title}»"
        return replace(block, trouble=_trouble(block, label, "ambiguous-date", hint))
    if titled and stated.month is None:
        stated = titled if titled.month else stated
    if stated.month is None and len(years) == 1:
        stated = stated.in_year(*years)
    if stated.month is None:
        hint = "không rõ năm nào" if 1 <= stated.number <= 12 else "không có tháng này"
        return replace(block, trouble=_trouble(block, label, "not-a-date", hint))
    return replace(block, month=stated.month)


def _trouble(block: Block, label: str, code: str, hint: str) -> Finding:
    cell = block.stated_at
    return finding(
        code,
        block.grid.title,
        cell.address if cell else "",
        label=label,
        found=shown_cell(cell) if cell else block.grid.title,
        expected="tháng",
        hint=sentence(f"{hint}, nên bảng này chưa được đọc"),
        form="tháng/năm ở tên trang hoặc dòng phía trên bảng, ví dụ Tháng 5/2021",
    )
