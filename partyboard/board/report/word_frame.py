"""What stands around the text: the two columns of the header block, recipients and signature."""

from docx.document import Document as Docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from partyboard.board.report.parts import Report
from partyboard.board.report.word_layout import BODY, SMALL, with_gaps

_PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
_LEFT, _RIGHT = Mm(78), Mm(87)
_AFTER_BORDERS = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
_ROOM_TO_SIGN = Pt(64)


def add_head(docx: Docx, report: Report) -> None:
    """Left who issues it, with number and symbol; right the Party's name, place and date."""
    left, right = _two_columns(docx)
    _line(left, report.upper.upper())
    _line(left, report.issuer.upper(), bold=True)
    _line(left, "*")
    _line(left, report.number)
    _rule_under(_line(right, _PARTY, bold=True, size=Pt(15)))
    date = _line(right, f"{report.place}, ngày … tháng … năm …", italic=True)
    date.paragraph_format.space_before = Pt(6)
    docx.add_paragraph().paragraph_format.space_after = Pt(0)


def add_signature(docx: Docx, report: Report) -> None:
    """Left those who receive it; right for whom it is signed, and by whom."""
    docx.add_paragraph().paragraph_format.space_after = Pt(0)
    left, right = _two_columns(docx)
    name = _line(left, "Nơi nhận:", left=True)
    name.runs[0].underline = True
    for place, recipient in enumerate(report.recipients, 1):
        end = "." if place == len(report.recipients) else ","
        _line(left, f"- {recipient}{end}", left=True, size=SMALL)
    _line(right, report.signed_for.upper(), bold=True)
    _line(right, "[… chức vụ …]")
    _line(right, "[… họ và tên …]").paragraph_format.space_before = _ROOM_TO_SIGN


def _two_columns(docx: Docx) -> tuple[_Cell, _Cell]:
    table = docx.add_table(rows=1, cols=2)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _do_not_split(table)
    left, right = table.rows[0].cells
    for column, cell, width in zip(table.columns, (left, right), (_LEFT, _RIGHT), strict=True):
        column.width = cell.width = width
    return left, right


def _line(
    cell: _Cell,
    text: str,
    bold: bool = False,
    italic: bool = False,
    left: bool = False,
    size: Length = BODY,
) -> Paragraph:
    first = cell.paragraphs[0]
    line: Paragraph = cell.add_paragraph() if first.runs else first
    line.alignment = WD_ALIGN_PARAGRAPH.LEFT if left else WD_ALIGN_PARAGRAPH.CENTER
    line.paragraph_format.space_after = Pt(0)
    line.paragraph_format.line_spacing = 1
    with_gaps(line, text)
    for run in line.runs:
        run.bold, run.italic, run.font.size = bold, italic, size
    return line


def _rule_under(line: Paragraph) -> None:
    """A line as wide as the words above it."""
    layout = line.paragraph_format
    layout.left_indent = layout.right_indent = Mm(5)
    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    line._p.get_or_add_pPr().insert_element_before(borders, *_AFTER_BORDERS)


def _do_not_split(table: Table) -> None:
    row = table.rows[0]._tr.get_or_add_trPr()
    row.append(OxmlElement("w:cantSplit"))
