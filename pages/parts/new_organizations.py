"""Fields about organizations: one that there is, new ones that have yet to be listed."""

import streamlit as st

from partyboard.forms.organizations import SECTORS
from partyboard.organizations import Entry
from partyboard.organizations.asked import kinds_in_use
from partyboard.store.database import Store

_SECTORS = {choice.code: choice.label for choice in SECTORS}


def one_of(label: str, names: dict[str, str], key: str) -> tuple[str, ...]:
    """The code that is chosen, none before one is."""
    found = st.selectbox(
        label, list(names), index=None, format_func=names.__getitem__, key=key,
        placeholder="Chọn một đơn vị",
    )  # fmt: skip
    return (found,) if found else ()


def new_ones(store: Store, number: int) -> tuple[Entry, ...]:
    """The new organizations that have a code by now."""
    kinds, found = kinds_in_use(store), []
    for index in range(number):
        code_box, name_box, kind_box, sector_box = st.columns([1, 3, 2, 2])
        code = code_box.text_input("Mã mới", key=f"event_new_code_{index}").strip()
        name = name_box.text_input("Tên", key=f"event_new_name_{index}").strip()
        kind = kind_box.selectbox("Loại hình", kinds, key=f"event_new_kind_{index}")
        sector = sector_box.selectbox(
            "Khối", list(_SECTORS), format_func=_SECTORS.__getitem__, key=f"event_sector_{index}"
        )
        if code:
            found.append(Entry(code, name, kind or "", sector or ""))
    return tuple(found)
