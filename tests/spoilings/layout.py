"""Sheets moved about: rows and columns put in, blocks written beside and below."""

from spoiling import Draft, Unsuited, is_count, is_optional_count, spoiling

from partyboard.forms.model import Kind


@spoiling("moved")
def column_inserted_at_the_left(work: Draft) -> None:
    """Everything one column to the right."""
    work.tab(work.rng.choice([sheet.name for sheet in work.form.content])).insert_cols(1)


@spoiling("moved")
def columns_inserted_everywhere(work: Draft) -> None:
    """Every sheet one column to the right, the first included."""
    for sheet in work.form.sheets:
        work.tab(sheet.name).insert_cols(1)


@spoiling("moved")
def column_inserted_before_the_figures(work: Draft) -> None:
    """Between the labels and their values."""
    sheet = work.record()
    place = next(place for place in work.cells if place[0] == sheet)
    work.tab(sheet).insert_cols(work.cells[place].column)


@spoiling("moved")
def last_month_beside_this_month(work: Draft) -> None:
    """A column of other figures before ours, which is headed "Số liệu" as it was; where ours is
    blank the other is mentioned.
    """
    sheet = work.record()
    cells = [cell for place, cell in work.cells.items() if place[0] == sheet]
    column = cells[0].column
    work.tab(sheet).insert_cols(column)
    for cell in cells:
        work.tab(sheet).cell(cell.row, column).value = 77
        if cell.value is None:
            work.expect("unknown-column", work.tab(sheet).cell(cell.row, column))


@spoiling("moved")
def two_columns_of_figures(work: Draft) -> None:
    """Two months beside each other, and no heading that says which is ours: two ways to read."""
    sheet = work.record()
    tab, cells = work.tab(sheet), [cell for place, cell in work.cells.items() if place[0] == sheet]
    column, head = cells[0].column, _value_header(work, sheet)
    tab.insert_cols(column)
    tab.cell(head, column).value, tab.cell(head, column + 1).value = "Tháng 4", "Tháng 5"
    for cell in cells:
        tab.cell(cell.row, column).value = 77
    work.expect("duplicate-label", tab.cell(head, column + 1))


@spoiling("moved")
def two_columns_under_one_heading(work: Draft) -> None:
    """ "Số liệu" merged over two months."""
    sheet = work.record()
    tab, cells = work.tab(sheet), [cell for place, cell in work.cells.items() if place[0] == sheet]
    column, head = cells[0].column, _value_header(work, sheet)
    tab.insert_cols(column)
    tab.cell(head, column + 1).value, tab.cell(head, column).value = None, "Số liệu"
    tab.merge_cells(None, head, column, head, column + 1)
    for cell in cells:
        tab.cell(cell.row, column).value = 77
    work.expect("duplicate-label", _first_value(work, sheet))


@spoiling("moved")
def this_month_and_the_year(work: Draft) -> None:
    """A second column with the sum of the year so far, and "Số liệu" over neither."""
    sheet = work.record()
    tab, cells = work.tab(sheet), [cell for place, cell in work.cells.items() if place[0] == sheet]
    column, head = cells[0].column, _value_header(work, sheet)
    tab.cell(head, column).value, tab.cell(head, column + 1).value = "Trong tháng", "Lũy kế năm"
    blank = []
    for cell in cells:
        tab.cell(cell.row, column + 1).value = 500
        if cell.value is None:
            blank.append(tab.cell(cell.row, column + 1))
    work.expect("duplicate-label", tab.cell(head, column + 1))
    for cell in blank:
        work.expect("unknown-column", cell)


@spoiling("moved")
def figures_before_their_labels(work: Draft) -> None:
    """The two columns the other way round."""
    tab = work.tab("other_work")
    for row in work.rows("other_work"):
        tab.cell(row, 1).value = None
    for place, cell in list(work.cells.items()):
        if place[0] != "other_work" or cell.value is None:
            continue
        before = tab.cell(cell.row, 1)
        before.value, cell.value = cell.value, None
        work.cells[place] = before
        work.expect("unknown-column", before)


def _first_value(work: Draft, sheet: str):
    return next(cell for place, cell in work.cells.items() if place[0] == sheet)


