"""The script behind app.py: the pages there are, and what stands around each of them.

It stands in pages/, not beside it: a folder "pages" beside the script would make Streamlit take a
deep link for a page of its older kind, and run it without this script, until somebody opened "/".
"""

import streamlit as st

from pages.parts.frame import open_page
from pages.parts.paper import show_letterhead
from partyboard.running import running_store
from partyboard.store.database import StoreBusy, StoreDamaged

# fmt: off
PAGES = {
    "": [
        st.Page("overview.py", title="Tổng quan", url_path="overview", default=True),
        st.Page("members.py", title="Đảng viên", url_path="members"),
        st.Page("training.py", title="Bồi dưỡng", url_path="training"),
        st.Page("commendations.py", title="Khen thưởng", url_path="commendations"),
        st.Page("follow_ups.py", title="Khắc phục sau kiểm tra", url_path="follow-ups"),
        st.Page("targets.py", title="Chỉ tiêu", url_path="targets"),
        st.Page("organization.py", title="Một đơn vị", url_path="organization"),
        st.Page("trace.py", title="Truy nguồn số liệu", url_path="trace", visibility="hidden"),
        st.Page("help.py", title="Hướng dẫn", url_path="help"),
    ],
    "Báo cáo": [
        st.Page("upload.py", title="Nạp báo cáo", url_path="upload"),
        st.Page("received.py", title="Báo cáo đã nhận", url_path="received"),
        st.Page("reporting.py", title="Tình hình nộp báo cáo", url_path="reporting"),
    ],
    "Cuộc họp": [
        st.Page("present.py", title="Trình chiếu", url_path="present"),
        st.Page("report.py", title="Báo cáo tháng", url_path="report"),
        st.Page("changes.py", title="Thay đổi từ cuộc họp", url_path="changes"),
    ],
}
# fmt: on

page = st.navigation(PAGES, position="top")
open_page(page.title)
try:
    running_store()
except StoreBusy:
    st.error("Cơ sở dữ liệu đang mở ở chương trình khác. Tắt chương trình đó rồi tải lại trang.")
    st.stop()
except StoreDamaged:
    st.error("Không mở được cơ sở dữ liệu: tệp hỏng. Khôi phục từ bản sao lưu gần nhất.")
    st.stop()
show_letterhead()
page.run()
