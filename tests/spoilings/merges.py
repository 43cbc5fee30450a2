"""Merged cells: labels, values, columns, and what is left under them."""

from openpyxl.worksheet.cell_range import CellRange
from spoiling import Draft, spoiling


@spoiling("merged")
def label_merged_over_two_columns(work: Draft) -> None:
    """The label merged with the cell at its left."""
    label = work.heads["members", "admitted"]
    if label.column > 1:
        tab = label.parent
        corner = tab.cell(label.row, label.column - 1)
        corner.value = label.value
        tab.merge_cells(None, label.row, corner.column, label.row, label.column)
        work.heads["members", "admitted"] = corner


@spoiling("merged")
def value_merged_over_two_columns(work: Draft) -> None:
    """The value merged with the check beside it."""
    cell = work.cells["members", 0, "admitted"]
    cell.parent.merge_cells(None, cell.row, cell.column, cell.row, cell.column + 1)


@spoiling("merged")
def value_merged_over_two_lines(work: Draft) -> None:
    """One figure beside two labels: it is the value of neither."""
    upper, lower = work.cells["members", 0, "female"], work.cells["members", 0, "ethnic_minority"]
    upper.parent.merge_cells(None, upper.row, upper.column, lower.row, upper.column)
    work.expect("missing-value", upper)
    work.expect("missing-value", lower)


@spoiling("merged")
def label_merged_over_two_lines(work: Draft) -> None:
    """The second label is gone, its figure stands alone."""
    upper, lower = work.heads["members", "religious"], work.heads["members", "aged_under_31"]
    upper.parent.merge_cells(None, upper.row, upper.column, lower.row, upper.column)
    work.expect("unknown-column", work.cells["members", 0, "aged_under_31"])


@spoiling("merged")
def column_merged_down(work: Draft) -> None:
    """One class name for all rows."""
    sheet = work.table(2)
    field = work.rng.choice([f for f in work.form.sheet(sheet).fields if f.required])
    rows = work.rows(sheet)
    cells = [work.cells[sheet, number, field.name] for number in range(len(rows))]
    cells[0].parent.merge_cells(None, cells[0].row, cells[0].column, cells[-1].row, cells[0].column)
    for cell in cells[1:]:
        work.expect("missing-value", cell)


@spoiling("merged")
def value_left_under_a_merge(work: Draft) -> None:
    """A figure that nobody can see: not counted, and said so."""
    cell = work.cells["members", 0, "exempt"]
    under = cell.parent.cell(cell.row, cell.column + 1)
    under.value = 99
    cell.parent.merged_cells.add(CellRange(f"{cell.coordinate}:{under.coordinate}"))
    work.expect("hidden-content", under)


@spoiling("merged")
def figure_of_a_line_under_a_merge(work: Draft) -> None:
    """Two lines merged by a program that kept the second figure."""
    upper, lower = work.cells["members", 0, "female"], work.cells["members", 0, "ethnic_minority"]
    upper.parent.merged_cells.add(CellRange(f"{upper.coordinate}:{lower.coordinate}"))
    work.expect("missing-value", upper)
    work.expect("missing-value", lower)
    work.expect("hidden-content", lower)


@spoiling("merged")
def headings_merged_over_their_section(work: Draft) -> None:
    """A section heading merged over the whole line."""
    head = work.heads["members", "female"]
    tab, row = head.parent, head.row - 1
    tab.merge_cells(None, row, head.column, row, head.column + 3)


@spoiling("merged")
def title_merged_over_everything(work: Draft) -> None:
    """The heading of the sheet over all columns."""
    tab = work.tab(work.table())
    tab.merge_cells("A1:H1")
