"""Every page on A4, upright and across: whole pictures, no empty page, whose it is and of when."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from browsing import Server, visit
from PIL import Image
from playwright.sync_api import Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not (shutil.which("pdftotext") and shutil.which("pdftoppm")),
        reason="poppler-utils is not installed",
    ),
]

_SAID = """() => [...document.querySelectorAll(".stPlotlyChart .js-plotly-plot")].map(chart =>
  chart.layout.annotations
    .filter(each => each.font?.weight === 600 && each.x === 0 || each.name === "honesty")
    .flatMap(each => each.text.split("<br>")))"""


def printed(page: Page, folder: Path, across: bool) -> tuple[list[Image.Image], str]:
    """The sheets, small and grey, and all that is written on them, without spaces and breaks."""
    path = folder / "page.pdf"
    page.pdf(path=path, format="A4", landscape=across, print_background=True)
    for old in folder.glob("sheet*"):
        old.unlink()
    subprocess.run(["pdftoppm", "-r", "40", "-gray", "-png", path, folder / "sheet"], check=True)
    text = subprocess.run(["pdftotext", "-raw", path, "-"], check=True, capture_output=True)
    sheets = [opened(each) for each in sorted(folder.glob("sheet*"))]
    return sheets, squeezed(text.stdout.decode())


def opened(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        return picture.convert("L")


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def inked(sheet: Image.Image) -> tuple[int, int, int, int] | None:
    """The box of what is on the sheet."""
    return sheet.point(lambda grey: 255 if grey < 200 else 0).getbbox()


def test_page_on_paper_is_whole(open_page, tmp_path: Path):
    page, path = open_page.page, open_page.path
    said = [squeezed(text) for chart in page.evaluate(_SAID) for text in chart]
    for across in (False, True):
        sheets, text = printed(page, tmp_path, across)
        assert (sheets[0].width > sheets[0].height) == across
        for sheet in sheets:
            box = inked(sheet)
            assert box, "an empty page"
            assert min(box[:2]) >= 10 and box[2] <= sheet.width - 10
        assert "ToànĐảngbộ" in text and "Tháng5/2021" in text
        assert "Khắcphụcsaukiểmtra" not in text[:60] or path == "/follow-ups"  # no navigation
        for sentence in said:
            assert text.count(sentence) >= said.count(sentence)


def test_tables_are_printed_with_all_their_rows(page: Page, server: Server, tmp_path: Path):
    visit(page, f"{server.url}/members?month=2021-05")
    _, text = printed(page, tmp_path, across=False)
    for name in ("Đảng bộ Văn phòng Tỉnh ủy", "Đảng bộ Sở Tài chính", "Đảng bộ Viễn thông tỉnh"):
        assert squeezed(name) in text
    assert page.locator(".on-paper table").count() == 0  # the screen has a table of its own


def test_two_pictures_stand_on_a_sheet(page: Page, server: Server, tmp_path: Path):
    visit(page, f"{server.url}/commendations?month=2021-05")
    charts = page.locator(".stPlotlyChart").count()
    _, _ = printed(page, tmp_path, across=False)
    words = subprocess.run(
        ["pdftotext", "-l", str(-(-charts // 2)), tmp_path / "page.pdf", "-"],
        check=True,
        capture_output=True,
    ).stdout.decode()
    assert squeezed(words).count("đơnvịđãbáocáo") == charts


def test_what_is_for_paper_only_takes_no_room_on_the_screen(page: Page, server: Server):
    visit(page, f"{server.url}/members?month=2021-05")
    hidden = page.locator(".letterhead, .on-paper")
    assert hidden.count() >= 2
    assert not any(each.is_visible() for each in hidden.all())
