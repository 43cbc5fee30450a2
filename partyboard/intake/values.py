"""From placed cells to typed values: each field by its kind, each unreadable cell a finding."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from partyboard.forms.model import Field, Kind
from partyboard.intake.cells import Cell
from partyboard.intake.ditto import dittos
from partyboard.intake.findings import Finding, finding
from partyboard.intake.mending import Correction
from partyboard.intake.places import Place, PlacedRow, PlacedSheet
from partyboard.intake.report import Row, Value
from partyboard.intake.shown import BLANK, one_line, sentence, shown_cell
from partyboard.intake.swapped import swapped_dates
from partyboard.intake.tables import says_nothing
from partyboard.intake.vocabulary import choice_code, nearest
from partyboard.text import (
    Month,
    Unreadable,
    read_code,
    read_count,
    read_date,
    read_month,
    read_number,
    read_text,
    read_year,
)

_FORMS_OF_DATES = {
    Kind.DATE: ("ngày", "ngày/tháng/năm, ví dụ 31/05/2021"),
    Kind.MONTH: ("tháng", "tháng/năm, ví dụ 05/2021"),
    Kind.YEAR: ("năm", "bốn chữ số, ví dụ 2021"),
}
# What a reader's hint and the remedy of the catalogue would both say.
_SAID_BY_THE_REMEDY = re.compile(
    "^gõ .*|^số đếm phải là số nguyên(?:; )?|^chỉ gõ chữ số(?:, )?|[;,] hãy gõ .*"
)
_LONGEST_LIST = 10
_LISTED_CONVERSIONS = 5


def read_rows(placed: PlacedSheet) -> tuple[tuple[Row, ...], tuple[Finding, ...]]:
    """The rows of a sheet as typed values, and what could not be read; every fault is collected."""
    findings = _converted(placed)
    doubtful = swapped_dates(placed) | dittos(placed) if placed.sheet.is_table else {}
    rows = tuple(_read_row(placed, row, doubtful, findings) for row in placed.rows)
    return rows, tuple(findings)


def _read_row(
    placed: PlacedSheet,
    row: PlacedRow,
    doubtful: Mapping[tuple[int, int], Unreadable],
    findings: list[Finding],
) -> Row:
    values: dict[str, Value] = {}
    cells: dict[str, str] = {}
    for field in placed.sheet.fields:
        place = row.places.get(field.name)
        if place is None:
            if not field.required or field.since > placed.version:
                values[field.name] = None
            continue
        cells[field.name] = place.address
        value = _read_place(field, place, doubtful)
        if isinstance(value, Unreadable):
            findings.append(_fault(placed.grid.title, field, place, value))
        else:
            values[field.name] = value
    return Row(row.number, values, cells)


def _read_place(
    field: Field, place: Place, doubtful: Mapping[tuple[int, int], Unreadable]
) -> Value | Unreadable:
    cell = place.cell
    if cell is None:
        if place.merged:
            return Unreadable("missing-value", f"{place.merged}; hãy bỏ gộp ô trước")
        return _missing(field)
    if cell.error:
        return Unreadable("formula-error")
    if cell.formula_without_value:
        return Unreadable("formula-without-value")
    if doubt := doubtful.get((cell.row, cell.column)):
        return doubt
    value = _READERS[field.kind](field, cell)
    return _missing(field) if value is None else value


def _missing(field: Field) -> Unreadable | None:
    """What a blank cell means: nothing, or an error where something is asked for."""
    if not field.required:
        return None
    return Unreadable("missing-value", "nếu không có thì ghi 0" if field.kind is Kind.COUNT else "")


_count = lru_cache(maxsize=16384, typed=True)(read_count)  # the same few hundred again and again


def _read_count(field: Field, cell: Cell) -> Value | Unreadable:
    return _count(cell.value, cell.number_format)


def _read_number(field: Field, cell: Cell) -> Value | Unreadable:
    return read_number(cell.value, cell.number_format)


def _read_text(field: Field, cell: Cell) -> Value | Unreadable:
    return _only_with_letters(field, read_text(cell.value, cell.number_format))


def _read_code(field: Field, cell: Cell) -> Value | Unreadable:
    if not field.required and says_nothing(cell):
        return None  # else all classes without a code would be one class
    return _only_with_letters(field, read_code(cell.value, cell.number_format))


def _only_with_letters(field: Field, value: str | None | Unreadable) -> Value | Unreadable:
    """A dash or dots where something has to be said say nothing."""
    if isinstance(value, str) and field.required and not any(map(str.isalnum, value)):
        return Unreadable("missing-value", f"ô chỉ ghi «{value}»")
    return value


def _read_date(field: Field, cell: Cell) -> Value | Unreadable:
    return read_date(cell.value, cell.number_format)


def _read_month(field: Field, cell: Cell) -> Value | Unreadable:
    found = read_month(cell.value, cell.number_format)
    return found.first if isinstance(found, Month) else found


def _read_year(field: Field, cell: Cell) -> Value | Unreadable:
    return read_year(cell.value)


def _read_choice(field: Field, cell: Cell) -> Value | Unreadable:
    """The code of a choice; its nearest label as hint when it is none."""
    if cell.value is None:
        return None
    said = shown_cell(cell) if not isinstance(cell.value, str) else cell.value
    code = choice_code(field, said)
    if code is not None:
        return code
    alike = nearest(said, [choice.label for choice in field.choices])
    return Unreadable("unknown-choice", f"có phải «{alike}»?" if alike else "", alike)


_READERS: Mapping[Kind, Callable[[Field, Cell], Value | Unreadable]] = {
    Kind.COUNT: _read_count,
    Kind.NUMBER: _read_number,
    Kind.TEXT: _read_text,
    Kind.CODE: _read_code,
    Kind.DATE: _read_date,
    Kind.MONTH: _read_month,
    Kind.YEAR: _read_year,
    Kind.CHOICE: _read_choice,
}


def _fault(title: str, field: Field, place: Place, why: Unreadable) -> Finding:
    """The finding for a value that was not read; a sentence takes the details that it needs."""
    noun, form = _FORMS_OF_DATES.get(field.kind, ("", ""))
    return finding(
        why.code,
        title,
        place.address,
        label=field.label,
        found=shown_cell(place.cell) if place.cell else BLANK,
        expected=_listed_choices(field) if field.choices else noun,
        hint=sentence(_SAID_BY_THE_REMEDY.sub("", why.hint)),
        form=form,
        offer=Correction(title, place.address, why.meant) if why.meant else None,
    )


def _listed_choices(field: Field) -> str:
    labels = [choice.label for choice in field.choices]
    rest = f" và {len(labels) - _LONGEST_LIST} mục khác" if len(labels) > _LONGEST_LIST else ""
    return "; ".join(labels[:_LONGEST_LIST]) + rest


def _converted(placed: PlacedSheet) -> list[Finding]:
    """One note a sheet for the cells that were typed in an old font, with what became of the first
    few of them.
    """
    cells = [cell for cell, _ in placed.grid.texts if cell.legacy]
    if not cells:
        return []
    first, *others = cells
    listed = others[: _LISTED_CONVERSIONS - 1]
    more = "".join(
        f"; ô {cell.address}: «{one_line(cell.legacy)}» → «{shown_cell(cell)}»" for cell in listed
    )
    if rest := len(others) - len(listed):
        more += f"; và {rest} ô khác"
    return [
        finding(
            "legacy-font-converted",
            placed.grid.title,
            first.address,
            found=one_line(first.legacy),
            expected=shown_cell(first),
            more=more,
        )
    ]
