"""A folder of forty workbooks, each spoiled in another way, dropped on the page: each is read as it
was meant or answered where it is wrong; small faults are mended, the rest goes back marked.
"""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from browsing import Server, drag, served, settle, visit
from forty import forty
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from partyboard.intake.catalogue import CATALOGUE, Severity
from partyboard.store.database import Store

pytestmark = pytest.mark.browser
_WAIT = 60_000  # milliseconds, on a busy machine


@pytest.fixture
def own_server(demo_copy: Path) -> Iterator[Server]:
    """A demo that this test may write to."""
    with served(demo_copy) as running:
        yield running


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, tuple[str, ...]]]:
    """The folder, and the codes that are to be found in each of its workbooks, by name."""
    where = tmp_path_factory.mktemp("forty")
    return where, {Path(path).name: codes for path, _, codes in forty(where)}


def saved(page: Page, label: str) -> bytes:
    """What a button downloads."""
    with page.expect_download() as saving:
        page.get_by_role("button", name=label).click()
    return Path(saving.value.path()).read_bytes()


def severity(code: str) -> Severity:
    return CATALOGUE[code].severity


def test_a_folder_of_forty_is_answered_mended_loaded_and_sent_back(
    page: Page, own_server: Server, folder: tuple[Path, dict[str, tuple[str, ...]]]
):
    where, due = folder
    bad = {name for name, codes in due.items() if Severity.ERROR in map(severity, codes)}
    wary = {name for name, codes in due.items() if Severity.WARNING in map(severity, codes)} - bad
    visit(page, f"{own_server.url}/upload")
    drag(page, where / "Bao cao T6")
    expect(page.locator(".tally")).to_contain_text("40 tệp", timeout=_WAIT)
    settle(page)
    assert f"{len(bad)} có lỗi" in page.locator(".tally").inner_text()
    expect(page.get_by_text("1 tệp bỏ qua")).to_be_visible()
    for name in sorted(bad):
        expect(page.locator(".receipt", has_text=name)).to_have_class(re.compile("bad"))
    for name in sorted(wary):
        expect(page.locator(".receipt", has_text=name)).to_have_class(re.compile("wary"))
    page.get_by_role("button", name="sửa thành «12»").click()
    settle(page)
    page.get_by_role("button", name=re.compile("đọc «Đảng viên cuối")).click()
    settle(page)
    page.get_by_label("Người nạp").fill("Nguyễn Thị A")
    page.keyboard.press("Enter")
    settle(page)
    left = len(bad) - 2
    page.get_by_role("button", name=f"Nạp {40 - left} báo cáo").dblclick()
    expect(page.get_by_text(f"Đã nạp {40 - left} báo cáo.")).to_be_visible(timeout=_WAIT)
    settle(page)
    expect(page.locator(".tally")).to_contain_text(f"Còn {left} tệp")

    with zipfile.ZipFile(BytesIO(saved(page, "Tải các bản đánh dấu lỗi"))) as marked:
        names = marked.namelist()
        assert len([name for name in names if name.endswith(".xlsx")]) == left - 2
        assert any(name.endswith(".txt") for name in names)
    table = load_workbook(BytesIO(saved(page, "Tải bảng kết quả")))["Kết quả"]
    assert table.max_row == 1 + left
    _check_the_store(own_server, 40 - left)


def _check_the_store(server: Server, accepted: int) -> None:
    """One revision of each, the corrections with the name of who made them."""
    server.stop()
    with Store(server.database) as store, store.reading() as cursor:
        june = "from submission where period = '2021-06-01' and status = 'accepted'"
        assert cursor.execute(f"select count(*), max(revision) {june}").fetchall() == [
            (accepted, 1)
        ]
        made = cursor.execute("select old, new, made_by from correction").fetchall()
        assert made == [("12 đ/c", "12", "Nguyễn Thị A")]


def test_two_browsers_that_load_the_same_file_at_once_make_one_revision(
    page: Page,
    other_page: Page,
    own_server: Server,
    folder: tuple[Path, dict[str, tuple[str, ...]]],
):
    where, due = folder
    name = next(name for name, codes in due.items() if not codes)
    (path,) = (each for each in where.rglob(name))
    both = (page, other_page)
    for each in both:
        visit(each, f"{own_server.url}/upload")
        drag(each, path)
        expect(each.get_by_role("button", name="Nạp 1 báo cáo")).to_be_enabled(timeout=_WAIT)
    for each in both:
        each.get_by_role("button", name="Nạp 1 báo cáo").click(no_wait_after=True)
    for each in both:
        expect(each.get_by_text(re.compile("Đã nạp|Đã có")).first).to_be_visible(timeout=_WAIT)
        settle(each)
    own_server.stop()
    with Store(own_server.database) as store, store.reading() as cursor:
        found = "select count(*), max(revision) from submission where period = '2021-06-01'"
        assert cursor.execute(found).fetchall() == [(1, 1)]


def test_what_is_typed_into_a_cells_box_is_taken_however_quickly_one_presses(
    page: Page, own_server: Server, folder: tuple[Path, dict[str, tuple[str, ...]]]
):
    where, due = folder
    name = next(name for name, codes in due.items() if codes == ("ambiguous-number",))
    visit(page, f"{own_server.url}/upload")
    drag(page, *where.rglob(name))
    page.locator(".stPopover button", has_text="Sửa ô").click(timeout=_WAIT)
    page.get_by_label("Sửa thành").fill("1500")
    page.get_by_role("button", name="Sửa ô này").click()
    expect(page.locator(".receipt.good")).to_contain_text("«1,500» → «1500»", timeout=_WAIT)
