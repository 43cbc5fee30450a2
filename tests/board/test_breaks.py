"""Where history breaks: a line in the pictures of one, a footnote where all are shown."""

from dataclasses import replace

import changed_committee as committee
import pytest
from changed_committee import APRIL, FEBRUARY, JUNE, MARCH, MAY

from partyboard.board.breaks import breaks, entered_or_left
from partyboard.board.charts import PAGE, SLIDE
from partyboard.board.pictures import PICTURES, footnotes, picture
from partyboard.board.view import View
from partyboard.settings import DEFAULT_FILE, load


@pytest.fixture(scope="module")
def store():
    """The committee that changes in every way."""
    with committee.build() as built:
        yield built


@pytest.fixture
def view(store):
    """June, everybody, as reported."""
    return View(store, load(DEFAULT_FILE), JUNE)


def lines(chart):
    """The months before which there is a line, by their place on the axis; the words over them."""
    shapes = [shape for shape in chart.figure.layout.shapes if shape.name == "break"]
    words = [note.text for note in chart.figure.layout.annotations if note.name == "break"]
    return [shape.x0 for shape in shapes], words


@pytest.mark.parametrize(
    ("code", "by_today", "seen"),
    [
        ("A", False, [(FEBRUARY, "Tiếp nhận F"), (APRIL, "Hợp nhất A, B")]),
        ("C", True, [(FEBRUARY, "Tiếp nhận F"), (APRIL, "Hợp nhất A, B")]),
        ("C", False, [(APRIL, "Hợp nhất A, B")]),
        ("E", False, [(MARCH, "Tiếp nhận D")]),
        ("G", False, [(MAY, "Chia G")]),
        ("H", False, [(MAY, "Chia G")]),
        ("J", False, [(APRIL, "Kết thúc")]),
        ("K", False, [(MARCH, "Bắt đầu báo cáo")]),
        ("L", False, [(APRIL, "Đổi tên")]),
        ("M", False, [(APRIL, "Đổi loại hình")]),
        (None, False, []),
    ],
)
def test_breaks_of_one_are_the_events_that_it_was_part_of(view, code, by_today, seen):
    found = breaks(replace(view, organization=code, by_today=by_today))
    assert [(each.month, each.label) for each in found] == seen


def test_sentence_names_everybody(view):
    told = {each.label: each.told for each in breaks(replace(view, organization="A"))}
    assert told["Hợp nhất A, B"] == "Hợp nhất A, B thành C"
    (left,) = breaks(replace(view, organization="J"))
    assert left.told == "J không còn trong Đảng bộ (theo Quyết định 15-QĐ/TU)"
    (renamed,) = breaks(replace(view, organization="L"))
    assert renamed.told == "Đổi tên từ Đảng bộ L thành Đảng bộ mang tên mới"


def test_line_stands_between_the_months_with_its_words(view):
    chart = picture(replace(view, organization="C", by_today=True), "members_by_month")
    assert lines(chart) == ([0.5, 2.5], ["Tiếp nhận F", "Hợp nhất A, B"])
    assert "T4/2021 — Hợp nhất A, B thành C." in chart.alt


def test_no_line_stands_before_the_first_month(view):
    """C itself begins in April: there is nothing left of it."""
    assert lines(picture(replace(view, organization="C"), "members_by_month")) == ([], [])


@pytest.mark.parametrize("canvas", [PAGE, SLIDE])
@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_is_drawn_with_its_breaks(view, name, canvas):
    assert picture(replace(view, organization="C", by_today=True), name, canvas).figure


def test_whoever_entered_or_left_is_told_under_the_total(view):
    said = [(note.month, note.reason) for note in entered_or_left(view)]
    assert said == [
        (FEBRUARY, "F kết thúc hoạt động, A tiếp nhận"),
        (MARCH, "D kết thúc hoạt động, E tiếp nhận"),
        (MARCH, "K bắt đầu báo cáo"),
        (APRIL, "Hợp nhất A, B thành C"),
        (APRIL, "J không còn trong Đảng bộ (theo Quyết định 15-QĐ/TU)"),
        (MAY, "Chia G thành H, I"),
    ]
    assert set(footnotes(view, "members_by_month")) == set(entered_or_left(view))
    assert footnotes(view, "training_by_month") == ()
    assert footnotes(replace(view, organization="C"), "members_by_month") == ()
