"""Cells of one worksheet put into other styles; cells that are not written yet are added."""

from collections.abc import Callable, Mapping

from partyboard.intake.annotate.element import Splicing, retagged
from partyboard.intake.annotate.grid_part import GridPart, Place, RowPlace
from partyboard.intake.cells import address


def restyle(
    grid: GridPart,
    changed: Splicing,
    wanted: Mapping[Place, Callable[[int], int]],
    own: Mapping[int, int],
) -> None:
    """Give each wanted cell the style that its function makes of its own one. `own` are styles of
    ours from an earlier time, with what stood there before: no cell keeps them.
    """
    asked = {
        grid.rows[row].cells[column].start
        for row, column in wanted
        if row in grid.rows and column in grid.rows[row].cells
    }
    for cell in grid.styled:
        if cell.start not in asked:
            _set(grid, changed, cell.start, cell.inside, own[cell.style])
    by_row: dict[int, dict[int, Callable[[int], int]]] = {}
    for (row, column), style in wanted.items():
        by_row.setdefault(row, {})[column] = style
    missing = {}
    for number, styles in sorted(by_row.items()):
        if number in grid.rows:
            _row(grid, changed, grid.rows[number], number, styles, own)
        else:
            missing[number] = styles
    _add_rows(grid, changed, missing)


def _row(
    grid: GridPart,
    changed: Splicing,
    row: RowPlace,
    number: int,
    styles: Mapping[int, Callable[[int], int]],
    own: Mapping[int, int],
) -> None:
    added: dict[int, str] = {}  # place in the bytes → cells
    for column, style in sorted(styles.items()):
        cell = row.cells.get(column)
        if cell:
            before = own.get(cell.style, cell.style)
            _set(grid, changed, cell.start, cell.inside, style(before))
            continue
        base = row.style if row.style >= 0 else grid.column_style(column)
        after = [other.start for at, other in row.cells.items() if at > column]
        place = min(after, default=row.element.close)
        added[place] = added.get(place, "") + _cell(grid, number, column, style(base))
    if not added:
        return
    opening = retagged(grid.data[row.element.start : row.element.inside], {"spans": None})
    if row.element.is_closed:
        opening = opening.removesuffix(b"/>").rstrip() + b">"
        cells = "".join(added.values()).encode()
        closing = f"</{row.element.name}>".encode()
        changed.replace(row.element.start, row.element.end, opening + cells + closing)
        return
    changed.replace(row.element.start, row.element.inside, opening)
    for place, cells_there in added.items():
        changed.insert(place, cells_there)


def _add_rows(
    grid: GridPart, changed: Splicing, missing: Mapping[int, Mapping[int, Callable[[int], int]]]
) -> None:
    if not missing:
        return
    prefix = grid.cells.prefix
    added: dict[int, str] = {}
    for number, styles in missing.items():
        after = [row.element.start for at, row in grid.rows.items() if at > number]
        place = min(after, default=-1)
        cells = "".join(
            _cell(grid, number, column, style(grid.column_style(column)))
            for column, style in sorted(styles.items())
        )
        row = f'<{prefix}row r="{number}">{cells}</{prefix}row>'
        added[place] = added.get(place, "") + row
    for place, rows in added.items():
        if place < 0:
            changed.append(grid.cells, rows)
        else:
            changed.insert(place, rows)


def _cell(grid: GridPart, row: int, column: int, style: int) -> str:
    return f'<{grid.cells.prefix}c r="{address(row, column)}" s="{style}"/>'


def _set(grid: GridPart, changed: Splicing, start: int, inside: int, style: int) -> None:
    changed.replace(start, inside, retagged(grid.data[start:inside], {"s": str(style)}))
