"""Tables with what people write into, under and over them."""

from collections.abc import Sequence
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet
from spoiling import Draft, Unsuited, enter_as, spoiling

from partyboard.forms.model import Kind

# What stands under a table and is no row of it; from column A on, None leaves a cell blank.
BELOW: dict[str, Sequence[Sequence[Any]]] = {
    "signatures below": (
        (),
        (None, None, None, "Ngày 31 tháng 5 năm 2021"),
        ("NGƯỜI LẬP BIỂU", None, None, "T/M CẤP ỦY"),
        (None, None, None, "BÍ THƯ"),
        (),
        ("Nguyễn Văn A", None, None, "Trần Thị B"),
    ),
    "signature of one": ((), ("Người lập biểu",), (), ("Lê Văn C",)),
    "day and place below": ((), (None, None, None, None, "Vinh, ngày 25 tháng 5 năm 2021"),),
    "note below": (("Ghi chú: số liệu tính đến hết ngày 25 tháng 5 năm 2021",),),
    "recipients below": ((), ("Nơi nhận:",), ("- Ban Tổ chức;",), ("- Lưu.",)),
    "there is nothing more": (("Không còn phát sinh",),),
}  # fmt: skip
TOTALS = ("Tổng", "Tổng cộng", "CỘNG", "Cộng:", "Tổng số", "TỔNG CỘNG: 2", "Tổng cộng tháng 5")


def _bottom(work: Draft, sheet: str) -> int:
    """The row under the last one of data."""
    return (work.rows(sheet) or [work.labels(sheet)[_first(work, sheet)].row])[-1] + 1


def _first(work: Draft, sheet: str) -> str:
    return work.form.sheet(sheet).fields[0].name


def _write(tab: Worksheet, row: int, lines: Sequence[Sequence[Any]]) -> None:
    for number, line in enumerate(lines, row):
        for column, value in enumerate(line, 1):
            if value is not None:
                tab.cell(number, column).value = value


def _below(lines: Sequence[Sequence[Any]]):
    def act(work: Draft) -> None:
        sheet = work.table()
        _write(work.tab(sheet), _bottom(work, sheet), lines)

    return act


for _name, _lines in BELOW.items():
    enter_as(_name, _below(_lines), "moved")


def _counts(work: Draft, sheet: str) -> list[str]:
    found = [field.name for field in work.form.sheet(sheet).fields if field.kind is Kind.COUNT]
    if not found:
        raise Unsuited
    return found


@spoiling("moved")
def total_row(work: Draft) -> None:
    """A sum under the last row."""
    sheet = work.rng.choice(["training", "commendations"])
    tab, row = work.tab(sheet), _bottom(work, sheet)
    first = min(cell.column for cell in work.labels(sheet).values())
    tab.cell(row, first).value = work.rng.choice(TOTALS)
    for name in _counts(work, sheet):
        figures = [v for (s, _, f), v in work.meant.items() if (s, f) == (sheet, name) and v]
        tab.cell(row, work.heads[sheet, name].column).value = sum(figures)


@spoiling("moved")
def total_row_on_top(work: Draft) -> None:
    """The sum first, then what it is made of."""
    sheet = work.table()
    row = work.rows(sheet)[0]
    work.tab(sheet).insert_rows(row)
    work.tab(sheet).cell(row, work.labels(sheet)[_first(work, sheet)].column).value = "Tổng số"


@spoiling("moved")
def row_below_the_total(work: Draft) -> None:
    """A class that was forgotten, written under the sum: not counted, and said so."""
    sheet = work.table(2)
    last = work.rows(sheet)[-1]
    work.tab(sheet).insert_rows(last)
    work.tab(sheet).cell(last, work.labels(sheet)[_first(work, sheet)].column).value = "Tổng cộng"
    shown = [c for c in work.cells.values() if c.parent is work.tab(sheet) and c.row == last + 1]
    filled = [cell for cell in shown if cell.value is not None]
    work.expect("unknown-column", min(filled, key=lambda cell: cell.column))


@spoiling("moved")
def unfinished_row_below_the_total(work: Draft) -> None:
    """A class of which only the name and a figure were written, under the sum."""
    tab, heads = work.tab("training"), work.labels("training")
    if not work.rows("training"):
        raise Unsuited
    row = _bottom(work, "training")
    tab.cell(row, heads["course"].column).value = "Tổng cộng"
    tab.cell(row + 1, heads["course"].column).value = "Lớp mở thêm"
    tab.cell(row + 1, heads["participants"].column).value = 30
    work.expect("unknown-column", tab.cell(row + 1, heads["course"].column))


