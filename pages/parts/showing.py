"""Cards: a picture with its numbers folded under it, a headline figure, a table."""

import streamlit as st

from partyboard.board.charts import PAGE, Canvas, config
from partyboard.board.labels import readable
from partyboard.board.pictures import PICTURES, behind, picture
from partyboard.board.tiles import Tile
from partyboard.board.view import View


def show(view: View, name: str, canvas: Canvas = PAGE) -> None:
    """A picture in a card; under it, folded: numbers, organizations behind, how computed."""
    chart = picture(view, name, canvas)
    with st.container(border=True):
        st.plotly_chart(
            chart.figure,
            theme=None,
            key=f"chart-{name}",
            config=config(chart.name, view.month),
            alt=chart.alt,
        )
        fold = st.expander(
            "Số liệu và cách tính", key=f"fold-{name}", on_change="rerun", type="compact"
        )
        if not fold.open:
            return
        with fold:
            st.dataframe(chart.table, hide_index=True)
            if PICTURES[name].behind:
                st.markdown("**Theo đơn vị**")
                st.dataframe(behind(view, name), hide_index=True)
            st.caption(chart.explanation)


def show_tile(tile: Tile, month_before: int) -> None:
    """A headline figure with its change, its 13 months and a note."""
    colours = {True: "normal", False: "inverse", None: "off"}
    with st.container(border=True, height="stretch"):
        st.metric(
            tile.label,
            tile.value,
            delta=tile.change,
            delta_color=colours[tile.rising_is_good],  # type: ignore[arg-type]
            delta_description=f"so với tháng {month_before}" if tile.change is not None else None,
            chart_data=tile.series,
            chart_type="line" if tile.is_level else "bar",
        )
        st.caption(tile.note or "\u00a0")


def show_table(view: View, query: str, title: str) -> None:
    """The answer to a question as a table; says so when it is empty."""
    st.subheader(title, anchor=False)
    table = readable(view.frame(query))
    if table.empty:
        st.caption("Không có.")
        return
    st.dataframe(table, hide_index=True)
