"""The sheet of a record as one looks at it: which of its texts are labels, sections, headings."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from partyboard.forms.model import Field, Sheet
from partyboard.intake.cells import Cell
from partyboard.intake.grid import Grid
from partyboard.intake.places import Place
from partyboard.intake.vocabulary import vocabulary
from partyboard.text import key

_VALUE_HEADERS = frozenset(map(key, ("Số liệu", "Giá trị", "Số lượng")))
_FAR_RIGHT = 1 << 20


@dataclass(frozen=True, slots=True)
class Label:
    """A cell that names a field, under the nearest section heading above it; `columns` are those
    right of it, up to the next label of the row, and `beside` is what is in them.
    """

    cell: Cell
    fields: tuple[Field, ...]
    section: str
    columns: range
    beside: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What the text cells of a record sheet turned out to be; `known` are their places, `spans` the
    columns that each of the headers is over.
    """

    sheet: Sheet
    grid: Grid
    labels: tuple[Label, ...]
    sections: frozenset[str]
    headers: tuple[Cell, ...]  # over the values: "Số liệu", from left to right
    spans: tuple[range, ...]
    known: frozenset[tuple[int, int]]


Found = dict[str, list[tuple[Label, Place]]]
"""The places of each field; more than one where its label stands more than once."""


def is_value_header(text_key: str) -> bool:
    """Whether a text stands over the values: "Số liệu"."""
    return text_key in _VALUE_HEADERS


def read_page(sheet: Sheet, grid: Grid) -> Page:
    """Tells labels, section headings and the heading of the values from other text."""
    words = vocabulary(sheet)
    headings: dict[int, list[tuple[Cell, str]]] = {}
    headers: list[Cell] = []
    named: list[tuple[Cell, tuple[Field, ...]]] = []
    alike: list[tuple[Cell, tuple[Field, ...]]] = []
    for cell, text_key in grid.texts:
        meant = words.meaning(text_key)
        if meant.section:
            headings.setdefault(cell.row, []).append((cell, meant.section))
        elif meant.fields:
            named.append((cell, meant.fields))
        elif is_value_header(text_key):
            headers.append(cell)
        elif meant.alike:
            alike.append((cell, meant.alike))
    if alike:
        sure = {field.name for _, fields in named for field in fields}
        named += [(cell, fields) for cell, fields in alike if not sure & {f.name for f in fields}]
    over = [one for on_row in headings.values() for one in on_row]
    headers.sort(key=lambda header: header.column)
    cells = [*headers, *(cell for cell, _ in over), *(cell for cell, _ in named)]
    known = frozenset([(cell.row, cell.column) for cell in cells])
    rows = sorted(headings)
    return Page(
        sheet,
        grid,
        tuple(
            Label(cell, fields, _section_above(headings, rows, cell), *_beside(grid, known, cell))
            for cell, fields in named
        ),
        frozenset(section for _, section in over),
        tuple(headers),
        tuple(range(header.column, grid.right_edge(header) + 1) for header in headers),
        known,
    )


def _section_above(
    headings: Mapping[int, Sequence[tuple[Cell, str]]], rows: Sequence[int], cell: Cell
) -> str:
    """Of two headings on one row, for two blocks side by side, the one that starts nearer; `rows`
    are those with headings, from the top down.
    """
    number = bisect_right(rows, cell.row)
    on_row = headings[rows[number - 1]] if number else ()
    if len(on_row) < 2:
        return on_row[0][1] if on_row else ""
    return max((head.column <= cell.column, head.column, section) for head, section in on_row)[-1]


def _beside(
    grid: Grid, known: frozenset[tuple[int, int]], label: Cell
) -> tuple[range, tuple[Cell, ...]]:
    """The columns right of a label, up to the next label of the row, and what is in them."""
    edge, limit = grid.right_edge(label), _FAR_RIGHT
    cells: list[Cell] = []
    for cell in grid.rows[label.row]:
        if cell.column > edge:
            if (cell.row, cell.column) in known:
                limit = cell.column
                break
            cells.append(cell)
    return range(edge + 1, limit), tuple(cells)
