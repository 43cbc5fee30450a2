"""The slide of a picture: its finding, its charts, native and with their numbers."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from pptx.chart.data import ChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.presentation import Presentation as Deck
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide

from partyboard.board.canvas import PROJECTED
from partyboard.board.chart import Chart, Drawing
from partyboard.board.deck import notes
from partyboard.board.deck.chart_xml import NativeChart
from partyboard.board.deck.cover import foot_of
from partyboard.board.deck.master import Box
from partyboard.board.deck.page import Run, add_key, add_page, add_words
from partyboard.board.deck.plots import Plot
from partyboard.board.deck.reading import plots
from partyboard.board.deck.tables import add_answer
from partyboard.board.footnotes import marks
from partyboard.board.palette import INK
from partyboard.board.pictures import footnotes, picture
from partyboard.board.view import View

_HEADING = 46


def add_picture(deck: Deck, view: View, name: str) -> None:
    """As the page draws it; what is no bars and no lines, as the table that stands under it."""
    chart = picture(view, name, PROJECTED)
    said = footnotes(view, name)
    marked = {month.label: mark for month, mark in marks(said).items()}
    drawn = plots(chart.drawn, marked, PROJECTED)
    placed = {month for plot in drawn for month in marked if _is_in(plot, month)}
    elsewhere = " ".join(mark for month, mark in marked.items() if month not in placed)
    honesty = replace(view.honesty(), footnotes=said)
    slide, box = add_page(
        deck,
        chart.title,
        f"{chart.subtitle} {elsewhere}".strip(),
        honesty,
        foot_of(view),
        notes.of_picture(view, name, chart),
    )
    if not drawn:
        add_answer(slide, box, chart.table, chart.title, chart.alt)
        return
    if isinstance(chart.drawn, Drawing) and chart.drawn.key and not any(p.legend for p in drawn):
        box = add_key(slide, box, chart.drawn.key, PROJECTED.subtitle)
    _add_plots(slide, box, drawn, chart)


def _is_in(plot: Plot, month: str) -> bool:
    return any(name.split()[0] == month for name in plot.categories)


def _add_plots(slide: Slide, box: Box, drawn: Sequence[Plot], chart: Chart) -> None:
    """Under each other, each as high as on the page."""
    whole = sum(plot.share for plot in drawn)
    top = box.top
    for plot in drawn:
        height = box.height * plot.share / whole
        place = Box(box.left, top, box.width, height)
        if plot.heading:
            line = [[Run(plot.heading, PROJECTED.text, INK, bold=True)]]
            add_words(slide, Box(box.left, top, box.width, _HEADING), line, plot.heading)
            place = Box(box.left, top + _HEADING, box.width, height - _HEADING)
        native = NativeChart(plot, chart.table, PROJECTED, place.height)
        frame = cast(
            GraphicFrame,
            slide.shapes.add_chart(
                XL_CHART_TYPE.COLUMN_CLUSTERED, *place.emu, cast(ChartData, native)
            ),
        )
        frame.name = " – ".join(filter(None, (chart.title, plot.heading)))
        frame._element.nvGraphicFramePr.cNvPr.set("descr", chart.alt)
        top += height
