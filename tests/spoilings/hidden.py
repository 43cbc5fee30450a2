"""What is in the file and not on the screen."""

from openpyxl.worksheet.filters import CustomFilter, CustomFilters, FilterColumn
from spoiling import Draft, Unsuited, spoiling

from partyboard.intake.cells import column_letters


@spoiling("merged")
def hidden_row(work: Draft) -> None:
    """It is data, and it is said that it is hidden."""
    place = work.one(lambda work, place: place[0] == "members" and work.meant[place] is not None)
    cell = work.cells[place]
    cell.parent.row_dimensions[cell.row].hidden = True
    work.expect("hidden-content", cell)


@spoiling("merged")
def rows_hidden_by_a_filter(work: Draft) -> None:
    """A filter that shows one kind of class."""
    sheet = work.table(2)
    tab, rows = work.tab(sheet), work.rows(sheet)
    tab.auto_filter.ref = f"A{rows[0] - 1}:I{rows[-1]}"
    tab.row_dimensions[rows[-1]].hidden = True
    shown = [c for c in work.cells.values() if c.parent is tab and c.row == rows[-1]]
    filled = [cell for cell in shown if cell.value is not None]
    work.expect("hidden-content", min(filled, key=lambda cell: cell.column))


@spoiling("merged")
def hidden_column(work: Draft) -> None:
    """A column of figures that is narrow as nothing."""
    sheet = work.table()
    cell = next(c for p, c in work.cells.items() if p[0] == sheet and c.value is not None)
    dimension = cell.parent.column_dimensions[column_letters(cell.column)]
    dimension.hidden, dimension.min, dimension.max = True, cell.column, cell.column
    work.expect("hidden-content", cell)


@spoiling("sheets")
def hidden_sheet(work: Draft) -> None:
    """Counted, and said so."""
    tab = work.tab("other_work")
    tab.sheet_state = "hidden"
    work.expect("hidden-content", tab.title)


@spoiling("sheets")
def hidden_copy_of_a_sheet(work: Draft) -> None:
    """An older state of it: not used, and said so."""
    tab = work.tab("members")
    copy = work.book.copy_worksheet(tab)
    copy.title, copy.sheet_state = (
        f"{tab.title.strip()} (2)",
        work.rng.choice(["hidden", "veryHidden"]),
    )
    for (sheet, _, _), cell in work.cells.items():
        if sheet == "members":
            copy[cell.coordinate] = 99
    work.expect("hidden-content", copy.title)


@spoiling("sheets")
def sheet_doubled(work: Draft) -> None:
    """Two sheets one can see: which of them?"""
    tab = work.tab(work.rng.choice(["members", "training", "other_work"]))
    copy = work.book.copy_worksheet(tab)
    copy.title = f"{tab.title.strip()} (2)"
    work.expect("duplicate-label", copy.title)


@spoiling("sheets")
def sheet_twice_with_a_space_behind(work: Draft) -> None:
    """ "Đảng viên" and "Đảng viên " are two tabs to Excel and one name to us."""
    tab = work.tab("members")
    copy = work.book.copy_worksheet(tab)
    copy.title = f"{tab.title.strip()} "
    work.expect("duplicate-label", copy.title)


@spoiling("merged")
def rows_hidden_by_an_odd_filter(work: Draft) -> None:
    """A filter of one's own: not equal to blank."""
    sheet = work.table(2)
    tab, rows = work.tab(sheet), work.rows(sheet)
    tab.auto_filter.ref = f"A{rows[0] - 1}:I{rows[-1]}"
    unlike = CustomFilter(operator="notEqual", val=" ")
    tab.auto_filter.filterColumn.append(
        FilterColumn(colId=0, customFilters=CustomFilters(customFilter=[unlike]))
    )


@spoiling("sheets")
def last_month_on_a_sheet_beside(work: Draft) -> None:
    """Its figures under a name of their own: not counted, and said so."""
    tab = work.tab("members")
    copy = work.book.copy_worksheet(tab)
    copy.title = work.rng.choice(["Đảng viên T4", "Tháng 4", "ĐV cũ"])
    for (sheet, _, _), cell in work.cells.items():
        if sheet == "members":
            copy[cell.coordinate] = 99
    work.expect("unknown-column", copy.title)


@spoiling("sheets")
def sheet_deleted(work: Draft) -> None:
    """A sheet that we cannot do without."""
    name = work.rng.choice(["members", "training", "commendations", "follow_ups"])
    if len(work.book.sheetnames) < 4:
        raise Unsuited
    work.book.remove(work.tab(name))
    work.expect("missing-sheet", work.form.sheet(name).title)


@spoiling("sheets")
def sheet_of_their_own(work: Draft) -> None:
    """Something else in the same workbook."""
    tab = work.book.create_sheet("Sheet1", 0)
    tab["A1"], tab["B2"] = "Danh sách họp", 7
