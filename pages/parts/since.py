"""The choice of the past moment that a page compares the figures of now with."""

from datetime import datetime
from functools import partial

import streamlit as st

from pages.parts.choosing import asked, heading, moment_label
from pages.parts.kept import wanted
from pages.parts.plain import literal
from partyboard.board.choice import moment_asked
from partyboard.board.meetings import moments, written
from partyboard.board.view import View
from partyboard.text import format_moment


def choose_since(title: str) -> tuple[View, datetime | None]:
    """The page's heading with its choices; the view as of now, and the moment: what the address
    says, or the page before was seen as of, or the newest that offers itself; None without any."""
    found = asked(title, ("month", "organization"))
    store = found.view.store
    offered = [each.at for each in moments(store)]
    newest = offered[0] if offered else None
    instead = f"Đang so với {format_moment(newest)}." if newest else ""
    text = wanted("since") or st.session_state.get("as_of_kept")
    since, doubt = moment_asked(store, text, instead)
    since = since or newest
    if since is None:
        heading(found, title, None)
    else:
        options = list(dict.fromkeys([written(at) for at in offered] + [written(since)]))
        label = partial(moment_label, found.view)
        heading(found, title, ("since", options, label, written(since)))
    if doubt:
        st.warning(literal(doubt))
    return found.view, since
