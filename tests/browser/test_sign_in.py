"""In a real browser: the door, the page that was asked for, and the end of it in every tab."""

import pytest
from browsing import served, settle
from doors import PASSWORD
from playwright.sync_api import expect

from partyboard.access import accounts
from partyboard.access.roles import Role
from partyboard.store.database import Store

pytestmark = pytest.mark.browser
PAGE = "/members?month=2021-03"


def sign_in(page, name, password):
    page.fill("#name", name)
    page.fill("#password", password)
    page.get_by_role("button", name="Đăng nhập").click()


def test_leader_signs_in_reads_and_signs_out_everywhere(demo_copy, browser, page):
    with Store(demo_copy) as store:
        accounts.add(store, "an", Role.ADMIN, PASSWORD, "Nguyễn Văn An", must_change=False)
        accounts.add(store, "binh", Role.ADMIN, PASSWORD, must_change=False)
    with served(demo_copy) as server:
        page.goto(server.url + PAGE)
        expect(page.get_by_role("heading")).to_have_text("Đăng nhập")
        sign_in(page, "an", "không phải mật khẩu này")
        expect(page.get_by_role("alert")).to_be_visible()
        sign_in(page, "an", PASSWORD)
        settle(page)
        assert page.url == server.url + PAGE
        expect(page.locator(".who")).to_contain_text("Nguyễn Văn An")

        other = browser.new_context().new_page()
        other.goto(server.url)
        sign_in(other, "binh", PASSWORD)
        settle(other)
        expect(other.locator(".who")).to_contain_text("binh")

        tab = page.context.new_page()
        tab.goto(server.url + "/dang-xuat")
        tab.get_by_role("button", name="Đăng xuất").click()
        expect(page.locator("#password")).to_be_visible(timeout=20_000)
        expect(page.locator(".stPlotlyChart")).to_have_count(0)
        other.reload()
        settle(other)
        expect(other.locator(".who")).to_contain_text("binh")
    with served(demo_copy) as server:  # the app anew, on another port; cookies know no ports
        for browser_of, is_in in ((other, True), (page, False)):
            asked = browser_of.context.request.get(
                server.url + "/members", headers={"Accept": "text/html"}, max_redirects=0
            )
            assert (asked.status == 200) is is_in
    other.context.close()
