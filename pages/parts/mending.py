"""The buttons that set a workbook in the tray right: a cell, a heading; and that take it back."""

import streamlit as st

from pages.parts.plain import literal
from partyboard.intake.findings import Finding
from partyboard.intake.mending import Correction, Heading
from partyboard.reception import Receipt
from partyboard.reception.settling import (
    Standing,
    cells_of,
    with_correction,
    with_heading,
    without_correction,
    without_heading,
)
from partyboard.tray import Change, Tray

_OFFERS = 6  # buttons under one card
_KEPT = "Tệp gốc giữ nguyên. Chương trình ghi lại: sửa ô nào, từ gì thành gì, ai sửa, lúc nào."


def offer_to_mend(tray: Tray, receipt: Receipt) -> None:
    """The buttons to press about one report: what would settle a fault, what takes that back."""
    incoming, name = tray.files[receipt.position], tray.name_of(receipt)
    for found in _offered(receipt)[:_OFFERS]:
        _offer(tray, receipt, found, name)
    for done in receipt.report.mending.corrections:
        label = f"{done.sheet}!{done.cell}: lấy lại «{done.old}» như tệp gốc"
        _button(tray, receipt.position, label, ":material/undo:", name, _taken_back(done))
    for heading in incoming.mending.headings:
        label = f"Không dùng tiêu đề «{heading.text}»"
        _button(tray, receipt.position, label, ":material/undo:", name, _not_ours(heading))
    if cells_of(receipt):
        _mend(tray, receipt, name)


def _offered(receipt: Receipt) -> list[Finding]:
    """What would settle a fault, each once."""
    return list({found.offer: found for found in receipt.findings if found.offer}.values())


def _offer(tray: Tray, receipt: Receipt, found: Finding, name: str) -> None:
    """A button for what would most likely settle a fault."""
    offer, position, form = found.offer, receipt.position, receipt.report.form
    if isinstance(offer, Heading) and form:
        ours = form.sheet(offer.sheet).field(offer.field).label
        label = f"{found.place}: đọc «{offer.text}» là «{ours}», nhớ cho các tháng sau"
        _button(tray, position, label, ":material/check:", name, _ours(offer))
    elif isinstance(offer, Correction):
        label = f"{found.place}: sửa thành «{offer.new}»"
        _button(tray, position, label, ":material/check:", name, _set_right(offer))


def _button(tray: Tray, position: int, label: str, icon: str, name: str, change: Change) -> None:
    st.button(
        literal(label),
        key=f"{label}-{name}",
        icon=icon,
        on_click=tray.settle,
        args=(position, change),
    )


def _mend(tray: Tray, receipt: Receipt, name: str) -> None:
    """Any cell with a field of ours, those with something wrong first."""
    with st.popover("Sửa ô", icon=":material/edit:", key=f"mend-{name}", on_change="rerun") as fold:
        if not fold.open:
            return
        turn = f"{name}-{st.session_state.get(_turn_of(name), 0)}"
        with st.form(f"form-{turn}", border=False):
            st.selectbox(
                "Ô cần sửa",
                cells_of(receipt),
                format_func=lambda each: f"{each.sheet}!{each.cell} · {each.label}: {each.said}",
                key=f"cell-{turn}",
            )
            st.text_input("Sửa thành", key=f"new-{turn}")
            with st.container(horizontal=True):
                right, empty = (tray, receipt, name, turn), (tray, receipt, name, turn, True)
                st.form_submit_button("Sửa ô này", type="primary", on_click=_mended, args=right)
                st.form_submit_button("Xóa ô này", on_click=_mended, args=empty)
        st.caption(_KEPT)


def _turn_of(name: str) -> str:
    return f"turn-{name}"


def _mended(tray: Tray, receipt: Receipt, name: str, turn: str, empties: bool = False) -> None:
    """What was typed is taken as Enter or the button is pressed; nothing typed changes nothing.

    The next cell has a box of its own: what was typed for this one is never taken for that one.
    """
    cell: Standing = st.session_state[f"cell-{turn}"]
    new = "" if empties else str(st.session_state[f"new-{turn}"]).strip()
    if new or empties:
        tray.settle(receipt.position, _set_right(Correction(cell.sheet, cell.cell, new)))
        st.session_state[_turn_of(name)] = st.session_state.get(_turn_of(name), 0) + 1


def _set_right(correction: Correction) -> Change:
    return lambda file: with_correction(file, correction)


def _taken_back(done: Correction) -> Change:
    return lambda file: without_correction(file, done.sheet, done.cell)


def _ours(heading: Heading) -> Change:
    return lambda file: with_heading(file, heading)


def _not_ours(heading: Heading) -> Change:
    return lambda file: without_heading(file, heading)
