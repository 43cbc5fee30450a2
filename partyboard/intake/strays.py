"""What stands on the sheet of a record and is no value of it: figures that are not counted, labels
that are not found.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from partyboard.forms.model import Field
from partyboard.intake.cells import Cell
from partyboard.intake.findings import Finding, finding
from partyboard.intake.grid import holds_figure, is_figure, is_text
from partyboard.intake.mending import Heading
from partyboard.intake.page import Found, Page
from partyboard.intake.shown import sentence, shown_cell
from partyboard.intake.vocabulary import meant_field, nearest, vocabulary
from partyboard.text import clean, key
from partyboard.text.labels import plain_digits

# "Nữ: 20", "Nữ 20 đ/c", "Nữ - 20".
_LABEL_AND_FIGURE = re.compile(r"(.*?\w) ?[:=.…-]* ?[0-9][0-9., ]*(?: ?[^\W\d][^0-9]{0,12})?")


def missing_labels(page: Page, lost: Sequence[Field]) -> Mapping[Field, Cell | None]:
    """The required fields whose labels are nowhere, each with the text that comes nearest to it."""
    required = [field for field in lost if field.required]
    if not required:
        return {}
    unknown = {
        str(cell.value): cell
        for cell, _ in page.grid.texts
        if (cell.row, cell.column) not in page.known
    }
    return {field: unknown.get(nearest(field.label, unknown)) for field in required}


def missing_label(page: Page, field: Field, alike: Cell | None) -> Finding:
    """The finding for a required field; `alike` is the text that may be meant."""
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


def strays(page: Page, found: Found, lost: Sequence[Field], meant: set[int]) -> Iterator[Finding]:
    """A warning for each figure on the sheet that is not counted, and for each line that may be
    meant for a field that is `lost`; not for those in the rows of `meant`.
    """
    places = [place for occurrences in found.values() for _, place in occurrences]
    done = {(place.row, place.column) for place in places}
    columns = _value_columns(page, found)
    loose = _loose_columns(page, done, columns)
    if not lost and not loose:
        return
    for told in (
        _beside_blanks(page, found),
        _beside_nothing(page, done.copy(), columns & loose, lost, meant),
        _before_labels(page, found),
        _under_labels(page, loose),
        _in_labels(page, lost, meant),
    ):
        for cell, stray in told:
            if (cell.row, cell.column) not in done:
                done.add((cell.row, cell.column))
                yield stray


def _loose_columns(page: Page, done: set[tuple[int, int]], values: set[int]) -> set[int]:
    """The columns with a figure, or of those of the values with anything, that is not explained; on
    most sheets only the one of the numbers of the lines.
    """
    return {
        cell.column
        for cells in page.grid.rows.values()
        for cell in cells
        if (cell.column in values or not isinstance(cell.value, str) or holds_figure(cell))
        and (cell.row, cell.column) not in done
        and (cell.row, cell.column) not in page.known
    }


Told = Iterator[tuple[Cell, Finding]]


def _beside_blanks(page: Page, found: Found) -> Told:
    """Figures right of a label in another column than the values, where there is no value."""
    for label, place in (one for occurrences in found.values() for one in occurrences):
        for cell in label.beside if place.cell is None else ():
            if holds_figure(cell) or cell.error:
                yield cell, _outside(page, cell, "Số bên phải", shown_cell(label.cell))


def _value_columns(page: Page, found: Found) -> set[int]:
    """The columns of the values; where half of the labels are not ours, all with a figure that has
    words before it.
    """
    columns = {place.column for occurrences in found.values() for _, place in occurrences}
    if 2 * len(found) < len(page.sheet.fields):
        for cells in page.grid.rows.values():
            words = min((cell.column for cell in cells if is_text(cell)), default=None)
            if words is not None:
                columns |= {c.column for c in cells if c.column > words and holds_figure(c)}
    return columns


def _beside_nothing(
    page: Page,
    values: set[tuple[int, int]],
    columns: set[int],
    lost: Sequence[Field],
    meant: set[int],
) -> Told:
    """What stands in the columns of the values beside no label of ours."""
    starts = [cell.row for cell in page.headers] or [label.cell.row for label in page.labels]
    first, passed_over = min(starts, default=0), page.known | values
    for column in sorted(columns):
        for row, cells in page.grid.rows.items():
            if row < first or row in meant or (row, column) in passed_over:
                continue
            value = page.grid.own_cell(row, column)
            if value is None:
                continue
            beside = [cell for cell in cells if cell.column < column and is_text(cell)]
            stray = _beside_unknown(page, value, beside[-1] if beside else None, lost)
            if stray:
                yield value, stray


def _beside_unknown(
    page: Page, value: Cell, label: Cell | None, lost: Sequence[Field]
) -> Finding | None:
    figure = holds_figure(value) or bool(value.error)
    if label is None or not any(map(str.isalpha, str(label.value))):
        return _outside(page, value, "Số ở ô", value.address) if figure else None
    if (label.row, label.column) in page.known:
        return _outside(page, value, "Số bên phải", shown_cell(label)) if figure else None
    meant = meant_field(shown_cell(label), lost)
    if not meant and not figure:
        return None
    return _outside(page, value, "Dòng", shown_cell(label), meant, str(label.value))


def _before_labels(page: Page, found: Found) -> Told:
    """Figures left of labels that have no value, unless they number the lines."""
    blank = {
        (label.cell.row, label.cell.column)
        for occurrences in found.values()
        for label, place in occurrences
        if place.cell is None
    }
    if not blank:
        return
    columns: dict[int, list[tuple[Cell, Cell]]] = {}
    for label in sorted(page.labels, key=lambda label: label.cell.row):
        for cell in _left_of(page, label.cell):
            columns.setdefault(cell.column, []).append((cell, label.cell))
    for pairs in columns.values():
        figures = _no_numbers_of_lines([cell for cell, _ in pairs])
        for cell, named in pairs if figures else ():
            if (named.row, named.column) in blank and cell in figures:
                yield cell, _outside(page, cell, "Số bên trái", shown_cell(named))


def _left_of(page: Page, label: Cell) -> list[Cell]:
    """The figures left of a label, as far as the label before it."""
    left: list[Cell] = []
    for cell in page.grid.rows[label.row]:
        if cell.column >= label.column:
            break
        if (cell.row, cell.column) in page.known:
            left = []
        elif is_figure(cell):
            left.append(cell)
    return left


def _no_numbers_of_lines(cells: Sequence[Cell]) -> Sequence[Cell]:
    """Without those that number the lines: 1, 2, 4 …, anew from 1 in each section, or 1.1."""
    odd: list[Cell] = []
    last, starts = 0.0, 0
    for cell in cells:
        number = cell.value
        if not isinstance(number, int | float):
            odd.append(cell)
        elif number % 1 == 0 and number != 1 and not 0 < number - last < 4:
            odd.append(cell)
        else:
            starts += number == 1
            last = number
    numbered = 3 * len(odd) <= len(cells) and 3 * starts <= len(cells) + 2
    return odd if numbered else cells


def _under_labels(page: Page, loose: set[int]) -> Told:
    """Figures below labels, as where a record is written in one row, unless they number lines."""
    first = min((label.cell.row for label in page.labels), default=0)
    for column in sorted({label.cell.column for label in page.labels} & loose):
        below = [cell for cell in page.grid.cells() if cell.column == column and cell.row > first]
        for cell in _no_numbers_of_lines([cell for cell in below if is_figure(cell)]):
            yield cell, _outside(page, cell, "Số ở ô", cell.address)


def _in_labels(page: Page, lost: Sequence[Field], meant: set[int]) -> Told:
    """Labels with their figure in the same cell."""
    words = vocabulary(page.sheet)
    for cell in page.grid.cells() if lost else ():
        if not isinstance(cell.value, str) or cell.row in meant:
            continue
        match = _LABEL_AND_FIGURE.fullmatch(plain_digits(" ".join(clean(cell.value).split())))
        fields = words.fields_alike(key(match[1])) if match else ()
        for field in (field for field in fields if field in lost):
            hint = f"số của «{field.label}» phải ghi ở ô riêng, bên phải tên dòng"
            yield cell, _outside(page, cell, "Dòng", shown_cell(cell), hint=hint)


def _outside(
    page: Page,
    value: Cell,
    where: str,
    found: str,
    meant: Field | None = None,
    text: str = "",
    hint: str = "",
) -> Finding:
    return finding(
        "unknown-column",
        page.grid.title,
        value.address,
        where=where,
        found=found,
        hint=sentence(hint or (f"có phải «{meant.label}»?" if meant else "")),
        offer=Heading(page.sheet.name, meant.name, text) if meant else None,
    )