@spoiling("moved")
def rows_pasted_twice(work: Draft) -> None:
    """The same commendation once more under the others."""
    tab, heads = work.tab("commendations"), work.labels("commendations")
    last, row = work.rows("commendations")[-1], _bottom(work, "commendations")
    for head in heads.values():
        tab.cell(row, head.column).value = tab.cell(last, head.column).value
    first = min(
        (h for h in heads.values() if tab.cell(row, h.column).value), key=lambda h: h.column
    )
    work.expect("duplicate-row", tab.cell(row, first.column))


@spoiling("moved")
def subtotals_of_groups(work: Draft) -> None:
    """A sum after each group of rows: those below the first are not counted, and said so."""
    sheet = "commendations"
    tab, heads, rows = work.tab(sheet), work.labels(sheet), work.rows(sheet)
    column = heads["decision"].column
    tab.insert_rows(rows[1])
    tab.cell(rows[1], column).value = "Cộng"
    for row in rows[1:]:
        work.expect("unknown-column", tab.cell(row + 1, column))


@spoiling("moved")
def numbering_under_the_header(work: Draft) -> None:
    """(1) (2) (3)"""
    sheet = work.table()
    heads = list(work.labels(sheet).values())
    row = heads[0].row + 1
    work.tab(sheet).insert_rows(row)
    pattern = work.rng.choice(["({})", "{}", "[{}]"])
    for number, cell in enumerate(sorted(heads, key=lambda cell: cell.column), 1):
        work.tab(sheet).cell(row, cell.column).value = pattern.format(number)


@spoiling("moved")
def blank_rows_in_a_table(work: Draft) -> None:
    """Room between the rows."""
    sheet = work.table(2)
    for row in work.rows(sheet)[:0:-1]:
        work.tab(sheet).insert_rows(row, work.rng.choice([1, 2]))


@spoiling("moved")
def header_again(work: Draft) -> None:
    """Printed again at the top of a page, with its numbers."""
    sheet = work.table(2)
    tab, row = work.tab(sheet), work.rows(sheet)[-1]
    tab.insert_rows(row, 2)
    for number, cell in enumerate(work.labels(sheet).values(), 1):
        tab.cell(row, cell.column).value = cell.value
        tab.cell(row + 1, cell.column).value = f"({number})"


@spoiling("moved")
def header_again_better_than_the_first(work: Draft) -> None:
    """Two headings of the first are misspelt: what stands under it is not lost in silence."""
    sheet = "commendations"
    tab, rows, heads = work.tab(sheet), work.rows(sheet), work.labels(sheet)
    column = heads["decision"].column
    tab.insert_rows(rows[-1])
    for cell in heads.values():
        tab.cell(rows[-1], cell.column).value = cell.value
    for name in ("award", "individuals", "note"):
        heads[name].value = "…"
    for row in rows[:-1]:
        work.expect("unknown-column", tab.cell(row, column))


@spoiling()
def optional_heading_misspelt(work: Draft) -> None:
    """What stands under it is not counted, and the nearest heading is named."""
    fields = [name for name in ("participants", "completed", "organizer") if work.rows("training")]
    if not fields:
        raise Unsuited
    name = work.rng.choice(fields)
    head = work.heads["training", name]
    head.value = f"{head.value}xx"
    work.expect("unknown-column" if not _declared(work, name) else "missing-field", head)


def _declared(work: Draft, name: str) -> bool:
    return work.form.sheet("training").field(name).required


@spoiling("moved")
def numbers_of_rows(work: Draft) -> None:
    """A column STT before all others, numbered further than the rows go."""
    sheet = work.table()
    tab, head = work.tab(sheet), work.labels(sheet)[_first(work, sheet)].row
    tab.insert_cols(1)
    tab.cell(head, 1).value = "STT"
    for number, row in enumerate(range(work.rows(sheet)[0], _bottom(work, sheet) + 3), 1):
        tab.cell(row, 1).value = number


@spoiling("moved")
def groups_of_rows(work: Draft) -> None:
    """A line over the rows that says what kind they are, merged over the table."""
    sheet = work.table()
    tab, row = work.tab(sheet), work.rows(sheet)[0]
    tab.insert_rows(row)
    columns = [cell.column for cell in work.labels(sheet).values()]
    tab.cell(row, min(columns)).value = "A. Phần của cấp tỉnh"
    tab.merge_cells(None, row, min(columns), row, max(columns))


