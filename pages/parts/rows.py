"""A table in which one row is chosen."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from pages.parts.paper import on_paper
from partyboard.store.answers import Answer

_ROW = 35  # pixels


def height_of(rows: int, most: int) -> int:
    """So many rows without empty ones under them, as far as `most` pixels go."""
    return min(most, _ROW * (rows + 1) + 3)


def choose_row(table: Answer, key: str, columns: Mapping[str, Any], most: int) -> int:
    """The table, on paper whole; the number of the row that is chosen in it, at first the first."""
    on_paper(table, columns)
    chosen = st.dataframe(
        table.frame(),
        key=key,
        height=height_of(len(table.rows), most),
        hide_index=True,
        placeholder="",
        on_select="rerun",
        selection_mode="single-row-required",
        selection_default={"selection": {"rows": [0]}},
        column_config=columns,
    )
    rows = chosen.selection.rows
    return int(rows[0]) if rows else 0
