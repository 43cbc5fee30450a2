"""A report that was rejected, to be sent back: its workbook with the faults marked."""

from typing import Any

import streamlit as st

from pages.parts.downloading import offer_download
from partyboard.answering import marked
from partyboard.intake.annotate import Unannotatable
from partyboard.store.database import Store
from partyboard.store.reread import as_found
from partyboard.store.submissions import content


def offer_marked(store: Store, report: dict[str, Any]) -> None:
    """The sender's workbook, cells with faults coloured and noted; built when it is asked for."""
    with st.popover(
        "Bản đánh dấu lỗi",
        icon=":material/format_color_fill:",
        key=f"marked-{report['id']}",
        on_change="rerun",
    ) as fold:
        if not fold.open:
            return
        with store.reading() as cursor:
            name, sent = content(cursor, report["id"])
        try:
            answer = marked(
                sent, name, [as_found(store, id_) for id_ in _of_its_file(store, report)]
            )
        except Unannotatable as why_not:
            st.text(str(why_not))
            return
        st.text("Tệp của đơn vị, ô sai được tô màu kèm lời ghi; trang đầu liệt kê chỗ cần sửa.")
        offer_download("Tải về để gửi lại", lambda: answer.content, answer.name)


def _of_its_file(store: Store, report: dict[str, Any]) -> list[str]:
    """The ids of all reports that stand in its file."""
    if not report["container"]:
        return [report["id"]]
    rows = store.rows("received")
    return [str(each["id"]) for each in rows if each["container"] == report["container"]]
