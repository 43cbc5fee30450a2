"""A committee that writes markup and formulas everywhere, in a real browser: nothing of it runs."""

import re
from collections.abc import Iterator
from pathlib import Path

import hostile
import pytest
from browsing import PAGES, Server, served, settle, visit
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

MADE_OF_TEXTS = """() => [...document.querySelectorAll(
  "[onmouseover], [onerror], a[href^='javascript'], .katex, img[src='x']")].map(e => e.outerHTML)
  .concat([...document.querySelectorAll("em, code, strong > em")].map(e => e.textContent)
    .filter(text => text === "chưa" || text === "m"))"""
TURNED = """address => {
  history.pushState({}, "", address);
  dispatchEvent(new PopStateEvent("popstate"));
}"""
INSERTED = """() => {
  const place = document.createElement("div");
  document.body.append(place);
  place.innerHTML = "<img src=data:, onerror='window.ran = 1'><a href='javascript:ran=1'>x</a>";
  place.querySelector("a").click();
  const script = document.createElement("script");
  script.textContent = "window.ran = 1";
  document.body.append(script);
  return new Promise(done => setTimeout(() => done(window.ran), 200));
}"""
WRITTEN = """rows => {
  const [table, other] = [new TextEncoder(), new TextEncoder()];
  const read = bytes => new TextDecoder("utf-8", {ignoreBOM: true}).decode(bytes);
  table.encode("\\uFEFF");
  return rows.map(row => [read(table.encode(row)), read(other.encode(row))]);
}"""
ROWS = {
    'Sở,=1+1,"=HYPERLINK(""http://x"",""b"")"\n': 'Sở,\'=1+1,"\'=HYPERLINK(""http://x"",""b"")"\n',
    "-5,+84 912,-5 đ/c,@a\n": "-5,'+84 912,'-5 đ/c,'@a\n",
    '"a\n=1",\t=1,1.5e-7,,x=1\n': '"a\n=1",\'\t=1,1.5e-7,,x=1\n',
}


@pytest.fixture(scope="module")
def unkind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The board of that committee."""
    database = tmp_path_factory.mktemp("hostile") / "board.duckdb"
    with served(hostile.committee(database, f"{hostile.FORMULA} {hostile.MARKUP}")) as running:
        yield running


@pytest.fixture
def watched(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A tab, and what its browser refused or was asked aloud."""
    seen: list[str] = []
    context = browser.new_context(viewport={"width": 1366, "height": 768}, accept_downloads=True)
    context.expose_function("violated", lambda said: seen.append(said))
    context.add_init_script(
        "addEventListener('securitypolicyviolation', said =>"
        " window.violated(`${said.violatedDirective} ${said.blockedURI}`))"
    )
    page = context.new_page()
    page.on("dialog", lambda dialog: (seen.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("pageerror", lambda error: seen.append(f"error {error}"))
    yield page, seen
    context.close()


def test_no_page_makes_anything_of_their_texts_or_breaks_the_policy(unkind, watched):
    page, seen = watched
    visit(page, f"{unkind.url}/?month=2021-03")
    for path in [*PAGES[1:], "/trace?figure=participants"]:
        page.evaluate(TURNED, f"{path}{'&' if '?' in path else '?'}month=2021-03")
        settle(page)
        assert page.evaluate(MADE_OF_TEXTS) == [], path
    assert seen == []


def test_presentation_camera_and_downloads_keep_to_the_policy(unkind, watched):
    page, seen = watched
    visit(page, f"{unkind.url}/members?month=2021-03")
    chart = page.locator(".stPlotlyChart").first
    chart.hover()
    with page.expect_download() as picture:
        chart.locator(".modebar-btn").first.click()
    assert Path(picture.value.path()).read_bytes().startswith(b"\x89PNG")
    visit(page, f"{unkind.url}/report?month=2021-03")
    with page.expect_download() as document:
        page.get_by_test_id("stDownloadButton").first.get_by_role("button").click()
    assert document.value.suggested_filename.endswith(".docx")
    page.goto(f"{unkind.url}/present?month=2021-03")
    page.locator(".slide, .stage").first.wait_for(state="attached")
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(500)
    assert page.evaluate(MADE_OF_TEXTS) == []
    assert seen == []


def test_markup_that_slipped_in_would_run_nothing(unkind, watched):
    page, seen = watched
    page.goto(f"{unkind.url}/help")
    settle(page)
    assert page.evaluate(INSERTED) is None
    assert sorted({each.split(" ")[0] for each in seen}) == ["script-src-attr", "script-src-elem"]


def test_table_saved_in_the_browser_has_its_formulas_marked(unkind, watched):
    page, _ = watched
    page.goto(f"{unkind.url}/help")
    settle(page)
    written = page.evaluate(WRITTEN, list(ROWS))
    assert written == [[marked, row] for row, marked in ROWS.items()]


def test_streamlits_own_download_of_a_table_goes_through_it(unkind, watched):
    page, _ = watched
    page.add_init_script("delete window.showSaveFilePicker")  # else a window of the system
    visit(page, f"{unkind.url}/received?month=2021-03")
    page.get_by_test_id("stDataFrame").first.hover()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Tải bảng về (CSV)").first.click()
    text = Path(saved.value.path()).read_text(encoding="utf-8-sig")
    assert "'=HYPERLINK" in text
    assert re.findall('(?:^|,|\n)"?=', text) == []
