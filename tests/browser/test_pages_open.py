"""Every page opens in a real browser without an error box."""

import pytest

pytestmark = pytest.mark.browser


def test_page_opens_without_an_error(open_page):
    page = open_page.page
    assert page.locator("h1").count() == 1
    assert page.locator(".stAlertContainer").filter(has_text="gặp lỗi").count() == 0
    assert open_page.faults == []
