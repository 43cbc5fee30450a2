"""The sheet of a record as one looks at it: which of its texts are labels, sections, headings."""

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
    """A cell that names a field, under the nearest section heading above it."""

    cell: Cell
    fields: tuple[Field, ...]
    section: str


@dataclass(frozen=True, slots=True)
class Page:
    """What the text cells of a record sheet turned out to be; `known` are their places."""

    sheet: Sheet
    grid: Grid
    labels: tuple[Label, ...]
    sections: frozenset[str]
    headers: tuple[Cell, ...]  # over the values: "Số liệu", from left to right
    known: frozenset[tuple[int, int]]

    def beside(self, label: Cell) -> tuple[range, tuple[Cell, ...]]:
        """The columns right of a label, up to the next label of the row, and what is in them."""
        edge, limit = self.grid.right_edge(label), _FAR_RIGHT
        cells: list[Cell] = []
        for cell in self.grid.rows[label.row]:
            if cell.column > edge:
                if (cell.row, cell.column) in self.known:
                    limit = cell.column
                    break
                cells.append(cell)
        return range(edge + 1, limit), tuple(cells)


Found = dict[str, list[tuple[Label, Place]]]
"""The places of each field; more than one where its label stands more than once."""


def read_page(sheet: Sheet, grid: Grid) -> Page:
    """Tells labels, section headings and the heading of the values from other text."""
    words = vocabulary(sheet)
    headings: list[tuple[Cell, str]] = []
    headers: list[Cell] = []
    named: list[tuple[Cell, tuple[Field, ...]]] = []
    alike: list[tuple[Cell, tuple[Field, ...]]] = []
    for cell, text_key in grid.texts():
        if section := words.sections.get(text_key):
            headings.append((cell, section))
        elif fields := words.fields(text_key):
            named.append((cell, fields))
        elif section := words.section_alike(text_key):
            headings.append((cell, section))
        elif text_key in _VALUE_HEADERS:
            headers.append(cell)
        elif fields := words.fields_alike(text_key):
            alike.append((cell, fields))
    sure = {field.name for _, fields in named for field in fields}
    named += [(cell, fields) for cell, fields in alike if not sure & {f.name for f in fields}]
    labels = tuple(Label(cell, fields, _section_above(headings, cell)) for cell, fields in named)
    cells = [*headers, *(cell for cell, _ in headings), *(cell for cell, _ in named)]
    return Page(
        sheet,
        grid,
        labels,
        frozenset(section for _, section in headings),
        tuple(sorted(headers, key=lambda header: header.column)),
        frozenset((cell.row, cell.column) for cell in cells),
    )


def _section_above(headings: list[tuple[Cell, str]], cell: Cell) -> str:
    """Of two headings on one row, for two blocks side by side, the one that starts nearer."""
    above = [
        (heading.row, heading.column <= cell.column, heading.column, section)
        for heading, section in headings
        if heading.row <= cell.row
    ]
    return max(above)[-1] if above else ""
