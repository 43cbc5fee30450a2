"""The pictures of a presentation as a list: what each says, why it comes early, its buttons."""

from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.parts.plain import literal, show_plain
from partyboard.board.arrangement import Arrangement, Entry

Change = Callable[[Arrangement], None]

_WIDTHS = [0.4, 6, 3.6, 1, 0.7, 0.9, 0.8]


def list_pictures(
    draft: Arrangement, known: dict[str, Entry], change: Change | None = None
) -> None:
    """Those shown, numbered; those that are not; with buttons where they can be changed."""
    with st.container(gap=None):
        for number, name in enumerate(draft.shown, 1):
            places = _row(str(number), known[name])
            for (label, changed), place in zip(_moves(draft, name).items(), places, strict=True):
                if change:
                    _button(place, label, name, change, changed, disabled=changed == draft)
        if draft.left_out:
            st.subheader("Không chiếu", anchor=False)
        for name in draft.left_out:
            place, *_ = _row("", known[name])
            if change:
                _button(place, "Chiếu", name, change, draft.with_(name))


def _moves(draft: Arrangement, name: str) -> dict[str, Arrangement]:
    return {
        "Lên đầu": draft.first(name),
        "Lên": draft.moved(name, -1),
        "Xuống": draft.moved(name, 1),
        "Bỏ": draft.without(name),
    }


def _row(number: str, entry: Entry) -> list[DeltaGenerator]:
    place, title, reason, *buttons = st.columns(_WIDTHS, vertical_alignment="center", gap="small")
    place.markdown(number)
    title.markdown(literal(entry.title))
    with reason:
        show_plain(entry.reason, "small")
    return buttons


def _button(
    place: DeltaGenerator,
    label: str,
    name: str,
    change: Change,
    changed: Arrangement,
    disabled: bool = False,
) -> None:
    place.button(
        label,
        key=f"{label}-{name}",
        type="tertiary",
        disabled=disabled,
        on_click=change,
        args=(changed,),
    )
