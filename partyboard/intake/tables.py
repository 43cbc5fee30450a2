"""Tables: the rows under the header that are data, told from numbering, totals and prose."""

import re
from collections.abc import Iterator
from datetime import date

from partyboard.forms.model import Field, Kind, Sheet
from partyboard.intake.cells import Cell, address
from partyboard.intake.findings import Finding, finding
from partyboard.intake.grid import Grid, holds_figure, is_text
from partyboard.intake.headers import Header, find_header
from partyboard.intake.headings import missing_column, missing_columns, unknown_columns
from partyboard.intake.places import Place, PlacedRow, PlacedSheet
from partyboard.intake.shown import sentence, shown_cell
from partyboard.intake.vocabulary import choice_code, vocabulary
from partyboard.text import key, read_date

_NOTHING = re.compile(r"[-.…0]|\.{2,}|(?:không|chưa)(?: (?:có|còn|mở|phát sinh|đề nghị)\b.*)?")
_NUMBERING = re.compile(r"[(\[]?([0-9]{1,2}|[a-l])(?: ?=.*)?[)\].]?")
_TOTAL = re.compile(
    r"(?:tổng cộng|tổng số)\b.*|(?:tổng|cộng)(?:[ :.(0-9]*| (?:tháng|quý|năm|toàn)\b.*)"
)
_SIGNATURE = re.compile(
    r"(?:người lập|lập biểu|ghi chú|lưu ý|chú thích|t/m|tm\.|thủ trưởng|\(?ký[ ,)]|nơi nhận"
    r"|xác nhận|bí thư$|phó bí thư$|.*\bngày\b.*\btháng\b.*\bnăm\b).*"
)


def place_table(sheet: Sheet, grid: Grid, version: int) -> PlacedSheet:
    """Where each field stands in each row of data; a table without a header is a finding."""
    header = find_header(sheet, grid)
    if header is None:
        return PlacedSheet(sheet, grid, version, (), (_no_header(sheet, grid),))
    rows, passed_over = _rows(sheet, grid, header)
    missing = missing_columns(sheet, header, version)
    meant = {alike.column for alike in missing.values() if alike}
    findings = [
        *(missing_column(sheet, grid, field, alike) for field, alike in missing.items()),
        *_duplicate_columns(sheet, grid, header, rows),
        *unknown_columns(sheet, grid, header, rows, meant),
        *passed_over,
    ]
    return PlacedSheet(sheet, grid, version, tuple(rows), tuple(findings))


def _rows(sheet: Sheet, grid: Grid, header: Header) -> tuple[list[PlacedRow], list[Finding]]:
    """The rows of data, and a warning for each that stands below a total or a signature."""
    rows: list[PlacedRow] = []
    passed_over: list[Finding] = []
    ended_by = ""
    start, numbered = header.last + 1, False  # whether the columns are numbered already
    fewest = _fewest(sum(field.required for field in sheet.fields if field.name in header.columns))
    for number, cells in grid.rows.items():
        if header.first <= number < start or (number < header.first and len(cells) < fewest):
            continue
        row = PlacedRow(number, _places(grid, header, number))
        if number < header.first:
            if _is_complete(sheet, row) and not _repeats_header(sheet, row):
                passed_over.append(_passed_over(grid, number, "ở trên hàng tiêu đề của bảng"))
        elif ended_by:
            if _is_complete(sheet, row) or _is_begun(sheet, row):
                passed_over.append(_passed_over(grid, number, f"ở dưới {ended_by} của bảng"))
        elif end := _end_of_table(sheet, row, cells):
            ended_by = end if rows else ""  # a total may also stand on top
            if _is_complete(sheet, row):
                passed_over.append(_passed_over(grid, number, f"được coi là {end}"))
        elif _repeats_header(sheet, row):
            start, numbered = number + header.last - header.first + 1, False
        elif not numbered and _numbers_columns(header, cells):
            numbered = True
        elif _is_data(sheet, grid, row):
            rows.append(row)
            numbered = True
    return rows, passed_over


def _places(grid: Grid, header: Header, row: int) -> dict[str, Place]:
    return {name: place_in_row(grid, row, columns) for name, columns in header.columns.items()}


def place_in_row(grid: Grid, row: int, columns: tuple[int, ...]) -> Place:
    """Where a row has the value of a field, of which a few columns may bear the name."""
    for column in columns:
        cell = grid.own_cell(row, column)
        if cell is not None:
            return Place(row, column, cell)
    merge = grid.merge_at(row, columns[0])
    if merge is None or grid.own_cell(merge.top, merge.left) is None:
        return Place(row, columns[0])
    return Place(row, columns[0], None, f"ô bị gộp với ô {address(merge.top, merge.left)}")


def _end_of_table(sheet: Sheet, row: PlacedRow, cells: tuple[Cell, ...]) -> str:
    """What says that the table is over: "dòng tổng" or "chữ ký, ghi chú"; "" when nothing."""
    texts = [key(str(cell.value)) for cell in cells if is_text(cell)]
    is_total = any(_TOTAL.fullmatch(text) for text in texts[:2])
    is_signed = len(texts) == len(cells) <= 3 and is_signature(texts[0])
    if not (is_total or is_signed) or _is_described(sheet, row):
        return ""
    return "dòng tổng" if is_total else "phần ký tên, ghi chú"


