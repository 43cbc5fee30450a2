"""The headline figures as a row of tiles."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from pages.parts.linking import trace_address, turn_by_links
from pages.parts.permitted import is_permitted
from partyboard.access.roles import Action
from partyboard.board.sparkline import sparkline
from partyboard.board.tiles import Tile, tiles
from partyboard.board.view import View
from partyboard.text import format_count


def show_tiles(view: View) -> None:
    """Each with its change against the month before, its months and a note; a click on one leads to
    where its figure comes from."""
    found = tiles(view)
    traced = found if is_permitted(Action.SEE_FILES) else ()
    sources = {tile.name: trace_address(view, tile.name) for tile in traced}
    st.html(tiles_html(found, (view.month - 1).number, sources))
    turn_by_links()


def tiles_html(
    tiles: Sequence[Tile], month_before: int, sources: Mapping[str, str] | None = None
) -> str:
    """The row itself; `sources` are the addresses that tiles lead to, by name."""
    links = {name: _link(address) for name, address in (sources or {}).items()}
    # Where one tile has a line, all have it, so that their pictures stand in a row.
    lines = any(tile.change is not None for tile in tiles), any(tile.fair for tile in tiles)
    cards = "".join(_card(tile, month_before, links.get(tile.name, ""), *lines) for tile in tiles)
    return f'<div class="tiles">{cards}</div>'


def _link(address: str) -> str:
    """Over the whole of its tile; the words show under the pointer and to the keyboard."""
    return f'<a class="turns source" href="{escape(address)}"><span>xem nguồn</span></a>'


def _card(tile: Tile, month_before: int, link: str, has_change: bool, has_fair: bool) -> str:
    fair = f'<div class="fair">{escape(tile.fair) or "&nbsp;"}</div>' if has_fair else ""
    change = _change(tile, month_before) if has_change or not has_fair else ""
    return (
        f'<div class="tile"><div class="label">{escape(tile.label)}</div>'
        f'<div class="value">{escape(tile.value)}</div>{change}{fair}'
        f'<img alt="" src="data:image/svg+xml;base64,{_picture(tile)}">'
        f'<div class="note">{escape(tile.note) or "&nbsp;"}</div>{link}</div>'
    )


def _change(tile: Tile, month_before: int) -> str:
    if tile.change is None:
        return '<div class="change">&nbsp;</div>'
    if tile.change == 0:
        return '<div class="change">Không đổi</div>'
    arrow = "↑" if tile.change > 0 else "↓"
    tones = {None: "even", True: "good", False: "bad"}
    good = None if tile.rising_is_good is None else (tile.change > 0) == tile.rising_is_good
    return (
        f'<div class="change"><b class="{tones[good]}">{arrow} {format_count(abs(tile.change))}</b>'
        f" so với tháng {month_before}</div>"
    )


def _picture(tile: Tile) -> str:
    """Streamlit takes SVG out of a page's HTML; as the source of a picture it stays."""
    return b64encode(sparkline(tile.series, tile.is_level).encode()).decode("ascii")
