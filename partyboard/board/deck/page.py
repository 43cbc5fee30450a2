"""A slide with what stands on every one of them: finding, subtitle, stamp, honesty line, foot."""

from copy import deepcopy
from dataclasses import dataclass
from typing import cast

from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.presentation import Presentation as Deck
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Emu, Pt

from partyboard.board.deck.master import (
    CONTENT,
    EDGE,
    EMU,
    FOOT,
    HONESTY,
    NUMBER,
    SUBTITLE,
    TITLE_SIZE,
    WIDTH,
    Box,
)
from partyboard.board.footnotes import MOST, Footnote, numbered
from partyboard.board.frame import STAMP, Key
from partyboard.board.honesty import Honesty
from partyboard.board.palette import GOLD, INK, MUTED, WHITE
from partyboard.board.wrapping import balanced, wrapped
from partyboard.text import format_count

_TOP, _BOTTOM = 232, 962  # of what a slide shows
_NOTE, _SMALLER = 24, 42
_LINE = 1.3
_INNER = WIDTH - 2 * EDGE


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look."""

    text: str
    size: float
    colour: str = INK
    bold: bool = False


def add_page(
    deck: Deck, title: str, subtitle: str, honesty: Honesty, foot: str, notes: str
) -> tuple[Slide, Box]:
    """A slide, and the place that is free on it; its footnotes stand under that."""
    slide = add_slide(deck, CONTENT)
    size = TITLE_SIZE if fits_title(title) else _SMALLER
    say(slide.placeholders[0].text_frame, "\v".join(balanced(title, _INNER, size)))
    if size != TITLE_SIZE:
        for run in slide.placeholders[0].text_frame.paragraphs[0].runs:
            run.font.size = Pt(size / 2)
    say(slide.placeholders[SUBTITLE].text_frame, subtitle)
    say(slide.placeholders[HONESTY].text_frame, honesty.footer)
    add_foot(slide, foot)
    if honesty.provisional:
        add_stamp(slide, Box(WIDTH - EDGE - 200, 174, 200, 46))
    add_notes(slide, notes)
    told = _footnote_lines(honesty.footnotes)
    height = round(len(told) * _NOTE * _LINE)
    if told:
        runs = [[Run(line, _NOTE, MUTED)] for line in told]
        add_words(slide, Box(EDGE, _BOTTOM - height, _INNER, height), runs, "Ghi chú")
    return slide, Box(EDGE, _TOP, _INNER, _BOTTOM - _TOP - height - (8 if told else 0))


def add_slide(deck: Deck, layout: int) -> Slide:
    """A slide of a layout, its places called as they are there."""
    slide: Slide = deck.slides.add_slide(deck.slide_layouts[layout])
    for holder in slide.placeholders:
        number = holder.placeholder_format.idx
        holder.name = cast(LayoutPlaceholder, slide.slide_layout.placeholders.get(number)).name
    return slide


def add_notes(slide: Slide, notes: str) -> None:
    """What the speaker sees."""
    page = slide.notes_slide
    for number, holder in enumerate(page.placeholders, 1):
        holder.name = f"Ghi chú {number}"
    say(cast(TextFrame, page.notes_text_frame), notes)


def fits_title(title: str) -> bool:
    """Whether it has room in two lines."""
    return len(wrapped(title, _INNER, TITLE_SIZE)) <= 2


def add_key(slide: Slide, box: Box, key: tuple[Key, ...], size: float) -> Box:
    """What colours and marks stand for, over the place that is left."""
    runs = []
    for each in key:
        runs += [Run(f"{each.mark} ", size, each.colour), Run(f"{each.meaning}      ", size)]
    height = size * 1.5
    add_words(slide, Box(box.left, box.top, box.width, height), [runs], "Chú giải")
    return Box(box.left, box.top + height, box.width, box.height - height)


def add_stamp(slide: Slide, box: Box) -> None:
    """TẠM TÍNH: the month is not locked."""
    shape = slide.shapes.add_textbox(*box.emu)
    shape.name = "Tạm tính"
    shape.line.color.rgb, shape.line.width = rgb(GOLD), Pt(1.5)
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(WHITE)
    frame = shape.text_frame
    _bare(frame)
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    write(frame, [[Run(STAMP, 28, GOLD, bold=True)]])
    frame.paragraphs[0].alignment = PP_ALIGN.CENTER


def add_words(slide: Slide, box: Box, lines: list[list[Run]], name: str) -> None:
    """Lines of text."""
    shape = slide.shapes.add_textbox(*box.emu)
    shape.name = name
    _bare(shape.text_frame)
    write(shape.text_frame, lines)


def add_foot(slide: Slide, foot: str) -> None:
    """The committee and the month, and the number of the slide, as the layout has them."""
    for number in (FOOT, NUMBER):
        holder = cast(LayoutPlaceholder, slide.slide_layout.placeholders.get(number))
        element = deepcopy(holder.element)
        element.nvSpPr.cNvPr.set("id", str(max(s.shape_id for s in slide.shapes) + 1))
        slide.shapes._spTree.append(element)
    say(slide.placeholders[FOOT].text_frame, foot)


def say(frame: TextFrame, text: str) -> None:
    """Text in a place that has its own look."""
    frame.text = text
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            run.font.language_id = MSO_LANGUAGE_ID.VIETNAMESE


def rgb(colour: str) -> RGBColor:
    """A colour of the palette."""
    return RGBColor(*bytes.fromhex(colour[1:]))  # type: ignore[no-untyped-call]


def write(frame: TextFrame, lines: list[list[Run]]) -> None:
    """Runs, a paragraph a line."""
    for at, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()  # type: ignore[no-untyped-call]
        for each in line:
            run = paragraph.add_run()
            run.text = each.text
            run.font.size, run.font.bold = Pt(each.size / 2), each.bold
            run.font.color.rgb = rgb(each.colour)
            run.font.language_id = MSO_LANGUAGE_ID.VIETNAMESE


def _bare(frame: TextFrame) -> None:
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(2 * EMU)


def _footnote_lines(notes: tuple[Footnote, ...]) -> list[str]:
    """As under the picture on the page: three at most, and how many more stand in the notes."""
    found = numbered(notes)
    told = [(mark, note) for mark, note in found if mark != "*"][:MOST]
    lines = [line for mark, note in told for line in wrapped(f"{mark} {note.text}", _INNER, _NOTE)]
    if rest := len(found) - len(told):
        lines.append(f"* và {format_count(rest)} ghi chú khác")
    return lines
