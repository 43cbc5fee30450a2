"""The choice of month and organization: kept in the address, so that a link opens the same view."""

from collections.abc import Callable

import streamlit as st

from pages.parts.plain import show_plain
from partyboard.board.view import View, months_with_reports
from partyboard.running import running_settings, running_store
from partyboard.text import Month, format_count


def choose(title: str) -> View:
    """The page's heading with the two choices beside it; stops the page where nothing is loaded."""
    store, settings = running_store(), running_settings()
    months = [str(month) for month in reversed(months_with_reports(store))]
    if not months:
        st.title(title, anchor=False)
        st.info("Chưa có báo cáo nào. Vào trang **Nạp báo cáo** để nạp báo cáo đầu tiên.")
        st.stop()
    heading, month_box, organization_box = st.columns([5, 1.4, 3], vertical_alignment="bottom")
    month = Month.parse(
        kept_choice(month_box.selectbox, "month", months, lambda each: Month.parse(each).label)
    )
    rows = store.rows("organizations", month=month.first)
    names = {str(row["code"]): str(row["name"]) for row in rows}
    whole = f"{settings.committee(month).whole} ({format_count(len(names))} đơn vị)"
    codes = ["", *names]
    organization = kept_choice(
        organization_box.selectbox, "organization", codes, lambda code: names.get(code, whole)
    )
    heading.title(title.format(month=month.label), anchor=False)
    if organization:
        show_plain(names[organization], "b")
    return View(store, settings, month, organization or None)


_LABELS = {"month": "Tháng", "organization": "Đơn vị", "status": "Tình trạng"}


def kept_choice(
    ask: Callable[..., str | None], name: str, options: list[str], show: Callable[[str], str]
) -> str:
    """A drop-down (or what else `ask` puts on the page) whose choice stands in the address, and
    stays when one moves between pages.

    The first option is the default; "" is not written into the address.
    """
    box, kept, moved = f"{name}_box", f"{name}_kept", f"{name}_moved"
    state, address = st.session_state, st.query_params
    wanted = state.get(kept) if state.pop(moved, False) else address.get(name, state.get(kept))
    state[box] = wanted if wanted in options else options[0]

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
