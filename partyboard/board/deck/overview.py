"""The month at a glance: the headline figures as a table, what needs attention as the title."""

from pptx.presentation import Presentation as Deck

from partyboard.board.attention import attention, fair_change
from partyboard.board.deck import notes
from partyboard.board.deck.cover import foot_of
from partyboard.board.deck.master import Box
from partyboard.board.deck.page import Run, add_page, add_words, fits_title
from partyboard.board.deck.tables import Column, add_table, cell
from partyboard.board.palette import INK, MUTED, RED
from partyboard.board.tiles import Tile, tiles
from partyboard.board.view import View
from partyboard.text import format_change

_BIG, _HIGH = 44, 92


def add_overview(deck: Deck, view: View) -> None:
    """The overview's tiles, a row each."""
    found, before = tiles(view), (view.month - 1).number
    columns = (
        Column("Nội dung", 0.36),
        Column(f"Tháng {view.month.label}", 0.16, right=True),
        Column(f"So với tháng {before}", 0.18, right=True),
        Column("", 0.3),
    )
    title = _title(view)
    slide, box = add_page(
        deck,
        title,
        f"Số liệu chính, tháng {view.month.label}",
        view.honesty(),
        foot_of(view),
        notes.of_figures(view, [tile.name for tile in found]),
    )
    rows = [_row(tile) for tile in found]
    bottom = add_table(slide, box, columns, rows, "Số liệu chính", title, _HIGH)
    if fair := fair_change(view):
        place = Box(box.left, bottom + 16, box.width, 48)
        add_words(slide, place, [[Run(fair, 28, MUTED)]], "So sánh cùng đơn vị")


def _title(view: View) -> str:
    """What needs attention, as much of it as a title holds."""
    wanted = list(attention(view))
    if not wanted:
        return f"Tháng {view.month.label}: không có việc cần quan tâm ngay"
    while len(wanted) > 1 and not fits_title(_wanted(view, wanted)):
        wanted.pop()
    return _wanted(view, wanted)


def _wanted(view: View, sentences: list[str]) -> str:
    return f"Tháng {view.month.label} cần quan tâm: {'; '.join(sentences)}"


def _row(tile: Tile) -> list[Run]:
    is_bad = tile.rising_is_good is False and tile.value not in ("0", "–")
    return [
        cell(tile.label, size=32),
        cell(tile.value, RED if is_bad else INK, bold=True, size=_BIG),
        cell("–" if tile.change is None else format_change(tile.change), size=32),
        cell(tile.note, MUTED),
    ]
