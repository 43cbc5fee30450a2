"""By whom something is done: the account that is signed in; on a board without accounts, the name
that is typed."""

import streamlit as st

from pages.parts import signed_in

_LAST = "signed_by"  # the name that was typed last


def is_signed_in() -> bool:
    """Whether the name is known without being typed."""
    return bool(signed_in.who().shown)


def ask_by(label: str, key: str) -> None:
    """A field for the name, with the one typed last; nothing where somebody is signed in."""
    if not is_signed_in():
        st.session_state[key] = st.session_state.get(key) or st.session_state.get(_LAST, "")
        if typed := st.text_input(label, key=key, placeholder="Họ và tên").strip():
            remember(typed)


def by_whom(key: str) -> str:
    """The name that is kept with what is done; never a typed one where somebody is signed in."""
    return signed_in.who().shown or str(st.session_state.get(key, "")).strip()


def remember(by: str) -> None:
    """The next field offers this name."""
    st.session_state[_LAST] = by
