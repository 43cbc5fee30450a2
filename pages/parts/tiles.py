"""The headline figures as a row of tiles."""

from base64 import b64encode
from collections.abc import Sequence
from html import escape

import streamlit as st

from partyboard.board.sparkline import sparkline
from partyboard.board.tiles import Tile
from partyboard.text import format_count


def show_tiles(tiles: Sequence[Tile], month_before: int) -> None:
    """Each with its change against the month before, its months and a note."""
    st.html(tiles_html(tiles, month_before))


def tiles_html(tiles: Sequence[Tile], month_before: int) -> str:
    """The row itself."""
    cards = "".join(_card(tile, month_before) for tile in tiles)
    return f'<div class="tiles">{cards}</div>'


def _card(tile: Tile, month_before: int) -> str:
    return (
        f'<div class="tile"><div class="label">{escape(tile.label)}</div>'
        f'<div class="value">{escape(tile.value)}</div>{_change(tile, month_before)}'
        f'<img alt="" src="data:image/svg+xml;base64,{_picture(tile)}">'
        f'<div class="note">{escape(tile.note) or "&nbsp;"}</div></div>'
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
