"""Records: a label anywhere on the sheet, its value in the value column of the same row."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from partyboard.forms.model import Field, Sheet
from partyboard.intake.cells import Cell
from partyboard.intake.findings import Finding, finding
from partyboard.intake.grid import Grid, is_text
from partyboard.intake.mending import Heading
from partyboard.intake.places import Place, PlacedRow, PlacedSheet
from partyboard.intake.shown import sentence, shown_cell
from partyboard.intake.vocabulary import meant_field, nearest, vocabulary
from partyboard.text import key

_VALUE_HEADERS = frozenset(map(key, ("Số liệu", "Giá trị", "Số lượng")))
_FAR_RIGHT = 1 << 20


@dataclass(frozen=True, slots=True)
class _Label:
    """A cell that names a field, under the nearest section heading above it."""

    cell: Cell
    fields: tuple[Field, ...]
    section: str


@dataclass(frozen=True, slots=True)
class _Page:
    """What the text cells of a record sheet turned out to be; `known` are their places."""

    sheet: Sheet
    grid: Grid
    labels: tuple[_Label, ...]
    sections: frozenset[str]
    headers: tuple[Cell, ...]
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


Found = dict[str, list[tuple[_Label, Place]]]


def place_record(sheet: Sheet, grid: Grid, version: int) -> PlacedSheet:
    """Where each field of a record stands; required fields that are nowhere are findings."""
    page = _read_page(sheet, grid)
    found = _found(page)
    places, findings = _chosen(page, found)
    lost = [field for field in sheet.fields if field.name not in places and field.since <= version]
    missing = _missing(page, lost)
    findings += [_missing_label(page, field, alike) for field, alike in missing.items()]
    meant = {alike.row for alike in missing.values() if alike}
    findings += _unknown(page, found, lost, meant)
    number = min((place.row for place in places.values()), default=1)
    return PlacedSheet(sheet, grid, version, (PlacedRow(number, places),), tuple(findings))


def _read_page(sheet: Sheet, grid: Grid) -> _Page:
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
    labels = tuple(_Label(cell, fields, _section_above(headings, cell)) for cell, fields in named)
    cells = [*headers, *(cell for cell, _ in headings), *(cell for cell, _ in named)]
    return _Page(
        sheet,
        grid,
        labels,
        frozenset(section for _, section in headings),
        tuple(headers),
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


def _found(page: _Page) -> Found:
    voted = 0 if page.headers else _voted_column(page)
    found: Found = {}
    for label in page.labels:
        field = _field_meant(page, label)
        if field is not None:
            place = _value_place(page, label.cell, voted)
            found.setdefault(field.name, []).append((label, place))
    return found


def _field_meant(page: _Page, label: _Label) -> Field | None:
    """Of several fields of one name, the one of the section; "Nữ" among the admitted is none."""
    here = [field for field in label.fields if field.section == label.section]
    if here or not label.section:
        return here[0] if here else label.fields[0] if len(label.fields) == 1 else None
    elsewhere = [field for field in label.fields if field.section not in page.sections]
    if elsewhere:
        return elsewhere[0] if len(elsewhere) == 1 else None
    return None if len(label.fields) > 1 or _has_namesake(page, label) else label.fields[0]


def _has_namesake(page: _Page, label: _Label) -> bool:
    """Whether a field of the section above begins with the same words, and may be meant."""
    meant = key(label.fields[0].label)
    mates = (field for field in page.sheet.fields if field.section == label.section)
    return any(key(mate.label).startswith(f"{meant} ") for mate in mates)


def _voted_column(page: _Page) -> int:
    """The column in which most labels have their first number, or else text; 0 when none has."""
    numbers: Counter[int] = Counter()
    anything: Counter[int] = Counter()
    for label in page.labels:
        _, cells = page.beside(label.cell)
        anything.update(cell.column for cell in cells[:1])
        numbers.update([cell.column for cell in cells if _is_figure(cell)][:1])
    votes = numbers or anything
    return min(votes, key=lambda column: (-votes[column], column), default=0)


def _value_place(page: _Page, label: Cell, voted: int) -> Place:
    """In the column headed "Số liệu"; without one in the voted column, or right of the label."""
    columns, cells = page.beside(label)
    for header in sorted(page.headers, key=lambda header: header.column):
        under = range(header.column, page.grid.right_edge(header) + 1)
        reached = [column for column in under if column in columns]
        if reached and header.row < label.row:
            found = (page.grid.cell_at(label.row, column) for column in reached)
            return _place(label.row, reached[0], next(filter(None, found), None))
    if voted in columns:
        return _place(label.row, voted, page.grid.cell_at(label.row, voted))
    figures = [cell for cell in cells if _is_figure(cell)]
    return _place(label.row, columns.start, next(iter(figures or cells), None))


def _place(row: int, column: int, cell: Cell | None) -> Place:
    return Place(row, cell.column if cell and cell.row == row else column, cell)


def _is_figure(cell: Cell) -> bool:
    return not is_text(cell) and not cell.formula_without_value


def _chosen(page: _Page, found: Found) -> tuple[dict[str, Place], list[Finding]]:
    """One place a field; two places that say different things are a finding."""
    places: dict[str, Place] = {}
    findings: list[Finding] = []
    for name, occurrences in found.items():
        filled = [(label, place) for label, place in occurrences if place.cell is not None]
        said = {shown_cell(place.cell) for _, place in filled if place.cell is not None}
        if len(said) > 1:
            findings.append(_duplicate(page, page.sheet.field(name), filled))
        places[name] = (filled or occurrences)[0][1]
    return _without_shared(page.sheet, places), findings


def _duplicate(page: _Page, field: Field, filled: list[tuple[_Label, Place]]) -> Finding:
    places = ", ".join(place.address for _, place in filled)
    second = filled[1][1].address
    return finding("duplicate-label", page.grid.title, second, found=field.label, places=places)


def _without_shared(sheet: Sheet, places: dict[str, Place]) -> dict[str, Place]:
    """A merged cell beside two labels is the value of neither, and both say so."""
    owners: dict[tuple[int, int], list[str]] = {}
    for name, place in places.items():
        if place.cell is not None:
            owners.setdefault((place.cell.row, place.cell.column), []).append(name)
    for names in owners.values():
        if len(names) > 1:
            labels = " và ".join(f"«{sheet.field(name).label}»" for name in names)
            why = f"ô bị gộp chung cho {labels}, không biết số là của dòng nào"
            places |= {name: replace(places[name], cell=None, merged=why) for name in names}
    return places


def _unknown(page: _Page, found: Found, lost: list[Field], meant: set[int]) -> list[Finding]:
    """Rows that are not ours but have a figure, or words close to a label that is missing; not
    those that a missing label is said to be (`meant`, by row).
    """
    places = [place for occurrences in found.values() for _, place in occurrences]
    claimed = {(place.row, place.column) for place in places}
    findings = [
        _outside(page, cell, "Số bên phải", shown_cell(label.cell))
        for occurrences in found.values()
        for label, place in occurrences
        if place.cell is None
        for cell in page.beside(label.cell)[1]
        if _is_figure(cell) and (cell.row, cell.column) not in claimed
    ]
    starts = [cell.row for cell in page.headers] or [label.cell.row for label in page.labels]
    for column in sorted({place.column for place in places}):
        for row, cells in page.grid.rows.items():
            value = page.grid.own_cell(row, column)
            if value is None or row < min(starts) or row in meant or (row, column) in claimed:
                continue
            beside = [cell for cell in cells if cell.column < column and is_text(cell)]
            findings += _unknown_row(page, value, beside[-1] if beside else None, lost)
    return findings


def _unknown_row(
    page: _Page, value: Cell, label: Cell | None, lost: list[Field]
) -> Iterator[Finding]:
    if label is None or not any(map(str.isalpha, str(label.value))):
        if _is_figure(value):
            yield _outside(page, value, "Số ở ô", value.address)
    elif (label.row, label.column) in page.known:
        if _is_figure(value):
            yield _outside(page, value, "Số bên phải", shown_cell(label))
    else:
        meant = meant_field(shown_cell(label), lost)
        if meant or _is_figure(value):
            yield _outside(page, value, "Dòng", shown_cell(label), meant, str(label.value))


def _outside(
    page: _Page, value: Cell, where: str, found: str, meant: Field | None = None, text: str = ""
) -> Finding:
    return finding(
        "unknown-column",
        page.grid.title,
        value.address,
        where=where,
        found=found,
        hint=sentence(f"có phải «{meant.label}»?" if meant else ""),
        offer=Heading(page.sheet.name, meant.name, text) if meant else None,
    )


def _missing(page: _Page, lost: list[Field]) -> dict[Field, Cell | None]:
    """The required fields whose labels are nowhere, each with the text that comes nearest to it."""
    unknown = {
        str(cell.value): cell
        for cell, _ in page.grid.texts()
        if (cell.row, cell.column) not in page.known
    }
    return {field: unknown.get(nearest(field.label, unknown)) for field in lost if field.required}


def _missing_label(page: _Page, field: Field, alike: Cell | None) -> Finding:
    hint = f"gần nhất: «{shown_cell(alike)}» ở {alike.address}" if alike else ""
    return finding(
        "missing-field",
        page.grid.title,
        alike.address if alike else "",
        where="dòng",
        expected=field.label,
        hint=sentence(hint),
        offer=Heading(page.sheet.name, field.name, str(alike.value)) if alike else None,
    )
