"""The first sheet of a workbook sent back: every finding in a line, with a link to its cell. What
the sender does not see: a mark by which we know the sheet, and the styles that marked cells had.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from partyboard.forms.model import LIST_MARK, LIST_MARK_PLACE
from partyboard.intake.annotate.element import quoted, spelled
from partyboard.intake.annotate.faults import LEVELS, Group, counted
from partyboard.intake.annotate.grid_part import place_of
from partyboard.intake.annotate.listing import Listing
from partyboard.intake.annotate.looks import (
    COPIED,
    GROUP,
    HEADER,
    HEADING,
    LEVEL_LOOKS,
    LINE,
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

HEADER_ROW = 8
_HEADERS = ("STT", "Mức", "Ô", "Nội dung và cách sửa")
_WIDTHS = (7.0, 11.0, 15.0, 88.0)
_ALL = sum(_WIDTHS)
_LAST = "D"
_OWN, _MARKED = LIST_MARK_PLACE[1], LIST_MARK_PLACE[1] + 1  # the hidden columns
_LONGEST = 30_000  # characters; a cell holds 32,767
_NO_LINE = 3.0  # points of a line above the table in which there is nothing to say


@dataclass(slots=True)
class _Row:
    """One row while it is being written."""

    height: float
    cells: str


class ListSheet:
    """The part of the sheet while it is being written."""

    def __init__(self, listing: Listing, styles: Stylesheet) -> None:
        """Write the lines."""
        self._listing, self._styles = listing, styles
        self._links: list[str] = []
        self._merged: list[str] = []
        self._rows: list[_Row] = []
        self._head()
        number = 1
        for group in listing.groups:
            self._group(group)
            for found in group.findings:
                self._finding(number, found, is_note=not group.sheet)
                number += 1
        if listing.left_out:
            self._across(LINE, listing.left_out)

    def part(self, space: str, pairs: Mapping[int, int]) -> str:
        """The XML; `pairs` are the coloured styles with those that they stand for, put where
        nobody looks: two cells in two styles each.
        """
        for at, (marked, own) in enumerate(pairs.items(), HEADER_ROW):
            if at == len(self._rows):
                self._rows.append(_Row(15, ""))
            self._rows[at].cells += (
                f'<c r="{address(at + 1, _OWN)}" s="{own}"/>'
                f'<c r="{address(at + 1, _MARKED)}" s="{marked}"/>'
            )
        rows = "".join(
            f'<row r="{n}" ht="{row.height:g}" customHeight="1">{row.cells}</row>'
            for n, row in enumerate(self._rows, 1)
        )
        return _HEAD.format(
            space=space,
            last=address(len(self._rows), _MARKED),
            columns=_columns(),
            rows=rows,
            merged=f'<mergeCells count="{len(self._merged)}">{"".join(self._merged)}</mergeCells>',
            links=f"<hyperlinks>{''.join(self._links)}</hyperlinks>" if self._links else "",
        )

    def _head(self) -> None:
        """The lines above the table."""
        listing = self._listing
        self._across(TITLE, listing.headline, 27)
        self._rows[0].cells += self._cell(*LIST_MARK_PLACE, PLAIN, LIST_MARK)
        self._across(HEADING, listing.heading)
        self._across(HEADING, listing.summary)
        for step in listing.steps:
            self._across(LINE, step)
        self._across(COPIED if listing.copied else LINE, listing.copied)
        headers = (
            self._cell(HEADER_ROW, column, HEADER, text) for column, text in enumerate(_HEADERS, 1)
        )
        self._rows.append(_Row(21, "".join(headers)))

    def _group(self, group: Group) -> None:
        """The line above the findings of a sheet; it leads there."""
        self._across(
            GROUP, f"{self._listing.title_of(group)}: {', '.join(counted(group.findings))}"
        )
        row = len(self._rows)
        if group.sheet in self._listing.reachable:
            self._link(f"A{row}:{_LAST}{row}", group.sheet, "A1", group.sheet)

    def _finding(self, number: int, found: Finding, *, is_note: bool) -> None:
        row = len(self._rows) + 1
        is_reachable = found.sheet in self._listing.reachable and bool(place_of(found.cell))
        where = found.place.replace("!", " ") if is_note else found.cell
        if is_reachable:
            self._link(f"C{row}", found.sheet, found.cell, found.place)
        height = max(row_height((found.message, _WIDTHS[3]), (where, _WIDTHS[2])), 21)
        cells = (
            f'<c r="A{row}" s="{self._styles.look(NUMBER)}"><v>{number}</v></c>',
            self._cell(row, 2, LEVEL_LOOKS[found.severity], LEVELS[found.severity]),
            self._cell(row, 3, LINK if is_reachable else NUMBER, where),
            self._cell(row, 4, TEXT, found.message),
        )
        self._rows.append(_Row(height, "".join(cells)))

    def _across(self, look: Look, text: str, height: float = 0) -> None:
        """A line as wide as the table."""
        row = len(self._rows) + 1
        height = height or (row_height((text, _ALL)) if text else _NO_LINE)
        blank = (self._cell(row, column, look, "") for column in range(2, len(_WIDTHS) + 1))
        self._rows.append(_Row(height, self._cell(row, 1, look, text) + "".join(blank)))
        self._merged.append(f'<mergeCell ref="A{row}:{_LAST}{row}"/>')

    def _link(self, place: str, sheet: str, cell: str, shown: str) -> None:
        location = f"'{sheet.replace(chr(39), chr(39) * 2)}'!{cell}"
        self._links.append(
            f'<hyperlink ref="{place}" location={quoted(location)} display={quoted(shown)}/>'
        )

    def _cell(self, row: int, column: int, look: Look, text: str) -> str:
        """A cell of text, whatever it looks like."""
        place, style = address(row, column), self._styles.look(look)
        if not text:
            return f'<c r="{place}" s="{style}"/>'
        written = f'<t xml:space="preserve">{spelled(text[:_LONGEST])}</t>'
        return f'<c r="{place}" s="{style}" t="inlineStr"><is>{written}</is></c>'


def _columns() -> str:
    """The widths; what nobody looks at is hidden."""
    shown = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>'
        for n, width in enumerate(_WIDTHS, 1)
    )
    return f'{shown}<col min="{_OWN}" max="{_MARKED}" width="9" hidden="1" customWidth="1"/>'


_HEAD = (
    '<worksheet xmlns="{space}"><sheetPr><tabColor rgb="FFB42318"/><pageSetUpPr fitToPage="1"/>'
    '</sheetPr><dimension ref="A1:{last}"/><sheetViews><sheetView showGridLines="0" '
    'tabSelected="1" workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/>'
    '<cols>{columns}</cols><sheetData>{rows}</sheetData><sheetProtection sheet="1" objects="1" '
    'scenarios="1" formatColumns="0" formatRows="0"/>{merged}{links}'
    '<printOptions horizontalCentered="1"/><pageMargins left="0.5" right="0.5" top="0.6" '
    'bottom="0.7" header="0.3" footer="0.35"/><pageSetup paperSize="9" orientation="landscape" '
    'fitToHeight="0"/><headerFooter><oddFooter>&amp;L&amp;A&amp;RTrang &amp;P/&amp;N</oddFooter>'
    "</headerFooter></worksheet>"
)
