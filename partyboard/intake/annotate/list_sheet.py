"""The first sheet of a workbook sent back: every finding in a line, with a link to its cell. What
the sender does not see: a mark by which we know the sheet, and the styles that marked cells had.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from partyboard.forms.model import LIST_MARK, LIST_MARK_PLACE
from partyboard.intake.annotate.element import quoted, spelled
from partyboard.intake.annotate.faults import LEVELS, counted
from partyboard.intake.annotate.grid_part import place_of
from partyboard.intake.annotate.looks import (
    HEADER,
    HEADING,
    LEVEL_LOOKS,
    LINK,
    NUMBER,
    PLAIN,
    TEXT,
    TITLE,
)
from partyboard.intake.annotate.stylesheet import Look, Stylesheet
from partyboard.intake.cells import address
from partyboard.intake.findings import Finding
from partyboard.intake.template.style import row_height

HEADER_ROW = 5
_HEADERS = ("STT", "Mức", "Trang", "Ô", "Nội dung và cách sửa")
_WIDTHS = (6.0, 11.0, 22.0, 9.0, 90.0)
_ALL = sum(_WIDTHS)
_TO_DO = "Sửa các ô tô đỏ, xem lại các ô tô vàng, lưu rồi gửi lại chính tệp này."
_NOTHING = "Không có lỗi."
_COPIED = (
    "Đây là bản chép sang .xlsx vì không ghi thêm được vào tệp đã gửi: giá trị giữ nguyên, "
    "công thức, định dạng và danh sách chọn thì không."
)
_OWN, _MARKED = LIST_MARK_PLACE[1], LIST_MARK_PLACE[1] + 1  # the hidden columns
_LONGEST = 30_000  # characters; a cell holds 32,767


@dataclass(frozen=True, slots=True)
class Listing:
    """What the sheet says: its title, whose workbook, the findings, the sheets that a link reaches,
    whether the workbook is a copy.
    """

    title: str
    heading: str
    findings: Sequence[Finding]
    reachable: frozenset[str]
    is_copy: bool = False


class ListSheet:
    """The part of the sheet while it is being written."""

    def __init__(self, listing: Listing, styles: Stylesheet) -> None:
        """Write the lines."""
        self._listing, self._styles = listing, styles
        self._links: list[str] = []

    def part(self, space: str, pairs: Mapping[int, int]) -> str:
        """The XML; `pairs` are the coloured styles with those that they stand for."""
        hidden = list(pairs.items())
        rows = [*self._head(), *self._lines(hidden)]
        last = address(HEADER_ROW + max(len(self._listing.findings), len(hidden)), _MARKED)
        widths = "".join(
            f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>'
            for n, width in enumerate(_WIDTHS, 1)
        )
        links = f"<hyperlinks>{''.join(self._links)}</hyperlinks>" if self._links else ""
        merged = "".join(f'<mergeCell ref="A{row}:E{row}"/>' for row in range(1, HEADER_ROW))
        first = f"A{HEADER_ROW + 1}"
        return (
            f'<worksheet xmlns="{space}"><sheetPr><tabColor rgb="FFB42318"/>'
            f'<pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:{last}"/>'
            '<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0">'
            f'<pane ySplit="{HEADER_ROW}" topLeftCell="{first}" activePane="bottomLeft" '
            f'state="frozen"/><selection pane="bottomLeft" activeCell="{first}" sqref="{first}"/>'
            '</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>'
            f'<cols>{widths}<col min="{_OWN}" max="{_MARKED}" width="9" hidden="1" '
            f'customWidth="1"/></cols><sheetData>{"".join(rows)}</sheetData>'
            '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" '
            f'formatRows="0"/><mergeCells count="{HEADER_ROW - 1}">{merged}</mergeCells>{links}'
            '<printOptions horizontalCentered="1"/>'
            '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" '
            'footer="0.35"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
            "<headerFooter><oddFooter>&amp;L&amp;A&amp;RTrang &amp;P/&amp;N</oddFooter>"
            "</headerFooter></worksheet>"
        )

    def _head(self) -> list[str]:
        """The lines above the table."""
        listing = self._listing
        number = ", ".join(counted(listing.findings))
        summary = f"{number[0].upper()}{number[1:]}. {_TO_DO}" if number else _NOTHING
        mark = self._cell(1, _OWN, PLAIN, LIST_MARK)
        copied = _COPIED if listing.is_copy else ""
        lines = (listing.title.upper(), listing.heading, summary, copied)
        rows = [self._row(1, 27, self._cell(1, 1, TITLE, lines[0]) + mark)]
        for number_of, line in enumerate(lines[1:], 2):
            height = row_height((line, _ALL)) if line else 6
            rows.append(self._row(number_of, height, self._cell(number_of, 1, HEADING, line)))
        headers = "".join(
            self._cell(HEADER_ROW, column, HEADER, text) for column, text in enumerate(_HEADERS, 1)
        )
        return [*rows, self._row(HEADER_ROW, 21, headers)]

    def _lines(self, hidden: Sequence[tuple[int, int]]) -> list[str]:
        """The table; beside its lines, where nobody looks, two cells in two styles each."""
        rows = []
        findings = self._listing.findings
        for index in range(max(len(findings), len(hidden))):
            row = HEADER_ROW + 1 + index
            height, cells = 15.0, ""
            if index < len(findings):
                found = findings[index]
                height = max(row_height((found.message, _WIDTHS[4]), (found.sheet, _WIDTHS[2])), 21)
                cells = self._line(row, index + 1, found)
            if index < len(hidden):
                marked, own = hidden[index]
                cells += f'<c r="{address(row, _OWN)}" s="{own}"/>'
                cells += f'<c r="{address(row, _MARKED)}" s="{marked}"/>'
            rows.append(self._row(row, height, cells))
        return rows

    def _line(self, row: int, number: int, found: Finding) -> str:
        is_reachable = found.sheet in self._listing.reachable
        place = place_of(found.cell)
        if is_reachable:
            title = found.sheet.replace("'", "''")
            location = f"'{title}'!{found.cell if place else 'A1'}"
            column = 4 if place else 3
            self._links.append(
                f'<hyperlink ref="{address(row, column)}" location={quoted(location)} '
                f"display={quoted(found.place)}/>"
            )
        sheet_look = LINK if is_reachable and not place else TEXT
        return (
            f'<c r="A{row}" s="{self._styles.look(NUMBER)}"><v>{number}</v></c>'
            + self._cell(row, 2, LEVEL_LOOKS[found.severity], LEVELS[found.severity])
            + self._cell(row, 3, sheet_look, found.sheet)
            + self._cell(row, 4, LINK if is_reachable and place else NUMBER, found.cell)
            + self._cell(row, 5, TEXT, found.message)
        )

    def _row(self, row: int, height: float, cells: str) -> str:
        return f'<row r="{row}" ht="{height:g}" customHeight="1">{cells}</row>'

    def _cell(self, row: int, column: int, look: Look, text: str) -> str:
        """A cell of text, whatever it looks like."""
        place, style = address(row, column), self._styles.look(look)
        if not text:
            return f'<c r="{place}" s="{style}"/>'
        written = f'<t xml:space="preserve">{spelled(text[:_LONGEST])}</t>'
        return f'<c r="{place}" s="{style}" t="inlineStr"><is>{written}</is></c>'
