"""The header of a consolidated table: up to three rows, sections over labels, and its columns."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from partyboard.forms.model import Form
from partyboard.intake.cells import Cell
from partyboard.intake.consolidated.words import Heading, Named, Words, field_meant, words_of
from partyboard.intake.grid import Grid, is_text
from partyboard.intake.tables import is_numbering
from partyboard.text import key

FEWEST_LABELS = 6  # of the fields of a record, in one row
_ROWS_ABOVE = 3
_FAR = 200  # columns that a merged heading may take up

Column = tuple[str, str]  # sheet and field


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of each field, the other headings, and the rows that the header takes up."""

    columns: Mapping[Column, tuple[int, ...]]
    by_sheet: Mapping[str, Mapping[str, tuple[int, ...]]]
    others: Mapping[int, Cell]
    first: int
    last: int

    def column(self, sheet: str, field: str) -> int:
        """The first column of a field; 0 when it has none."""
        return self.columns.get((sheet, field), (0,))[0]

    def fields_of(self, sheet: str) -> Mapping[str, tuple[int, ...]]:
        """The columns of one declared sheet's fields."""
        return self.by_sheet.get(sheet, {})


def find_headers(form: Form, grid: Grid) -> list[Header]:
    """Every header of the worksheet, from the top down."""
    words = words_of(form)
    headers: list[Header] = []
    for row, cells in grid.rows.items():
        if len(cells) < FEWEST_LABELS or (headers and row <= headers[-1].last):
            continue
        if all(map(is_text, cells)) and _labels(words, cells) >= FEWEST_LABELS:
            after = headers[-1].last if headers else 0
            headers.append(_header(form, words, grid, row, after))
    return headers


def _labels(words: Words, cells: tuple[Cell, ...]) -> int:
    """How many fields of records the texts of a row name."""
    texts = [key(cell.value) for cell in cells if isinstance(cell.value, str)]
    found = (words.named(text) or words.alike(text) for text in texts)
    return len({(each[0][0].name, each[0][1].name) for each in found if each})


def _header(form: Form, words: Words, grid: Grid, row: int, after: int) -> Header:
    first, last = _first_row(words, grid, row, after), _last_row(words, grid, row)
    stacks = _stacks(words, grid, range(first, last + 1))
    sections = frozenset(
        section
        for cells in stacks.values()
        for cell in cells[:-1]
        if (section := words.section(key(str(cell.value))))
    )
    columns: dict[Column, list[int]] = {}
    others: dict[int, Cell] = {}
    unsure: dict[int, tuple[Cell, Named]] = {}
    left: Named | None = None
    for column, cells in sorted(stacks.items()):
        *above, text = (key(str(cell.value)) for cell in cells)
        heading = Heading(text, tuple(above), left, sections)
        info = words.whose_or_when(text)
        if info and not (above and words.named(text)):
            columns.setdefault((form.info.name, info), []).append(column)
        elif found := field_meant(words, heading):
            columns.setdefault(_name(found), []).append(column)
            left = found
        elif found := field_meant(words, heading, alike=True):
            unsure[column] = cells[-1], found
            left = found
        else:
            others[column] = cells[-1]
    for column, (cell, found) in unsure.items():
        if _name(found) in columns:
            others[column] = cell
        else:
            columns[_name(found)] = [column]
    frozen = {name: tuple(places) for name, places in columns.items()}
    by_sheet: dict[str, dict[str, tuple[int, ...]]] = {}
    for (owner, name), places in frozen.items():
        by_sheet.setdefault(owner, {})[name] = places
    return Header(frozen, by_sheet, others, first, last)


def _name(named: Named) -> Column:
    return named[0].name, named[1].name


def _first_row(words: Words, grid: Grid, row: int, after: int) -> int:
    """The first row of headings above the labels; a title alone on its row is none."""
    first = row
    for above in range(row - 1, max(after, row - _ROWS_ABOVE), -1):
        cells = grid.rows.get(above, ())
        if not cells or not all(map(is_text, cells)):
            break
        if len(cells) < 2 and not any(_is_heading(words, cell) for cell in cells):
            break
        first = above
    return first


def _is_heading(words: Words, cell: Cell) -> bool:
    text = key(str(cell.value))
    return bool(words.section(text) or words.sheet_titled(text) or words.whose_or_when(text))


def _last_row(words: Words, grid: Grid, row: int) -> int:
    """The last row of headings: what those of `row` are merged down to, or one row more of which
    the texts are headings of columns too.
    """
    merges = (grid.merge_at(cell.row, cell.column) for cell in grid.rows[row])
    last = max((merge.bottom for merge in merges if merge), default=row)
    below = grid.rows.get(last + 1, ())
    texts = [key(cell.value) for cell in below if isinstance(cell.value, str)]
    if len(texts) < 2 or len(texts) < len(below) or is_numbering(below):
        return last
    is_code = any(words.whose_or_when(key(str(cell.value))) for cell in grid.rows[row][:3])
    starts_left = below[0].column <= grid.rows[row][0].column + 1
    named = sum(bool(words.named(text)) for text in texts)
    return last + 1 if named and not (is_code and starts_left) else last


def _stacks(words: Words, grid: Grid, rows: range) -> dict[int, tuple[Cell, ...]]:
    """Column → the headings over it, top first; one merged over several columns stands over each,
    and so does the name of a section up to the next one.
    """
    stacks: dict[int, list[Cell]] = {}
    for row in rows:
        for cell, reach in _reaches(words, grid, row):
            for column in reach:
                stacks.setdefault(column, []).append(cell)
    own = {
        column
        for row in rows
        for cell in grid.rows.get(row, ())
        for column in range(cell.column, min(grid.right_edge(cell), cell.column + _FAR) + 1)
    }
    return {column: tuple(cells) for column, cells in stacks.items() if column in own}


def _reaches(words: Words, grid: Grid, row: int) -> Iterator[tuple[Cell, range]]:
    cells = grid.rows.get(row, ())
    for cell, following in zip(cells, (*cells[1:], None), strict=True):
        edge = min(grid.right_edge(cell), cell.column + _FAR)
        text = key(str(cell.value))
        if edge == cell.column and (words.section(text) or words.sheet_titled(text)):
            edge = following.column - 1 if following else cell.column + _FAR
        yield cell, range(cell.column, edge + 1)
