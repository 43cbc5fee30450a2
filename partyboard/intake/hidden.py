"""Content of a sheet that nobody sees: in hidden rows and columns, or under merged ranges."""

from collections.abc import Iterable, Iterator

from partyboard.intake.cells import Cell, column_letters
from partyboard.intake.findings import Finding, finding
from partyboard.intake.places import PlacedSheet
from partyboard.intake.shown import shown_cell

_COUNTED, _NOT_COUNTED = "vẫn được tính", "không được tính"
_MOST = 5


def hidden_content(placed: PlacedSheet) -> Iterator[Finding]:
    """A warning for each kind of hiding: hidden values count, values under a merge do not."""
    sheet = placed.grid.sheet
    if not sheet.visible:
        found = f"Trang «{sheet.title}» đang ẩn"
        yield finding("hidden-content", sheet.title, found=found, expected=_COUNTED)
    if sheet.hidden_rows or sheet.hidden_columns:
        cells = [place.cell for row in placed.rows for place in row.places.values() if place.cell]
        yield from _hidden_lines(sheet.title, cells, sheet.hidden_rows, sheet.hidden_columns)
    if sheet.buried:
        what = _listed(f"«{shown_cell(cell)}» ở {cell.address}" for cell in sheet.buried)
        found = f"Dưới ô gộp có nội dung không nhìn thấy: {what}"
        place = sheet.buried[0].address
        yield finding("hidden-content", sheet.title, place, found=found, expected=_NOT_COUNTED)


def _hidden_lines(
    title: str, cells: list[Cell], hidden_rows: frozenset[int], hidden_columns: frozenset[int]
) -> Iterator[Finding]:
    by_row = {cell.row: cell for cell in reversed(cells) if cell.row in hidden_rows}
    if by_row:
        found = f"Dòng {_listed(map(str, sorted(by_row)))} đang ẩn nhưng có số liệu"
        place = by_row[min(by_row)].address
        yield finding("hidden-content", title, place, found=found, expected=_COUNTED)
    by_column = {cell.column: cell for cell in reversed(cells) if cell.column in hidden_columns}
    if by_column:
        found = f"Cột {_listed(map(column_letters, sorted(by_column)))} đang ẩn nhưng có số liệu"
        place = by_column[min(by_column)].address
        yield finding("hidden-content", title, place, found=found, expected=_COUNTED)


def _listed(items: Iterable[str]) -> str:
    every = list(items)
    rest = f" và {len(every) - _MOST} chỗ khác" if len(every) > _MOST else ""
    return ", ".join(every[:_MOST]) + rest
