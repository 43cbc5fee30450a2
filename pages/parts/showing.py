"""A picture in its card, with its numbers folded under it; an answer as a table."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from pages.parts.paper import on_paper
from pages.parts.sources import show_organizations, show_sources, trace_marks
from partyboard.access.hiding import is_hidden
from partyboard.board.charts import PAGE, Canvas, config
from partyboard.board.labels import readable, with_fractions_written
from partyboard.board.pictures import shown
from partyboard.board.view import View
from partyboard.store.answers import Answer
from partyboard.store.frames import without_half_of_pandas


def show(view: View, name: str, canvas: Canvas = PAGE) -> None:
    """A picture in a card; under it, folded: numbers, organizations behind, how computed."""
    chart = shown(view, name, canvas)
    with st.container(border=True):
        with without_half_of_pandas():
            st.plotly_chart(
                chart.figure,
                theme=None,
                key=f"chart-{name}",
                config=config(chart.name, view.month),
                alt=chart.alt,
            )
        trace_marks(view, name)
        fold = st.expander(
            "Số liệu và cách tính", key=f"fold-{name}", on_change="rerun", type="compact"
        )
        if not fold.open:
            return
        with fold:
            _table(chart.table)
            if chart.remarks:
                st.markdown("**Ghi chú của Văn phòng khi nhận báo cáo**")
                _table(chart.remarks)
            show_organizations(view, name)
            show_sources(view, name)
            st.caption(chart.explanation)


def show_numbers(view: View, name: str, title: str) -> None:
    """The numbers of a picture as a table of their own; says so when there are none."""
    st.subheader(title, anchor=False)
    numbers = shown(view, name).table
    if numbers:
        _table(numbers)
    else:
        st.caption("Không có.")


def show_table(
    view: View, query: str, title: str, columns: Sequence[str] = (), said: str = ""
) -> None:
    """The answer to a question as a table, all of it or these columns; says so when it is empty.
    What is `said` of it, in words of ours, stands above."""
    st.subheader(title, anchor=False)
    if said:
        st.write(said)
    answer = view.answer(query)
    if not answer:
        st.caption("Không có.")
        return
    kept = [name for name in columns or answer.names if name in answer.names]
    _table(readable(answer.only(kept)))
    if is_hidden(answer) or len(kept) < len(columns):
        st.caption(view.hiding_told)


def show_answer(answer: Answer, columns: Mapping[str, Any] | None = None) -> None:
    """A table whose headings are for people; missing values are blank: they are not zero, and not a
    word either. `columns` are Streamlit's settings of those that need any."""
    on_paper(answer, columns)
    written = with_fractions_written(answer)
    st.dataframe(written.frame(), hide_index=True, placeholder="", column_config=columns)


def _table(answer: Answer) -> None:
    show_answer(answer)
