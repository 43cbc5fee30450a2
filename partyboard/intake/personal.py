"""What looks like a person's own data: these workbooks travel by e-mail and hold counts only."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from partyboard.intake.cells import Cell, CellValue
from partyboard.intake.findings import Finding, finding
from partyboard.intake.grid import Grid
from partyboard.intake.shown import shown_cell
from partyboard.text import clean, key

_HEADINGS = frozenset(map(key, (
    "Họ và tên", "Họ tên", "Họ và tên đảng viên", "Ngày sinh", "Ngày, tháng, năm sinh",
    "Năm sinh", "CCCD", "Số CCCD", "CMND", "Số CMND", "Số CMND/CCCD", "CMND/CCCD",
    "Số định danh", "Số định danh cá nhân", "Số thẻ đảng", "Số thẻ đảng viên",
    "Số lý lịch đảng viên", "Số điện thoại", "Điện thoại", "SĐT", "Số tài khoản",
)))  # fmt: skip
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_DIGITS = re.compile(r"(?<![\w.,/-])\+?[0-9](?:[ .]?[0-9]){8,11}(?![\w/-]|[ .,]?[0-9])")
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_MOBILE = re.compile(r"(?:0|84)[35789][0-9]{8}")
_PERSON = re.compile(r"(?:đồng chí|đ/c|đ\.c\.?)\s+(\w+)\s+(\w+)", re.IGNORECASE)
_TITLES = frozenset(
    "bí phó bt pbt ủy chủ giám trưởng thường ban đảng chi tỉnh hồ tổng thủ bộ hiệu chánh".split()
)
_HEADING = "tiêu đề"
_SIGNATURE_ROWS = 6
_ROWS_BELOW = 3


def personal_data(grids: Sequence[Grid]) -> Iterator[Finding]:
    """A warning for each cell that looks like a name, an identity or telephone number or an e-mail
    address, and for each heading that asks for one and has something under or beside it.
    """
    for grid in grids:
        for cell in grid.cells():
            seen = _seen_in(cell.value)
            if seen and (what := _asked_for(grid, cell) if seen == _HEADING else seen):
                yield finding("personal-data", grid.title, cell.address, found=what)


@lru_cache(maxsize=16384, typed=True)
def _seen_in(value: CellValue) -> str:
    """What a value shows of a person; _HEADING where it asks for that."""
    if not isinstance(value, str):
        return _in_number(value)
    return _in_text(clean(value)) or (_HEADING if key(value) in _HEADINGS else "")


def _in_text(text: str) -> str:
    if "@" in text and _EMAIL.search(text):
        return "địa chỉ thư điện tử"
    for match in _DIGITS.finditer(text):
        if what := _number_of_a_person(match[0]):
            return what
    if any(_is_name(*match.groups()) for match in _PERSON.finditer(text)):
        return "họ tên một đồng chí"
    return ""


def _in_number(value: CellValue) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    return _number_of_a_person(str(int(value))) if 10**8 <= value < 10**12 else ""


def _number_of_a_person(written: str) -> str:
    """9 digits are an old identity card (or a telephone number that lost its 0), 12 a new one."""
    if _THOUSANDS.fullmatch(written):
        return ""
    digits = written.strip("+").replace(" ", "").replace(".", "")
    if _MOBILE.fullmatch(digits):
        return "số điện thoại"
    return f"dãy {len(digits)} chữ số như số CMND, CCCD" if len(digits) in (9, 12) else ""


def _is_name(*words: str) -> bool:
    """Two capitalized words after "đồng chí", not an office such as "Phó Bí thư"."""
    return all(word[0].isupper() and word[1:] in ("", word[1:].lower()) for word in words) and (
        words[0].casefold() not in _TITLES
    )


def _asked_for(grid: Grid, cell: Cell) -> str:
    """The heading of personal data that a cell is, when somebody has answered it."""
    below = any(grid.own_cell(cell.row + n, cell.column) for n in range(1, _ROWS_BELOW + 1))
    beside = grid.rows[cell.row][-1] is not cell and len(grid.rows[cell.row]) == 2
    answered = (below or beside) and not _is_signature(grid, cell)
    return f"cột hoặc dòng «{shown_cell(cell)}»" if answered else ""


def _is_signature(grid: Grid, cell: Cell) -> bool:
    """Whoever signs the workbook writes their name, and should."""
    rows = range(cell.row - _SIGNATURE_ROWS, cell.row + 1)
    texts = (other.value for row in rows for other in grid.rows.get(row, ()))
    return any(isinstance(text, str) and key(text).startswith("người lập") for text in texts)
