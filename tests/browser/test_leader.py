"""What a leader does for a meeting: reads, chooses, shares, takes a picture, looks behind it."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from browsing import Server, choose, served, settle, turn_to, visit
from playwright.sync_api import Page, expect

from partyboard.settings import DEFAULT_FILE

pytestmark = pytest.mark.browser

PAGES = {
    "Đảng viên": "/members",
    "Bồi dưỡng": "/training",
    "Khen thưởng": "/commendations",
    "Khắc phục sau kiểm tra": "/follow-ups",
    "Báo cáo tháng": "/report",
    "Tổng quan": "/",
}


def address(page: Page) -> str:
    """What stands in the address bar (page.url lags behind what Streamlit writes there)."""
    return str(page.evaluate("location.href"))


def chosen(page: Page) -> dict[str, list[str]]:
    """The view that the address names."""
    return parse_qs(urlsplit(address(page)).query)


def heading(page: Page) -> str:
    return page.locator("h1").inner_text()


def test_leader_reads_the_month_and_hands_the_view_on(page: Page, other_page: Page, server: Server):
    visit(page, server.url)
    expect(page.locator(".tile").first).to_contain_text("3.390")
    choose(page, "Tháng", "4/2021")
    choose(page, "Đơn vị", "Đảng bộ Sở Tài chính")
    assert chosen(page) == {"month": ["2021-04"], "organization": ["STC"]}
    other = other_page
    visit(other, address(page))
    assert heading(other) == heading(page) == "Tháng 4/2021"
    expect(other.get_by_text("Đảng bộ Sở Tài chính").filter(visible=True).first).to_be_visible()
    assert other.locator(".tile .value").all_inner_texts() == (
        page.locator(".tile .value").all_inner_texts()
    )


def test_month_stays_while_one_goes_through_the_pages(page: Page, server: Server):
    visit(page, server.url)
    choose(page, "Tháng", "3/2021")
    for title, path in PAGES.items():
        turn_to(page, title)
        assert "áng 3/2021" in heading(page)
        assert urlsplit(address(page)).path == path
        assert chosen(page) == {"month": ["2021-03"]}


def test_going_back_is_one_step_for_each_page_and_each_choice(page: Page, server: Server):
    visit(page, f"{server.url}/members?month=2021-02")
    turn_to(page, "Bồi dưỡng")
    choose(page, "Tháng", "1/2021")
    turn_to(page, "Khen thưởng")
    expect(page.locator("h1")).to_have_text("Khen thưởng tháng 1/2021")
    for before in ("Bồi dưỡng tháng 1/2021", "Bồi dưỡng tháng 2/2021", "Đảng viên tháng 2/2021"):
        page.go_back()
        expect(page.locator("h1")).to_have_text(before)
        settle(page)


def test_fold_under_a_chart_shows_the_organizations_behind_it(page: Page, server: Server):
    visit(page, f"{server.url}/members?month=2021-05")
    page.get_by_text("Số liệu và cách tính").first.click()
    expect(page.get_by_text("Theo đơn vị")).to_be_visible()
    settle(page)
    organizations = page.locator(".stExpander .stDataFrame").nth(1)
    organizations.scroll_into_view_if_needed()
    expect(organizations.locator("td", has_text="Đảng bộ Văn phòng Tỉnh ủy")).to_be_attached()


def test_link_into_a_server_that_nobody_has_opened_yet_shows_the_whole_board(
    page: Page, demo_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    settings = tmp_path / "partyboard.toml"
    settings.write_bytes(DEFAULT_FILE.read_bytes())
    monkeypatch.setenv("PARTYBOARD_SETTINGS", str(settings))
    with served(demo_copy) as fresh:
        visit(page, f"{fresh.url}/members?month=2021-05")
        assert heading(page) == "Đảng viên tháng 5/2021"
        expect(page.get_by_test_id("stTopNavLink").filter(has_text="Tổng quan")).to_be_visible()
        expect(page.get_by_test_id("stTopNavSection")).to_have_count(2)
        settings.write_text("spoiled while the program runs")
        visit(page, f"{fresh.url}/members?month=2021-05")
        assert heading(page) == "Đảng viên tháng 5/2021"
