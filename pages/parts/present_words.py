"""The slides without a chart: whose figures these are, and the headline figures."""

from collections.abc import Sequence
from html import escape

from pages.parts.tiles import tiles_html
from partyboard.board.opening import Opening
from partyboard.board.tiles import Tile

_STAMP = '<div class="stamp">TẠM TÍNH</div>'


def cover_html(said: Opening) -> str:
    """The first slide."""
    return (
        f'<div class="words"><div class="head"><div class="org">{escape(said.committee)}</div>'
        f"{_stamp(said)}</div>"
        f"<h1>{escape(said.heading)}</h1>"
        f'<div class="org">{escape(said.whose)}</div>'
        f"{_foot(said)}</div>"
    )


def figures_html(said: Opening, tiles: Sequence[Tile], month_before: int) -> str:
    """The headline figures, with what asks for attention over them."""
    asking = " · ".join(map(escape, said.asks_attention))
    asks = f'<div class="asks">{asking}</div>' if asking else ""
    return (
        f'<div class="words"><div class="head"><div class="title">{escape(said.finding)}</div>'
        f"{_stamp(said)}</div>{asks}"
        f"{tiles_html(tiles, month_before)}{_foot(said)}</div>"
    )


def _stamp(said: Opening) -> str:
    return _STAMP if said.honesty.provisional else ""


def _foot(said: Opening) -> str:
    return f'<div class="foot">{escape(said.honesty.footer)}</div>'
