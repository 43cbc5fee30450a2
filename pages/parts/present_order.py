"""The order of the presentation, put together by hand and kept for the month."""

from collections.abc import Callable
from datetime import datetime

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.parts.choosing import choose
from pages.parts.linking import view_in_address
from pages.parts.plain import literal, show_plain
from partyboard.board.arrangement import Arrangement, Entry, arrangement, entries
from partyboard.board.sequence import SequenceRefused, reset, save, saved
from partyboard.board.view import View
from partyboard.text import VIETNAM, format_moment

Change = Callable[[Arrangement], None]

_DONE = "order_done"  # what the last click came to: a sentence, and whether it was refused
_WIDTHS = [0.4, 6, 3.6, 1, 0.7, 0.9, 0.8]


def arrange() -> None:
    """The page: each picture with its reason and its buttons; who saves; back to the slides."""
    view = choose("Thứ tự trình chiếu tháng {month}")
    said, is_refused = st.session_state.pop(_DONE, ("", False))
    if said:
        (st.error if is_refused else st.success)(said)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link("present.py", label="Trình chiếu", icon=":material/slideshow:",
            query_params=view_in_address(view))  # fmt: skip
        _say_whose(view)
    if view.organization or view.as_of:
        _list(arrangement(view), entries(view))
        return
    key = f"order-{view.month}"
    draft: Arrangement = st.session_state.get(key) or arrangement(view)

    def change(changed: Arrangement) -> None:
        st.session_state[key] = changed

    _offer_to_keep(view, draft, key)
    with st.container(gap=None):
        _list(draft, entries(view), change)


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


def _list(draft: Arrangement, known: dict[str, Entry], change: Change | None = None) -> None:
    """Those shown, numbered; those that are not; with buttons where they can be changed."""
    for number, name in enumerate(draft.shown, 1):
        places = _row(str(number), known[name])
        for (label, changed), place in zip(_moves(draft, name).items(), places, strict=True):
            if change:
                _button(place, label, name, change, changed, disabled=changed == draft)
    if draft.left_out:
        st.subheader("Không chiếu", anchor=False)
    for name in draft.left_out:
        place, *_ = _row("", known[name])
        if change:
            _button(place, "Chiếu", name, change, draft.with_(name))


def _moves(draft: Arrangement, name: str) -> dict[str, Arrangement]:
    return {
        "Lên đầu": draft.first(name),
        "Lên": draft.moved(name, -1),
        "Xuống": draft.moved(name, 1),
        "Bỏ": draft.without(name),
    }


def _row(number: str, entry: Entry) -> list[DeltaGenerator]:
    place, title, reason, *buttons = st.columns(_WIDTHS, vertical_alignment="center", gap="small")
    place.markdown(number)
    title.markdown(literal(entry.title))
    with reason:
        show_plain(entry.reason, "small")
    return buttons


def _button(
    place: DeltaGenerator,
    label: str,
    name: str,
    change: Change,
    changed: Arrangement,
    disabled: bool = False,
) -> None:
    place.button(
        label,
        key=f"{label}-{name}",
        type="tertiary",
        disabled=disabled,
        on_click=change,
        args=(changed,),
    )


def _offer_to_keep(view: View, draft: Arrangement, key: str) -> None:
    """Who keeps it; a way back to the order of the content."""
    st.session_state["order_by"] = st.session_state.get("order_by") or st.session_state.get(
        "signed_by", ""
    )

    def record(act: Callable[[str], None], done: str) -> None:
        by = str(st.session_state["order_by"])
        try:
            act(by)
        except SequenceRefused as refusal:
            st.session_state[_DONE] = str(refusal), True
            return
        st.session_state["signed_by"] = by.strip()
        st.session_state.pop(key, None)
        st.session_state[_DONE] = done, False

    now = datetime.now(VIETNAM)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input("Người làm", key="order_by", placeholder="Họ và tên", width=320)
        st.button("Lưu thứ tự", type="primary", on_click=record, args=(
            lambda by: save(view, draft.shown, by, now), "Đã lưu thứ tự."))  # fmt: skip
        st.button("Về thứ tự tự động", on_click=record, args=(
            lambda by: reset(view.store, view.month, by, now), "Đã về thứ tự tự động."),
            disabled=not (saved(view) or st.session_state.get(key)))  # fmt: skip
