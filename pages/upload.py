"""Nạp báo cáo: drop files, see what each says and what is wrong with it, load the good ones."""

import streamlit as st

from pages.parts.issuing import offer_templates
from pages.parts.plain import show_plain
from pages.parts.receipts import counts, show_receipts
from partyboard.board.attention import received_so_far
from partyboard.board.summary import newest_month
from partyboard.reception import Incoming, arrive, preview, receive
from partyboard.running import running_settings, running_store
from partyboard.store.submissions import Status

store, settings = running_store(), running_settings()
state = st.session_state
state.setdefault("batch", 0)  # a new number empties the uploader


def load(files: list[Incoming]) -> None:
    """Bring the good workbooks in; their receipts are shown on the next run."""
    state["loaded"] = receive(store, files, settings)
    state["batch"] += 1


heading, so_far = st.columns([1, 1], vertical_alignment="bottom")
heading.title("Nạp báo cáo", anchor=False)
so_far.markdown(f":gray[{received_so_far(store, settings)}]", text_alignment="right")
left, right = st.columns([1, 2])

with left:
    uploaded = st.file_uploader(
        "Kéo thả báo cáo vào đây: nhiều tệp Excel, hoặc tệp ZIP",
        accept_multiple_files=True,
        key=f"files-{state['batch']}",
    )

arrivals = [arrive(file.name, file.getvalue()) for file in uploaded]
files = [incoming for arrival in arrivals for incoming in arrival.files]
with right:
    for arrival in arrivals:
        for line in arrival.skipped + arrival.refused:
            show_plain(line, "small")

if not files:
    with left:
        offer_templates(store)
    with right:
        if loaded := state.get("loaded"):
            done = [each.report for each in loaded if each.status is Status.ACCEPTED]
            st.success(f"Đã nạp {len(done)} báo cáo. Số liệu mới có ở mọi trang.")
            if month := newest_month(done):
                st.page_link(
                    "overview.py",
                    label=f"Xem số liệu tháng {month.label}",
                    icon=":material/arrow_forward:",
                    query_params={"month": str(month)},
                )
            show_receipts(loaded)
        else:
            st.info(
                "Chọn hoặc kéo thả tệp vào ô bên trái. Chương trình đọc từng tệp, nói rõ chỗ sai ở "
                "trang nào, ô nào; chưa nạp gì cho đến khi bấm **Nạp**."
            )
    st.stop()

state.pop("loaded", None)
read = (tuple(file.file_id for file in uploaded), store.writes)
if state.get("read") != read:
    with right:
        bar, last = st.progress(0.0), st.empty()

    def tell(count: int, filename: str) -> None:
        """Show how far the reading has come."""
        bar.progress(count / len(files), text=f"Đã đọc {count}/{len(files)} tệp")
        with last:
            show_plain(filename, "small")

    state["receipts"] = preview(store, files, settings, progress=tell, keep_rejected=True)
    state["read"] = (read[0], store.writes)
    bar.empty()
    last.empty()

receipts = state["receipts"]
good = [
    file for file, receipt in zip(files, receipts, strict=True) if receipt.status is Status.ACCEPTED
]
with left:
    tally = " · ".join(f"{name} **{number}**" for name, number in counts(receipts).items())
    st.markdown(f"**{len(files)} tệp vừa nhận**  \n{tally}")
    st.button(
        f"Nạp {len(good)} báo cáo",
        type="primary",
        disabled=not good,
        width="stretch",
        on_click=load,
        args=(good,),
    )
    offer_templates(store)
with right:
    show_receipts(receipts)
