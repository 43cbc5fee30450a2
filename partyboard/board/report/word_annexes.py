"""The annexed tables in Word: their headings stand again on every page, no row is cut in two."""

from collections.abc import Sequence

from docx.document import Document as Docx
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Pt
from docx.table import Table, _Row

from partyboard.board.report.parts import Annex, Column, Report
from partyboard.board.report.word_layout import CELL, SMALL, lying, room, upright

_SHADE = "E7E6E6"


def add_annexes(docx: Docx, report: Report) -> None:
    """Each with its number and title; wide ones on sheets of their own, lying."""
    is_wide: bool | None = None
    is_first = True
    for place, annex in enumerate(report.annexes, 1):
        if annex.is_wide is not is_wide:
            section = docx.add_section(WD_SECTION.NEW_PAGE)
            section.different_first_page_header_footer = False
            (lying if annex.is_wide else upright)(section)
            is_wide, is_first = annex.is_wide, True
        heading = docx.add_paragraph(f"Phụ lục {place}. {annex.title}", style="Heading 3")
        heading.paragraph_format.page_break_before = annex.is_wide and not is_first
        is_first = False
        _add_table(docx, annex)
        if annex.note:
            note = docx.add_paragraph()
            note.paragraph_format.space_before = Pt(6)
            run = note.add_run(annex.note)
            run.italic, run.font.size = True, SMALL


def _add_table(docx: Docx, annex: Annex) -> None:
    rows = [tuple(column.heading for column in annex.columns), *annex.rows]
    rows += [annex.total] if annex.total else []
    table = docx.add_table(rows=len(rows), cols=len(annex.columns), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    widths = _widths(annex.columns, room(docx.sections[-1]))
    style = docx.styles[CELL].style_id
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for place, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
        is_bold = place == 0 or (bool(annex.total) and place == len(rows) - 1)
        _fill(row, texts, annex.columns, widths, style, is_bold, is_heading=place == 0)
    _repeat_first_row(table)


def _fill(
    row: _Row,
    texts: Sequence[str],
    columns: Sequence[Column],
    widths: Sequence[Length],
    style: str,
    is_bold: bool,
    is_heading: bool,
) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, text, column, width in zip(row.cells, texts, columns, widths, strict=True):
        cell.width = width
        if is_heading:
            _shade(cell._tc.get_or_add_tcPr())
        line = cell.paragraphs[0]
        line._p.style = style  # by its id: python-docx looks a name up anew for every cell
        line.add_run(text).bold = is_bold or None
        if is_heading:
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif not column.is_text:
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _shade(properties: object) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", _SHADE)):
        shade.set(qn(f"w:{name}"), value)
    properties.append(shade)  # type: ignore[attr-defined]


def _repeat_first_row(table: Table) -> None:
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _widths(columns: Sequence[Column], whole: Length) -> list[Length]:
    shares = sum(column.width for column in columns)
    return [Length(int(whole * column.width / shares)) for column in columns]
