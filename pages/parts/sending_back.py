"""What goes back to the senders: workbooks with their faults marked, a message, a form anew."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

import streamlit as st

from pages.parts.downloading import offer_download
from partyboard.answering import marked, marked_many, marked_name
from partyboard.issuing import reissue
from partyboard.letters import letter
from partyboard.outcome import Outcome, result_table
from partyboard.reception import Incoming, Receipt
from partyboard.settings import Settings
from partyboard.store.database import Store
from partyboard.text import VIETNAM
from partyboard.tray import Tray

_TOO_OLD = "outdated-template"


def send_back(store: Store, settings: Settings, tray: Tray, receipt: Receipt) -> None:
    """Buttons under the card of a report that is wrong or doubtful, about all of its file."""
    report, name = receipt.report, tray.name_of(receipt)
    incoming = tray.files[receipt.position]
    receipts = [each for each in tray.receipts if each.position == receipt.position]
    if any(found.code == _TOO_OLD for found in receipt.findings):
        offer_download(
            "Tải mẫu mới có sẵn số liệu",
            partial(reissue, store, report),
            f"{report.organization or 'mau'}-{report.period or 'moi'}.xlsx",
            key=f"anew-{name}",
            icon=":material/download:",
        )
    if any(found.is_error and found.sheet for found in receipt.findings):
        _offer_marked(incoming, receipts, name)
    icon = ":material/content_copy:"
    with st.popover("Tin nhắn", icon=icon, key=f"letter-{name}", on_change="rerun") as fold:
        if fold.open:
            today = datetime.now(VIETNAM).date()
            st.code(letter(receipts, settings, today), language=None, wrap_lines=True)


def _offer_marked(incoming: Incoming, receipts: Sequence[Receipt], name: str) -> None:
    """The workbook with its faults marked; built when it is asked for."""
    content, filename = incoming.content, incoming.filename
    reports = [receipt.report for receipt in receipts]
    offer_download(
        "Bản đánh dấu lỗi",
        lambda: marked(content, filename, reports).content,
        marked_name(content, filename),
        key=f"marked-{name}",
        icon=":material/format_color_fill:",
        help="Tệp của đơn vị, ô sai được tô màu kèm lời ghi; trang đầu liệt kê chỗ cần sửa.",
    )


def offer_results(
    files: Sequence[Incoming], receipts: Sequence[Receipt], outcomes: Sequence[Outcome]
) -> None:
    """All of it at once: the marked workbooks as a ZIP, the words to their senders, the table."""
    if files and Outcome.BAD in outcomes:
        offer_download(
            "Tải các bản đánh dấu lỗi (ZIP)",
            partial(marked_many, files, receipts),
            "can-sua.zip",
            icon=":material/download:",
            width="stretch",
        )
    offer_download(
        "Tải bảng kết quả (Excel)",
        partial(result_table, receipts, outcomes),
        "ket-qua-nap.xlsx",
        icon=":material/download:",
        width="stretch",
    )
