"""What whoever keeps the copies of the board has to know, until it is mended."""

from datetime import datetime

import streamlit as st

from pages.parts import signed_in
from pages.parts.permitted import is_permitted, require
from pages.parts.plain import literal
from partyboard import backups, settings
from partyboard.access.roles import Action
from partyboard.running import running_settings, running_store
from partyboard.store.database import StoreDamaged
from partyboard.store.losses import note_known
from partyboard.text import VIETNAM


def show_damage(error: StoreDamaged) -> None:
    """Say why the board cannot be opened, and the copy to go back to."""
    st.title("Chưa mở được cơ sở dữ liệu", anchor=False)
    st.error(literal(backups.way_back(settings.database_path(), running_settings(), error)))


def warn_of_copies() -> None:
    """Say above a page that a copy failed, or that there is none for too long."""
    _warn_of_loss()
    if not is_permitted(Action.KEEP_COPIES):
        return
    if told := backups.standing(running_store(), running_settings()).told:
        st.warning(literal(told), icon=":material/save:")


def _warn_of_loss() -> None:
    """Whoever loads has to load again what a damaged log lost; whoever keeps the copies says that
    it has been done.
    """
    told = backups.told_of_loss(running_store(), running_settings())
    if not told or not is_permitted(Action.LOAD):
        return
    st.error(literal(told))
    if is_permitted(Action.KEEP_COPIES) and st.button("Đã nạp lại, không báo nữa"):
        require(Action.KEEP_COPIES)
        with running_store().noting() as cursor:
            note_known(cursor, datetime.now(VIETNAM), signed_in.who().shown)
        st.rerun()
