"""Where text breaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyboard.board.wrapping import balanced, joined, shortened, text_width, wrapped

TITLE = "Đảng bộ có 3.390 đảng viên, tăng 28 so với tháng 4"


def test_the_width_is_that_of_the_font():
    # Chromium measures 440 px for this title in Be Vietnam Pro 600 at 17 px.
    assert text_width(TITLE, 17) == pytest.approx(440, abs=5)


def test_marks_add_no_width():
    assert text_width("ế", 100) == text_width("e", 100)
    assert text_width("ư", 100) == text_width("u", 100)


def test_text_that_fits_stays_on_one_line():
    assert balanced(TITLE, 500, 17) == [TITLE]


def test_two_lines_break_after_the_comma():
    assert balanced(TITLE, 400, 17) == ["Đảng bộ có 3.390 đảng viên,", "tăng 28 so với tháng 4"]


def test_a_comma_near_an_end_breaks_no_line():
    title = "27 tập thể, 57 cá nhân được khen thưởng trong tháng 5"
    assert balanced(title, 400, 17) == ["27 tập thể, 57 cá nhân được", "khen thưởng trong tháng 5"]


def test_no_word_is_left_alone_on_the_last_line():
    assert balanced("Không còn nội dung nào phải khắc phục", 300, 17)[-1] != "phục"


def test_a_word_wider_than_the_line_stays_whole():
    assert balanced("Nghiêng ngả", 10, 17) == ["Nghiêng", "ngả"]


def test_parts_are_broken_only_between_them():
    assert joined(["66/68 đơn vị", "số liệu đến 16:05"], " · ", 150, 12) == [
        "66/68 đơn vị",
        "số liệu đến 16:05",
    ]


def test_what_does_not_fit_ends_in_an_ellipsis():
    name = "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh"
    lines = shortened(name, 170, 14, 2)
    assert len(lines) == 2
    assert lines[-1].endswith(" …")


@given(st.text(), st.integers(1, 2000), st.integers(8, 48))
def test_no_word_is_lost_or_moved(text, width, size):
    assert " ".join(wrapped(text, width, size)).split() == text.split()
    assert " ".join(balanced(text, width, size)).split() == text.split()


@given(st.lists(st.text("abcđê", min_size=1, max_size=8), min_size=1), st.integers(200, 900))
def test_no_line_is_wider_than_allowed(words, width):
    assert all(text_width(line, 14) <= width for line in balanced(" ".join(words), width, 14))
