"""How a document of the Party looks: A4, its margins, Times New Roman 14, pages numbered.

The measures are those of the layout that partyboard.toml quotes; see Decisions in the architecture.
"""

import re
from datetime import UTC, datetime

import docx
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENTATION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
BODY = Pt(14)
SMALL = Pt(11)
CELL = "Ô bảng"  # the style of what stands in an annexed table
POINT = Mm(12.7)  # how far the first line of a paragraph stands in
TOP, RIGHT, BOTTOM, LEFT = Mm(20), Mm(15), Mm(20), Mm(30)
_SHORT, _LONG = Mm(210), Mm(297)  # A4
_NUMBER_FROM_EDGE = Mm(10)
_GAP = re.compile(r"(\[…[^\]]*…\]|…)")
# What python-docx's template tells of the program and the page that it was made with.
_OF_THE_TEMPLATE = ("/extended-properties", "/thumbnail")


def blank(title: str, author: str, known_at: datetime) -> Docx:
    """An empty document with the styles of the report, and its first section. It is as old as what
    it says (`known_at`), whenever and wherever it was made.
    """
    made = docx.Document()
    _style(made, "Normal", BODY, after=6)
    _style(made, "Title", Pt(16), after=0, bold=True, centred=True)
    _style(made, "Subtitle", BODY, after=0, bold=True, centred=True)
    _style(made, "Heading 1", BODY, before=12, after=6, bold=True)
    _style(made, "Heading 2", BODY, before=6, after=6, bold=True)
    _style(made, "Heading 3", BODY, before=12, after=6, bold=True, centred=True)
    made.styles.add_style(CELL, WD_STYLE_TYPE.PARAGRAPH)
    _style(made, CELL, SMALL, lines=1)
    _set_language(made)
    _leave_compatibility_mode(made)
    _set_properties(made, title, author, known_at)
    upright(made.sections[0])
    made.sections[0].different_first_page_header_footer = True
    _number_pages(made.sections[0])
    return made


def upright(section: Section) -> None:
    """A4 upright."""
    section.orientation = WD_ORIENTATION.PORTRAIT
    section.page_width, section.page_height = _SHORT, _LONG
    _set_margins(section, LEFT)


def lying(section: Section) -> None:
    """A4 on its side, for wide tables; the same margin left and right of the sheet's middle."""
    section.orientation = WD_ORIENTATION.LANDSCAPE
    section.page_width, section.page_height = _LONG, _SHORT
    _set_margins(section, TOP)


def room(section: Section) -> Length:
    """The width between the margins."""
    widths = (section.page_width, section.left_margin, section.right_margin)
    page, left, right = (int(width or 0) for width in widths)
    return Length(page - left - right)


def with_gaps(paragraph: Paragraph, text: str) -> None:
    """The text as runs, with what staff must fill in marked like with a pen."""
    for piece in filter(None, _GAP.split(text)):
        run = paragraph.add_run(piece)
        if _GAP.fullmatch(piece):
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def _style(
    made: Docx,
    name: str,
    size: Length,
    before: int = 0,
    after: int = 0,
    bold: bool = False,
    centred: bool = False,
    lines: float = 1.15,
) -> None:
    style = made.styles[name]
    assert isinstance(style, ParagraphStyle)
    style.font.size, style.font.bold, style.font.italic = size, bold, False
    for spacing in list(style.element.iter(qn("w:spacing"), qn("w:kern"))):
        spacing.getparent().remove(spacing)
    style.font.color.rgb = RGBColor(0, 0, 0)
    _set_font(style)
    layout = style.paragraph_format
    layout.space_before, layout.space_after, layout.line_spacing = Pt(before), Pt(after), lines
    if centred:
        layout.alignment = WD_ALIGN_PARAGRAPH.CENTER
    borders = style.element.find(f"{qn('w:pPr')}/{qn('w:pBdr')}")
    if borders is not None:
        borders.getparent().remove(borders)


def _set_font(style: ParagraphStyle) -> None:
    """For every script; fonts of the theme would win over ours."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)


def _set_language(made: Docx) -> None:
    """Vietnamese, so that Word underlines no word of it."""
    for language in made.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "vi-VN")
        language.set(qn("w:eastAsia"), "vi-VN")


def _set_properties(made: Docx, title: str, author: str, known_at: datetime) -> None:
    core = made.core_properties
    core.title, core.author, core.last_modified_by = title, author, author
    core.created = core.modified = known_at.astimezone(UTC).replace(tzinfo=None)
    core.language, core.comments, core.revision = "vi-VN", "", 1
    relations = made.part.package.rels
    for name in [
        name for name, each in relations.items() if each.reltype.endswith(_OF_THE_TEMPLATE)
    ]:
        del relations[name]


def _leave_compatibility_mode(made: Docx) -> None:
    """Without this Word opens the file as one of 2007."""
    for setting in made.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def _set_margins(section: Section, left: Length) -> None:
    section.top_margin, section.bottom_margin = TOP, BOTTOM
    section.left_margin, section.right_margin = left, RIGHT
    section.header_distance = _NUMBER_FROM_EDGE


def _number_pages(section: Section) -> None:
    """In the middle at the top, from the second page on."""
    line = section.header.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    line._p.append(field)
