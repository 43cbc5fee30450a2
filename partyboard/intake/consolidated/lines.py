"""The lines of a block: one organization in one month, told from totals, sections and prose."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from partyboard.forms.model import Form
from partyboard.intake.cells import Cell
from partyboard.intake.consolidated.blocks import Block
from partyboard.intake.consolidated.words import words_of
from partyboard.intake.findings import Finding, finding
from partyboard.intake.grid import is_text
from partyboard.intake.places import Place
from partyboard.intake.shown import sentence, shown_cell
from partyboard.intake.tables import is_numbering, is_signature, place_in_row
from partyboard.text import Month, Unreadable, key, read_code, read_count, read_month

_TOTAL = re.compile(
    r"(?:[ivx]+[.)]? |[a-z][.)] )?(?:tổng cộng|tổng số|cộng|toàn (?:đảng bộ|khối|tỉnh))\b.*"
    r"|tổng[ :.]*"
)
_SECTION = re.compile(r"(?:[ivx]+|[a-eđ])(?:[.)].*|)|(?:khối|các|nhóm|cụm)\b.*")
_NOT_REPORTED = frozenset(
    map(key, ("Chưa báo cáo", "Chưa nộp", "Chưa nộp báo cáo", "Không báo cáo", "Chưa có báo cáo",
              "Chưa có số liệu", "Chưa gửi"))
)  # fmt: skip

Places = Mapping[str, Place]


@dataclass(frozen=True, slots=True)
class Line:
    """A row with figures: whose it is, of which month, where its figures stand by sheet."""

    block: Block
    number: int
    code: str  # as `text.key`
    month: Month | None
    info: Places
    records: Mapping[str, Places]

    @property
    def place(self) -> str:
        """Tab and cell of the code: "Tháng 5-2021!A7"."""
        return f"{self.block.grid.title}!{self.code_place.address}"

    @property
    def code_place(self) -> Place:
        """Where the code stands, as its own row has it."""
        return self.info["organization"]

    def figures(self) -> Iterator[tuple[tuple[str, str], Cell]]:
        """Sheet and field of each figure that is given, and its cell."""
        for sheet, places in self.records.items():
            for name, place in places.items():
                if place.cell is not None:
                    yield (sheet, name), place.cell


@dataclass(frozen=True, slots=True)
class Lines:
    """The rows of a block with figures, what is wrong with those that nobody can be given, and
    the organizations, with the month, that are listed but have not reported.
    """

    reported: tuple[Line, ...] = ()
    strays: tuple[Finding, ...] = ()
    silent: frozenset[tuple[str, Month]] = frozenset()


def find_lines(form: Form, block: Block) -> Lines:
    """The rows of a block, told apart."""
    lines: list[Line] = []
    strays: list[Finding] = []
    silent: set[tuple[str, Month]] = set()
    signed = False
    for index, number in enumerate(block.rows):
        cells = block.grid.rows[number]
        if _repeats_header(form, block, number) or (index == 0 and is_numbering(cells)):
            continue
        line = _line(form, block, number)
        texts = [key(str(cell.value)) for cell in cells if is_text(cell)]
        has_number = any(_is_number(cell) for _, cell in line.figures())
        signed = signed or (not has_number and any(map(is_signature, texts[:4])))
        if not _says_something(form, line):
            silent |= {(line.code, line.month)} if line.code and line.month else set()
        elif signed and not has_number:
            continue
        elif _is_total(line, texts) or _is_section(form, line, cells):
            continue
        elif line.code:
            lines.append(line)
        else:
            strays.append(_without_code(form, line))
    return Lines(tuple(lines), tuple(strays), frozenset(silent))


def _records(form: Form, block: Block, number: int) -> dict[str, Places]:
    return {
        sheet.name: {
            name: place_in_row(block.grid, number, columns)
            for name, columns in block.header.fields_of(sheet.name).items()
        }
        for sheet in words_of(form).records
    }


def _says_something(form: Form, line: Line) -> bool:
    """Whether a row reports anything beside what a template knew; a remark that it does not is
    nothing.
    """
    own = [cell for field, cell in line.figures() if field not in _known_beforehand(form)]
    if len(own) == 1 and key(shown_cell(own[0])) in _NOT_REPORTED:
        return False
    return bool(own)


@cache
def _known_beforehand(form: Form) -> frozenset[tuple[str, str]]:
    return frozenset(
        (sheet.name, field.name)
        for sheet in words_of(form).records
        for field in sheet.fields
        if field.prefill
    )


def _is_number(cell: Cell) -> bool:
    if cell.error or cell.formula_without_value:
        return True
    return isinstance(read_count(cell.value, cell.number_format), int)


def _line(form: Form, block: Block, number: int) -> Line:
    grid, info = block.grid, {}
    for name, columns in block.header.fields_of(form.info.name).items():
        info[name] = place_in_row(grid, number, columns)
    code = info[form.organization]
    month_place = info.get(form.period)
    if month_place and month_place.cell is None:
        cell = grid.cell_at(number, month_place.column)  # merged over the rows of a month
        month_place = info[form.period] = Place(number, month_place.column, cell)
    month = _month(month_place) if month_place else block.month
    said = code_said(code.cell) if code.cell else ""
    return Line(block, number, said, month, info, _records(form, block, number))


def code_said(cell: Cell) -> str:
    """The code in a cell, as `text.key`; as it is shown where it cannot be read."""
    code = read_code(cell.value, cell.number_format)
    return key(shown_cell(cell) if isinstance(code, Unreadable) else code or "")


def _month(place: Place) -> Month | None:
    cell = place.cell
    if cell is None:
        return None
    found = read_month(cell.value, cell.number_format)
    return found if isinstance(found, Month) else None


def _repeats_header(form: Form, block: Block, number: int) -> bool:
    """Whether the header is printed again, or the table of other months begins."""
    code = block.grid.own_cell(number, block.header.column(form.info.name, form.organization))
    text = key(code.value) if code and isinstance(code.value, str) else ""
    return words_of(form).whose_or_when(text) == form.organization


def _is_total(line: Line, texts: list[str]) -> bool:
    code = line.code_place.cell
    said = [line.code] if code else texts[:2]
    return any(_TOTAL.fullmatch(text) for text in said)


def _is_section(form: Form, line: Line, cells: tuple[Cell, ...]) -> bool:
    """Whether a row has the figures of a section: no code, but "II" or "Khối …" in front."""
    texts = [key(str(cell.value)) for cell in cells if is_text(cell)]
    if not line.code:
        return any(_SECTION.fullmatch(text) for text in texts[:2])
    is_numeral = re.fullmatch("[ivx]+", line.code) is not None
    return is_numeral and any(re.match(r"(?:khối|các|nhóm|cụm)\b", text) for text in texts[1:2])


def _without_code(form: Form, line: Line) -> Finding:
    """What is said of a row with figures that names no organization."""
    name = line.info.get("organization_name")
    hint = f"dòng của «{shown_cell(name.cell)}» chưa được đọc" if name and name.cell else ""
    place = line.code_place
    return finding(
        "missing-value",
        line.block.grid.title,
        place.address,
        label=form.info.field(form.organization).label,
        hint=sentence(place.merged or hint or "dòng này có số liệu nhưng không rõ của đơn vị nào"),
    )
