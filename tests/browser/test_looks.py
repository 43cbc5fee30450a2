"""How every page looks, measured: contrast, the ring of the keyboard, room on a tablet."""

from collections.abc import Iterator

import pytest
from browsing import Server, settle, visit
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

LEAST_CONTRAST = 4.5  # WCAG 2.1, 1.4.3
TABLET = {"width": 1024, "height": 768}
FINGER = 38  # px; Streamlit's boxes are 40 with their borders, which are not the control's own
# Words against what lies behind them, layer over layer. Pictures have a test of their own colours.
_PALE = """least => {
  const parts = said => (said.match(/[\\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
  const over = ([r, g, b, a = 1], below) =>
    [r, g, b].map((channel, at) => channel * a + below[at] * (1 - a));
  const light = colour => {
    const [r, g, b] = colour.map(c => c / 255)
      .map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const behind = element => {
    const layers = [];
    for (let at = element; at; at = at.parentElement)
      layers.unshift(parts(getComputedStyle(at).backgroundColor));
    return layers.reduce((below, layer) => over(layer, below), [255, 255, 255]);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const pale = [];
  let read = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const seen = { checkOpacity: true, checkVisibilityCSS: true };
    if (!node.data.trim() || !element.checkVisibility(seen)
      || element.closest("svg, canvas, [disabled], [aria-disabled=true]")) continue;
    read += 1;
    const ground = behind(element);
    const words = over(parts(getComputedStyle(element).color), ground);
    const [dark, bright] = [light(words), light(ground)].sort((a, b) => a - b);
    const contrast = (bright + .05) / (dark + .05);
    if (contrast < least) pale.push(`${contrast.toFixed(2)} ${node.data.trim()}`);
  }
  return { pale, read };
}"""
# Whether what the keyboard is on shows it: by a ring of its own, or of the box that holds it.
_RING = """() => {
  const element = document.activeElement;
  const ringed = at => at && (getComputedStyle(at).outlineStyle !== "none"
    || getComputedStyle(at).boxShadow !== "none");
  const holders = [element, element.parentElement, element.closest(".stDataFrame")];
  return [element.tagName, element.getAttribute("aria-label") ?? element.innerText,
    holders.some(ringed)];
}"""
_SMALL = """least => [...document.querySelectorAll(
    "[data-testid='stTopNavLink'], [data-testid='stTopNavSection'], .modebar-btn, summary,"
    + " .stSelectbox input, .stButton button, .stDownloadButton button, .stButtonGroup button")]
  .filter(each => each.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }))
  .map(each => [each.getAttribute("aria-label") ?? each.innerText, each.getBoundingClientRect()])
  .filter(([, box]) => box.height && (box.height < least))
  .map(([name, box]) => `${name} ${Math.round(box.width)}x${Math.round(box.height)}`)"""
# The heights at which the entries of the navigation stand; those without room are in its last menu.
_LINES = """() => [...document.querySelectorAll(
    "[data-testid='stTopNavLink'], [data-testid='stTopNavSection']")]
  .filter(each => each.checkVisibility({ checkOpacity: true }))
  .map(each => each.getBoundingClientRect())
  .map(box => Math.round(box.y + box.height / 2))"""
_WIDER = """() => {
  const main = document.querySelector(".stMain");
  return main.scrollWidth - main.clientWidth;
}"""


def test_every_word_of_a_page_can_be_read(open_page):
    measured = open_page.page.evaluate(_PALE, LEAST_CONTRAST)
    assert measured["pale"] == []
    assert measured["read"] > 10


def test_pale_words_would_be_found(page: Page, server: Server):
    visit(page, f"{server.url}/help")
    page.add_style_tag(content=".stMarkdown p { color: #AEB7C2 !important }")
    assert page.evaluate(_PALE, LEAST_CONTRAST)["pale"]


def test_whoever_uses_the_keyboard_sees_where_it_is(page: Page, server: Server):
    visit(page, f"{server.url}/members?month=2021-05")
    reached = set()
    for _ in range(45):
        page.keyboard.press("Tab")
        tag, name, is_ringed = page.evaluate(_RING)
        if tag not in ("MAIN", "BODY", "CANVAS"):  # the page itself; the table's box has the ring
            assert is_ringed, (tag, name)
            reached.add(name.strip().split("\n")[0])
    for name in (
        "Tổng quan",
        "Cuộc họp",
        "Tháng",
        "Đơn vị",
        "Tải ảnh về máy",
        "Số liệu và cách tính",
    ):
        assert name in reached


@pytest.fixture
def on_a_tablet(open_page) -> Iterator[Page]:
    """The open page, for a moment as wide as a tablet."""
    page, before = open_page.page, open_page.page.viewport_size
    page.set_viewport_size(TABLET)
    settle(page)
    yield page
    page.set_viewport_size(before)
    settle(page)


def test_page_holds_on_a_tablet(on_a_tablet: Page):
    page = on_a_tablet
    assert page.evaluate(_WIDER) == 0
    assert page.evaluate(_SMALL, FINGER) == []
    boxes = [chart.bounding_box() for chart in page.locator(".stPlotlyChart").all()]
    assert all(box and box["width"] > TABLET["width"] * 0.8 for box in boxes)  # one a row


@pytest.mark.parametrize("width", [1024, 1366, 1920])
def test_navigation_stands_in_one_line_and_its_menus_are_whole(
    page: Page, server: Server, width: int
):
    page.set_viewport_size({"width": width, "height": 768})
    visit(page, server.url)
    assert len(set(page.evaluate(_LINES))) == 1
    page.get_by_test_id("stTopNavSection").last.click()
    menu = page.get_by_test_id("stTopNavPopover")
    menu.wait_for()
    box = menu.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= width
    assert "Trình chiếu" in menu.inner_text()
    settle(page)
