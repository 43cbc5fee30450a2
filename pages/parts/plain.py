"""Text of other people, shown as it is: file names, names, entries never become markup."""

import re
from html import escape

import streamlit as st

from partyboard.store.answers import Answer

_SIGNS = re.compile(r"([\\`*_{}\[\]()#+.!|~$:<>-])")


def show_plain(text: str, tag: str = "div") -> None:
    """A line; `tag` is small for what is said beside, b for what is to be seen first."""
    st.html(f"<{tag}>{escape(text)}</{tag}>")


def literal(text: str) -> str:
    """The text for a label, which is read as Markdown, so that it is seen as it is."""
    return _SIGNS.sub(r"\\\1", text)


def show_table(answer: Answer) -> None:
    """A small table, its texts as they are: Streamlit reads the cells of its tables as Markdown."""
    st.table(answer.written(literal).frame(), hide_index=True, border="horizontal")
