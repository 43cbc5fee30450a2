"""What every sheet of the template has: its top, widths, protection, print set-up, drop-downs."""

from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from partyboard.forms.model import MARK, MARK_SHEET, Field, Form, Sheet
from partyboard.forms.rules_in_words import guidance
from partyboard.intake.cells import address, column_letters
from partyboard.intake.template import style
from partyboard.intake.template.layout import (
    CONTEXT_ROW,
    FIRST_ROW,
    HEADER_ROW,
    HEADING_ROW,
    LEGEND_ROW,
    NOTE_ROW,
)
from partyboard.intake.template.validation import validation

_FIRST_LIST_COLUMN = 4
_TOP_HEIGHTS = {HEADING_ROW: 26, CONTEXT_ROW: 18, NOTE_ROW: 16, LEGEND_ROW: 18, HEADER_ROW: 32}

Lists = dict[tuple[str, str], str]  # (sheet, field) → the range with its entries


@dataclass(frozen=True)
class Canvas:
    """A worksheet being drawn, with the declaration it is drawn from."""

    sheet: Worksheet
    form: Form
    declared: Sheet
    lists: Lists

    def draw_top(self, legend: str, columns: int) -> None:
        """Heading, note and legend above the header row; nothing of it may be typed in."""
        first = self.declared is self.form.info
        lines = {
            HEADING_ROW: ("" if first else self.declared.title.upper(), style.HEADING),
            CONTEXT_ROW: ("", style.CONTEXT),
            NOTE_ROW: (self.declared.note, style.NOTE),
            LEGEND_ROW: (legend, style.NOTE),
        }
        for row, (text, look) in lines.items():
            for column in range(1, columns + 1):
                look.on(self.sheet.cell(row, column))
            self.sheet.cell(row, 1, text or None)
        for row, height in _TOP_HEIGHTS.items():
            self.sheet.row_dimensions[row].height = height

    def validate(self, field: Field, cells: str) -> None:
        """Limits what may be typed in the cells of a field."""
        choices = self.lists.get((self.declared.name, field.name), "")
        prompt = guidance(self.form, self.declared, field)
        self.sheet.add_data_validation(validation(field, cells, choices, prompt))

    def set_widths(self, widths: tuple[float, ...]) -> None:
        """Column widths, from the first column on."""
        for column, width in enumerate(widths, 1):
            self.sheet.column_dimensions[column_letters(column)].width = width

    def finish(self, *, landscape: bool) -> None:
        """Freezes the header, protects the labels, sets up the printer."""
        self.sheet.sheet_format.defaultRowHeight = style.row_height()
        self.sheet.sheet_format.customHeight = True
        self.sheet.freeze_panes = address(FIRST_ROW, 1)
        view = self.sheet.sheet_view
        view.showGridLines, view.tabSelected = False, self.declared is self.form.info
        protection = self.sheet.protection
        protection.sheet = True
        protection.formatColumns = protection.formatRows = False  # False: not forbidden
        style.set_up_print(self.sheet, landscape=landscape, mark=self.form.mark)


def draw_mark(workbook: Workbook, form: Form) -> Lists:
    """The hidden sheet: the form's mark, and one column for each drop-down list."""
    sheet = workbook.create_sheet(MARK_SHEET)
    sheet.sheet_state = "veryHidden"
    sheet["A1"], sheet["B1"] = MARK, form.mark
    lists: Lists = {}
    for owner, field in form.fields():
        entries = entries_of(field)
        if not entries:
            continue
        column = _FIRST_LIST_COLUMN + len(lists)
        for row, text in enumerate((f"{owner.name}.{field.name}", *entries), 1):
            sheet.cell(row, column, text)
        letters = column_letters(column)
        lists[owner.name, field.name] = f"{MARK_SHEET}!${letters}$2:${letters}${len(entries) + 1}"
    return lists


def entries_of(field: Field) -> tuple[str, ...]:
    """What the drop-down of a field offers."""
    return tuple(choice.label for choice in field.choices) or field.suggestions
