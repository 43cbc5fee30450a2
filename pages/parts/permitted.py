"""What whoever is signed in may do: asked before every page, every action, every download."""

import streamlit as st

from pages.parts import signed_in
from partyboard.access.roles import Action, Role, may, who_may


class NotPermitted(ValueError):
    """Somebody may not do this; the message says whom to ask."""


def shown_to() -> Role:
    """The role that pages are drawn for."""
    return signed_in.who().role


def is_permitted(action: Action) -> bool:
    """Whether it may be done; what may not is not offered."""
    return may(shown_to(), action)


def require(action: Action) -> None:
    """Called where something is done, whatever was offered. Raises NotPermitted."""
    if not is_permitted(action):
        raise NotPermitted(_refusal(action.value, action))


def _refusal(what: str, action: Action) -> str:
    asked = who_may(action).label
    return f"Tài khoản này không được {what}. Cần thì hỏi người có tài khoản «{asked}»."


def open_to(action: Action, title: str) -> None:
    """Called before a page does any work: stops it, with a sentence, where it may not be seen."""
    if not is_permitted(action):
        st.title(title, anchor=False)
        st.info(_refusal(f"mở trang «{title}»", action))
        st.page_link("overview.py", label="Về trang Tổng quan", icon=":material/arrow_back:")
        st.stop()
