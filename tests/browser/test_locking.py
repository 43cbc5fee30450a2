"""The office locks a month on the page: a workbook of that month is answered in words, and taken
once the month has been reopened with a reason.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Server, served, settle, visit
from filled_forms import report
from playwright.sync_api import Page, expect

from partyboard.text import Month

pytestmark = pytest.mark.browser

MAY = "month=2021-05"
SILENT = "Chi bộ Công ty Cổ phần Dệt may xuất khẩu"


@pytest.fixture
def own_server(demo_copy: Path) -> Iterator[Server]:
    """A demo that this test may write to."""
    with served(demo_copy) as running:
        yield running


@pytest.fixture
def late_report(tmp_path: Path) -> Path:
    """May of the organization that has not reported it; it stays as it was in April."""
    path = tmp_path / "CTDM thang 5.xlsx"
    path.write_bytes(report("CTDM", Month(2021, 5), SILENT, members={"opening": 18, "closing": 18}))
    return path


def decide(page: Page, label: str, reason: str) -> None:
    """Open the form of the button, fill it in and send it."""
    page.get_by_role("button", name=label).first.click()
    page.get_by_label("Lý do", exact=True).fill(reason)
    page.get_by_label("Người làm", exact=True).fill("Nguyễn Thị Lan")
    page.get_by_test_id("stFormSubmitButton").get_by_role("button", name=label).click()
    settle(page)


def cell(page: Page, name: str) -> str:
    """What stands in the last month of an organization's line."""
    line = page.locator(".reporting tbody tr", has_text=name)
    return line.locator("td").nth(12).inner_text()


def test_locked_month_sends_a_report_back_until_it_is_reopened(
    page: Page, own_server: Server, late_report: Path
):
    visit(page, f"{own_server.url}/reporting?{MAY}")
    expect(page.get_by_role("heading", name="66/68 đơn vị đã báo cáo")).to_be_visible()
    assert cell(page, SILENT) == "chưa"
    decide(page, "Chốt tháng 5/2021", "Hai đơn vị xin nộp sau")
    expect(page.get_by_text("Đã chốt số liệu tháng 5/2021.")).to_be_visible()
    expect(page.get_by_role("heading", name="2 đơn vị thiếu khi chốt")).to_be_visible()
    assert cell(page, SILENT) == "thiếu"

    visit(page, f"{own_server.url}/upload")
    page.locator("input[type=file]").first.set_input_files(late_report)
    settle(page)
    expect(page.get_by_text("Tháng 5/2021 đã chốt số liệu ngày").first).to_be_visible()

    visit(page, f"{own_server.url}/reporting?{MAY}")
    decide(page, "Mở lại tháng 5/2021", "Đơn vị nộp muộn, đã báo cáo Thường trực")
    expect(page.get_by_text("Đã mở lại tháng 5/2021.")).to_be_visible()

    visit(page, f"{own_server.url}/upload")
    page.locator("input[type=file]").first.set_input_files(late_report)
    settle(page)
    expect(page.get_by_text("Tháng 5/2021 đã chốt số liệu ngày")).to_have_count(0)
    page.get_by_role("button", name="Nạp 1 báo cáo").click()
    expect(page.get_by_text("Đã nạp 1 báo cáo.")).to_be_visible()

    visit(page, f"{own_server.url}/reporting?{MAY}")
    expect(page.get_by_role("heading", name="67/68 đơn vị đã báo cáo")).to_be_visible()
    assert cell(page, SILENT).startswith("+")


def test_message_is_opened_from_a_line_and_changes_with_whom_it_is_for(page: Page, server: Server):
    visit(page, f"{server.url}/reporting?{MAY}")
    page.locator(".reporting tbody tr", has_text=SILENT).get_by_text("nhắc").click()
    settle(page)
    message = page.get_by_role("dialog").get_by_test_id("stCode")
    expect(message).to_contain_text(f"Kính gửi {SILENT},")
    page.get_by_role("dialog").get_by_role("combobox").click()
    page.get_by_role("option", name="Cả nhóm, một tin chung").click()
    expect(message).to_contain_text("Văn phòng đã nhận báo cáo tháng 5/2021 của 66/68 đơn vị.")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    settle(page)
    assert "remind" not in page.url
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_grid_fits_and_its_months_stay_in_view(page: Page, server: Server):
    visit(page, f"{server.url}/reporting?{MAY}")
    assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= 1366
    last = page.locator(".reporting tbody tr").last
    last.scroll_into_view_if_needed()
    months = page.locator(".reporting thead tr").first.locator("th").nth(1)
    box, line = months.bounding_box(), last.bounding_box()
    assert box and line
    assert 0 <= box["y"] < line["y"]
    expect(months).to_be_in_viewport()


def test_cell_and_name_turn_the_page_without_loading_it_anew(page: Page, server: Server):
    visit(page, f"{server.url}/reporting?{MAY}")
    page.evaluate("window.same = true")
    page.locator(".reporting tbody tr", has_text="Đảng bộ Viễn thông tỉnh").get_by_text(
        "lần 2"
    ).click()
    settle(page)
    expect(page.locator(".receipt").first).to_contain_text(
        "Đảng bộ Viễn thông tỉnh · tháng 5/2021 · lần 2"
    )
    page.go_back()
    settle(page)
    page.locator(".reporting").get_by_role("link", name="Đảng bộ Sở Nội vụ").click()
    settle(page)
    assert "organization=SNV" in page.url
    assert page.evaluate("window.same") is True
