"""Every page opens in a real browser without an error box."""

import pytest
from browsing import PAGES, Server, visit
from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", PAGES)
def test_page_opens_without_an_error(page: Page, server: Server, path: str):
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    visit(page, server.url + path)
    assert page.locator("h1").count() == 1
    assert page.locator(".stAlertContainer").filter(has_text="gặp lỗi").count() == 0
    assert faults == []
