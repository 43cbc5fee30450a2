"""How the installation is: what the doctor finds, and what to do; what is wrong stands first."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from pages.parts.permitted import is_permitted, require
from pages.parts.plain import literal, show_table
from partyboard import backups
from partyboard.access.roles import Action
from partyboard.doctor import (
    Check,
    State,
    examine,
    examine_files,
    examine_within,
    newest_copy,
    read_through,
    reader,
)
from partyboard.settings import Settings
from partyboard.store.answers import Answer
from partyboard.store.database import Store

_HEADINGS = ("Mục", "Tình trạng", "Thấy", "Cần làm")
_WORST_FIRST = (State.FAULT, State.WARNING, State.GOOD)


def show_health(store: Store, settings: Settings) -> None:
    """The whole section; nothing for whoever may not look after the machine."""
    if not is_permitted(Action.KEEP_COPIES):
        return
    path = Path(store.path)
    checks = [*examine(path), *examine_files(path, settings), *examine_within(store, settings)]
    closely = "Đọc thử một báo cáo, đọc hết cơ sở dữ liệu và bản sao lưu mới nhất."
    is_wanted = st.button("Kiểm tra kỹ hơn", help=closely)
    if is_wanted:
        require(Action.KEEP_COPIES)
        with st.spinner("Đang đọc…"):
            checks += [reader(), read_through(store, settings)]
            checks.append(newest_copy(backups.folder_of(path, settings)))
    _say(checks)
    checks.sort(key=lambda each: _WORST_FIRST.index(each.state))
    rows = tuple((each.about, each.state.value, each.found, each.to_do) for each in checks)
    show_table(Answer(_HEADINGS, ("VARCHAR",) * len(_HEADINGS), rows))


def _say(checks: Sequence[Check]) -> None:
    """What has to be done, in one line."""
    wrong = [each.about for each in checks if each.state is not State.GOOD]
    if any(each.state is State.FAULT for each in checks):
        st.error(literal(f"Cần sửa: {', '.join(wrong)}."))
    elif wrong:
        st.warning(literal(f"Cần xem lại: {', '.join(wrong)}."))
    else:
        st.success("Mọi mục đều tốt.")
