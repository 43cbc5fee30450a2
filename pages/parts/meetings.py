"""Keeping the figures of a meeting: a small form, and the meetings that were saved."""

from collections.abc import Callable
from datetime import datetime

import streamlit as st

from pages.parts.permitted import NotPermitted, is_permitted, require
from pages.parts.plain import literal, show_plain
from pages.parts.signing import ask_by, by_whom, remember
from partyboard.access.roles import Action
from partyboard.board.meetings import MeetingRefused, Moment, moment_typed, moments, remove, save
from partyboard.store.database import Store
from partyboard.text import VIETNAM, format_date

_SAID = "meeting_said"  # what the last click came to: a sentence, and whether it was refused
_NAME, _DAY, _TIME, _BY = "meeting_name", "meeting_day", "meeting_time", "meeting_by"


def offer_to_save(store: Store) -> None:
    """The form that saves a meeting as of now or of an earlier moment; the meetings saved. Nothing
    for whoever may not do it."""
    if not is_permitted(Action.KEEP_MEETING):
        return
    now = datetime.now(VIETNAM)
    with st.expander("Lưu số liệu của cuộc họp", icon=":material/bookmark:", key="meetings"):
        _tell()
        st.caption(
            "Thời điểm được lưu sẽ có trong ô chọn số liệu ở mọi trang, để xem lại đúng số liệu "
            "đã báo cáo tại cuộc họp."
        )
        with st.form("meeting", border=False):
            name, day, time, by = st.columns([4, 1.5, 1.2, 2.4])
            name.text_input("Tên cuộc họp", key=_NAME, placeholder="Họp Ban Thường vụ tháng …")
            day.text_input("Ngày", value=format_date(now.date()), key=_DAY)
            time.text_input("Giờ", value=f"{now:%H:%M}", key=_TIME)
            with by:
                ask_by("Người lưu", _BY)
            st.form_submit_button("Lưu", type="primary", on_click=lambda: _save(store))
        for meeting in moments(store):
            if meeting.locked is None:
                _saved(store, meeting)


def _saved(store: Store, meeting: Moment) -> None:
    """One saved meeting, with a small form that offers it no more."""
    key = f"remove-{meeting.at.isoformat()}"
    with st.container(horizontal=True, vertical_alignment="center"):
        by = f" · {meeting.made_by} lưu" if meeting.made_by else ""
        show_plain(f"{meeting.label}{by}")
        with st.popover("Bỏ", type="tertiary"), st.form(key, border=False):
            st.caption("Thời điểm này không còn trong ô chọn số liệu; số liệu không đổi.")
            ask_by("Người làm", f"{key}-by")
            st.form_submit_button("Bỏ cuộc họp", on_click=lambda: _remove(store, meeting, key))


def _save(store: Store) -> None:
    state = st.session_state
    name, day, time = (str(state[each]) for each in (_NAME, _DAY, _TIME))
    by = by_whom(_BY)

    def act() -> None:
        save(store, name, moment_typed(day, time), by, datetime.now(VIETNAM))

    if _done(act, by, "Đã lưu cuộc họp."):
        state[_NAME] = ""


def _remove(store: Store, meeting: Moment, key: str) -> None:
    by = by_whom(f"{key}-by")
    _done(lambda: remove(store, meeting, by, datetime.now(VIETNAM)), by, "Đã bỏ cuộc họp.")


def _done(act: Callable[[], None], by: str, said: str) -> bool:
    """Do it, keep the answer for the page, compare with the newest moment; whether it was done."""
    state = st.session_state
    try:
        require(Action.KEEP_MEETING)
        act()
    except (MeetingRefused, NotPermitted) as refused:
        state[_SAID] = str(refused), True
        return False
    remember(by)
    state[_SAID] = said, False
    state["since_kept"], state["since_moved"] = "", True
    return True


def _tell() -> None:
    said, is_refused = st.session_state.pop(_SAID, ("", False))
    if said:
        (st.error if is_refused else st.success)(literal(said))
