"""A figure taken apart: which figure, the list of its parts, one part with its cells and file."""

from collections.abc import Sequence
from functools import partial
from html import escape

import streamlit as st

from pages.parts.downloading import offer_download
from pages.parts.kept import kept_choice
from pages.parts.linking import report_in_address, view_in_address
from pages.parts.plain import show_table
from pages.parts.rows import choose_row
from partyboard.board.indicators import INDICATORS, indicator
from partyboard.board.parts import Cells, Part, Place, cells
from partyboard.board.parts_told import cells_table, part_name, parts_table, remark
from partyboard.board.view import View
from partyboard.store.database import Store
from partyboard.store.submissions import content
from partyboard.text import format_count, safe_name

_READ_AT_ONCE = 30  # workbooks: a second or two; of more, only when somebody asks
_HEIGHT = 460  # pixels
_WIDTHS = {
    "Đơn vị": st.column_config.TextColumn(width=230),
    "Lớp": st.column_config.TextColumn(width=150),
    "Lần": st.column_config.NumberColumn(width=44),
    "Ô trong tệp": st.column_config.TextColumn(width=150),
}


def choose_figure() -> str:
    """The figure to take apart; it stands in the address."""
    names = [entry.name for entry in INDICATORS]
    return kept_choice(st.selectbox, "figure", names, lambda name: indicator(name).label)


def choose_part(view: View, figure: str, found: Sequence[Part]) -> Part:
    """The list of the parts; the one chosen in it, at first the largest."""
    table = parts_table(figure, found, _cells_of(view, figure, found))
    key = f"parts-{figure}-{view.month}-{view.organization}-{view.as_of}"
    return found[choose_row(table, key, _WIDTHS, _HEIGHT)]


def show_part(view: View, figure: str, part: Part) -> None:
    """Whose it is, and each place in which it stands."""
    lines = [f"<b>{escape(part_name(part))}</b>", _value(figure, part)]
    st.html(f'<div class="receipt">{"".join(f"<div>{line}</div>" for line in lines)}</div>')
    read = cells(view, figure, [part])
    for place in part.places:
        _show_place(view, place, read)
    if part.organization:
        address = view_in_address(view, organization=part.organization)
        st.page_link(
            "organization.py",
            label="Xem đơn vị này",
            icon=":material/account_balance:",
            query_params=address,
        )


def _cells_of(view: View, figure: str, found: Sequence[Part]) -> Cells:
    """Where the values stand: of the parts that give something, if they are not too many."""
    giving = [part for part in found if part.value]
    files = {place.workbook.submission for part in giving for place in part.places}
    told = f"Đọc ô trong cả {format_count(len(files))} tệp"
    if len(files) > _READ_AT_ONCE and not st.toggle(told):
        return {}
    return cells(view, figure, giving)


def _value(figure: str, part: Part) -> str:
    said = remark(figure, part)
    if part.value is None:
        return said.capitalize()
    told = f"{format_count(part.value)} {indicator(figure).unit}"
    return f"{told} · {said}" if said else told


def _show_place(view: View, place: Place, read: Cells) -> None:
    book = place.workbook
    st.html(
        f'<div class="place"><div>{escape(book.title)}</div>'
        f"<small>{escape(book.filename)} · {escape(book.came)}</small></div>"
    )
    show_table(cells_table(read[place]))
    with st.container(horizontal=True, vertical_alignment="center"):
        offer_download(
            "Tải tệp gốc",
            partial(_original, view.store, book.submission),
            safe_name(book.filename),
            about=f"{book.title}: {book.filename}",
            key=f"file-{book.submission}-{place.row}",
            icon=":material/download:",
        )
        st.page_link(
            "received.py",
            label="Xem báo cáo này",
            icon=":material/description:",
            query_params=report_in_address(view, book.submission, book.month),
        )


def _original(store: Store, submission_id: str) -> bytes:
    with store.reading() as cursor:
        return content(cursor, submission_id)[1]