def _value_header(work: Draft, sheet: str) -> int:
    """The row over the first section."""
    return next(
        cell.row
        for row in work.tab(sheet).iter_rows()
        for cell in row
        if cell.value == "Số liệu"
    )  # fmt: skip


@spoiling("moved")
def titles_above(work: Draft) -> None:
    """The letterhead of an office over everything."""
    tab = work.tab(work.rng.choice([sheet.name for sheet in work.form.content]))
    tab.insert_rows(1, 4)
    tab["A1"], tab["A2"] = "ĐẢNG BỘ KHỐI CÁC CƠ QUAN", "ĐẢNG ỦY SỞ TÀI CHÍNH"
    tab["D1"], tab["D2"] = "ĐẢNG CỘNG SẢN VIỆT NAM", "Vinh, ngày 25 tháng 5 năm 2021"


@spoiling("moved")
def rows_inserted_in_a_record(work: Draft) -> None:
    """Room between the lines."""
    sheet = work.record()
    for row in work.rng.sample(work.rows(sheet), 3):
        work.tab(sheet).insert_rows(row)


@spoiling("moved")
def line_of_their_own(work: Draft) -> None:
    """Something that we do not ask for: not counted, and said so."""
    sheet = work.record()
    row = work.rng.choice(work.rows(sheet)[1:])
    tab, place = work.tab(sheet), next(place for place in work.cells if place[0] == sheet)
    label, value = work.heads[sheet, place[2]].column, work.cells[place].column
    tab.insert_rows(row)
    tab.cell(row, label).value, tab.cell(row, value).value = "Số tổ đảng mới lập", 4
    work.expect("unknown-column", tab.cell(row, value))


@spoiling("moved")
def lines_in_another_order(work: Draft) -> None:
    """The last section first: a record is read by its labels."""
    sheet, first, last = "members", "female", "exempt"
    tab = work.tab(sheet)
    top, bottom = work.heads[sheet, first].row - 1, work.heads[sheet, last].row
    tab.insert_rows(work.heads[sheet, "opening"].row - 1, bottom - top + 1)
    up = work.heads[sheet, "opening"].row - 1 - (bottom - top + 1) - (top + bottom - top + 1)
    top, bottom = work.heads[sheet, first].row - 1, work.heads[sheet, last].row
    tab.move_range(f"A{top}:H{bottom}", rows=up)


@spoiling("moved")
def women_among_the_admitted(work: Draft) -> None:
    """ "Nữ" under "Kết nạp" is not the women of all, though those were left blank."""
    place = ("members", 0, "female")
    tab, head, cell = work.tab("members"), work.heads["members", "admitted"], work.cells[place]
    work.meant[place] = cell.value = None
    tab.insert_rows(head.row + 1)
    tab.cell(head.row + 1, head.column).value = work.rng.choice(["Nữ", "Trong đó nữ", "- Nữ"])
    tab.cell(head.row + 1, cell.column).value = 1
    work.expect("unknown-column", tab.cell(head.row + 1, cell.column))


@spoiling("moved")
def summary_below(work: Draft) -> None:
    """A line repeated under the record, with the same figure."""
    place = work.one(is_count_of_a_record)
    _repeated(work, place, work.meant[place])


@spoiling("moved")
def summary_below_that_differs(work: Draft) -> None:
    """A line repeated under the record, with another figure."""
    place = work.one(is_count_of_a_record)
    value = work.meant[place]
    assert isinstance(value, int)
    work.expect("duplicate-label", _repeated(work, place, value + 1))


def is_count_of_a_record(work: Draft, place: tuple[str, int, str]) -> bool:
    """A figure beside its label."""
    return is_count(work, place) and not work.form.sheet(place[0]).is_table


def _repeated(work: Draft, place: tuple[str, int, str], value: object):
    tab, cell, label = work.tab(place[0]), work.cells[place], work.heads[place[0], place[2]]
    row = work.rows(place[0])[-1] + 8
    tab.cell(row, label.column).value = label.value
    tab.cell(row, cell.column).value = value
    return tab.cell(row, cell.column)


