"""In a real browser: the door, the page that was asked for, and the end of it in every tab."""

import http.client

import pytest
from browsing import served, settle
from doors import PASSWORD
from playwright.sync_api import expect

from partyboard.access import accounts
from partyboard.access.roles import Role
from partyboard.store.database import Store

pytestmark = pytest.mark.browser
PAGE = "/members?month=2021-03"
LONG = "Nguyễn Văn An, Phó Bí thư Thường trực Đảng ủy Khối Cơ quan và Doanh nghiệp"
# Words in the corner whose ends cannot be seen: under something, or out of the window.
_UNSEEN = """() => [...document.querySelectorAll(".who span > *")].filter(each => {
  const box = each.getBoundingClientRect(), middle = box.top + box.height / 2;
  return [box.left + 2, box.right - 2].some(x => document.elementFromPoint(x, middle) !== each);
}).map(each => each.innerText)"""
WIDTHS = (800, 1024, 1366, 1920)
ROUND_THE_GATE = (
    "//members",
    "/./members",
    "/%2e/members",
    "/MEMBERS",
    "/members.",
    "/healthz/%2e%2e/members",
    "/healthz/..%2fmembers",
    "/healthz%2f..%2fmembers",
    "/healthz%00",
    "/healthz%20",
    "/HEALTHZ",
    "/healthz;/members",
    "/dang-nhap/%2e%2e/members",
    "/app/static/fonts/%2e%2e/vi.js",
    "/app/static/fonts/%252e%252e/vi.js",
    "/app/static/fonts/..%5cvi.js",
    "/app/static/vi.js",
    "/_stcore/host-config",
    "/_stcore/upload_file/a/b",
    "/media/0123456789abcdef.xlsx",
    "/component/a/b",
)


def sign_in(page, name, password):
    page.fill("#name", name)
    page.fill("#password", password)
    page.get_by_role("button", name="Đăng nhập").click()


def unseen(page, width):
    """What of the corner cannot be read in a window of this width."""
    page.set_viewport_size({"width": width, "height": 768})
    return page.evaluate(_UNSEEN)


def reached(server, path):
    """What is found at an address, sent as it is written, by who has not signed in; "" nothing."""
    line = http.client.HTTPConnection(server.url.removeprefix("http://"))
    line.request("GET", path)
    answer = line.getresponse()
    text = answer.read().decode()
    line.close()
    return "" if answer.status in (400, 401, 404) and "root" not in text else text


def test_leader_signs_in_reads_and_signs_out_everywhere(demo_copy, page, other_page):
    with Store(demo_copy) as store:
        accounts.add(store, "an", Role.ADMIN, PASSWORD, LONG, must_change=False)
        accounts.add(store, "binh", Role.ADMIN, PASSWORD, must_change=False)
    with served(demo_copy) as server:
        page.goto(server.url + PAGE)
        expect(page.get_by_role("heading")).to_have_text("Đăng nhập")
        sign_in(page, "an", "không phải mật khẩu này")
        expect(page.get_by_role("alert")).to_be_visible()
        sign_in(page, "an", PASSWORD)
        settle(page)
        assert page.url == server.url + PAGE
        expect(page.locator(".who")).to_contain_text(f"{LONG} (Quản trị)")
        assert {width: unseen(page, width) for width in WIDTHS} == dict.fromkeys(WIDTHS, [])

        other = other_page
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
        assert {each: inside for each in ROUND_THE_GATE if (inside := reached(server, each))} == {}
