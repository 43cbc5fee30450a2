"""The frame: what every screenshot carries, and where it stands."""

from datetime import UTC, datetime

import plotly.io
import pytest
from pictured import NOTHING, ONE_UNIT, RECEIVED, drawn, texts

from partyboard.board.canvas import PAGE, PROJECTED, SLIDE, WIDE
from partyboard.board.frame import FONTS, Honesty, Key, framed, worded
from partyboard.board.sketch import Sketch, scatter
from partyboard.board.wrapping import text_width

TITLE = "Đảng bộ có 3.390 đảng viên, tăng 28 so với tháng 4"
CANVASES = (PAGE, WIDE, PROJECTED, SLIDE)


def line():
    sketch = Sketch()
    sketch.add_trace(scatter(x=["4/2021", "5/2021"], y=[3362, 3390]))
    return sketch


@pytest.mark.parametrize(
    ("honesty", "footer"),
    [
        (RECEIVED, "66/68 đơn vị đã báo cáo · 2 đơn vị tạm tính · số liệu đến 16:05 31/5/2021"),
        (Honesty(68, 68, 0, None, False), "68/68 đơn vị đã báo cáo"),
        (NOTHING, "0/68 đơn vị đã báo cáo"),
        (ONE_UNIT, "Đơn vị đã báo cáo · số liệu đến 16:05 31/5/2021"),
        (Honesty(0, 1, 1, None, True), "Đơn vị chưa báo cáo · 1 đơn vị tạm tính"),
        (Honesty(0, 0, 0, None, True), "0/0 đơn vị đã báo cáo"),
        (
            Honesty(1, 2, 0, datetime(2021, 5, 31, 18, 30, tzinfo=UTC), True),
            "1/2 đơn vị đã báo cáo · số liệu đến 01:30 1/6/2021",
        ),
    ],
)
def test_the_honesty_line_says_who_reported_and_until_when(honesty, footer):
    assert honesty.footer == footer


def test_title_subtitle_and_honesty_line_stand_in_the_picture():
    figure = framed(line(), TITLE, "Cuối tháng", RECEIVED, canvas=WIDE)
    assert TITLE in texts(figure)
    assert "Cuối tháng" in texts(figure)
    assert RECEIVED.footer in texts(figure)


def test_figures_that_are_not_final_are_stamped_in_the_picture():
    assert "TẠM TÍNH" in texts(framed(line(), TITLE, "", RECEIVED))


def test_final_figures_are_not_stamped():
    assert "TẠM TÍNH" not in texts(framed(line(), TITLE, "", ONE_UNIT))


@pytest.mark.parametrize("canvas", CANVASES)
@pytest.mark.parametrize("honesty", [RECEIVED, ONE_UNIT])
def test_every_line_of_the_frame_fits_the_narrowest_width(canvas, honesty):
    long = " ".join([TITLE] * 3)
    figure = framed(line(), long, long, honesty, canvas=canvas, key=[Key("#000000", TITLE)] * 3)
    for note in figure.layout.annotations:
        for text in note.text.replace("&nbsp;", " ").split("<br>"):
            plain = text.replace('<span style="color:#000000">', "").replace("</span>", "")
            assert text_width(plain, note.font.size) / 1.03 <= canvas.width - 2 * canvas.pad


@pytest.mark.parametrize("canvas", CANVASES)
def test_everything_in_the_frame_stands_inside_the_margins(canvas):
    figure = framed(line(), TITLE, TITLE, RECEIVED, canvas=canvas, left=40, right=20, ticks=2)
    margin = figure.layout.margin
    for note in figure.layout.annotations:
        if note.yanchor == "top":
            assert 0 < note.yshift <= margin.t - canvas.pad
        else:
            assert note.yshift == canvas.pad - margin.b
        edge = canvas.pad - margin.l if note.xanchor == "left" else margin.r - canvas.pad
        assert note.xshift == edge


@pytest.mark.parametrize("canvas", CANVASES)
def test_the_plot_keeps_half_of_the_height_under_a_title_of_two_lines(canvas):
    long = " ".join([TITLE] * 2)
    margin = framed(line(), long, TITLE, RECEIVED, canvas=canvas, ticks=2).layout.margin
    assert canvas.height - margin.t - margin.b >= canvas.height * 0.45


def test_numbers_are_written_the_vietnamese_way():
    assert framed(line(), TITLE, "", RECEIVED).layout.separators == ",."


def test_the_stack_of_fonts_ends_in_one_that_every_machine_has():
    figure = framed(line(), TITLE, "", RECEIVED)
    assert figure.layout.font.family == FONTS
    assert FONTS.split(", ")[0] == "Be Vietnam Pro"
    assert FONTS.split(", ")[-2:] == ["Arial", "sans-serif"]


def test_the_background_is_white_in_the_picture_and_in_the_file():
    layout = framed(line(), TITLE, "", RECEIVED).layout
    assert (layout.paper_bgcolor, layout.plot_bgcolor) == ("#FFFFFF", "#FFFFFF")


def test_the_figure_handed_in_is_not_changed():
    figure = line()
    framed(figure, TITLE, "", RECEIVED)
    assert vars(figure) == vars(line())


def test_a_template_set_for_all_figures_does_not_reach_ours(monkeypatch):
    monkeypatch.setattr(plotly.io.templates, "default", "plotly_dark")
    figure = worded("Chưa có số liệu để vẽ", TITLE, "", NOTHING)
    assert "paper_bgcolor" not in drawn(figure)["layout"]["template"].get("layout", {})


def test_what_is_missing_is_said_in_words_inside_the_frame():
    figure = worded("Chưa có số liệu để vẽ", "Chưa có báo cáo tháng 5/2021", "", NOTHING)
    assert "Chưa có số liệu để vẽ" in texts(figure)
    assert "0/68 đơn vị đã báo cáo" in texts(figure)
    assert figure.layout.xaxis.visible is False
