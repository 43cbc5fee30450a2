"""What stands on paper only: the letterhead, and tables with all their rows."""

import json
from datetime import date, datetime
from xml.etree.ElementTree import fromstring

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


def held(html):
    """What the page holds ready for paper."""
    place = fromstring(html)
    assert (place.tag, place.get("class"), len(place)) == ("div", "on-paper", 0)
    return json.loads(place.get("data-table"))


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (3390, ["3.390", True]),
        (97.14, ["97,1", True]),
        (None, ["", False]),
        (True, ["có", False]),
        (date(2021, 5, 31), ["31/5/2021", False]),
        (datetime(2021, 5, 31, 16, 5), ["16:05 31/5/2021", False]),
        (["Đang tính", "Đã sửa"], ["Đang tính, Đã sửa", False]),
        ("<b>Chi bộ</b> A & 'B' \"C\"", ["<b>Chi bộ</b> A & 'B' \"C\"", False]),
    ],
)
def test_values_are_written_as_people_write_them(value, cell):
    assert held(table(answer({"Số liệu": [value]}))) == {"head": ["Số liệu"], "rows": [[cell]]}


def test_columns_may_be_left_out():
    found = held(table(answer({"Mã": ["STC"], "Xem": ["/received?report=1"]}), without=["Xem"]))
    assert found == {"head": ["Mã"], "rows": [[["STC", False]]]}


@pytest.mark.parametrize(("rows", "is_table"), [(MOST_ROWS, True), (MOST_ROWS + 1, False)])
def test_a_table_too_long_for_paper_says_what_to_do(rows, is_table):
    html = table(answer({"Mã": ["STC"] * rows}))
    assert ("201 dòng" in html) == (not is_table)
    assert not is_table or len(held(html)["rows"]) == rows
