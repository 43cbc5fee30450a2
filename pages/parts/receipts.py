"""What each workbook says, as cards: from whom, of when, what is wrong with it and where."""

from collections import Counter
from html import escape

import streamlit as st

from partyboard.board.summary import summary
from partyboard.intake.catalogue import Severity
from partyboard.intake.changes import describe
from partyboard.intake.findings import Finding
from partyboard.reception import Receipt
from partyboard.store.submissions import Status

_SHOWN_FINDINGS = 8


def show_receipts(receipts: list[Receipt]) -> None:
    """A card for each workbook, those with errors first; filtered by what is to be done."""
    groups = {"Tất cả": receipts, "Có lỗi": [], "Cần xem lại": [], "Nạp được": [], "Đã có": []}
    for receipt in receipts:
        groups[_group(receipt)].append(receipt)
    names = [name for name, some in groups.items() if some]
    chosen = st.segmented_control(
        "Lọc",
        names,
        default=names[0],
        format_func=lambda name: f"{name} {len(groups[name])}",
        label_visibility="collapsed",
        required=True,
    )
    order = list(groups)
    for receipt in sorted(groups[chosen or names[0]], key=lambda each: order.index(_group(each))):
        _card(receipt)


def counts(receipts: list[Receipt]) -> Counter[str]:
    """How many workbooks there are of each group."""
    return Counter(_group(receipt) for receipt in receipts)


def _group(receipt: Receipt) -> str:
    if receipt.status is Status.REJECTED:
        return "Có lỗi"
    if receipt.status is Status.UNCHANGED:
        return "Đã có"
    wary = any(finding.severity is Severity.WARNING for finding in receipt.findings)
    return "Cần xem lại" if wary else "Nạp được"


def _card(receipt: Receipt) -> None:
    colour = {"Có lỗi": "bad", "Cần xem lại": "wary", "Nạp được": "good", "Đã có": "same"}
    report = receipt.report
    title = [f"<b>{escape(_sender(receipt))}</b>"]
    if report.period:
        title.append(f"tháng {report.period.label}")
    small = [escape(receipt.filename)]
    if receipt.revision:
        small.append(f"lần {receipt.revision}")
    lines = [f"<div>{' · '.join(title)} <small>· {' · '.join(small)}</small></div>"]
    lines += [_line(finding) for finding in receipt.findings[:_SHOWN_FINDINGS]]
    if len(receipt.findings) > _SHOWN_FINDINGS:
        lines.append(f"<div>và {len(receipt.findings) - _SHOWN_FINDINGS} mục khác</div>")
    if receipt.changes:
        lines.append(f"<div><small>Thay đổi: {escape(describe(receipt.changes))}</small></div>")
    if report.form and receipt.status is not Status.REJECTED:
        lines.append(f"<div><small>{escape(summary(report))}</small></div>")
    st.html(f'<div class="receipt {colour[_group(receipt)]}">{"".join(lines)}</div>')


def _sender(receipt: Receipt) -> str:
    report = receipt.report
    if report.form is None:
        return "Không đọc được"
    name = report.record(report.form.info.name).get("organization_name")
    return str(name or report.organization or report.form.title)


def _line(finding: Finding) -> str:
    place = f"<code>{escape(finding.place)}</code> " if finding.place else ""
    return f'<div class="{finding.severity}">{place}{escape(finding.message)}</div>'
