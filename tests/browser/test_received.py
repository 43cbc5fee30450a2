"""Staff set a report aside with a reason: the leader's figure changes, and comes back with it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Server, served, settle, visit
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

OF_VTT = "month=2021-05&organization=VTT"


@pytest.fixture
def own_server(demo_copy: Path) -> Iterator[Server]:
    """A demo that this test may write to."""
    with served(demo_copy) as running:
        yield running


def decide(page: Page, label: str, reason: str, by: str) -> None:
    """Open the form of a button, fill it in and send it."""
    page.get_by_role("button", name=label).first.click()
    page.get_by_label("Lý do", exact=True).fill(reason)
    page.get_by_label("Người làm", exact=True).fill(by)
    page.get_by_test_id("stFormSubmitButton").get_by_role("button", name=label).click()
    settle(page)


def members_of_may(page: Page) -> str:
    """The headline of the members page: the committee's total."""
    return page.locator(".stPlotlyChart").first.inner_text()


def test_report_set_aside_changes_the_figure_and_restored_brings_it_back(
    page: Page, other_page: Page, own_server: Server
):
    def total() -> str:
        visit(other_page, f"{own_server.url}/members?month=2021-05")
        return members_of_may(other_page)

    before = total()
    assert "3.390" in before

    visit(page, f"{own_server.url}/received?{OF_VTT}")
    card = page.locator(".receipt").first
    expect(card).to_contain_text("Đảng bộ Viễn thông tỉnh · tháng 5/2021 · lần 2 · đang tính")
    decide(page, "Rút báo cáo", "Gửi nhầm tệp", "Nguyễn Thị Lan")
    expect(page.get_by_text("Đã rút; tệp vẫn được giữ.")).to_be_visible()
    expect(card).to_contain_text("lần 2 · đã rút")
    assert "3.391" in total()

    page.get_by_role("tab", name="Các lần nộp").click()
    settle(page)
    newest = page.locator(".receipt", has_text="Rút lần 2")
    expect(newest).to_contain_text("Gửi nhầm tệp")
    expect(newest).to_contain_text("Kết nạp 0 → 1, Đảng viên cuối tháng 73 → 74")

    decide(page, "Khôi phục", "Đúng tệp", "Nguyễn Thị Lan")
    expect(card).to_contain_text("lần 2 · đang tính")
    assert total() == before


def test_click_on_a_row_shows_its_report_and_the_address_is_a_link_to_it(
    page: Page, other_page: Page, server: Server
):
    visit(page, f"{server.url}/received?{OF_VTT}")
    rows = page.locator(".dvn-scroller").first
    box = rows.bounding_box()
    assert box
    page.mouse.click(box["x"] + 250, box["y"] + 35 * 2 + 17)  # anywhere in the second row
    settle(page)
    card = page.locator(".receipt").first
    expect(card).to_contain_text("lần 1 · đã thay")
    visit(other_page, page.evaluate("location.href"))
    expect(other_page.locator(".receipt").first).to_contain_text("lần 1 · đã thay")


def test_file_comes_out_as_it_was_sent(page: Page, server: Server, tmp_path: Path):
    visit(page, f"{server.url}/received?{OF_VTT}")
    with page.expect_download() as saving:
        page.get_by_role("button", name="Tải tệp gốc").click()
    assert saving.value.suggested_filename == "VTT_052021 (dinh chinh).xlsx"
    saving.value.save_as(tmp_path / "goc.xlsx")
    assert "Đảng viên" in load_workbook(tmp_path / "goc.xlsx").sheetnames


def test_nothing_is_set_aside_without_a_reason(page: Page, own_server: Server):
    visit(page, f"{own_server.url}/received?{OF_VTT}")
    decide(page, "Rút báo cáo", "", "Nguyễn Thị Lan")
    expect(page.get_by_text("Ghi một câu lý do.")).to_be_visible()
    expect(page.locator(".receipt").first).to_contain_text("lần 2 · đang tính")
