"""After the meeting of 31 May 2021 a correction comes in: the new figure is shown now, the old one
as of the meeting, and what changed is told with the workbook that did it.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import PATIENCE, Server, choose, served, settle, visit
from playwright.sync_api import Page, expect

from partyboard.demo.workbooks import filled
from partyboard.demo.world import build
from partyboard.text import Month

pytestmark = pytest.mark.browser

MAY = Month(2021, 5)
MEETING = "16:30 31/5/2021"
STC = "Đảng bộ Sở Tài chính"
WAIT = PATIENCE * 1000
REASON = "Bổ sung một trường hợp kết nạp"


@pytest.fixture(scope="module")
def server(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A demo that this module writes to."""
    database = tmp_path_factory.mktemp("as_of") / "demo.duckdb"
    database.write_bytes(demo_file.read_bytes())
    with served(database) as running:
        yield running


@pytest.fixture(scope="module")
def correction(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """STC's May once more: one more was admitted, one more is in at its end."""
    may = build().current["grassroots", "STC", MAY]
    members = may.sheets["members"][0]
    more = {name: members[name] + 1 for name in ("admitted", "closing")}
    path = tmp_path_factory.mktemp("sent") / "STC dinh chinh.xlsx"
    path.write_bytes(filled(may.with_record("members", opening=members["opening"], **more)))
    return path


def tile(page: Page, label: str) -> str:
    return page.locator(".tile", has_text=label).locator(".value").inner_text()


def load(page: Page, server: Server, path: Path) -> None:
    """As a clerk does: drop it, say why it is sent again and who loads it, load it."""
    visit(page, f"{server.url}/upload")
    page.locator("input[type=file]").set_input_files([path])
    settle(page)
    for label, text in (("Vì sao báo cáo lại?", REASON), ("Người nạp", "Nguyễn Thị Lan")):
        page.get_by_label(label).fill(text)
        page.keyboard.press("Tab")
        settle(page)
    page.get_by_role("button", name="Nạp 1 báo cáo").click()
    expect(page.get_by_text("Đã nạp 1 báo cáo.")).to_be_visible(timeout=WAIT)
    settle(page)


def turned_to(page: Page, title: str) -> None:
    """Wait until a click has led to a page."""
    expect(page.locator("h1")).to_have_text(title, timeout=WAIT)
    settle(page)


def test_may_is_shown_as_of_the_meeting_after_a_correction_has_come_in(
    page: Page, server: Server, correction: Path
):
    visit(page, f"{server.url}/changes?month=2021-05")
    expect(page.locator(".attention")).to_contain_text("không có số liệu nào thay đổi")

    load(page, server, correction)

    visit(page, f"{server.url}/?month=2021-05")
    assert (tile(page, "Đảng viên"), tile(page, "Kết nạp")) == ("3.391", "16")

    choose(page, "Số liệu", f"{MEETING} · Họp Ban Thường vụ tháng 5/2021")
    assert (tile(page, "Đảng viên"), tile(page, "Kết nạp")) == ("3.390", "15")
    assert "as_of=2021-05-31T16%3A30" in page.url
    expect(page.locator(".st-key-as_of_line")).to_contain_text(f"đã biết lúc {MEETING}")
    picture = page.locator(".stPlotlyChart").first
    expect(picture).to_contain_text("3.390 đảng viên")
    expect(picture).to_contain_text(f"số liệu như đã biết lúc {MEETING}")

    page.get_by_role("link", name="Đảng viên", exact=True).first.click()
    turned_to(page, "Đảng viên tháng 5/2021")
    assert "as_of=2021-05-31T16%3A30" in page.url
    expect(page.locator(".stPlotlyChart").first).to_contain_text("3.390 đảng viên")

    page.get_by_role("link", name="Thay đổi từ lúc đó").click()
    turned_to(page, "Thay đổi từ cuộc họp")
    expect(page.locator(".attention")).to_contain_text(
        "đã nhận thêm 1 báo cáo; 2 số liệu tháng 5/2021 thay đổi"
    )
    row = page.locator("table.changes tr", has_text=re.compile("^Đảng viên"))
    for words in ("3.390", "3.391", "+1", STC, "Báo cáo lại lần 2", correction.name, "Lan", REASON):
        expect(row).to_contain_text(words)

    row.get_by_role("link", name="xem").click()
    turned_to(page, "Báo cáo đã nhận")
    expect(page.locator(".receipt").first).to_contain_text(f"{STC} · tháng 5/2021 · lần 2")
    page.go_back()
    turned_to(page, "Thay đổi từ cuộc họp")

    page.get_by_role("link", name=f"Xem số liệu như đã biết lúc {MEETING}").click()
    turned_to(page, "Tháng 5/2021")
    assert tile(page, "Đảng viên") == "3.390"
    page.get_by_role("button", name="Về hiện tại").click()
    settle(page)
    assert tile(page, "Đảng viên") == "3.391"
    assert "as_of" not in page.url


def test_meeting_saved_in_the_browser_offers_itself_on_every_page(page: Page, server: Server):
    visit(page, f"{server.url}/changes?month=2021-05")
    page.get_by_text("Lưu số liệu của cuộc họp").click()
    settle(page)
    page.get_by_label("Tên cuộc họp").fill("Họp giao ban")
    page.get_by_label("Người lưu").fill("Nguyễn Thị Lan")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_text("Đã lưu cuộc họp.")).to_be_visible(timeout=WAIT)
    visit(page, f"{server.url}/training?month=2021-05")
    page.get_by_role("combobox", name="Số liệu").click()
    expect(page.get_by_role("option", name="Họp giao ban")).to_be_visible()


def test_moment_that_the_address_gets_wrong_is_answered_in_a_sentence(page: Page, server: Server):
    visit(page, f"{server.url}/members?month=2021-05&as_of=hom-qua")
    expect(page.get_by_role("alert")).to_contain_text("«hom-qua» không phải thời điểm")
    expect(page.locator(".stPlotlyChart").first).to_contain_text("đảng viên")
