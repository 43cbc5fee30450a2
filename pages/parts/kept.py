"""A choice that stands in the address and stays when one moves between pages."""

from collections.abc import Callable

import streamlit as st

_LABELS = {
    "month": "Tháng",
    "organization": "Đơn vị",
    "status": "Tình trạng",
    "as_of": "Số liệu",
    "structure": "Cơ cấu",
    "since": "Từ lúc",
    "figure": "Số liệu cần truy nguồn",
    "target": "Chỉ tiêu",
    "section": "Mục",
}


def wanted(name: str) -> str | None:
    """What was chosen just now, else what the address says, else what was chosen before."""
    state, kept = st.session_state, f"{name}_kept"
    chosen: str | None = state.get(kept)
    if state.get(f"{name}_moved", False):
        return chosen
    return st.query_params.get(name, chosen)


def kept_choice(
    ask: Callable[..., str | None],
    name: str,
    options: list[str],
    show: Callable[[str], str],
    value: str | None = None,
) -> str:
    """A drop-down (or what else `ask` puts on the page) whose choice stands in the address, and
    stays when one moves between pages.

    The first option is the default; "" is not written into the address. `value` is what was wanted
    where it is known already.
    """
    box, kept, moved = f"{name}_box", f"{name}_kept", f"{name}_moved"
    state, address = st.session_state, st.query_params
    chosen_before = wanted(name) if value is None else value
    state.pop(moved, None)
    state[box] = chosen_before if chosen_before in options else options[0]

    def keep() -> None:  # the address itself is only written while the page runs
        state[kept], state[moved] = state[box], True

    label, hidden = _LABELS[name], "collapsed"
    chosen = (
        ask(label, options, format_func=show, key=box, on_change=keep, label_visibility=hidden)
        or options[0]
    )
    state[kept] = chosen
    if chosen and address.get(name) != chosen:
        address[name] = chosen
    elif not chosen and name in address:
        del address[name]
    return chosen
