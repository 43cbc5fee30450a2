"""No English of Streamlit's or Plotly's is left: on no page, in no menu, box, tip or message."""

import re
from pathlib import Path

import pytest
from browsing import PATIENCE, Server, served, settle, visit
from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

# Words that stand in what Streamlit and Plotly say and in nothing that we write.
ENGLISH = re.compile(
    r"\b(accounting|add|again|app|apply|are|ascending|automatic|autosize|available|average|back|be|"
    r"cancel|choose|clear|close|collapse|column|columns|compact|connect|connecting|connection|"
    r"copied|copy|count|data|deploy|descending|dismiss|distinct|distribution|download|drag|drop|"
    r"duration|empty|enter|entry|error|expand|failed|fewer|file|files|finished|format|found|"
    r"fullscreen|header|here|hide|icon|image|index|invalid|label|larger|length|less|limit|list|"
    r"loading|localized|main|maximum|mean|median|menu|minimum|more|must|navigate|next|not|number|"
    r"open|option|options|or|page|pages|percent|percentile|pin|plain|please|plot|preparing|press|"
    r"previous|progress|remove|request|required|rerun|result|results|retry|running|sample|scientific|"
    r"scroll|scrollable|search|seconds|select|selected|selection|selectbox|server|show|sidebar|skip|"
    r"smaller|sort|standard|statistics|stop|streamlit|succeeded|sum|table|text|the|this|toolbar|type|"
    r"unpin|upload|value|values|view|visualization|wait|warning|you|your)\b"
    r"|\d[KMG]?B per\b",
    re.IGNORECASE,
)
# Everything that is seen, or read out by a screen reader; but not the letters that draw an icon,
# the names of the reader's files, or the addresses and codes in the help page's examples.
_SAID = """() => {
  const unsaid = "script, style, noscript, code, [data-testid='stIconMaterial'],"
    + " [data-testid='stFileChipName']";
  const attributes = ["title", "aria-label", "aria-description", "aria-roledescription",
    "placeholder", "alt", "data-title"];
  const said = new Set([document.title]);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ALL, (node) =>
    node.matches?.(unsaid) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) said.add(node.data.trim());
    else if (node.nodeType === Node.ELEMENT_NODE)
      for (const name of attributes) if (node.hasAttribute(name)) said.add(node.getAttribute(name));
  }
  return [...said];
}"""


# What the help page calls a cell's format in Excel; where files are on this machine.
_OURS = re.compile(r"Văn bản \(Text\)|(?<!\w)(/[\w.+-]+){2,}")


def english_on(page: Page) -> list[str]:
    """What a reader sees or hears on the page that has an English word in it."""
    return sorted(text for text in page.evaluate(_SAID) if ENGLISH.search(_OURS.sub("", text)))


_IS_UP = """table => {
  const bar = table.querySelector("[data-testid='stElementToolbar']");
  return bar && bar.getBoundingClientRect().bottom <= table.getBoundingClientRect().top + 1;
}"""  # the toolbar slides out from behind the table


def table_on(page: Page) -> Locator:
    """The page's first table with the toolbar that appears over it."""
    container = page.locator(".stElementContainer:has([data-testid='stDataFrame'])").first
    container.evaluate("table => table.scrollIntoView({block: 'center'})")  # clear of the header
    container.hover()
    page.wait_for_function(_IS_UP, arg=container.element_handle())
    return container


def column_menu(page: Page, number: int) -> Locator:
    """The opened menu of the table's column. Its three dots are drawn on the canvas, left of the
    edge at which the pointer turns into an arrow.
    """
    sheet = table_on(page).locator(".dvn-scroller")
    box = sheet.bounding_box()
    assert box
    edges: list[float] = []
    for x in range(20, int(box["width"]), 5):
        page.mouse.move(box["x"] + x, box["y"] + 18)
        at_edge = sheet.evaluate("sheet => sheet.style.cursor") == "col-resize"
        if at_edge and (not edges or x - edges[-1] > 15):
            edges.append(x)
        if len(edges) == number:
            break
    page.mouse.move(box["x"] + edges[-1] - 12, box["y"] + 18, steps=5)
    page.wait_for_timeout(300)  # the dots fade in
    page.mouse.click(box["x"] + edges[-1] - 12, box["y"] + 18)
    menu = page.get_by_test_id("stDataFrameColumnMenu")
    menu.wait_for()
    return menu


def test_no_english_on_a_page(open_page):
    page = open_page.page
    for fold in page.locator(".stExpander summary").all()[:2]:
        fold.click()
        settle(page)
    assert english_on(page) == []


def test_no_english_while_a_page_loads(fresh_page: Page, server: Server):
    """Each text is replaced before it is painted."""
    page = fresh_page
    page.add_init_script(
        "window.seen = []; requestAnimationFrame(function look() {"
        " if (document.body) window.seen.push(document.title, document.body.innerText);"
        " requestAnimationFrame(look); })"
    )
    visit(page, f"{server.url}/members")
    assert [text for text in page.evaluate("window.seen") if ENGLISH.search(text)] == []