def is_signature(text: str) -> bool:
    """Whether a key is what stands under a table: who signs, notes, place and day."""
    return _SIGNATURE.fullmatch(text) is not None


def _is_described(sheet: Sheet, row: PlacedRow) -> bool:
    """Whether a row says what only data says: an entry of a list, a date. A class may be called
    "Tổng quan …", and an assessment may begin with "Ghi chú".
    """
    for field in sheet.fields:
        cell = _cell(row, field)
        if cell is None:
            continue
        if field.choices and choice_code(field, shown_cell(cell)):
            return True
        if field.kind is Kind.DATE and isinstance(read_date(cell.value, cell.number_format), date):
            return True
    return False


def _is_data(sheet: Sheet, grid: Grid, row: PlacedRow) -> bool:
    """A row with something in a required column, or figures or several texts elsewhere; not prose,
    not blank.
    """
    filled = [place for place in row.places.values() if place.cell is not None]
    if not filled or all(says_nothing(place.cell) for place in filled if place.cell):
        return False
    if len(filled) == 1 and _spans_fields(grid, filled[0]):
        return False
    required = (row.places.get(field.name) for field in sheet.fields if field.required)
    if any(place.cell or place.merged for place in required if place):
        return True
    return len(filled) > 2 or any(holds_figure(place.cell) for place in filled if place.cell)


def says_nothing(cell: Cell) -> bool:
    """Whether a cell only says that there is nothing to report."""
    return _NOTHING.fullmatch(key(shown_cell(cell))) is not None


def _repeats_header(sheet: Sheet, row: PlacedRow) -> bool:
    """Whether the header is printed again, as at the top of a page."""
    labels = vocabulary(sheet).labels
    texts = [(name, place.cell.value) for name, place in row.places.items() if place.cell]
    return (
        sum(
            name in {field.name for field in labels.get(key(text), ())}
            for name, text in texts
            if isinstance(text, str)
        )
        > 1
    )


def _spans_fields(grid: Grid, place: Place) -> bool:
    """Whether the only cell of a row is merged over its neighbours, as prose is."""
    merge = grid.merge_at(place.row, place.column)
    return merge is not None and merge.right > merge.left


def is_numbering(cells: tuple[Cell, ...]) -> bool:
    """Whether a row only numbers the columns: (1) (2) (3), or A B 1 2."""
    numbers: list[str] = []
    for cell in cells:
        match = _NUMBERING.fullmatch(key(shown_cell(cell)))
        if match is None:
            return False
        numbers.append(match[1])
    if len(numbers) < 2:
        return False
    counted = [int(number) for number in numbers if number.isdigit()]
    return counted == sorted(set(counted)) and (not counted or counted[-1] <= len(cells) + 1)


def _numbers_columns(header: Header, cells: tuple[Cell, ...]) -> bool:
    """Whether a row numbers half of the columns or more; two figures may be a row of data."""
    return 2 * len(cells) >= len(header.columns) and is_numbering(cells)


def _is_complete(sheet: Sheet, row: PlacedRow) -> bool:
    """Whether a row has what is required, but for one; columns that are missing cannot be had."""
    required = [field for field in sheet.fields if field.required and field.name in row.places]
    filled = sum(_cell(row, field) is not None for field in required)
    return filled >= _fewest(len(required))


def _fewest(required: int) -> int:
    """How many of the required columns have to be filled."""
    return max(min(3, required), required - 1)


def _is_begun(sheet: Sheet, row: PlacedRow) -> bool:
    """Whether a row says something beside a figure or a day in its column, as no signature does."""
    filled = [field for field in sheet.fields if _cell(row, field)]
    figures = [field for field in filled if field.kind in (Kind.COUNT, Kind.NUMBER, Kind.DATE)]
    return len(filled) > 1 and any(
        cell is not None and holds_figure(cell) for cell in (_cell(row, field) for field in figures)
    )


def _cell(row: PlacedRow, field: Field) -> Cell | None:
    place = row.places.get(field.name)
    return place.cell if place else None


def _no_header(sheet: Sheet, grid: Grid) -> Finding:
    labels = " | ".join(field.label for field in sheet.fields if field.required)
    return finding("missing-field", grid.title, where="hàng tiêu đề", expected=labels, hint="")


def _duplicate_columns(
    sheet: Sheet, grid: Grid, header: Header, rows: list[PlacedRow]
) -> Iterator[Finding]:
    for name, columns in header.columns.items():
        if any(says_two_things(grid, row.number, columns) for row in rows):
            headings = [address(header.last, column) for column in columns]
            yield finding(
                "duplicate-label",
                grid.title,
                headings[1],
                found=sheet.field(name).label,
                places=", ".join(headings),
            )


def says_two_things(grid: Grid, row: int, columns: tuple[int, ...]) -> bool:
    """Whether columns of one name say different things in a row."""
    cells = [cell for column in columns if (cell := grid.own_cell(row, column))]
    return len(cells) > 1 and len({shown_cell(cell) for cell in cells}) > 1


def _passed_over(grid: Grid, row: int, why: str) -> Finding:
    hint = sentence(f"dòng này {why}")
    place = grid.rows[row][0].address
    return finding("unknown-column", grid.title, place, where="Dòng", found=row, hint=hint)
