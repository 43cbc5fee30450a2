"""The choice of month, organization and moment: kept in the address, so that a link opens the same
view.
"""

from functools import partial

import streamlit as st

from pages.parts.kept import kept_choice, wanted
from pages.parts.plain import literal, show_plain
from partyboard.board.choice import Choice, choice
from partyboard.board.meetings import called, moment_in, moments, written
from partyboard.board.view import View
from partyboard.running import running_settings, running_store
from partyboard.text import Month, format_moment

__all__ = ["choose", "chosen_view", "kept_choice"]

_NOW = "Số liệu hiện tại"
_NOTHING = "Chưa có báo cáo nào. Vào trang **Nạp báo cáo** để nạp báo cáo đầu tiên."


def choose(title: str, asks_when: bool = True) -> View:
    """The page's heading with the choices beside it; stops the page where nothing is loaded. A page
    that `asks_when` can be seen as of a past moment, and then says so."""
    found = _found(asks_when)
    if found is None:
        st.title(title, anchor=False)
        st.info(_NOTHING)
        st.stop()
    view, offered = found.view, _moments(found) if asks_when else []
    widths = [4, 1.3, 2.6, 2.6] if len(offered) > 1 else [5, 1.4, 3]
    heading, month_box, organization_box, *moment_box = st.columns(
        widths, vertical_alignment="bottom"
    )
    months = [str(month) for month in found.months]
    kept_choice(month_box.selectbox, "month", months, _month_label, str(view.month))
    kept_choice(
        organization_box.selectbox,
        "organization",
        list(found.organizations),
        lambda code: found.organizations[code],
        view.organization or "",
    )
    for box in moment_box:
        kept_choice(box.selectbox, "as_of", offered, partial(_moment_label, view), _asked_of(view))
    heading.title(title.format(month=view.month.label), anchor=False)
    for doubt in found.doubts:
        st.warning(literal(doubt))
    if view.organization:
        show_plain(found.organizations[view.organization], "b")
    if view.as_of:
        _say_when(view)
    return view


def chosen_view() -> View:
    """The view that the address asks for, without any choice on the page; stops the page where
    nothing is loaded."""
    found = _found(asks_when=True)
    if found is None:
        st.info(_NOTHING)
        st.stop()
    return found.view


def _found(asks_when: bool) -> Choice | None:
    names = ("month", "organization", *(("as_of",) if asks_when else ()))
    return choice(running_store(), running_settings(), {name: wanted(name) for name in names})


def _moments(found: Choice) -> list[str]:
    """As the address says them: now, those that offer themselves, the one in view."""
    asked = _asked_of(found.view)
    offered = [written(each.at) for each in moments(found.view.store)]
    return list(dict.fromkeys(["", *([asked] if asked not in offered else []), *offered]))


def _asked_of(view: View) -> str:
    return written(view.as_of) if view.as_of else ""


def _month_label(text: str) -> str:
    return Month.parse(text).label


def _moment_label(view: View, text: str) -> str:
    return called(view.store, moment_in(text)) if text else _NOW


def _say_when(view: View) -> None:
    """The line at the top of a page of the past, with the way back."""

    def back() -> None:
        st.session_state["as_of_kept"], st.session_state["as_of_moved"] = "", True

    assert view.as_of is not None
    with st.container(horizontal=True, vertical_alignment="center", key="as_of_line"):
        st.markdown(f"Số liệu như đã biết lúc **{format_moment(view.as_of)}**", width="content")
        st.button("Về hiện tại", type="tertiary", icon=":material/undo:", on_click=back)