def test_no_english_in_the_pages_folded_away_on_a_phone(page: Page, server: Server):
    page.set_viewport_size({"width": 600, "height": 900})
    visit(page, server.url)
    assert english_on(page) == []
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_test_id("stSidebarNav").wait_for()
    assert english_on(page) == []


def test_no_english_when_nothing_is_found_in_a_list(page: Page, server: Server):
    visit(page, f"{server.url}/members")
    page.get_by_label("Đơn vị").first.click()
    page.get_by_text(re.compile(r"Có \d+ lựa chọn")).wait_for(state="attached")
    page.keyboard.type("zzqq")
    page.get_by_text("Không tìm thấy", exact=True).wait_for()
    assert english_on(page) == []


def test_no_english_in_a_tables_tips_list_of_columns_and_search(page: Page, server: Server):
    visit(page, f"{server.url}/members")
    buttons = table_on(page).get_by_test_id("stElementToolbar").locator("button")
    assert buttons.count() == 4
    for button in buttons.all():
        button.hover()
        page.get_by_test_id("stTooltipContent").wait_for()
        assert english_on(page) == []

    columns = page.get_by_test_id("stDataFrameColumnVisibilityMenu")
    table_on(page).get_by_label("Ẩn, hiện cột").click()
    columns.wait_for()
    assert english_on(page) == []
    page.keyboard.press("Escape")
    columns.wait_for(state="detached")

    table_on(page).get_by_label("Tìm trong bảng").click()
    result = page.locator(".gdg-search-status")
    result.get_by_text("Gõ để tìm").wait_for()
    for word, answer in (("zzqq", "Không tìm thấy"), ("VPTU", "1 kết quả"), ("a", "kết quả")):
        page.get_by_test_id("search-input").fill(word)
        result.get_by_text(answer).wait_for()
        assert english_on(page) == []


@pytest.mark.parametrize("number", [2, 5], ids=["of words", "of numbers"])
def test_no_english_in_the_menu_of_a_column(page: Page, server: Server, number: int):
    visit(page, f"{server.url}/members")
    menu = column_menu(page, number)
    assert english_on(page) == []
    for entry in menu.locator("[aria-haspopup]").all():
        entry.hover()
        page.locator(".stDataFrameStatisticsMenu, .stDataFrameColumnFormattingMenu").wait_for()
        assert english_on(page) == []


def test_no_english_when_uploading(page: Page, server: Server, tmp_path: Path):
    visit(page, f"{server.url}/upload")
    box = page.get_by_test_id("stFileUploaderDropzoneInput").first
    none, large = tmp_path / "Search files.xlsx", tmp_path / "to.xlsx"
    none.write_bytes(b"no workbook")
    large.write_bytes(b"0" * 21 * 1024 * 1024)
    box.set_input_files([none, large])
    page.get_by_text("Tệp không được quá 20 MB.").first.wait_for(state="attached")
    settle(page)
    said = [text for text in english_on(page) if "Search files.xlsx" not in text]
    assert said == []
    assert page.get_by_label("Bỏ Search files.xlsx").count() == 1  # the reader's name as it is


def test_no_english_when_files_are_dragged_over_the_box(page: Page, server: Server):
    visit(page, f"{server.url}/upload")
    page.get_by_test_id("stFileUploaderDropzone").first.evaluate(
        """(box) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File(["a"], "a.xlsx"));
          for (const kind of ["dragenter", "dragover"])
            box.dispatchEvent(new DragEvent(kind, { bubbles: true, dataTransfer }));
        }"""
    )
    page.get_by_text("Thả tệp vào đây").wait_for()
    assert english_on(page) == []


def test_no_english_when_the_page_does_not_exist(page: Page, server: Server):
    visit(page, f"{server.url}/no-such-page")
    page.get_by_text("Không có trang này").wait_for()
    assert english_on(page) == []


def test_no_english_when_a_picture_is_saved(page: Page, server: Server):
    visit(page, server.url)
    with page.expect_download():
        page.locator(".modebar-btn").first.click()
        page.locator(".plotly-notifier").get_by_text("Đang tạo ảnh").wait_for()
    page.locator(".plotly-notifier").get_by_text("Đã tải ảnh").wait_for()
    assert english_on(page) == []


@pytest.mark.slow
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_no_english_when_the_server_is_gone(page: Page, tmp_path, host: str):
    with served(tmp_path / "empty.duckdb") as server:
        visit(page, server.url.replace("127.0.0.1", host))
        server.stop()
        page.get_by_text("Mất kết nối").wait_for(timeout=PATIENCE * 1000)
        page.get_by_text("Máy chủ của bảng chỉ số").wait_for()
        assert english_on(page) == []
        assert "streamlit" not in page.locator(".stDialog").inner_text()
