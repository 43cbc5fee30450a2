"""May 2021 before the standing committee: every slide, by clicker, keys, arrows, on projectors."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from browsing import PATIENCE, Server, settle, visit
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

MAY = "month=2021-05"
LEAST = 28  # px of a letter where a slide is 1920 px wide
INSTANT = 300  # ms
SIZES = [(1920, 1080), (1366, 768), (1024, 768), (3840, 2160)]

# Every text that can be seen: its words, the px of its letters, whether it is whole in the window,
# whether it belongs to a slide or to the counter.
_TEXTS = """() => {
  const seen = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode, of = node.parentElement;
    const words = node.textContent.replace(/\\u200b/g, "").trim();
    if (!words || of.closest("script, style, .controls")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    const style = getComputedStyle(of);
    if (!box.width || !box.height || style.visibility !== "visible") continue;
    if (!of.checkVisibility({ opacityProperty: true })) continue;
    const slide = of.closest("[class*='st-key-slide-']");
    let size = parseFloat(style.fontSize);
    if (slide) size *= parseFloat(getComputedStyle(document.documentElement)
      .getPropertyValue("--scale"));
    const whole = box.left >= 0 && box.top >= 0
      && box.right <= innerWidth + 0.5 && box.bottom <= innerHeight + 0.5;
    seen.push({ words, size, whole, ours: Boolean(slide || of.closest(".counter")) });
  }
  return seen;
}"""
_DRAWN = """() => {
  const names = document.querySelector(".stage")?.dataset.slides.split(" ") ?? [];
  return names.length > 2
    && names.slice(2).every(name => document.querySelector(`.st-key-slide-${name} svg .infolayer`));
}"""
_SCROLLS = """() => {
  const page = document.scrollingElement, main = document.querySelector("[data-testid='stMain']");
  return page.scrollHeight > innerHeight || page.scrollWidth > innerWidth
    || getComputedStyle(main).overflowY !== "hidden";
}"""
_TURNED = """async (key) => {
  const before = performance.now(), name = document.documentElement.dataset.slide;
  dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  return document.documentElement.dataset.slide === name ? null : performance.now() - before;
}"""


@pytest.fixture
def screen(page: Page) -> Callable[[int, int], Page]:
    """The tab in a size."""

    def sized(width: int, height: int) -> Page:
        page.set_viewport_size({"width": width, "height": height})
        return page

    return sized


def present(page: Page, url: str, more: str = "") -> list[str]:
    """Open the presentation of May and wait until every slide is drawn; the names of the slides."""
    page.goto(f"{url}/present?{MAY}{more}")
    return drawn(page)


def drawn(page: Page) -> list[str]:
    page.wait_for_function(_DRAWN, timeout=PATIENCE * 1000)
    return str(page.locator(".stage").get_attribute("data-slides")).split()


def slide(page: Page) -> str:
    """The slide that the address names; it is the one in view."""
    (name,) = parse_qs(urlsplit(str(page.evaluate("location.href"))).query)["slide"]
    expect(page.locator(f".st-key-slide-{name}")).to_be_visible()
    return name


def faults(page: Page, scale: float) -> list[str]:
    """What is wrong with the slide in view."""
    found = page.evaluate(_TEXTS)
    told = [f"small: {text}" for text in found if text["size"] < LEAST * scale - 0.01]
    told += [f"clipped: {text}" for text in found if not text["whole"]]
    told += [f"not of a slide: {text}" for text in found if not text["ours"]]
    if page.evaluate(_SCROLLS):
        told.append("scrolls")
    return told if len(found) > 3 else [*told, f"little to see: {found}"]


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_every_slide_is_whole_large_enough_and_alone_on_the_screen(
    server: Server, screen, width: int, height: int
):
    page = screen(width, height)
    names = present(page, server.url)
    scale = min(width / 1920, height / 1080)
    seen = {}
    for _ in names:
        seen[slide(page)] = faults(page, scale)
        page.keyboard.press("PageDown")
    assert list(seen) == names
    assert {name: told for name, told in seen.items() if told} == {}
    for part in ("stHeader", "stToolbar", "stTopNavLink"):
        assert not any(each.is_visible() for each in page.get_by_test_id(part).all())


def test_clicker_and_keys_go_forth_and_back_to_the_first_and_to_the_last(server: Server, screen):
    page = screen(1366, 768)
    names = present(page, server.url)
    assert slide(page) == names[0] == "cover"
    places = {
        "ArrowRight": 1, "PageDown": 2, "Space": 3, "ArrowDown": 4, "ArrowLeft": 3, "PageUp": 2,
        "Shift+Space": 1, "End": -1, "ArrowUp": -2, "Home": 0,
    }  # fmt: skip
    for key, place in places.items():
        page.keyboard.press(key)
        assert slide(page) == names[place], key
    page.keyboard.press("PageUp")
    assert slide(page) == names[0]
    page.keyboard.press("End")
    page.keyboard.press("PageDown")
    assert slide(page) == names[-1]
    assert page.locator(".counter").inner_text() == f"{len(names)}/{len(names)}"


def test_arrows_on_the_screen_show_when_the_mouse_moves_and_step_through_all(
    server: Server, screen
):
    page = screen(1366, 768)
    names = present(page, server.url)
    controls = page.locator(".controls")
    expect(controls).to_have_css("opacity", "0")
    page.mouse.move(300, 300)
    page.mouse.move(320, 300)
    expect(controls).to_have_css("opacity", "1")
    forth = page.get_by_role("button", name="Trang sau")
    for name in names[1:]:
        forth.click()
        assert slide(page) == name
    expect(forth).to_be_hidden()
    page.get_by_role("button", name="Trang trước").click()
    assert slide(page) == names[-2]


def test_arrows_are_reached_by_tab(server: Server, screen):
    page = screen(1366, 768)
    names = present(page, server.url)
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset?.do") == "forth":
            break
    expect(page.locator(".controls")).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    assert slide(page) == names[1]
    page.keyboard.press("Space")
    assert slide(page) == names[2]


def test_turning_a_slide_is_instant(server: Server, screen):
    page = screen(1920, 1080)
    names = present(page, server.url)
    times = [page.evaluate(_TURNED, "PageDown") for _ in names[1:]]
    assert None not in times
    assert sorted(times)[len(times) // 2] < INSTANT


def test_link_opens_the_slide_that_it_names(server: Server, screen):
    page = screen(1366, 768)
    names = present(page, server.url, "&slide=admissions_pace")
    assert slide(page) == "admissions_pace"
    expect(page.locator(".st-key-slide-admissions_pace")).to_contain_text("Kết nạp 40/101")
    place = names.index("admissions_pace") + 1
    expect(page.locator(".counter")).to_have_text(f"{place}/{len(names)}")


def test_slide_that_there_is_not_is_the_first_one(server: Server, screen):
    page = screen(1366, 768)
    present(page, server.url, "&slide=no_such_picture")
    assert slide(page) == "cover"


def test_escape_leads_back_to_the_page_one_came_from_whose_keys_are_left_alone(
    server: Server, screen
):
    page = screen(1366, 768)
    visit(page, f"{server.url}/training?month=2021-04")
    page.get_by_text("Cuộc họp").first.click()
    page.get_by_text("Trình chiếu", exact=True).last.click()
    drawn(page)
    assert "month=2021-04" in page.evaluate("location.href")
    page.keyboard.press("PageDown")
    page.keyboard.press("Escape")
    expect(page.locator("h1")).to_have_text("Bồi dưỡng tháng 4/2021")
    settle(page)
    before = page.evaluate("location.href")
    for key in ("PageDown", "Escape", "f"):
        page.keyboard.press(key)
    assert page.evaluate("location.href") == before
    assert not page.evaluate("Boolean(document.fullscreenElement)")


def test_escape_leads_to_the_overview_where_one_came_by_a_link(server: Server, screen):
    page = screen(1366, 768)
    present(page, server.url)
    page.keyboard.press("Escape")
    page.wait_for_url("**/?month=2021-05")
    settle(page)
    expect(page.locator("h1")).to_have_text("Tháng 5/2021")


def test_f_fills_the_screen(server: Server, screen):
    page = screen(1366, 768)
    present(page, server.url)
    page.keyboard.press("f")
    page.wait_for_function("Boolean(document.fullscreenElement)")
    page.keyboard.press("PageDown")
    assert slide(page) == "figures"
    page.keyboard.press("f")
    page.wait_for_function("!document.fullscreenElement")
