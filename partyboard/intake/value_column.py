"""In which column a record has its values, and where two columns could be meant."""

from collections import Counter
from collections.abc import Iterator

from partyboard.intake.cells import Cell, column_letters
from partyboard.intake.findings import Finding, finding
from partyboard.intake.grid import holds_figure, is_figure, is_text
from partyboard.intake.page import Found, Label, Page
from partyboard.intake.places import Place
from partyboard.intake.shown import shown_cell


def voted_column(page: Page) -> int:
    """The column in which most labels have their first number, or else text; 0 when none has, or
    where the values have a heading.
    """
    if page.headers:
        return 0
    numbers: Counter[int] = Counter()
    anything: Counter[int] = Counter()
    for label in page.labels:
        anything.update(cell.column for cell in label.beside[:1])
        numbers.update([cell.column for cell in label.beside if is_figure(cell)][:1])
    votes = numbers or anything
    return min(votes, key=lambda column: (-votes[column], column), default=0)


def value_place(page: Page, label: Label, voted: int) -> Place:
    """In the column headed "Số liệu"; without one in the voted column, or right of the label."""
    row = label.cell.row
    if reached := _headed(page, label):
        return _place(row, reached[0].start, _first_cell(page, row, reached[0]))
    if voted in label.columns:
        return _place(row, voted, page.grid.cell_at(row, voted))
    figures = [cell for cell in label.beside if is_figure(cell)]
    return _place(row, label.columns.start, next(iter(figures or label.beside), None))


def _first_cell(page: Page, row: int, columns: range) -> Cell | None:
    """The first of these columns in which a row has something."""
    for column in columns:
        if cell := page.grid.cell_at(row, column):
            return cell
    return None


def other_value_columns(page: Page, found: Found) -> Iterator[Finding]:
    """An error for each further column whose figures might as well be the values: a second one
    under the heading of the values or, without such a heading, one that says otherwise in half of
    the lines that both fill.
    """
    rivals: Counter[int] = Counter()
    both: Counter[int] = Counter()
    headed: set[int] = set()
    for label, place in (one for occurrences in found.values() for one in occurrences):
        if place.cell is None or not holds_figure(place.cell):
            continue
        others = [c for c in label.beside if c.column != place.column and holds_figure(c)]
        if not others:
            continue
        under = {column for reached in _headed(page, label) for column in reached}
        headed |= under
        for cell in others:
            both[cell.column] += 1
            may_be_meant = not under or cell.column in under
            rivals[cell.column] += may_be_meant and shown_cell(cell) != shown_cell(place.cell)
    for column, times in sorted(rivals.items()):
        if (times and column in headed) or (times > 2 and 2 * times >= both[column]):
            yield _either_column(page, found, column)


def _headed(page: Page, label: Label) -> list[range]:
    """Of each heading of the values above a label, the columns beside the label that it is over."""
    first, end = label.columns.start, label.columns.stop
    reached: list[range] = []
    for header, under in zip(page.headers, page.spans, strict=True):
        if header.row < label.cell.row:
            beside = range(max(under.start, first), min(under.stop, end))
            if beside:
                reached.append(beside)
    return reached


def _either_column(page: Page, found: Found, column: int) -> Finding:
    places = [place for occurrences in found.values() for _, place in occurrences]
    taken = Counter(place.column for place in places).most_common(1)[0][0]
    first = min(place.row for place in places)
    left, right = sorted((taken, column))
    return finding(
        "duplicate-label",
        page.grid.title,
        _top(page, right, first).address,
        found="Số liệu",
        places=" và ".join(f"cột {_named(page, each, first)}" for each in (left, right)),
    )


def _named(page: Page, column: int, first: int) -> str:
    top = _top(page, column, first)
    heading = f" («{shown_cell(top)}»)" if is_text(top) else ""
    return f"{column_letters(column)}{heading}"


def _top(page: Page, column: int, first: int) -> Cell:
    """The heading nearest above the values of a column; the first value where there is none."""
    cells = [cell for cell in page.grid.cells() if cell.column == column]
    above = [cell for cell in cells if cell.row < first and is_text(cell)]
    return above[-1] if above else next(cell for cell in cells if cell.row >= first)


def _place(row: int, column: int, cell: Cell | None) -> Place:
    return Place(row, cell.column if cell and cell.row == row else column, cell)
