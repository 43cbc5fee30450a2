"""Somebody who only looks signs in: charts are there, files and what is not for them are not."""

from pathlib import Path

import pytest
from browsing import served, settle, visit
from playwright.sync_api import Page, expect

from partyboard.access.accounts import add
from partyboard.access.roles import Role
from partyboard.store.database import Store

pytestmark = pytest.mark.browser
PASSWORD = "cây đa đầu làng 1954"


def sign_in(page: Page, url: str) -> None:
    """Through the door, and on to the page that was asked for."""
    page.goto(url)
    page.locator("input[name=name]").fill("xem")
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    settle(page)


def test_a_viewer_sees_charts_and_no_way_to_files(demo_copy: Path, page: Page) -> None:
    with Store(demo_copy) as store:
        add(store, "quan.tri", Role.ADMIN, PASSWORD, must_change=False)
        add(store, "xem", Role.VIEWER, PASSWORD, must_change=False)
    with served(demo_copy) as board:
        sign_in(page, f"{board.url}/members?month=2021-05&organization=VPTU")
        expect(page.get_by_role("heading", name="Đảng viên tháng 5/2021")).to_be_visible()
        shown = page.locator(".stMain").inner_text()
        assert "Đơn vị có 51 đảng viên" in shown
        assert "không hiện với tài khoản xem" in shown
        assert page.get_by_text("Nạp báo cáo").count() == 0
        assert page.locator("a[href*='trace'], a[href*='received']").count() == 0
        visit(page, f"{board.url}/upload")
        expect(page.get_by_text("Tài khoản này không được mở trang «Nạp báo cáo».")).to_be_visible()
        assert page.locator("input[type=file]").count() == 0
