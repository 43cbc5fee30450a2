"""The choice of month, organization and moment: kept in the address, so that a link opens the same
view.
"""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from pages.parts.kept import kept_choice, wanted
from pages.parts.permitted import shown_to
from pages.parts.plain import literal, show_plain
from pages.parts.structure import offer_structure
from partyboard.board.choice import Choice, choice
from partyboard.board.meetings import called, moment_in, moments, written
from partyboard.board.view import View
from partyboard.running import running_settings, running_store
from partyboard.text import Month, format_moment

__all__ = ["choose", "chosen_view", "kept_choice"]

# A drop-down more: its name in the address, its options, how each is shown, the one in view.
Third = tuple[str, list[str], Callable[[str], str], str]

ASKED = ("month", "organization", "as_of", "structure")  # by their names in the address
_NOW = "Số liệu hiện tại"
_STYLE = """<style>.st-key-as_of_line { border-left: 4px solid #9A5B00; background: #FBF6EC;
  padding: .3rem .9rem; border-radius: .25rem; }</style>"""


def choose(title: str, *, as_reported: bool = False, lists_organizations: bool = False) -> View:
    """The page's heading with the choices beside it, and what the page is as of; stops the page
    where nothing is loaded. `as_reported`: the page is about reports, whatever became of whoever
    sent them; `lists_organizations`: it has rows of organizations also where all are shown."""
    found = asked(title, ASKED[:3] if as_reported else ASKED)
    view, offered = found.view, _moments(found)
    label, value = partial(moment_label, view), _asked_of(view)
    is_offered = len(offered) > 1
    heading(found, title, ("as_of", offered, label, value) if is_offered else None)
    if not is_offered:
        st.query_params.pop("as_of", None)
    if not as_reported:
        offer_structure(view, lists_organizations)
    if view.as_of:
        _say_when(view)
    return view


def asked(title: str = "", names: Sequence[str] = ASKED) -> Choice:
    """What the address asks for by these names; stops the page where nothing is loaded."""
    asked = {name: wanted(name) for name in names}
    found = choice(running_store(), running_settings(), asked, shown_to())
    if found is None:
        if title:
            st.title(title, anchor=False)
        st.info("Chưa có báo cáo nào. Vào trang **Nạp báo cáo** để nạp báo cáo đầu tiên.")
        st.stop()
    return found


def heading(found: Choice, title: str, third: Third | None) -> None:
    """The page's heading, the drop-downs beside it, and what the address asked for in vain."""
    view, months = found.view, [str(month) for month in found.months]
    widths = [4, 1.3, 2.6, 2.8] if third else [5, 1.4, 3]
    words, month_box, organization_box, *boxes = st.columns(widths, vertical_alignment="bottom")
    kept_choice(month_box.selectbox, "month", months, _month_label, str(view.month))
    names, code = found.organizations, view.organization or ""
    kept_choice(organization_box.selectbox, "organization", list(names), names.__getitem__, code)
    if third:
        kept_choice(boxes[0].selectbox, *third)
    words.title(title.format(month=view.month.label), anchor=False)
    for doubt in found.doubts:
        st.warning(literal(doubt))
    if code:
        show_plain(names[code], "b")


def chosen_view() -> View:
    """The view that the address asks for, without any choice on the page; stops the page where
    nothing is loaded."""
    return asked().view


def _moments(found: Choice) -> list[str]:
    """As the address says them: now, those that offer themselves, the one in view."""
    asked = _asked_of(found.view)
    offered = [written(each.at) for each in moments(found.view.store)]
    return list(dict.fromkeys(["", *([asked] if asked not in offered else []), *offered]))


def _asked_of(view: View) -> str:
    return written(view.as_of) if view.as_of else ""


def _month_label(text: str) -> str:
    return Month.parse(text).label


def moment_label(view: View, text: str) -> str:
    """What a moment of the address is called."""
    return called(view.store, moment_in(text)) if text else _NOW


def _say_when(view: View) -> None:
    """The line at the top of a page of the past, with the way back."""

    def back() -> None:
        st.session_state["as_of_kept"], st.session_state["as_of_moved"] = "", True

    assert view.as_of is not None
    st.html(_STYLE)
    with st.container(horizontal=True, vertical_alignment="center", key="as_of_line"):
        st.markdown(f"Số liệu như đã biết lúc **{format_moment(view.as_of)}**", width="content")
        st.button("Về hiện tại", type="tertiary", icon=":material/undo:", on_click=back)
        since = {"month": str(view.month), "since": _asked_of(view)}
        st.page_link("changes.py", label="Thay đổi từ lúc đó", query_params=since)
