"""The camera of every chart of every page: the file that it saves, looked into."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from browsing import Server, visit
from PIL import Image
from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

SIZE = (3840, 2160)
SHARPNESS = 2  # pixels of the file for one of the slide
INK = 128  # what is darker than this is written or drawn
# The title's first line as the browser itself would write it: (in the font of the page, in Arial).
_TITLE = """async chart => {
  const { annotations } = chart.querySelector(".js-plotly-plot").layout.meta.saved.layout;
  const { text, font } = annotations.find(each => each.font.weight === 600 && each.x === 0);
  const line = text.split("<br>")[0];
  await document.fonts.load(`600 20px "Be Vietnam Pro"`, line);
  const paper = document.createElement("canvas").getContext("2d");
  const inked = ["Be Vietnam Pro", "Arial"].map(family => {
    paper.font = `600 ${font.size * 2}px "${family}"`;
    const { actualBoundingBoxLeft, actualBoundingBoxRight } = paper.measureText(line);
    return actualBoundingBoxLeft + actualBoundingBoxRight;
  });
  return { size: font.size, inked };
}"""


def charts_on(page: Page) -> list[Locator]:
    return page.locator(".stPlotlyChart").all()


def saved(page: Page, chart: Locator) -> tuple[str, Image.Image]:
    """The name and the picture that the camera saves at one click."""
    with page.expect_download() as saving:
        chart.locator(".modebar-btn").click()
    content = Path(saving.value.path()).read_bytes()
    return saving.value.suggested_filename, Image.open(BytesIO(content)).convert("L")


def ink(picture: Image.Image, top: float, bottom: float) -> tuple[int, int]:
    """From where to where there is ink between two heights (shares of the picture)."""
    band = picture.crop((0, round(top * SIZE[1]), SIZE[0], round(bottom * SIZE[1])))
    box = band.point(lambda grey: 255 if grey < INK else 0).getbbox()
    return (box[0], box[2]) if box else (0, 0)


def test_every_camera_saves_a_whole_picture(open_page):
    page, names = open_page.page, set()
    for chart in charts_on(page):
        name, picture = saved(page, chart)
        names.add(name)
        assert re.fullmatch(r"2021-05-[a-z0-9-]+\.png", name)
        assert picture.size == SIZE
        for corner in ((0, 0), (SIZE[0] - 1, SIZE[1] - 1)):
            assert picture.getpixel(corner) == 255  # white, and nothing runs over the edge
        for top, bottom in ((0, 0.1), (0.2, 0.9), (0.92, 1)):  # title, plot, honesty line
            left, right = ink(picture, top, bottom)
            assert 0 < left < right < SIZE[0]
    assert len(names) == len(charts_on(page))


def test_the_file_is_in_the_very_font_of_the_screen(page: Page, server: Server):
    visit(page, f"{server.url}/members?month=2021-05")
    for chart in charts_on(page):
        title: dict[str, Any] = chart.evaluate(_TITLE)
        _, picture = saved(page, chart)
        left, right = ink(picture, 0, title["size"] * 1.7 / 1080)
        ours, arial = title["inked"]
        assert right - left == pytest.approx(ours, abs=4)
        assert abs(right - left - arial) > 12


def test_letters_of_the_title_are_high_enough_for_a_projector(page: Page, server: Server):
    visit(page, server.url)
    for chart in charts_on(page):
        assert chart.evaluate(_TITLE)["size"] >= 28


def test_without_the_page_s_font_the_picture_comes_all_the_same(page: Page, server: Server):
    visit(page, f"{server.url}/members?month=2021-05")
    chart = charts_on(page)[0]
    arial = chart.evaluate(_TITLE)["inked"][1]
    page.route("**/*.woff2", lambda route: route.abort())
    _, picture = saved(page, chart)
    left, right = ink(picture, 0, 0.075)
    assert right - left == pytest.approx(arial, rel=0.1)
    assert picture.size == SIZE


def test_the_camera_leaves_the_chart_on_the_page_as_it_was(page: Page, server: Server):
    visit(page, server.url)
    chart = charts_on(page)[0]
    before = chart.evaluate("chart => chart.querySelector('.js-plotly-plot').layout.height")
    saved(page, chart)
    after = chart.evaluate("chart => chart.querySelector('.js-plotly-plot').layout.height")
    assert after == before
    assert chart.bounding_box()["height"] < 768


def test_the_camera_is_reached_and_pressed_by_keyboard(page: Page, server: Server):
    visit(page, server.url)
    camera = charts_on(page)[0].locator(".modebar-btn")
    for _ in range(60):
        page.keyboard.press("Tab")
        if camera.evaluate("button => button === document.activeElement"):
            break
    with page.expect_download() as saving:
        page.keyboard.press("Enter")
    assert saving.value.suggested_filename.startswith("2021-05-")
