"""What stands on paper only: the letterhead, and tables with all their rows."""

from datetime import date, datetime

import pytest
from pictured import answer

from partyboard.board.choice import choice
from partyboard.board.paper import MOST_ROWS, letterhead, table
from partyboard.text import Month

JUNE = Month(2021, 6)


@pytest.mark.parametrize(
    ("wanted", "right"),
    [
        ({"month": "2021-05"}, "Tháng 5/2021"),
        ({"month": "2021-05", "organization": "STC"}, "Tháng 5/2021 · Đảng bộ Sở Tài chính"),
        (
            {"month": "2021-04", "as_of": "2021-05-20T09:00"},
            "Tháng 4/2021 · số liệu lúc 09:00 20/5/2021",
        ),
    ],
)
def test_letterhead_says_whose_page_it_is_and_of_when(demo_store, settings, wanted, right):
    found = choice(demo_store, settings, wanted)
    assert letterhead(settings, found, JUNE) == (settings.committee(Month(2021, 5)).whole, right)


def test_letterhead_of_an_empty_board_names_the_committee(empty_store, settings):
    assert choice(empty_store, settings, {}) is None
    assert letterhead(settings, None, JUNE) == (settings.committee(JUNE).whole, "")


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (3390, '<td class="number">3.390</td>'),
        (97.14, '<td class="number">97,1</td>'),
        (None, "<td></td>"),
        (True, "<td>có</td>"),
        (date(2021, 5, 31), "<td>31/5/2021</td>"),
        (datetime(2021, 5, 31, 16, 5), "<td>16:05 31/5/2021</td>"),
        (["Đang tính", "Đã sửa"], "<td>Đang tính, Đã sửa</td>"),
        ("<b>Chi bộ</b> A & B", "<td>&lt;b&gt;Chi bộ&lt;/b&gt; A &amp; B</td>"),
    ],
)
def test_values_are_written_as_people_write_them(value, cell):
    assert cell in table(answer({"Số liệu": [value]}))


def test_headings_are_repeated_on_each_page_and_left_out_with_their_column():
    html = table(answer({"Mã": ["STC"], "Xem": ["/received?report=1"]}), without=["Xem"])
    assert "<thead><tr><th>Mã</th></tr></thead>" in html
    assert "/received" not in html


@pytest.mark.parametrize(("rows", "is_table"), [(MOST_ROWS, True), (MOST_ROWS + 1, False)])
def test_a_table_too_long_for_paper_says_what_to_do(rows, is_table):
    html = table(answer({"Mã": ["STC"] * rows}))
    assert html.startswith("<table") == is_table
    assert html.count("<td>STC</td>") == (rows if is_table else 0)
    assert ("201 dòng" in html) == (not is_table)
