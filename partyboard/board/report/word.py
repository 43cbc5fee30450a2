"""The report as a Word file: header block, title, sections, signature; tables behind them."""

from io import BytesIO

from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.text.paragraph import Paragraph as Written

from partyboard.board.archive import timeless
from partyboard.board.report.parts import Paragraph, Report, Section
from partyboard.board.report.word_annexes import add_annexes
from partyboard.board.report.word_frame import add_head, add_signature
from partyboard.board.report.word_layout import BODY, POINT, blank, with_gaps


def document(report: Report) -> bytes:
    """The file's bytes; the same report gives the same."""
    docx = blank(_title(report), report.issuer, report.known_at)
    add_head(docx, report)
    _add_title(docx, report)
    for chapter in report.sections:
        _add_section(docx, chapter, 1)
    add_signature(docx, report)
    add_annexes(docx, report)
    saved = BytesIO()
    docx.save(saved)
    return timeless(saved.getvalue())


def _title(report: Report) -> str:
    return " ".join((report.title, *report.subject))


def _add_title(docx: Docx, report: Report) -> None:
    kind = docx.add_paragraph(report.title.upper(), style="Title")
    kind.paragraph_format.space_before = None
    for line in report.subject:
        docx.add_paragraph(line, style="Subtitle")
    for note in report.notes:
        run = docx.add_paragraph(style="Subtitle").add_run(f"({note})")
        run.bold, run.italic = False, True
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    docx.add_paragraph("-----", style="Subtitle").paragraph_format.space_after = BODY


def _add_section(docx: Docx, section: Section, level: int) -> None:
    docx.add_paragraph(section.heading, style=f"Heading {level}")
    for paragraph in section.paragraphs:
        _add_paragraph(docx, paragraph)
    for inner in section.sections:
        _add_section(docx, inner, level + 1)


def _add_paragraph(docx: Docx, paragraph: Paragraph) -> Written:
    line = docx.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    line.paragraph_format.first_line_indent = POINT
    if paragraph.listed:
        line.add_run("- ")
    for place, sentence in enumerate(paragraph.sentences):
        with_gaps(line, f"{' ' if place else ''}{sentence.text}")
    return line
