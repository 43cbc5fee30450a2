"""Nạp báo cáo: drop files, see what each says and what is wrong with it, load the good ones."""

import streamlit as st

from pages.parts.issuing import offer_templates
from pages.parts.receipts import counts, show_receipts
from partyboard.reception import Receipt, arrive, preview, receive
from partyboard.running import running_settings, running_store
from partyboard.store.submissions import Status

store, settings = running_store(), running_settings()
state = st.session_state
state.setdefault("batch", 0)  # a new number empties the uploader

st.title("Nạp báo cáo", anchor=False)
left, right = st.columns([1, 2])

with left:
    uploaded = st.file_uploader(
        "Kéo thả báo cáo vào đây: nhiều tệp Excel, hoặc tệp ZIP",
        accept_multiple_files=True,
        key=f"files-{state.batch}",
    )
    offer_templates(store)

arrivals = [arrive(file.name, file.getvalue()) for file in uploaded]
files = [incoming for arrival in arrivals for incoming in arrival.files]
skipped = [line for arrival in arrivals for line in arrival.skipped]

if not files:
    with right:
        for line in skipped:
            st.caption(line)
        if results := state.get("results"):
            st.success(f"Đã nạp {len(results)} báo cáo. Số liệu mới có ở mọi trang.")
            show_receipts(results)
        else:
            st.info(
                "Chọn hoặc kéo thả tệp vào ô bên trái. Chương trình đọc từng tệp, nói rõ chỗ sai ở "
                "trang nào, ô nào; chưa nạp gì cho đến khi bấm **Nạp**."
            )
    st.stop()

bar = right.progress(0.0, text="Đang đọc …")


def tell(count: int, filename: str) -> None:
    """Show how far the reading has come."""
    bar.progress(count / len(files), text=f"Đã đọc {count}/{len(files)}: {filename}")


receipts: list[Receipt] = preview(store, files, settings, progress=tell)
bar.empty()
good = [receipt.status is Status.ACCEPTED for receipt in receipts]
receive(store, [file for file, ok in zip(files, good, strict=True) if not ok], settings)

with left:
    tally = " · ".join(f"{name}: **{number}**" for name, number in counts(receipts).items())
    st.markdown(f"**{len(files)} tệp vừa nhận**  \n{tally}")
    pressed = st.button(
        f"Nạp {sum(good)} báo cáo", type="primary", disabled=not any(good), width="stretch"
    )
if pressed:
    loading = [file for file, ok in zip(files, good, strict=True) if ok]
    state["results"] = receive(store, loading, settings)
    state.batch += 1
    st.rerun()

with right:
    for line in skipped:
        st.caption(line)
    show_receipts(receipts)
