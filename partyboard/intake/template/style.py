"""How the template looks: fonts, colours, borders, widths, print set-up."""

from copy import copy
from dataclasses import dataclass, field, replace
from typing import Any

from openpyxl.cell import Cell, MergedCell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from partyboard.forms.model import Field, Kind
from partyboard.intake.template.layout import HEADER_ROW

FONT = "Arial"
SLATE, GREY, LINE = "FF1F3A5F", "FF6B7280", "FFC5CBD3"
RIGHT, WRONG, MISSING = "FF1B6E3C", "FFB42318", "FF8A5A00"
_A4 = "9"
LINE_HEIGHT, _PADDING = 15, 6  # points; Arial 11 with a mark above and one below
_LETTERS_IN_A_UNIT = 1.05  # a column's width counts digits of Calibri 11; ours is Arial 11
SMALL_FITS = 1.1  # how many times as much Arial 10 fits in a column

NUMBER_FORMATS = {
    Kind.COUNT: "#,##0",
    Kind.NUMBER: "General",
    Kind.YEAR: "0",
    Kind.DATE: "dd/mm/yyyy",
    Kind.MONTH: "mm/yyyy",
}
_CENTRED = (Kind.DATE, Kind.MONTH, Kind.YEAR, Kind.CODE)
_NUMERIC = (Kind.COUNT, Kind.NUMBER)

_EDGE = Side(style="thin", color=LINE)
BOXED = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)


def solid(colour: str) -> PatternFill:
    """A fill of one colour."""
    return PatternFill("solid", fgColor=colour, bgColor=colour)


UNLOCKED = Protection(locked=False)
WRONG_FILL, NEEDED_FILL = solid("FFFBDAD7"), solid("FFFFD9B3")
INPUT_FILL, HEADER_FILL, SECTION_FILL = solid("FFFFF8E1"), solid("FFDCE4EE"), solid("FFF1F4F8")


@dataclass(frozen=True)
class Look:
    """The look of a cell; locked unless it is there to be typed in."""

    font: Font = field(default_factory=lambda: Font(FONT, 11))
    fill: PatternFill = field(default_factory=PatternFill)
    border: Border = field(default_factory=Border)
    alignment: Alignment = field(default_factory=lambda: Alignment(vertical="center"))
    number_format: str = "General"
    locked: bool = True

    def on(self, cell: Cell | MergedCell) -> None:
        """Gives the cell this look."""
        cell.font, cell.fill, cell.border = self.font, self.fill, self.border
        cell.alignment, cell.number_format = self.alignment, self.number_format
        cell.protection = Protection(locked=self.locked)


def copy_look(given: Any, taken: Any) -> None:
    """Gives a cell the look of another, in a fraction of the time that `Look.on` takes. Cells of
    openpyxl have `_style`, of which its types do not know.
    """
    taken._style = copy(given._style)


_WRAPPED = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)

HEADING = Look(font=Font(FONT, 15, bold=True, color=SLATE))
CONTEXT = Look(font=Font(FONT, 11, bold=True))
NOTE = Look(font=Font(FONT, 10, italic=True, color=GREY))
HEADER = Look(Font(FONT, 10, bold=True, color=SLATE), HEADER_FILL, BOXED, _CENTRE)
OPTIONAL_HEADER = replace(HEADER, font=Font(FONT, 10, color=SLATE))
SECTION = Look(Font(FONT, 11, bold=True, color=SLATE), SECTION_FILL)
NUMBERING = Look(Font(FONT, 9, color=GREY), border=BOXED, alignment=_CENTRE)
HELP = Look(Font(FONT, 10, color=GREY), border=BOXED, alignment=_WRAPPED)
CHECK = Look(Font(FONT, 10, color=WRONG), border=BOXED, alignment=_WRAPPED)
SIGNATURE = Look(Font(FONT, 11, bold=True), alignment=Alignment(horizontal="centerContinuous"))
SIGNATURE_NOTE = replace(SIGNATURE, font=Font(FONT, 10, italic=True, color=GREY))


def label_look(described: Field) -> Look:
    """A record's label: bold when required, indented when a part."""
    indent = 3 if described.inside else 1
    align = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=indent)
    return Look(Font(FONT, 11, bold=described.required), border=BOXED, alignment=align)


def input_look(described: Field, *, locked: bool = False) -> Look:
    """A cell to type in; text and codes are kept as text."""
    fill = PatternFill() if locked else INPUT_FILL
    return Look(
        Font(FONT, 11), fill, BOXED, _alignment(described.kind), number_format(described), locked
    )


def number_format(described: Field) -> str:
    """The cell format of a field: what is not a number or a date is text."""
    return NUMBER_FORMATS.get(described.kind, "@")


def _alignment(kind: Kind) -> Alignment:
    if kind in _NUMERIC:
        return Alignment(horizontal="right", vertical="center", indent=1)
    if kind in _CENTRED:
        return Alignment(horizontal="center", vertical="center", wrap_text=True)
    return _WRAPPED


def when(formula: str, look: DifferentialStyle) -> Rule:
    """A look that a cell takes on while the formula holds."""
    return Rule(type="expression", formula=[formula], dxf=look)


def row_height(*cells: tuple[str, float]) -> float:
    """Points for the longest of these texts, each with the width of its column."""
    lines = max((_lines(text, width) for text, width in cells), default=1)
    return LINE_HEIGHT * lines + _PADDING


def _lines(text: str, width: float) -> int:
    lines, used = 1, 0
    for word in text.split():
        used += len(word) + (used > 0)
        if used > width * _LETTERS_IN_A_UNIT:
            lines, used = lines + 1, len(word)
    return lines


def set_up_print(sheet: Worksheet, *, landscape: bool, mark: str) -> None:
    """A4, one page wide, the header row on each page, pages numbered, the form's mark below."""
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    margins = sheet.page_margins
    margins.left = margins.right = 0.5
    margins.top, margins.bottom, margins.header, margins.footer = 0.6, 0.7, 0.3, 0.35
    footer = HeaderFooterItem()
    footer.left.text, footer.center.text, footer.right.text = f"Biểu {mark}", "Trang &P/&N", "&A"
    for part in (footer.left, footer.center, footer.right):
        part.font, part.size = f"{FONT},Regular", 9
    sheet.HeaderFooter.oddFooter = footer
