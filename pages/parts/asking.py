"""What is asked about a report in the tray: why a figure is right, why it is sent again."""

from collections.abc import Iterable

import streamlit as st

from pages.parts.plain import literal
from partyboard.intake.catalogue import Severity
from partyboard.intake.findings import Finding
from partyboard.reception import Incoming, Receipt
from partyboard.reception.settling import ASK_WHY, because, explained, reason_for
from partyboard.tray import Tray


def ask(tray: Tray, receipt: Receipt) -> None:
    """The questions to answer about one report: why a figure is right, why it is sent again."""
    incoming, name = tray.files[receipt.position], tray.name_of(receipt)
    for warning in _once(found for found in receipt.findings if found.code in ASK_WHY):
        _ask_why(tray, receipt, warning, incoming, name)
    if receipt.changes and not receipt.report.part:
        _ask_why_again(tray, receipt, incoming, name)


def offer_to_explain(tray: Tray, receipt: Receipt) -> None:
    """Warnings that pass without a reason may be given one."""
    incoming, name = tray.files[receipt.position], tray.name_of(receipt)
    warnings = (found for found in receipt.findings if found.severity is Severity.WARNING)
    others = _once(found for found in warnings if found.code not in ASK_WHY)
    if not others:
        return
    label, icon = "Ghi lý do", ":material/chat:"
    with st.popover(label, icon=icon, key=f"tell-{name}", on_change="rerun") as fold:
        for warning in others if fold.open else ():
            _ask_why(tray, receipt, warning, incoming, name)


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """One of each code and place: what is found there twice passes for one reason."""
    return list({(found.code, found.place): found for found in findings}.values())


def _ask_why(tray: Tray, receipt: Receipt, warning: Finding, incoming: Incoming, name: str) -> None:
    """One sentence that lets a doubtful figure pass."""
    key = f"why-{name}-{warning.code}-{warning.place}"

    def told() -> None:
        reason = str(st.session_state[key])
        tray.settle(receipt.position, lambda file: explained(file, warning, reason))

    st.text_input(
        literal(f"{warning.place or 'Cả báo cáo'}: nếu đúng, ghi một câu lý do"),
        value=reason_for(incoming, warning),
        key=key,
        on_change=told,
        placeholder=f"Ví dụ: {ASK_WHY.get(warning.code, 'đã hỏi lại, số này đúng')}",
    )


def _ask_why_again(tray: Tray, receipt: Receipt, incoming: Incoming, name: str) -> None:
    """What a report changes of the one before, all of it, and why."""
    key = f"reason-{name}"

    def told() -> None:
        reason = str(st.session_state[key])
        tray.settle(receipt.position, lambda file: because(file, reason))

    if len(receipt.changes) > 3:
        with st.expander(f"Xem cả {len(receipt.changes)} thay đổi", type="compact"):
            st.text("\n".join(map(str, receipt.changes)))
    st.text_input(
        "Vì sao báo cáo lại?",
        value=incoming.reason,
        key=key,
        on_change=told,
        placeholder="Ví dụ: đơn vị bổ sung một trường hợp chuyển sinh hoạt",
    )
