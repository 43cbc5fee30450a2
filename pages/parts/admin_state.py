"""How the installation is: the copies of the board, and what the doctor finds."""

from pathlib import Path

import streamlit as st

from pages.parts import signed_in
from pages.parts.permitted import is_permitted, require
from pages.parts.plain import literal, show_table
from partyboard import backups
from partyboard.access.roles import Action
from partyboard.doctor import examine, examine_within
from partyboard.settings import Settings
from partyboard.store.answers import Answer
from partyboard.store.backup import BackupFailed
from partyboard.store.database import Store
from partyboard.text import format_count, format_moment


def show_copies(store: Store, settings: Settings) -> None:
    """The copies, and one made now; nothing for whoever may not keep them."""
    if not is_permitted(Action.KEEP_COPIES):
        return
    if told := backups.standing(store, settings).told:
        st.warning(literal(told))
    if st.button("Sao lưu ngay", type="primary"):
        require(Action.KEEP_COPIES)
        try:
            with st.spinner("Đang sao lưu…"):
                backups.make(store, settings, by=signed_in.who().shown)
        except BackupFailed as failed:
            st.error(literal(str(failed)))
    folder = backups.folder_of(Path(store.path), settings)
    st.caption(literal(f"Thư mục: {folder}"))
    rows = tuple(
        (format_moment(each.made_at), each.path.name, format_count(each.size))
        for each in backups.listed(folder)
    )
    if rows:
        show_table(Answer(("Lúc", "Tệp", "Cỡ (byte)"), ("VARCHAR",) * 3, rows))
    else:
        st.info("Chưa có bản sao lưu nào.")


def show_health(store: Store, settings: Settings) -> None:
    """What was looked at, how it is, what to do."""
    if not is_permitted(Action.KEEP_COPIES):
        return
    checks = (*examine(Path(store.path)), *examine_within(store, settings))
    rows = tuple((each.about, each.state.value, each.found, each.to_do) for each in checks)
    show_table(Answer(("Mục", "Tình trạng", "Thấy", "Cần làm"), ("VARCHAR",) * 4, rows))
