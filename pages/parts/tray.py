"""This session's tray, and how far the reading of its files has come."""

import time

import streamlit as st

from partyboard.reception import Progress
from partyboard.tray import Tray

_PAUSE = 0.2  # seconds between two looks at the bar
_ENOUGH = 5  # files after which one can tell how long the others will take


def the_tray() -> Tray:
    """This session's tray."""
    tray: Tray = st.session_state.setdefault("tray", Tray())
    return tray


def put_away(tray: Tray) -> None:
    """Empty the tray: nothing of it is loaded; the bytes of what was wrong have been kept."""
    st.session_state["tray"] = Tray(batch=tray.batch + 1, by=tray.by)


def telling(count: int) -> Progress:
    """Shows how far the reading of so many files has come and how long it will take."""
    started = shown = time.monotonic()
    bar = st.empty()

    def tell(done: int, _filename: str) -> None:
        nonlocal shown
        now = time.monotonic()
        if done == count:
            bar.empty()
        elif now - shown > _PAUSE:
            shown = now
            left = (now - started) / done * (count - done)
            text = f"Đã đọc {done}/{count} tệp"
            if done >= _ENOUGH and left >= 1:
                text += f" · còn khoảng {left:.0f} giây"
            bar.progress(done / count, text=text)

    return tell
