"""Text of other people, shown as it is: file names, names, entries never become markup."""

from html import escape

import streamlit as st


def show_plain(text: str, tag: str = "div") -> None:
    """A line; `tag` is small for what is said beside, b for what is to be seen first."""
    st.html(f"<{tag}>{escape(text)}</{tag}>")
