"""A leader doubts a figure: from the tile, or a bar, to the workbook, the cell and the file."""

from pathlib import Path

import pytest
from browsing import Server, settle, visit
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from partyboard.store.database import Store
from partyboard.store.submissions import content

pytestmark = pytest.mark.browser

_ROW = 35  # pixels, of the list's heading too


def choose_row(page: Page, number: int, within: str = ".stMain", list_: int = 0) -> None:
    """Click on the mark before a row of a list, which is drawn on a canvas."""
    lists = page.locator(within).first.get_by_test_id("stDataFrame")
    place = {"x": 17, "y": _ROW * number + _ROW // 2}
    lists.nth(list_).locator(".dvn-scroller").click(position=place)
    settle(page)


def kept(database: Path, filename: str) -> bytes:
    """The bytes of the newest workbook of this name, out of a database of the same demo."""
    with Store(database) as store:
        rows = [row for row in store.rows("workbooks") if row["filename"] == filename]
        with store.reading() as cursor:
            return content(cursor, str(rows[-1]["submission"]))[1]


def test_figure_is_followed_from_its_tile_to_the_cell_and_the_file(
    page: Page, server: Server, demo_copy: Path, tmp_path: Path
):
    visit(page, f"{server.url}/?month=2021-05")
    tile = page.locator(".tile").nth(1)
    expect(tile.locator(".value")).to_have_text("15")
    tile.click()
    settle(page)
    expect(page.get_by_text("Kết nạp tháng 5/2021: 15 đảng viên, ở 7 đơn vị.")).to_be_visible()

    choose_row(page, 2)
    expect(page.locator(".receipt")).to_contain_text("Đảng bộ Bệnh viện Đa khoa tỉnh")
    expect(page.locator(".receipt")).to_contain_text("5 đảng viên")
    expect(page.get_by_test_id("stTable")).to_contain_text("Đảng viên!C8")
    with page.expect_download() as saving:
        page.get_by_role("button", name="Tải tệp gốc").click()
    name = saving.value.suggested_filename
    expect(page.locator(".place")).to_contain_text(name)
    saving.value.save_as(tmp_path / name)
    assert (tmp_path / name).read_bytes() == kept(demo_copy, name)
    assert load_workbook(tmp_path / name)["Đảng viên"]["C8"].value == 5

    page.get_by_role("link", name="Xem báo cáo này").click()
    settle(page)
    expect(page.locator(".receipt").first).to_contain_text("Đảng bộ Bệnh viện Đa khoa tỉnh")
    page.go_back()
    settle(page)
    expect(page.locator("h1")).to_have_text("Truy nguồn số liệu tháng 5/2021")


def test_tile_is_followed_by_the_keyboard_without_loading_the_app_anew(page: Page, server: Server):
    visit(page, f"{server.url}/?month=2021-05")
    page.evaluate("window.isTheSame = true")
    link = page.locator(".tile a.source").nth(5)
    link.focus()
    expect(link.locator("span")).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    settle(page)
    expect(page.get_by_text("Quá hạn khắc phục tháng 5/2021: 9 nội dung")).to_be_visible()
    assert page.evaluate("window.isTheSame")


def test_bar_of_a_month_leads_to_the_figure_of_that_month(page: Page, server: Server):
    visit(page, f"{server.url}/members?month=2021-05")
    chart = page.locator(".st-key-chart-admissions_by_month")
    chart.scroll_into_view_if_needed()
    bar = chart.locator(".bars .point path").nth(4).bounding_box()
    assert bar is not None
    middle = (bar["x"] + bar["width"] / 2, bar["y"] + bar["height"] / 2)
    page.mouse.move(*middle)
    expect(chart.locator(".hoverlayer")).to_contain_text("Tháng 9/2020")
    page.mouse.click(*middle)
    expect(page.locator("h1")).to_have_text("Truy nguồn số liệu tháng 9/2020")
    settle(page)
    expect(page.get_by_text("Kết nạp tháng 9/2020")).to_be_visible()
    page.go_back()
    settle(page)
    expect(page.locator("h1")).to_have_text("Đảng viên tháng 5/2021")
    faded = chart.locator(".bars .point path").evaluate_all(
        "marks => marks.filter(mark => getComputedStyle(mark).opacity < 1).length"
    )
    assert faded == 0


def test_row_under_a_chart_leads_to_the_cells_of_its_organization(page: Page, server: Server):
    visit(page, f"{server.url}/members?month=2021-05")
    page.get_by_text("Số liệu và cách tính").first.click()
    settle(page)
    choose_row(page, 1, within=".stExpander", list_=1)
    page.get_by_role("link", name="Đảng viên: tệp và ô").click()
    settle(page)
    expect(page.locator(".receipt")).to_be_visible()
    expect(page.get_by_test_id("stTable").first).to_contain_text("Đảng viên!C18")
    assert "organization=" in str(page.evaluate("location.href"))


def test_organization_is_opened_from_the_list(page: Page, server: Server):
    visit(page, f"{server.url}/organization?month=2021-05")
    page.get_by_label("Chọn một đơn vị").fill("CTVT")
    page.keyboard.press("Enter")
    settle(page)
    choose_row(page, 1)
    expect(page.locator("h1")).to_have_text("Một đơn vị, tháng 9/2020")
    expect(page.locator(".strip .cell")).to_have_count(9)
