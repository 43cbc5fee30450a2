"""The empty deck: 16:9, our colours and letters, two layouts of our own with Vietnamese names."""

import re
from dataclasses import dataclass
from xml.sax.saxutils import escape

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import XmlPart
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as Deck
from pptx.util import Emu

from partyboard.board.palette import (
    BLUE,
    BROWN,
    GOLD,
    GREY,
    INK,
    MUTED,
    RED,
    SAND,
    SKY,
    SLATE,
    WHITE,
)

EMU = 6350  # of a px of the slide's canvas: 1920 × 1080 px are 13.333 × 7.5 inches
WIDTH, HEIGHT = 1920, 1080
LANGUAGE = "vi-VN"
FONT = "Arial"  # on every office PC; Be Vietnam Pro is not
EDGE = 60
TITLE_SIZE = 54
SUBTITLE, HONESTY, FOOT, NUMBER = 13, 14, 11, 12  # the numbers of our placeholders

COVER, CONTENT = 0, 1  # the layouts

_P = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_COLOURS = {
    "dk1": INK, "lt1": WHITE, "dk2": SLATE, "lt2": "#F4F6F8", "accent1": SLATE, "accent2": SKY,
    "accent3": GREY, "accent4": RED, "accent5": GOLD, "accent6": SAND, "hlink": BLUE,
    "folHlink": BROWN,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the slide, in px."""

    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[Emu, Emu, Emu, Emu]:
        """As python-pptx wants it."""
        left, top, width, height = (
            Emu(round(side * EMU)) for side in (self.left, self.top, self.width, self.height)
        )
        return left, top, width, height


@dataclass(frozen=True, slots=True)
class _Holder:
    """A placeholder of a layout; `size` px."""

    kind: str
    number: int
    name: str
    box: Box
    size: float
    colour: str
    bold: bool = False
    anchor: str = "t"
    align: str = "l"
    text: str = ""


_INNER = WIDTH - 2 * EDGE
_LOWEST = Box(EDGE, 1022, 1500, 40)
_FOOT = (
    _Holder("ftr", FOOT, "Chân trang", _LOWEST, 24, MUTED, anchor="ctr"),
    _Holder(
        "sldNum", NUMBER, "Số trang", Box(WIDTH - EDGE - 200, 1022, 200, 40), 24, MUTED,
        anchor="ctr", align="r",
    ),
)  # fmt: skip
_TITLE = _Holder(
    "title", 0, "Tiêu đề", Box(EDGE, 34, _INNER, 132), TITLE_SIZE, INK, bold=True, anchor="b",
    text="Điều cần nói, một câu",
)  # fmt: skip
_CONTENT = (
    _TITLE,
    _Holder("body", SUBTITLE, "Hình nói về", Box(EDGE, 172, _INNER - 240, 48), 29, MUTED,
        anchor="ctr", text="Vẽ gì, đơn vị, thời gian"),
    _Holder("body", HONESTY, "Độ đầy đủ của số liệu", Box(EDGE, 972, _INNER, 46), 28, MUTED,
        anchor="ctr", text="Bao nhiêu đơn vị đã báo cáo"),
    *_FOOT,
)  # fmt: skip
_COVER = (
    _Holder("ctrTitle", 0, "Tiêu đề", Box(EDGE * 3, 390, WIDTH - EDGE * 6, 190), 84, INK,
        bold=True, anchor="b", text="Số liệu của tháng"),
    _Holder("body", SUBTITLE, "Tên Đảng ủy", Box(EDGE * 3, 190, WIDTH - EDGE * 6, 120), 40, RED,
        bold=True, anchor="t", text="Tên Đảng ủy"),
    _Holder("body", HONESTY, "Độ đầy đủ của số liệu", Box(EDGE * 3, 620, WIDTH - EDGE * 6, 200),
        34, MUTED, text="Bao nhiêu đơn vị đã báo cáo"),
)  # fmt: skip
_MASTER = (
    _TITLE,
    _Holder("body", 1, "Nội dung", Box(EDGE, 230, _INNER, 730), 32, INK, text="Nội dung"),
    *(_Holder(each.kind, number, each.name, each.box, each.size, each.colour, anchor="ctr",
        align=each.align) for number, each in enumerate(_FOOT, 3)),
)  # fmt: skip


def blank() -> Deck:
    """A deck without slides."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(WIDTH * EMU), Emu(HEIGHT * EMU)
    deck.element.sldSz.attrib.pop("type", None)  # "4:3", says the template
    for layout in list(deck.slide_layouts)[2:]:
        deck.slide_layouts.remove(layout)
    _fill(deck.slide_master, _MASTER)
    for at, name, holders in ((COVER, "Trang đầu", _COVER), (CONTENT, "Hình và bảng", _CONTENT)):
        layout = deck.slide_layouts[at]
        _fill(layout, holders)
        layout._element.cSld.set("name", name)
        layout._element.attrib.pop("type", None)  # none of PowerPoint's own kinds
    _keep_notes(deck)
    _restyle(deck)
    _strip(deck)
    return deck


def _fill(page: object, holders: tuple[_Holder, ...]) -> None:
    """These placeholders instead of the template's."""
    tree = page.shapes._spTree  # type: ignore[attr-defined]
    for old in list(tree.iter_shape_elms()):
        tree.remove(old)
    for number, holder in enumerate(holders, 2):
        tree.append(parse_xml(_holder(holder, number)))


def _holder(holder: _Holder, number: int) -> str:
    left, top, width, height = holder.box.emu
    index = f' idx="{holder.number}"' if holder.number else ""
    size = "" if holder.kind in ("title", "ctrTitle", "body") else ' sz="quarter"'
    return (
        f'<p:sp {_P}><p:nvSpPr><p:cNvPr id="{number}" name="{holder.name}"/>'
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{holder.kind}"{size}{index}/></p:nvPr></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{holder.anchor}">'
        "<a:normAutofit/></a:bodyPr>"
        f'<a:lstStyle><a:lvl1pPr marL="0" indent="0" algn="{holder.align}"><a:spcBef>'
        '<a:spcPct val="0"/></a:spcBef><a:buNone/>'
        f'<a:defRPr sz="{round(holder.size * 50)}" b="{int(holder.bold)}"><a:solidFill>'
        f'<a:srgbClr val="{holder.colour[1:]}"/></a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle>'
        f"<a:p>{_sample(holder)}</a:p></p:txBody></p:sp>"
    )


def _sample(holder: _Holder) -> str:
    if holder.kind == "sldNum":
        return (
            '<a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum">'
            f'<a:rPr lang="{LANGUAGE}"/><a:t>‹#›</a:t></a:fld>'
        )
    text = f"<a:t>{escape(holder.text)}</a:t>"
    return f'<a:r><a:rPr lang="{LANGUAGE}"/>{text}</a:r>' if holder.text else ""


def _keep_notes(deck: Deck) -> None:
    """Of the page of notes the slide, the notes and the number; its sample text in Vietnamese."""
    kept = {
        PP_PLACEHOLDER.SLIDE_IMAGE: "Trang chiếu",
        PP_PLACEHOLDER.BODY: "Ghi chú",
        PP_PLACEHOLDER.SLIDE_NUMBER: "Số trang",
    }
    for shape in list(deck.notes_master.placeholders):
        kind = shape.placeholder_format.type
        if kind not in kept:
            shape.element.getparent().remove(shape.element)
            continue
        shape.name = kept[kind]
        if kind is PP_PLACEHOLDER.BODY:
            shape.text_frame.text = kept[kind]


def _restyle(deck: Deck) -> None:
    """The theme's letters and colours, so that what staff add to the deck looks like it; words are
    Vietnamese, so that none is underlined as misspelt."""
    for master in (deck.slide_master, deck.notes_master):
        part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
        if isinstance(part, XmlPart):
            part._element = parse_xml(_themed(part.blob.decode()).encode())
        else:
            part.blob = _themed(part.blob.decode()).encode()
    for page in (deck, deck.slide_master, deck.notes_master):
        for element in page.element.iter():
            if "lang" in element.attrib:
                element.set("lang", LANGUAGE)


def _themed(theme: str) -> str:
    for name, colour in _COLOURS.items():
        one = f'<a:{name}><a:srgbClr val="{colour[1:]}"/></a:{name}>'
        theme = re.sub(rf"<a:{name}>.*?</a:{name}>", one, theme, flags=re.DOTALL)
    theme = re.sub(r'<a:latin typeface="[^"]*"', f'<a:latin typeface="{FONT}"', theme)
    theme = re.sub(r'<a:font script="[^"]*" typeface="[^"]*"/>', "", theme)
    return re.sub(r' name="Office[^"]*"', ' name="Đảng bộ"', theme)


def _strip(deck: Deck) -> None:
    """Without what the template's maker left in it: a printer's settings, a small picture."""
    unwanted = {"printerSettings", "thumbnail", "extended-properties"}
    for owner in (deck.part, deck.part.package):
        for key, rel in list(owner._rels.items()):
            if rel.reltype.rsplit("/", 1)[1] in unwanted:
                owner._rels.pop(key)
