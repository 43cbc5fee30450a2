"""The header of a table: one row or two, wherever it stands, and what each column holds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from partyboard.forms.model import Field, Sheet
from partyboard.intake.cells import Cell
from partyboard.intake.grid import Grid, is_text
from partyboard.intake.vocabulary import Meaning, Vocabulary, vocabulary
from partyboard.text import key


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of each field, left to right, the other headings, and the last header row."""

    columns: Mapping[str, tuple[int, ...]]
    others: Mapping[int, Cell]
    first: int
    last: int


def find_header(sheet: Sheet, grid: Grid) -> Header | None:
    """The row, or two rows, that name most fields; None when no row names enough of them."""
    words = vocabulary(sheet)
    for names in (_fields, _fields_alike):
        named = {row: _fields_named(words, cells, names) for row, cells in grid.rows.items()}
        row = max(named, key=lambda row: (named[row], -row), default=0)
        header = _header(sheet, grid, row, row)
        if header and len(header.columns) == len(sheet.fields):
            return header  # no other can name more
        candidates = [(row, row + 1), (row - 1, row)]
        headers = [header, *(_header(sheet, grid, *each) for each in candidates)]
        likely = [header for header in headers if header and _is_enough(sheet, header)]
        if likely:
            return max(likely, key=lambda header: len(header.columns))
    return None


def _fields(meant: Meaning) -> tuple[Field, ...]:
    return meant.fields


def _fields_alike(meant: Meaning) -> tuple[Field, ...]:
    return meant.alike


def _fields_named(
    words: Vocabulary, cells: tuple[Cell, ...], names: Callable[[Meaning], tuple[Field, ...]]
) -> int:
    """How many fields the texts of a row name."""
    meant = [words.meaning(key(cell.value)) for cell in cells if isinstance(cell.value, str)]
    return len({field.name for each in meant for field in names(each)})


def _is_enough(sheet: Sheet, header: Header) -> bool:
    required = [field for field in sheet.fields if field.required]
    found = sum(field.name in header.columns for field in required)
    return (found > 0 and found >= min(2, len(required))) or (
        2 * len(header.columns) >= len(sheet.fields)
    )


def _header(sheet: Sheet, grid: Grid, top: int, bottom: int) -> Header | None:
    upper = _headings(grid, top)
    lower = _headings(grid, bottom) if bottom != top else {}
    if bottom != top and not (upper and lower):
        return None
    texts = [
        (column, _heading_texts(upper.get(column), lower.get(column)))
        for column in sorted({*upper, *lower})
    ]
    columns, unknown = _columns(sheet, tuple(texts))
    others = {column: lower.get(column) or upper[column] for column in unknown}
    return Header(columns, others, top, max(bottom, _lowest(grid, top)))


@lru_cache(maxsize=512)
def _columns(
    sheet: Sheet, texts: tuple[tuple[int, tuple[str, ...]], ...]
) -> tuple[Mapping[str, tuple[int, ...]], tuple[int, ...]]:
    """The columns of each field, left to right, and those of no field, by what stands over them."""
    words = vocabulary(sheet)
    columns: dict[str, list[int]] = {}
    others: list[int] = []
    unsure: dict[int, str] = {}
    for column, over in texts:
        meant = [words.meaning(text) for text in over]
        fields = next((each.fields for each in meant if each.fields), ())
        alike = next((each.alike for each in meant if each.alike), ())
        if fields:
            columns.setdefault(fields[0].name, []).append(column)
        elif alike:
            unsure[column] = alike[0].name
        else:
            others.append(column)
    for column, name in unsure.items():
        if name in columns:
            others.append(column)
        else:
            columns[name] = [column]
    return {name: tuple(found) for name, found in columns.items()}, tuple(others)


def _headings(grid: Grid, row: int) -> dict[int, Cell]:
    """Column → heading; a heading merged over several columns stands over each of them. A row
    with figures in it is a row of data and has none.
    """
    cells = grid.rows.get(row, ())
    if not all(is_text(cell) for cell in cells):
        return {}
    return {
        column: cell
        for cell in cells
        for column in range(cell.column, min(grid.right_edge(cell), cell.column + 99) + 1)
    }


def _heading_texts(upper: Cell | None, lower: Cell | None) -> tuple[str, ...]:
    """The keys to look a column up by: a lower heading alone, or after the one above it ("Ngày"
    over "khai giảng").
    """
    texts = [key(str(cell.value)) for cell in (upper, lower) if cell is not None]
    return (texts[-1], " ".join(texts)) if len(texts) == 2 else tuple(texts)


def _lowest(grid: Grid, row: int) -> int:
    """The last row that headings merged downwards take up."""
    merges = (grid.merge_at(cell.row, cell.column) for cell in grid.rows.get(row, ()))
    return max((merge.bottom for merge in merges if merge), default=row)
