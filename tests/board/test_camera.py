"""The camera button: what it saves, under which name, and what it says."""

from pictured import MAY, NOTHING, drawn

from partyboard.board.camera import config, with_saved
from partyboard.board.canvas import PAGE, SLIDE
from partyboard.board.frame import worded


def test_the_camera_saves_a_file_named_after_month_and_chart():
    options = config("tong-so-dang-vien", MAY)["toImageButtonOptions"]
    assert options["filename"] == "2021-05-tong-so-dang-vien"


def test_the_camera_saves_a_slide_of_1920_by_1080_at_twice_its_pixels():
    options = config("x", MAY)["toImageButtonOptions"]
    assert (options["width"], options["height"], options["scale"]) == (1920, 1080, 2)
    assert options["format"] == "png"


def test_the_picture_of_a_page_brings_the_slide_that_is_saved():
    page, slide = (
        worded("Chưa có số liệu", "Tháng 5", "", NOTHING, canvas=canvas) for canvas in (PAGE, SLIDE)
    )
    saving = with_saved(page, slide)
    saved = drawn(saving)["layout"]["meta"]["saved"]
    assert saved["data"] == drawn(slide)["data"]
    assert saved["layout"]["annotations"] == drawn(slide)["layout"]["annotations"]
    assert (saved["layout"]["width"], saved["layout"]["height"]) == (1920, 1080)
    assert saving.layout.height == page.layout.height


def test_the_camera_is_the_only_button():
    assert config("x", MAY)["modeBarButtons"] == [["toImage"]]
    assert config("x", MAY)["displaylogo"] is False


def test_the_words_of_the_button_are_vietnamese_and_come_with_the_chart():
    found = config("x", MAY)
    words = found["locales"][found["locale"]]["dictionary"]
    assert words["Download plot as a PNG"] == "Tải ảnh về máy"


def test_neither_the_picture_nor_the_slide_is_changed_by_that():
    page, slide = (
        worded("Chưa có số liệu", "Tháng 5", "", NOTHING, canvas=canvas) for canvas in (PAGE, SLIDE)
    )
    with_saved(page, slide)
    assert "meta" not in page.to_dict()["layout"]
    assert "width" not in slide.to_dict()["layout"]
