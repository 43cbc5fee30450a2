"""The copies of the board: one made now, one read whole, how one takes the place of the board."""

from datetime import datetime
from pathlib import Path

import streamlit as st

from pages.parts import signed_in
from pages.parts.permitted import is_permitted, require
from pages.parts.plain import literal, show_plain, show_table
from partyboard import backups
from partyboard.access.roles import Action
from partyboard.backups.checks import (
    CopyState,
    check_copy,
    copies_table,
    copy_states,
    way_to_restore,
)
from partyboard.settings import Settings
from partyboard.store.backup import BackupFailed
from partyboard.store.copies import NotABackup
from partyboard.store.database import Store
from partyboard.text import VIETNAM, format_count, format_moment


def show_copies(store: Store, settings: Settings) -> None:
    """The whole section; nothing for whoever may not keep them."""
    if not is_permitted(Action.KEEP_COPIES):
        return
    if told := backups.standing(store, settings).told:
        st.warning(literal(told))
    if st.button("Sao lưu ngay", type="primary"):
        _make(store, settings)
    folder = backups.folder_of(Path(store.path), settings)
    at = settings.backup.at
    each_night = f"Tự sao lưu lúc {at:%H:%M} mỗi đêm." if at else "Không tự sao lưu."
    st.caption(literal(f"{each_night} Thư mục: {folder}"))
    states = copy_states(store, settings)
    if not states:
        st.info("Chưa có bản sao lưu nào.")
        return
    _offer(store, states)
    show_table(copies_table(copy_states(store, settings), datetime.now(VIETNAM)))


def _make(store: Store, settings: Settings) -> None:
    require(Action.KEEP_COPIES)
    try:
        with st.spinner("Đang sao lưu…"):
            copied = backups.make(store, settings, by=signed_in.who().shown)
    except BackupFailed as failed:
        st.error(literal(str(failed)))
        return
    st.success(f"Đã sao lưu, đọc lại đủ {format_count(copied.rows)} dòng.")


def _offer(store: Store, states: tuple[CopyState, ...]) -> None:
    """What can be done with one of them."""
    by_name = {each.kept.path.name: each.kept for each in states}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.selectbox(
            "Bản sao lưu", list(by_name), width=420, key="copy_chosen",
            format_func=lambda name: f"{format_moment(by_name[name].made_at)} ({name})",
        )  # fmt: skip
        kept = by_name[name]
        is_wanted = st.button("Kiểm tra bản này")
        with st.popover("Khôi phục bản này"):
            for number, step in enumerate(way_to_restore(kept, Path(store.path)), 1):
                show_plain(f"{number}. {step}")
    if is_wanted:
        require(Action.KEEP_COPIES)
        try:
            with st.spinner("Đang đọc cả bản sao lưu…"):
                found = check_copy(store, kept, signed_in.who().shown)
        except NotABackup as fault:
            st.error(literal(f"{fault} Giữ lại để xem; sao lưu ngay một bản khác."))
        else:
            st.success(f"Bản này mở được, đọc đủ {format_count(found.rows)} dòng.")
