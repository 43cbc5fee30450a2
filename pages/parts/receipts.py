"""What each workbook says, as cards: from whom, of when, what is wrong with it and where."""

from collections import Counter
from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from partyboard.board.summary import summary
from partyboard.intake.findings import Finding
from partyboard.outcome import ORDER, Outcome, in_order, sender
from partyboard.reception import Receipt

_SHOWN_FINDINGS = 8
_AT_ONCE = 20  # cards on the page
_ALL = "Tất cả"
COLOURS = {
    Outcome.BAD: "bad",
    Outcome.WAITING: "wary",
    Outcome.UNLISTED: "wary",
    Outcome.WARY: "wary",
    Outcome.GOOD: "good",
    Outcome.SAME: "same",
    Outcome.LOADED: "good",
}
_MEANS = {
    Outcome.BAD: "chưa nạp được, gửi lại kèm chỗ sai",
    Outcome.WAITING: "nạp được sau khi ghi lý do",
    Outcome.UNLISTED: "nạp được, tính khi có danh sách; thả cùng tệp danh sách thì tính ngay",
    Outcome.WARY: "nạp được, nên hỏi lại đơn vị",
    Outcome.GOOD: "",
    Outcome.SAME: "không nạp lại",
    Outcome.LOADED: "",
}


def show_receipts(
    receipts: Sequence[Receipt],
    outcomes: Sequence[Outcome],
    name: str,
    under: Callable[[Receipt, Outcome], None] | None = None,
) -> None:
    """A card for each report, what asks for attention first, a page of them at a time; `under`
    puts what can be done about it under each. `name` tells two such lists on one page apart.
    """
    what = dict(zip(map(id, receipts), outcomes, strict=True))
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        chosen = _chosen(outcomes, name)
        wanted = [each for each in in_order(receipts, outcomes) if chosen in (_ALL, what[id(each)])]
        page = _page_of(wanted, name)
    for receipt in page:
        with st.container(gap="xsmall"):
            _card(receipt, what[id(receipt)])
            if under:
                under(receipt, what[id(receipt)])


def _chosen(outcomes: Sequence[Outcome], name: str) -> str:
    counted = Counter(outcomes)
    sizes = {str(each): count for each, count in counted.items()} | {_ALL: len(outcomes)}
    return st.segmented_control(
        "Lọc",
        [_ALL, *(each for each in ORDER if counted[each])],
        default=_ALL,
        key=f"{name}-shown",
        format_func=lambda each: f"{each} {sizes[each]}",
        label_visibility="collapsed",
        required=True,
    )


def tally(title: str, outcomes: Sequence[Outcome]) -> None:
    """How many reports are what, under a title."""
    counted = Counter(outcomes)
    lines = [
        f'<div class="{COLOURS[each]}"><b>{counted[each]} {each.value.lower()}</b>'
        f" {_MEANS[each]}</div>"
        for each in ORDER
        if counted[each]
    ]
    st.html(f'<div class="tally"><b>{title}</b>{"".join(lines)}</div>')


def _page_of(receipts: list[Receipt], name: str) -> list[Receipt]:
    pages = -(-len(receipts) // _AT_ONCE)
    if pages < 2:
        return receipts
    number = st.pagination(pages, key=f"{name}-page-of-{pages}")
    return receipts[(number - 1) * _AT_ONCE : number * _AT_ONCE]


def _card(receipt: Receipt, what: Outcome) -> None:
    report = receipt.report
    title = [f"<b>{escape(sender(receipt))}</b>"]
    if report.period:
        title.append(f"tháng {report.period.label}")
    small = [escape(receipt.filename)]
    if report.form and not report.form.organization and sender(receipt) != report.form.title:
        small.insert(0, escape(report.form.title))
    if report.part:
        small.append(escape(report.part))
    if receipt.revision:
        small.append(f"lần {receipt.revision}")
    small.append(f"<b>{what.value}</b>")
    lines = [f"<div>{' · '.join(title)} <small>· {' · '.join(small)}</small></div>"]
    lines += [_line(finding) for finding in receipt.findings[:_SHOWN_FINDINGS]]
    if len(receipt.findings) > _SHOWN_FINDINGS:
        lines.append(f"<div>và {len(receipt.findings) - _SHOWN_FINDINGS} mục khác</div>")
    if report.form and what is not Outcome.BAD:
        lines.append(f"<div><small>{escape(summary(report))}</small></div>")
    st.html(f'<div class="receipt {COLOURS[what]}">{"".join(lines)}</div>')


def _line(finding: Finding) -> str:
    place = f"<code>{escape(finding.place)}</code> " if finding.place else ""
    more = f'<a href="help?code={finding.code}" target="_blank" title="Xem hướng dẫn">?</a>'
    return f'<div class="{finding.severity}">{place}{escape(finding.message)} {more}</div>'
