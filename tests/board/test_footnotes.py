"""Footnotes: numbered as one reads, three of them told, in the picture and at their months."""

import pytest
from pictured import MAY, MONTH, QUIET, RECEIVED, TOTALS, changes, drawn, members, said

from partyboard.board.canvas import PAGE, PROJECTED, SLIDE, WIDE
from partyboard.board.charts import changes_by_month, changes_of_month, members_by_month
from partyboard.board.footing import height_of, lines_under
from partyboard.board.footnotes import Footnote, footnote_lines, marks, numbered
from partyboard.board.honesty import Honesty
from partyboard.board.wrapping import text_width

MERGED = "đã xác nhận có 12 đồng chí chuyển đến do sáp nhập"
STC = Footnote(MAY, "Sở Tài chính", MERGED)
LONG = Footnote(MAY, "Sở Nông nghiệp và Phát triển nông thôn", "đã xác nhận " * 40)


def note(months_ago: int, reason: str = "đã đối chiếu", whose: str = "Sở Nội vụ") -> Footnote:
    return Footnote(MAY - months_ago, whose, reason)


def with_notes(*notes: Footnote) -> Honesty:
    return Honesty(66, 68, 2, RECEIVED.as_of, True, notes)


def marked(chart) -> dict[str, str]:
    """What is marked at which month."""
    return {
        each.x: each.text for each in chart.figure.layout.annotations if each.name == "footnote"
    }


def test_footnote_says_month_whose_and_why():
    assert STC.text == f"T5/2021 — Sở Tài chính: {MERGED}"


def test_footnote_of_the_one_organization_shown_names_nobody():
    assert Footnote(MAY, "", MERGED).text == f"T5/2021: {MERGED}"


@pytest.mark.parametrize(
    ("ages", "expected"),
    [
        ([], {}),
        ([0], {0: "¹"}),
        ([2, 0], {2: "¹", 0: "²"}),
        ([0, 2], {2: "¹", 0: "²"}),
        ([9, 6, 3, 1, 0], {9: "*", 6: "*", 3: "¹", 1: "²", 0: "³"}),
    ],
    ids=["none", "one", "oldest first", "in any order", "the newest three are told"],
)
def test_marks_are_numbered_as_one_reads(ages, expected):
    assert marks([note(age) for age in ages]) == {MAY - age: mark for age, mark in expected.items()}


def test_months_with_many_footnotes_have_one_star_for_the_rest():
    notes = [note(0, f"lý do {number}") for number in range(5)]
    assert marks(notes) == {MAY: "¹ ² ³ *"}
    assert [mark for mark, _ in numbered(notes)] == ["¹", "²", "³", "*", "*"]


def test_same_reason_for_many_findings_is_told_once():
    assert numbered([STC, STC, note(0), STC]) == [("¹", STC), ("²", note(0))]


def test_three_are_told_and_the_rest_counted():
    lines = footnote_lines([note(age) for age in range(6)], 800, 12)
    assert lines == [
        "¹ T3/2021 — Sở Nội vụ: đã đối chiếu",
        "² T4/2021 — Sở Nội vụ: đã đối chiếu",
        "³ T5/2021 — Sở Nội vụ: đã đối chiếu",
        "* và 3 ghi chú khác",
    ]


def test_long_reason_ends_in_an_ellipsis_on_its_second_line():
    lines = footnote_lines([LONG], 400, 12)
    assert len(lines) == 2 and lines[1].endswith("…")


def test_reason_that_would_be_markup_is_shown_as_it_was_typed():
    chart = members_by_month(members(TOTALS), MAY, with_notes(note(0, "<b>x</b> & <br>y")))
    assert "&lt;b&gt;x&lt;/b&gt; &amp; &lt;br&gt;y" in said(chart)


def test_footnotes_stand_in_the_picture_over_the_honesty_line():
    chart = members_by_month(members(TOTALS), MAY, with_notes(STC))
    notes = {each.name: each for each in chart.figure.layout.annotations}
    assert f"¹ {STC.text}" in notes["footnotes"].text.replace("<br>", " ")
    assert notes["footnotes"].yshift > notes["honesty"].yshift
    assert notes["footnotes"].font.size == PAGE.small


def test_mark_stands_over_the_point_of_its_month_with_its_sentence_for_the_pointer():
    chart = members_by_month(members(TOTALS), MAY, with_notes(note(2), STC))
    assert marked(chart) == {"3/2021": "¹", "5/2021": "²"}
    (mark,) = [each for each in chart.figure.layout.annotations if each.text == "¹"]
    assert mark.y == TOTALS[-3]
    assert mark.hovertext.replace("<br>", " ") == "¹ T3/2021 — Sở Nội vụ: đã đối chiếu"


def test_mark_of_a_labelled_point_stands_over_its_number():
    chart = members_by_month(members(TOTALS), MAY, with_notes(note(2), STC))
    shift = {
        each.x: each.yshift for each in chart.figure.layout.annotations if each.name == "footnote"
    }
    assert shift["5/2021"] >= shift["3/2021"] + PAGE.text


def test_mark_in_the_stacks_stands_over_the_people_in():
    chart = changes_by_month(changes(QUIET, MONTH), MAY, with_notes(STC))
    (mark,) = [each for each in chart.figure.layout.annotations if each.name == "footnote"]
    assert (mark.x, mark.y) == ("5/2021", 37)


@pytest.mark.parametrize("frame", [changes(MONTH), changes((52, None, *[None] * 9, 0, 52))])
def test_mark_without_a_point_in_the_plot_stands_after_the_subtitle(frame):
    chart = changes_of_month(frame, MAY, with_notes(STC))
    assert marked(chart) == {}
    assert "tháng 5/2021 (người) ¹" in said(chart)


def test_footnotes_are_read_aloud_too():
    chart = members_by_month(members(TOTALS), MAY, with_notes(STC))
    assert chart.alt.endswith(f"{RECEIVED.footer}. ¹ {STC.text}")


def test_picture_without_footnotes_is_what_it_was():
    plain = members_by_month(members(TOTALS), MAY, RECEIVED)
    assert drawn(members_by_month(members(TOTALS), MAY, with_notes()).figure) == drawn(plain.figure)
    assert plain.figure.layout.height == PAGE.height
    assert plain.alt.endswith(f"{RECEIVED.footer}.")


def test_plot_keeps_its_room_and_the_picture_grows_by_its_footnotes():
    notes = (LONG, note(1), note(2), note(3))
    plain = members_by_month(members(TOTALS), MAY, RECEIVED).figure.layout
    noted = members_by_month(members(TOTALS), MAY, with_notes(*notes)).figure.layout
    grown = height_of(notes, PAGE)
    assert grown >= PAGE.lines(5, PAGE.small)
    assert noted.height - plain.height == noted.margin.b - plain.margin.b == grown


@pytest.mark.parametrize("canvas", [PROJECTED, SLIDE])
def test_slide_with_footnotes_is_no_higher_than_a_slide(canvas):
    honesty = with_notes(LONG, note(1), note(2))
    room = canvas.under(height_of(honesty.footnotes, canvas))
    figure = members_by_month(members(TOTALS), MAY, honesty, room).figure
    assert figure.layout.height == canvas.height
    assert min(each.font.size for each in figure.layout.annotations) >= canvas.small


@pytest.mark.parametrize("canvas", [PAGE, WIDE, PROJECTED, SLIDE])
def test_every_line_fits_the_narrowest_width(canvas):
    notes = [LONG, STC, note(1), note(2)]
    for line in lines_under(notes, canvas):
        assert text_width(line, canvas.small) / 1.03 <= canvas.width - 2 * canvas.pad
