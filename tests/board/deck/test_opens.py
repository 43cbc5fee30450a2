"""The deck opens in LibreOffice: every slide is there, with its words, none of them English."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from decks import charts_of, slides_of, title_of
from libreoffice import needs_libreoffice

from partyboard.board.deck import deck
from partyboard.board.view import View
from partyboard.settings import DEFAULT_FILE, load
from partyboard.text import Month

pytestmark = [
    pytest.mark.slow,
    needs_libreoffice,
    pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils is not installed"),
]


@pytest.fixture(scope="module")
def content(demo_store):
    return deck(View(demo_store, load(DEFAULT_FILE), Month(2021, 5)))


@pytest.fixture(scope="module")
def pages(content, tmp_path_factory) -> list[str]:
    """The words of each page, as LibreOffice draws them."""
    folder = tmp_path_factory.mktemp("opens")
    (folder / "deck.pptx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    called = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder]
    subprocess.run([*called, folder / "deck.pptx"], check=True, capture_output=True, timeout=180)
    return words(folder / "deck.pdf")


def words(path: Path) -> list[str]:
    told = subprocess.run(
        ["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True
    )
    return [" ".join(page.split()) for page in told.stdout.split("\f")[:-1]]


def test_every_slide_is_a_page_with_its_title(content, pages):
    slides = slides_of(content)
    assert len(pages) == len(slides)
    for slide, page in zip(slides, pages, strict=True):
        for word in title_of(slide).split():
            assert word in page, title_of(slide)


def test_numbers_are_written_as_here(content, pages):
    (page,) = [page for page in pages if "Đảng bộ có 3.390 đảng viên" in page]
    assert "3.332" in page and "3.390" in page.split("Số đảng viên cuối tháng")[1]
    (shares,) = [page for page in pages if "Dân tộc thiểu số (204)" in page]
    assert "6,1%" in shares


def test_every_month_of_an_axis_is_drawn(content, pages):
    months = [f"{number}/2020" for number in range(5, 13)] + [f"{n}/2021" for n in range(1, 6)]
    (page,) = [page for page in pages if "72 học viên" in page and "lớp mở" in page]
    assert [month for month in months if f" {month} " not in f" {page} "] == []


def test_legends_name_their_series_and_no_helper(content, pages):
    for slide, page in zip(slides_of(content), pages, strict=True):
        for chart in charts_of(slide):
            legend = bool(list(chart.root.iter("{*}legend")))
            hidden = [each.name for each in chart.series if "Nền" in each.name]
            assert not [name for name in hidden if name in page]
            if legend:
                assert any(series.name in page for series in chart.series)


def test_no_english_is_drawn(pages):
    english = re.compile(r"\b(click|chart|title|slide|series|category|text|page)\b", re.IGNORECASE)
    assert [english.findall(page) for page in pages if english.search(page)] == []
