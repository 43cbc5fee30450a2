"""How the list of faults looks, and the colours of marked cells."""

from dataclasses import replace

from partyboard.intake.annotate.stylesheet import Look
from partyboard.intake.catalogue import Severity

COLOURS = {Severity.ERROR: "FFF8A8A0", Severity.WARNING: "FFFFD366", Severity.INFO: "FFDCE7F3"}

_EDGE = '<{0} style="thin"><color rgb="FFC5CBD3"/></{0}>'
_SIDES = ("left", "right", "top", "bottom")


def _border(*sides: str) -> str:
    lines = (_EDGE.format(side) if side in sides else f"<{side}/>" for side in _SIDES)
    return f"<border>{''.join(lines)}<diagonal/></border>"


_BOXED = _border(*_SIDES)
_LEFT = '<alignment horizontal="left" vertical="center" wrapText="1"/>'
_INDENTED = '<alignment horizontal="left" vertical="center" wrapText="1" indent="1"/>'
_CENTRE = '<alignment horizontal="center" vertical="center" wrapText="1"/>'


def _font(size: int, colour: str, more: str = "", *, bold: bool = False) -> str:
    return (
        f'<font>{"<b/>" if bold else ""}{more}<sz val="{size}"/><color rgb="{colour}"/>'
        '<name val="Arial"/><family val="2"/></font>'
    )


_BLACK, _SLATE, _RED, _BLUE, _GREY = "FF000000", "FF1F3A5F", "FFB42318", "FF0B5CAD", "FF4B5563"
PLAIN = Look(_font(10, _BLACK))
TITLE = Look(_font(16, _RED, bold=True), alignment=_LEFT)
HEADING = Look(_font(11, _BLACK, bold=True), alignment=_LEFT)
LINE = Look(_font(11, _GREY), alignment=_LEFT)
COPIED = Look(_font(11, _BLACK), COLOURS[Severity.WARNING], alignment=_LEFT)
HEADER = Look(_font(10, _SLATE, bold=True), "FFDCE4EE", _BOXED, _CENTRE)
GROUP = Look(_font(11, _SLATE, bold=True), "FFF1F4F8", _border("top", "bottom"), _LEFT)
TEXT = Look(_font(11, _BLACK), border=_BOXED, alignment=_INDENTED)
NUMBER = Look(_font(11, _BLACK), border=_BOXED, alignment=_CENTRE)
LINK = Look(_font(11, _BLUE, "<u/>", bold=True), border=_BOXED, alignment=_CENTRE)
LEVEL_LOOKS = {
    severity: replace(NUMBER, font=_font(11, _BLACK, bold=True), fill=colour)
    for severity, colour in COLOURS.items()
}
