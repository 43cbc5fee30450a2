"""The script behind app.py: the pages there are, and what stands around each of them.

It stands in pages/, not beside it: a folder "pages" beside the script would make Streamlit take a
deep link for a page of its older kind, and run it without this script, until somebody opened "/".
"""

from typing import Any

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from pages.parts.admin_settings import warn_of_settings
from pages.parts.copies import show_damage, warn_of_copies
from pages.parts.frame import open_page
from pages.parts.paper import show_letterhead
from pages.parts.permitted import is_permitted, open_to
from pages.parts.signed_in import say_who
from pages.parts.turns import run_in_turn
from partyboard import logs
from partyboard.access.roles import Action
from partyboard.running import running_store
from partyboard.store.database import StoreBusy, StoreDamaged


def _page(needs: Action, file: str, title: str, path: str, **said: Any) -> StreamlitPage:
    """A page, and what one has to be permitted to open it: who is not finds it in no menu."""
    if not is_permitted(needs):
        said["visibility"] = "hidden"
    _NEEDED[title] = needs
    return st.Page(file, title=title, url_path=path, **said)


_NEEDED: dict[str, Action] = {}
# fmt: off
PAGES = {
    "": [
        _page(Action.LOOK, "overview.py", "Tổng quan", "overview", default=True),
        _page(Action.LOOK, "members.py", "Đảng viên", "members"),
        _page(Action.LOOK, "training.py", "Bồi dưỡng", "training"),
        _page(Action.LOOK, "commendations.py", "Khen thưởng", "commendations"),
        _page(Action.LOOK, "follow_ups.py", "Khắc phục sau kiểm tra", "follow-ups"),
        _page(Action.LOOK, "targets.py", "Chỉ tiêu", "targets"),
        _page(Action.LOOK, "organization.py", "Một đơn vị", "organization"),
        _page(Action.SEE_FILES, "trace.py", "Truy nguồn số liệu", "trace", visibility="hidden"),
        _page(Action.LOOK, "help.py", "Hướng dẫn", "help"),
        _page(Action.LOOK, "account.py", "Tài khoản", "account", visibility="hidden"),
    ],
    "Báo cáo": [
        _page(Action.LOAD, "upload.py", "Nạp báo cáo", "upload"),
        _page(Action.SEE_FILES, "received.py", "Báo cáo đã nhận", "received"),
        _page(Action.LOOK, "reporting.py", "Tình hình nộp báo cáo", "reporting"),
        _page(Action.MANAGE_ACCOUNTS, "admin.py", "Quản trị", "admin"),
    ],
    "Cuộc họp": [
        _page(Action.LOOK, "present.py", "Trình chiếu", "present"),
        _page(Action.DOWNLOAD, "report.py", "Báo cáo tháng", "report"),
        _page(Action.SEE_FILES, "changes.py", "Thay đổi từ cuộc họp", "changes"),
    ],
}
# fmt: on

logs.begin(st.context.headers.get("X-Request-Id", ""))  # a part of its websocket
page = st.navigation(PAGES, position="top")
open_page(page.title)
try:
    running_store()
except StoreBusy:
    st.error("Cơ sở dữ liệu đang mở ở chương trình khác. Tắt chương trình đó rồi tải lại trang.")
    st.stop()
except StoreDamaged as error:
    show_damage(error)
    st.stop()
if page.title != "Trình chiếu":  # nothing but the picture
    say_who()
open_to(_NEEDED[page.title], page.title)
show_letterhead()
if page in PAGES["Báo cáo"]:  # where the office works; what leaders look at stays as it is
    warn_of_copies()
    warn_of_settings()
if page in PAGES["Báo cáo"] or page.title == "Tài khoản":
    page.run()
else:
    run_in_turn(page)
