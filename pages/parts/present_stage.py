"""The presentation: all slides on the page at once, one of them in view, nothing beside it."""

from collections.abc import Sequence
from html import escape
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from pages.parts.linking import view_in_address
from pages.parts.permitted import is_permitted
from pages.parts.present_words import cover_html, figures_html
from partyboard.access.roles import Action
from partyboard.board.canvas import PROJECTED
from partyboard.board.opening import opening
from partyboard.board.pictures import picture
from partyboard.board.tiles import tiles
from partyboard.board.view import View
from partyboard.store.frames import without_half_of_pandas

COVER, FIGURES = "cover", "figures"
_STATIC = Path(__file__).parents[1] / "static"
_CONTROLS = """
<div class="controls"><div class="row">
<button data-do="full" type="button">Toàn màn hình (F)</button>
{arrange}<button data-do="leave" type="button">Thoát (Esc)</button></div>
<button data-do="back" type="button" aria-label="Trang trước">‹</button>
<button data-do="forth" type="button" aria-label="Trang sau">›</button></div>
<div class="counter"></div>
"""


_ARRANGE = '<button data-do="arrange" type="button">Sắp xếp</button>\n'


def present(view: View, pictures: Sequence[str], first: str) -> None:
    """The cover, the headline figures, the pictures; the slide named `first` comes into view."""
    slides = (COVER, FIGURES, *pictures)
    st.html(f"<style>{_read('present.css')}</style>")
    said = opening(view)
    with st.container(key=f"slide-{COVER}"):
        st.html(cover_html(said))
    with st.container(key=f"slide-{FIGURES}"):
        st.html(figures_html(said, tiles(view), (view.month - 1).number))
    st.html(_stage(view, slides, first), unsafe_allow_javascript=True)
    for name in sorted(pictures, key=lambda each: each != first):
        _slide(view, name)


def _slide(view: View, name: str) -> None:
    chart = picture(view, name, PROJECTED)
    with st.container(key=f"slide-{name}"), without_half_of_pandas():
        st.plotly_chart(
            chart.figure,
            width=PROJECTED.width,
            height=PROJECTED.height,
            theme=None,
            key=f"chart-{name}",
            config={"displayModeBar": False, "doubleClick": False, "scrollZoom": False},
            alt=chart.alt,
        )


def _stage(view: View, slides: Sequence[str], first: str) -> str:
    chosen = urlencode(view_in_address(view))
    return (
        f'<div class="stage" data-slides="{" ".join(slides)}" data-first="{escape(first)}"'
        f' data-view="{escape(chosen)}"></div>{_controls()}<script>{_read("present.js")}</script>'
    )


def _controls() -> str:
    is_offered = is_permitted(Action.ARRANGE)
    return _CONTROLS.replace("{arrange}", _ARRANGE if is_offered else "")


def _read(name: str) -> str:
    return (_STATIC / name).read_text(encoding="utf-8")
