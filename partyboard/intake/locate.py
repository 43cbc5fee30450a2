"""Which form a workbook is, and where its sheets, labels and values stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from partyboard.forms.model import (
    LIST_MARK,
    LIST_MARK_PLACE,
    LIST_SHEET,
    MARK,
    MARK_SHEET,
    Form,
    Prefill,
    Sheet,
)
from partyboard.forms.registry import FORMS
from partyboard.intake.cells import SheetCells, Workbook
from partyboard.intake.findings import Finding, finding
from partyboard.intake.grid import Grid, grid_of, is_text
from partyboard.intake.hidden import hidden_content
from partyboard.intake.names import bears_name
from partyboard.intake.other_sheets import unread_sheets
from partyboard.intake.places import PlacedSheet
from partyboard.intake.records import place_record
from partyboard.intake.shown import sentence, shown_cell
from partyboard.intake.tables import place_table
from partyboard.intake.vocabulary import bare, nearest, vocabulary
from partyboard.intake.wrong_form import form_by_titles, wrong_form
from partyboard.text import key

_STATED = re.compile(r"([a-z_]+) ?/ ?([1-9][0-9]{0,2})")
_MOST_TITLES = 8


@dataclass(frozen=True, slots=True)
class Located:
    """A workbook laid against its form; `form` is None when it is none of ours."""

    form: Form | None
    version: int = 0
    sheets: tuple[PlacedSheet, ...] = ()
    findings: tuple[Finding, ...] = ()
    grids: tuple[Grid, ...] = ()  # every worksheet, ours or not


def locate(workbook: Workbook, forms: Sequence[Form] = FORMS) -> Located:
    """Finds the form, its sheets and every label; a form we cannot read is not looked into, nor is
    the list of faults that we put into a workbook sent back.
    """
    grids = grids_of(workbook)
    return locate_on(grids, forms, stated_mark(grids, forms))


def grids_of(workbook: Workbook) -> tuple[Grid, ...]:
    """Every worksheet but our list of faults."""
    return tuple(grid_of(sheet) for sheet in workbook.sheets if not is_list(sheet))


def locate_on(grids: Sequence[Grid], forms: Sequence[Form], stated: str) -> Located:
    """As `locate`, of worksheets that have been indexed and state this mark."""
    mark = stated or _hidden_mark(grids)
    by_titles = None if mark else form_by_titles(grids, forms)
    form, version = (by_titles, by_titles.version) if by_titles else form_marked(mark, forms)
    if form is None:
        return Located(None, findings=(_unknown_form(grids, mark, forms),))
    if meant := wrong_form(form, grids, forms):
        return Located(meant[0], findings=(meant[1],))
    if version > form.version:
        return Located(form, version, findings=(_other_version("newer-template", form, version),))
    return _laid_out(form, version, grids)


def is_list(sheet: SheetCells) -> bool:
    """Whether a worksheet is our list of faults, come back with the workbook."""
    mark = sheet.cells.get(LIST_MARK_PLACE)
    return sheet.title == LIST_SHEET or (mark is not None and mark.value == LIST_MARK)


def _laid_out(form: Form, version: int, grids: Sequence[Grid]) -> Located:
    findings: list[Finding] = []
    if version < form.version:
        code = "older-template" if version >= form.oldest else "outdated-template"
        findings.append(_other_version(code, form, version))
    placed: list[PlacedSheet] = []
    for sheet in form.sheets:
        grid, trouble = _the_one(sheet, grids)
        findings += trouble
        if grid is not None:
            place = place_table if sheet.is_table else place_record
            placed.append(place(sheet, grid, version))
            findings += hidden_content(placed[-1])
        elif not trouble:
            findings += _missing_sheet(form, sheet, version, grids)
    findings += unread_sheets([each.sheet for each in placed], grids)
    return Located(form, version, tuple(placed), tuple(findings), tuple(grids))


def _other_version(code: str, form: Form, version: int) -> Finding:
    return finding(code, found=f"{form.name}/{version}", expected=form.mark)


def stated_mark(grids: Sequence[Grid], forms: Sequence[Form]) -> str:
    """What stands beside "Mã biểu", on an information sheet before any other."""
    infos = {(form.info.title, form.info.aliases): form.info for form in forms}.values()
    labels = frozenset[str]().union(*(_mark_labels(form.info) for form in forms))
    ours = {grid.title for grid in grids if any(bears_name(grid, info) for info in infos)}
    for grid in sorted(grids, key=lambda grid: (grid.title not in ours, not grid.sheet.visible)):
        if stated := _beside(grid, labels):
            return stated
    return ""


@cache
def _mark_labels(info: Sheet) -> frozenset[str]:
    """The keys of what the mark of a form stands beside."""
    marks = [field for field in info.fields if field.prefill is Prefill.FORM]
    return frozenset(key(name) for field in marks for name in (field.label, *field.aliases))


def _beside(grid: Grid, labels: frozenset[str]) -> str:
    """The one word right of a label; several words are the help that stands farther right."""
    for cell, text_key in grid.texts:
        if bare(text_key) in labels:
            edge = grid.right_edge(cell)
            beside = [other for other in grid.rows[cell.row] if other.column > edge]
            texts = [shown_cell(other) for other in beside if is_text(other)]
            words = [text for text in texts if _STATED.fullmatch(key(text)) or " " not in text]
            return words[0] if words else ""
    return ""


def _hidden_mark(grids: Sequence[Grid]) -> str:
    """What the template wrote on its hidden sheet."""
    for grid in grids:
        cells = grid.sheet.cells
        if grid.title == MARK_SHEET and (1, 1) in cells and (1, 2) in cells:
            return str(cells[1, 2].value) if cells[1, 1].value == MARK else ""
    return ""


def form_marked(mark: str, forms: Sequence[Form]) -> tuple[Form | None, int]:
    """The form and the version that a mark names; None when it names none of ours."""
    stated = _STATED.fullmatch(key(mark))
    for form in forms:
        if stated and form.name == stated[1]:
            return form, int(stated[2])
    return None, 0


def _unknown_form(grids: Sequence[Grid], mark: str, forms: Sequence[Form]) -> Finding:
    if mark:
        alike = nearest(mark, [form.mark for form in forms])
        hint = sentence(f"có phải {alike}?") if alike else ""
        return finding("unknown-form", found=f"mã biểu ghi «{mark}»", hint=hint)
    titles = [f"«{grid.title}»" for grid in grids if grid.sheet.visible]
    rest = f" và {len(titles) - _MOST_TITLES} trang khác" if len(titles) > _MOST_TITLES else ""
    listed = ", ".join(titles[:_MOST_TITLES]) + rest
    found = f"tệp có trang {listed}" if titles else "tệp trống"
    return finding("unknown-form", found=found, hint="")


def _the_one(sheet: Sheet, grids: Sequence[Grid]) -> tuple[Grid | None, list[Finding]]:
    """The worksheet that is read for a sheet; a visible one wins over hidden copies of it."""
    named = [grid for grid in grids if bears_name(grid, sheet)]
    if len(named) > 1:
        named = [grid for grid in named if _speaks_of(grid, sheet)] or named[:1]
    visible = [grid for grid in named if grid.sheet.visible]
    chosen = visible or named
    if len(chosen) > 1:
        places = ", ".join(f"trang «{grid.title}»" for grid in chosen)
        title = chosen[1].title
        return None, [finding("duplicate-label", title, found=sheet.title, places=places)]
    copies = [grid for grid in named if grid not in chosen]
    return (chosen[0] if chosen else None), [_hidden_copy(sheet, grid) for grid in copies]


def _speaks_of(grid: Grid, sheet: Sheet) -> bool:
    """Whether labels of the sheet stand on a worksheet; its name alone may be an accident."""
    words = vocabulary(sheet)
    return sum(bool(words.fields(text_key)) for _, text_key in grid.texts) > 1


def _hidden_copy(sheet: Sheet, grid: Grid) -> Finding:
    return finding(
        "hidden-content",
        grid.title,
        found=f"Trang ẩn «{grid.title}» giống trang «{sheet.title}»",
        expected="không được tính",
    )


def _is_needed(sheet: Sheet, version: int) -> bool:
    fields = [field for field in sheet.fields if field.since <= version]
    return bool(fields) and (sheet.is_table or any(field.required for field in fields))


def _missing_sheet(
    form: Form, sheet: Sheet, version: int, grids: Sequence[Grid]
) -> Iterator[Finding]:
    """Names the worksheet that looks most like the missing one, by its labels or by its title. A
    sheet that need not be is missing only where another worksheet has its labels.
    """
    spare = [grid for grid in grids if not any(bears_name(grid, other) for other in form.sheets)]
    spare.sort(key=lambda grid: not grid.sheet.visible)
    alike = next((grid.title for grid in spare if _speaks_of(grid, sheet)), "")
    if not alike and not _is_needed(sheet, version):
        return
    alike = alike or nearest(sheet.title, [grid.title for grid in spare if grid.sheet.visible])
    hint = sentence(f"gần nhất: trang «{alike}»") if alike else ""
    yield finding("missing-sheet", sheet.title, expected=sheet.title, hint=hint)
