"""What a clerk does around the 25th: hands out forms, drops what came in, loads what is right."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Server, choose, served, settle, turn_to, visit
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from partyboard.demo.samples import GOOD, SEVERAL, THREE_FAULTS, samples

pytestmark = pytest.mark.browser


@pytest.fixture
def own_server(demo_copy: Path) -> Iterator[Server]:
    """A demo that this test may write to."""
    with served(demo_copy) as running:
        yield running


@pytest.fixture(scope="module")
def sample_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The files to try by hand, as they are made now."""
    folder = tmp_path_factory.mktemp("samples")
    found = {sample.filename: folder / sample.filename for sample in samples()}
    for sample in samples():
        found[sample.filename].write_bytes(sample.content)
    return found


def tile(page: Page, label: str) -> str:
    return page.locator(".tile", has_text=label).locator(".value").inner_text()


def test_clerk_loads_what_is_right_and_sees_where_the_rest_is_wrong(
    page: Page, other_page: Page, own_server: Server, sample_files: dict[str, Path]
):
    leader = other_page
    visit(leader, own_server.url)
    assert tile(leader, "Kết nạp") == "15"

    visit(page, f"{own_server.url}/upload")
    dropped = [sample_files[name] for name in (GOOD, THREE_FAULTS, SEVERAL)]
    page.locator("input[type=file]").set_input_files(dropped)
    expect(page.locator(".tally")).to_contain_text("5 tệp")
    expect(page.get_by_role("button", name="Nạp 3 báo cáo")).to_be_enabled()
    settle(page)
    bad = page.locator(".receipt.bad", has_text=THREE_FAULTS)
    expect(bad.locator("code").first).to_have_text("Đảng viên!C18")
    expect(bad.locator("code")).to_have_count(3)
    page.get_by_role("button", name="Nạp 3 báo cáo").click()
    expect(page.get_by_text("Đã nạp 3 báo cáo.")).to_be_visible()
    settle(page)
    expect(page.locator(".tally")).to_contain_text("Còn 2 tệp")
    expect(page.get_by_text("Tháng 6/2021: đã nhận 3/68 đơn vị")).to_be_visible()

    turn_to(leader, "Đảng viên")
    choose(leader, "Tháng", "6/2021")
    turn_to(leader, "Tổng quan")
    expect(leader.locator("h1")).to_have_text("Tháng 6/2021")
    settle(leader)
    assert tile(leader, "Kết nạp") == "2"
    assert "mới có 3/68 đơn vị báo cáo" in leader.locator(".tile", has_text="Kết nạp").inner_text()

    page.get_by_role("link", name="Xem số liệu tháng 6/2021").click()
    expect(page.locator("h1")).to_have_text("Tháng 6/2021")


def test_clerk_hands_out_a_form_that_knows_its_organization(
    page: Page, server: Server, tmp_path: Path
):
    visit(page, f"{server.url}/upload")
    page.get_by_text("Tải mẫu báo cáo để gửi cho đơn vị").click()
    settle(page)
    choose(page, "Đơn vị", "Đảng bộ Sở Tài chính")
    with page.expect_download() as saving:
        page.get_by_role("button", name="Tải mẫu", exact=True).click()
    assert saving.value.suggested_filename == "grassroots-STC-2021-06.xlsx"
    saving.value.save_as(tmp_path / "mau.xlsx")
    texts = [
        cell.value
        for sheet in load_workbook(tmp_path / "mau.xlsx")
        for row in sheet
        for cell in row
    ]
    assert "STC" in texts and "Đảng bộ Sở Tài chính" in texts
