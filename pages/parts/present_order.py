"""The order of the presentation, put together by hand and kept for the month."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

import streamlit as st

from pages.parts.choosing import choose
from pages.parts.linking import view_in_address
from pages.parts.permitted import NotPermitted, require
from pages.parts.plain import show_plain
from pages.parts.present_list import list_pictures
from pages.parts.signing import ask_by, by_whom, remember
from partyboard.access.roles import Action
from partyboard.board.arrangement import Arrangement, arrangement, entries
from partyboard.board.sequence import SequenceRefused, reset, save, saved
from partyboard.board.view import View
from partyboard.text import VIETNAM, format_moment

_DONE = "order_done"  # what the last click came to: a sentence, and whether it was refused


def arrange() -> None:
    """The page: each picture with its reason and its buttons; who saves; back to the slides."""
    view = choose("Thứ tự trình chiếu tháng {month}", as_reported=True)
    said, is_refused = st.session_state.pop(_DONE, ("", False))
    if said:
        (st.error if is_refused else st.success)(said)
    with st.container(horizontal=True, vertical_alignment="center"):
        address, icon = view_in_address(view), ":material/slideshow:"
        st.page_link("present.py", label="Trình chiếu", icon=icon, query_params=address)
        _say_whose(view)
    if view.organization or view.as_of:
        list_pictures(arrangement(view), entries(view))
        return
    key = f"order-{view.month}"
    draft: Arrangement = st.session_state.get(key) or arrangement(view)

    def change(changed: Arrangement) -> None:
        st.session_state[key] = changed

    _offer_to_keep(view, draft, key)
    list_pictures(draft, entries(view), change)


def _say_whose(view: View) -> None:
    own = saved(view)
    if view.organization:
        st.caption("Thứ tự theo nội dung của đơn vị; thứ tự riêng chỉ lưu cho toàn Đảng bộ.")
    elif view.as_of:
        st.caption("Đang xem số liệu đã qua: thứ tự chỉ để xem.")
    elif own:
        show_plain(f"Thứ tự do {own.made_by} lưu lúc {format_moment(own.made_at)}.", "small")
    else:
        st.caption("Thứ tự theo nội dung của tháng: quá hạn, chậm tiến độ, biến động lớn trước.")


def _offer_to_keep(view: View, draft: Arrangement, key: str) -> None:
    """Who keeps it; a way back to the order of the content."""
    state = st.session_state
    keep, forget = partial(save, view, draft.shown), partial(reset, view.store, view.month)
    kept, forgotten = (keep, key, "Đã lưu thứ tự."), (forget, key, "Đã về thứ tự tự động.")
    is_own = bool(saved(view) or state.get(key))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        with st.container(width=320):
            ask_by("Người làm", "order_by")
        st.button("Lưu thứ tự", type="primary", on_click=_record, args=kept)
        st.button("Về thứ tự tự động", disabled=not is_own, on_click=_record, args=forgotten)


def _record(act: Callable[[str, datetime], None], key: str, done: str) -> None:
    """What is refused changes nothing, and what was moved stays as it was put."""
    state = st.session_state
    by = by_whom("order_by")
    try:
        require(Action.ARRANGE)
        act(by, datetime.now(VIETNAM))
    except (SequenceRefused, NotPermitted) as refusal:
        state[_DONE] = str(refusal), True
        return
    remember(by)
    state.pop(key, None)
    state[_DONE] = done, False
