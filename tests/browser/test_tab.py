"""The tab that the tests share: what one leaves in it is gone before the next."""

import pytest
from browsing import Server, emptied, visit
from kept_tab import KeptTab
from playwright.sync_api import Browser, Error, Page

pytestmark = pytest.mark.browser

_LEFT = "() => [document.cookie, localStorage.length, sessionStorage.length]"


def test_what_a_test_leaves_in_the_tab_is_gone(page: Page, server: Server):
    visit(page, f"{server.url}/help")
    page.evaluate("document.cookie = 'a=1'; localStorage.b = 1; sessionStorage.c = 1")
    page.context.new_page()
    page.route("**/help", lambda route: route.abort())
    assert page.evaluate(_LEFT)[1] >= 1
    emptied(page)
    assert page.context.pages == [page]
    page.goto(f"{server.url}/healthz")  # which keeps nothing of its own
    assert page.evaluate(_LEFT) == ["", 0, 0]
    page.goto(f"{server.url}/help")


def test_a_tab_that_chromium_gave_up_fails_no_test_after_it(browser: Browser, server: Server):
    tab = KeptTab(browser)
    with tab.lent() as page, pytest.raises(Error):
        page.goto("chrome://crash")
    with tab.lent() as page:
        page.goto(f"{server.url}/healthz")
        assert page.inner_text("body") == "ok"
    tab.close()
