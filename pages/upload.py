"""Nạp báo cáo: drop files, see what each says and what is wrong with it, settle what is small, load
the good ones, send the others back.
"""

from collections import Counter
from functools import partial

import streamlit as st

from pages.parts.asking import ask, offer_to_explain
from pages.parts.issuing import offer_templates
from pages.parts.mending import offer_to_mend
from pages.parts.plain import show_plain
from pages.parts.receipts import show_receipts, tally
from pages.parts.sending_back import offer_results, send_back
from pages.parts.signing import ask_by, by_whom
from pages.parts.tray import put_away, telling, the_tray
from partyboard.board.attention import received_so_far
from partyboard.board.summary import newest_month
from partyboard.outcome import Outcome, loaded_told, outcome
from partyboard.reception import Receipt
from partyboard.running import running_settings, running_store
from partyboard.store.submissions import Status

store, settings, tray = running_store(), running_settings(), the_tray()


def act(receipt: Receipt, what: Outcome) -> None:
    """What can be done about a report in the tray, under its card."""
    is_mended = bool(receipt.report.mending.corrections)
    if what.asks_nothing or (what is Outcome.GOOD and not is_mended and not receipt.changes):
        return
    ask(tray, receipt)
    with st.container(horizontal=True, gap="small"):
        offer_to_mend(tray, receipt)
        offer_to_explain(tray, receipt)
        if what is not Outcome.GOOD:
            send_back(store, settings, tray, receipt)


heading, so_far = st.columns([1, 1], vertical_alignment="bottom")
heading.title("Nạp báo cáo", anchor=False)
so_far.markdown(f":gray[{received_so_far(store, settings)}]", text_alignment="right")
left, right = st.columns([1, 2], gap="medium")

with left:
    tray.take(
        st.file_uploader(
            "Kéo thả vào đây: tệp Excel, cả thư mục, hoặc tệp ZIP",
            accept_multiple_files=True,
            key=f"files-{tray.batch}",
            on_change=tray.touched,
        )
    )
if tray.lines:
    with right, st.expander(f"{len(tray.lines)} tệp bỏ qua", type="compact"):
        for line in tray.lines:
            show_plain(line, "small")

if tray.loaded:
    done = [each.report for each in tray.loaded if each.status is Status.ACCEPTED]
    with right:
        (st.success if done else st.info)(loaded_told(tray.loaded))
        if month := newest_month(done):
            st.page_link(
                "overview.py",
                label=f"Xem số liệu tháng {month.label}",
                icon=":material/arrow_forward:",
                query_params={"month": str(month)},
            )

if tray.files:
    with right:
        tray.look(store, settings, partial(telling, len(tray.files)))
    outcomes = tray.outcomes
    waits = Counter(outcomes)[Outcome.WAITING]
    with left:
        tally(f"{'Còn ' if tray.loaded else ''}{len(tray.files)} tệp", outcomes)
        if any(each.changes for each in tray.receipts):
            reason = "Lý do báo cáo lại (dùng chung)"
            tray.reason = st.text_input(reason, value=tray.reason, key=f"why-{tray.batch}").strip()
        ask_by("Người nạp", "loaded_by")
        tray.by = by_whom("loaded_by")
        unsigned = tray.is_settled_by_somebody and not tray.by
        ready = set(tray.ready)
        accepted = (each for each in tray.receipts if each.status is Status.ACCEPTED)
        count = sum(each.position in ready for each in accepted)
        if st.button(
            f"Nạp {count} báo cáo" if count else "Chưa có báo cáo nào nạp được",
            key="load",
            type="primary",
            disabled=not count or unsigned,
            width="stretch",
        ):
            with st.spinner("Đang nạp…"):
                tray.load(store, settings)
            st.rerun()
        if unsigned:
            st.caption("Ghi tên người nạp: chỗ sửa và lý do được lưu kèm tên.")
        if waits:
            st.caption(f"{waits} báo cáo chờ một câu lý do ở thẻ bên phải thì nạp được.")
        offer_results(tray.files, tray.receipts, outcomes)
        st.button("Bỏ danh sách này", on_click=put_away, args=(tray,), width="stretch")
    with right:
        show_receipts(tray.receipts, outcomes, "tray", act)

if tray.loaded:
    outcomes = [outcome(receipt) for receipt in tray.loaded]
    with left:
        if not tray.files:
            offer_results([], tray.loaded, outcomes)
    with right, st.container() if not tray.files else st.expander("Các báo cáo vừa nạp"):
        show_receipts(tray.loaded, outcomes, "loaded")
elif not tray.files:
    right.info(
        "Chọn hoặc kéo thả tệp vào ô bên trái. Chương trình đọc từng tệp, nói rõ chỗ sai ở trang "
        "nào, ô nào; chưa nạp gì cho đến khi bấm **Nạp**."
    )
with left:
    offer_templates(store)
