"""Whether history is shown as it was reported or under today's structure; what the second means."""

import streamlit as st

from pages.parts.kept import kept_choice
from pages.parts.plain import literal
from partyboard.board.choice import TODAY
from partyboard.board.today import is_choice, today_told
from partyboard.board.view import View

_LABELS = {"": "Theo cơ cấu lúc đó", TODAY: "Quy về cơ cấu hiện nay"}


def offer_structure(view: View, lists_organizations: bool) -> None:
    """The choice, where it changes what is seen: the figures of the organization that is chosen,
    or rows of organizations on the page."""
    if not is_choice(view, lists_organizations):
        st.query_params.pop("structure", None)
        return
    with st.container(horizontal=True, vertical_alignment="center", key="structure_line"):
        chosen = TODAY if view.by_today else ""
        kept_choice(st.segmented_control, "structure", list(_LABELS), _LABELS.__getitem__, chosen)
        if told := today_told(view):
            st.caption(literal(told))
