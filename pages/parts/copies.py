"""What whoever keeps the copies of the board has to know, until it is mended."""

import streamlit as st

from pages.parts.permitted import is_permitted
from pages.parts.plain import literal
from partyboard import backups, settings
from partyboard.access.roles import Action
from partyboard.running import running_settings, running_store
from partyboard.store.database import StoreDamaged


def show_damage(error: StoreDamaged) -> None:
    """Say why the board cannot be opened, and the copy to go back to."""
    st.error(literal(backups.way_back(settings.database_path(), running_settings(), error)))


def warn_of_copies() -> None:
    """Say above a page that a copy failed, or that there is none for too long."""
    if not is_permitted(Action.KEEP_COPIES):
        return
    if told := backups.standing(running_store(), running_settings()).told:
        st.warning(literal(told), icon=":material/save:")
