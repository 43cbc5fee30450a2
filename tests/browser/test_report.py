"""The files for the meeting, downloaded as staff do: report and deck of May 2021."""

from pathlib import Path

import docx
import pptx
import pytest
from browsing import Server, visit
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

MAY = "report?month=2021-05"


def downloaded(page: Page, label: str, folder: Path) -> Path:
    """The file that a button gives."""
    with page.expect_download() as awaited:
        page.get_by_role("button", name=label).click()
    path = folder / awaited.value.suggested_filename
    awaited.value.save_as(path)
    return path


def test_report_is_downloaded_as_it_is_read(server: Server, page: Page, tmp_path: Path) -> None:
    visit(page, f"{server.url}/{MAY}")
    path = downloaded(page, "Tải báo cáo (Word)", tmp_path)
    assert path.name == "bao-cao-thang-2021-05.docx"
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    for sentence in page.locator(".paper p").all_inner_texts():
        assert sentence.removeprefix("– ") in text
    assert "với 3.390 đảng viên" in text


def test_deck_is_downloaded_from_the_same_page(server: Server, page: Page, tmp_path: Path) -> None:
    visit(page, f"{server.url}/{MAY}")
    path = downloaded(page, "Tải trình chiếu (PowerPoint)", tmp_path)
    assert path.name == "trinh-chieu-2021-05.pptx"
    slides = pptx.Presentation(str(path)).slides
    assert len(slides) > 5
    shapes = [shape for slide in slides for shape in slide.shapes]
    assert any("3.390" in shape.text_frame.text for shape in shapes if shape.has_text_frame)


def test_page_is_whole_on_a_tablet(server: Server, page: Page) -> None:
    page.set_viewport_size({"width": 1024, "height": 768})
    visit(page, f"{server.url}/{MAY}")
    expect(page.get_by_role("button", name="Tải báo cáo (Word)")).to_be_visible()
    wide = page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
    assert wide <= 0
    assert page.locator(".paper").bounding_box()["width"] > 500
