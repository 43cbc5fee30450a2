"""Files that go out: every one from here, so that the audit says who took which."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

import streamlit as st

from pages.parts import signed_in
from pages.parts.permitted import is_permitted
from partyboard.access.roles import Action
from partyboard.access.who import Who
from partyboard.running import running_store
from partyboard.store.submissions import audit
from partyboard.text import VIETNAM

Make = Callable[[], bytes]


def offer_download(
    label: str,
    make: Make,
    filename: str,
    about: str = "",
    action: Action = Action.DOWNLOAD,
    **looks: Any,
) -> None:
    """A button that makes a file when it is asked for; nothing for whoever may not have it. The
    audit keeps the name of the file, or what it is `about`, never what it holds.
    """
    if not is_permitted(action):
        return
    st.download_button(
        label,
        partial(_handed_out, make, signed_in.who(), about or filename),
        file_name=filename,
        on_click="ignore",
        **looks,
    )


def _handed_out(make: Make, who: Who, about: str) -> bytes:
    """The file; first made, then written down: what fails was not handed out. It runs outside of
    the page's script, so it is told who asks."""
    content = make()
    with running_store().noting() as cursor:
        audit(cursor, datetime.now(VIETNAM), who.shown, "download", about)
    return content