@spoiling("moved")
def columns_in_another_order(work: Draft) -> None:
    """The first column put last."""
    sheet = work.table()
    tab, heads = work.tab(sheet), list(work.labels(sheet).values())
    first, last = min(h.column for h in heads), max(h.column for h in heads)
    letters = tab.cell(heads[0].row, first).column_letter
    tab.move_range(f"{letters}{heads[0].row}:{letters}{tab.max_row}", cols=last + 1 - first)


@spoiling("moved")
def blank_column_in_a_table(work: Draft) -> None:
    """Room between the columns."""
    sheet = work.table()
    work.tab(sheet).insert_cols(work.rng.choice(list(work.labels(sheet).values())).column)


@spoiling("moved")
def column_of_their_own(work: Draft) -> None:
    """Something that we do not ask for: not counted, and said so."""
    sheet = work.table()
    tab, heads = work.tab(sheet), list(work.labels(sheet).values())
    column, row = max(head.column for head in heads) + 1, heads[0].row
    tab.cell(row, column).value = "Kinh phí (triệu đồng)"
    tab.cell(work.rows(sheet)[0], column).value = 12
    work.expect("unknown-column", tab.cell(row, column))


@spoiling("moved")
def notes_in_two_columns(work: Draft) -> None:
    """A second "Ghi chú" that says the same."""
    tab, head = work.tab("training"), work.heads["training", "note"]
    tab.cell(head.row, head.column + 1).value = head.value
    for row in work.rows("training"):
        tab.cell(row, head.column + 1).value = tab.cell(row, head.column).value


@spoiling("moved")
def figures_in_two_columns(work: Draft) -> None:
    """A second "Số học viên" that says something else."""
    tab, head = work.tab("training"), work.heads["training", "participants"]
    if not work.rows("training"):
        raise Unsuited
    column = max(cell.column for cell in work.labels("training").values()) + 1
    tab.cell(head.row, column).value = head.value
    for row in work.rows("training"):
        tab.cell(row, column).value = 999
    work.expect("duplicate-label", tab.cell(head.row, column))


@spoiling("moved")
def figure_under_no_heading(work: Draft) -> None:
    """Typed one column too far to the right, past the table; as a number or as text."""
    place = work.one(lambda work, place: place[2] == "completed" and work.meant[place] is not None)
    tab, cell = work.tab(place[0]), work.cells[place]
    column = max(head.column for head in work.labels(place[0]).values()) + 1
    stray = tab.cell(cell.row, column)
    if any(each.value is not None for (each,) in tab.iter_rows(min_col=column, max_col=column)):
        raise Unsuited
    stray.value = work.rng.choice([cell.value, str(cell.value)])
    cell.value = None
    work.expect("unknown-column", stray)


@spoiling()
def heading_emptied(work: Draft) -> None:
    """Something under no heading: not read, and said so."""
    sheet = work.table()
    filled = [place for place, value in work.meant.items() if place[0] == sheet and value]
    optional = [place for place in filled if not work.declared(place).required]
    if not optional:
        raise Unsuited
    place = work.rng.choice(optional)
    work.heads[sheet, place[2]].value = None
    first = min(p for p in optional if p[2] == place[2])
    work.expect("unknown-column", work.cells[first])


@spoiling()
def required_heading_misspelt(work: Draft) -> None:
    """Named together with the nearest heading."""
    sheet = work.table()
    required = [field for field in work.form.sheet(sheet).fields if field.required]
    head = work.heads[sheet, work.rng.choice(required).name]
    head.value = f"{head.value}xx"
    work.expect("missing-field", head)


@spoiling("moved")
def header_row_deleted(work: Draft) -> None:
    """Rows and no headings."""
    sheet = work.table()
    head = work.labels(sheet)[_first(work, sheet)]
    tab = work.tab(sheet)
    for cell in tab[head.row]:
        cell.value = None
    work.expect("missing-field", tab.title)


@spoiling()
def table_that_says_there_is_none(work: Draft) -> None:
    """ "Không phát sinh" where rows would be."""
    empty = [s for s in work.form.content if s.is_table and not work.rows(s.name)]
    if not empty:
        raise Unsuited
    head = work.labels(work.rng.choice(empty).name)
    first = next(iter(head.values()))
    words = work.rng.choice(["Không", "Không có", "Không phát sinh", "-"])
    first.parent.cell(first.row + 1, first.column).value = words