@spoiling("moved")
def prose_below_a_record(work: Draft) -> None:
    """Signatures and remarks."""
    sheet = work.record()
    row, tab = work.rows(sheet)[-1] + 2, work.tab(sheet)
    tab.cell(row, 2).value = "Ghi chú: đơn vị giảm 2 đồng chí do nghỉ hưu"
    tab.cell(row + 1, 4).value = "Ngày 25 tháng 5 năm 2021"
    tab.cell(row + 2, 2).value, tab.cell(row + 2, 4).value = "NGƯỜI LẬP", "T/M CẤP ỦY"
    tab.cell(row + 5, 2).value, tab.cell(row + 5, 4).value = "Nguyễn Văn A", "Trần Văn B"


@spoiling()
def remark_beside_a_figure(work: Draft) -> None:
    """Words in the column of checks."""
    cell = work.cells[work.one(is_count_of_a_record)]
    cell.parent.cell(cell.row, cell.column + 1).value = "tăng so với tháng trước"


@spoiling()
def figure_in_the_wrong_column(work: Draft) -> None:
    """One cell too far to the right; as a number or as text."""
    place = work.one(is_optional_count)
    cell = work.cells[place]
    stray = cell.parent.cell(cell.row, cell.column + 1)
    stray.value = work.rng.choice([cell.value, str(cell.value), f"{cell.value} đ/c"])
    cell.value = None
    work.expect("unknown-column", stray)


@spoiling()
def required_figure_in_the_wrong_column(work: Draft) -> None:
    """One cell too far to the right, where a figure must be."""
    place = work.one(lambda work, place: place == ("members", 0, "opening"))
    cell = work.cells[place]
    stray = cell.parent.cell(cell.row, cell.column + 1)
    stray.value, cell.value = cell.value, None
    work.expect("missing-value", cell)
    work.expect("unknown-column", stray)


@spoiling()
def figure_beside_a_section(work: Draft) -> None:
    """A sum in the line of a heading: not counted, and said so."""
    cell = work.cells["members", 0, "female"]
    above = cell.parent.cell(cell.row - 1, cell.column)
    above.value = 99
    work.expect("unknown-column", above)


@spoiling("moved")
def header_of_two_rows(work: Draft) -> None:
    """ "Ngày" over "khai giảng" and "bế giảng"."""
    tab, heads = work.tab("training"), work.labels("training")
    row = heads["opened_on"].row
    tab.insert_rows(row + 1)
    for name, below in (("opened_on", "khai giảng"), ("closed_on", "bế giảng")):
        head = heads[name]
        head.value = "Ngày"
        tab.cell(row + 1, head.column).value = below


@spoiling("moved")
def header_of_two_merged_rows(work: Draft) -> None:
    """One word over two columns, the other headings merged down."""
    tab, heads = work.tab("commendations"), work.labels("commendations")
    row, two = heads["collectives"].row, [heads["collectives"], heads["individuals"]]
    tab.insert_rows(row + 1)
    if two[1].column != two[0].column + 1:
        raise Unsuited
    for cell, below in zip(two, ("Tập thể", "Cá nhân"), strict=True):
        tab.cell(row + 1, cell.column).value = below
    two[0].value, two[1].value = "Số lượng", None
    tab.merge_cells(None, row, two[0].column, row, two[1].column)
    for cell in set(heads.values()) - set(two):
        tab.merge_cells(None, row, cell.column, row + 1, cell.column)


@spoiling("moved")
def record_turned_on_its_side(work: Draft) -> None:
    """Labels in one row, figures under them: nothing is found beside any label."""
    tab = work.tab("other_work")
    if any(work.declared(place).kind is not Kind.COUNT for place in _of(work, "other_work")):
        raise Unsuited
    first = min(cell.row for cell in work.labels("other_work").values())
    for n, (name, head) in enumerate(work.labels("other_work").items(), 2):
        value = work.cells["other_work", 0, name].value
        text = head.value
        for cell in tab[head.row]:
            cell.value = None
        tab.cell(first + 60, n).value, tab.cell(first + 61, n).value = text, value
        work.heads["other_work", name] = tab.cell(first + 60, n)
        work.cells["other_work", 0, name] = tab.cell(first + 61, n)
        if value is not None:
            work.expect("unknown-column", tab.cell(first + 61, n))


def _of(work: Draft, sheet: str) -> list[tuple[str, int, str]]:
    return [place for place in work.cells if place[0] == sheet]
