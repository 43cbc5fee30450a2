"""The reports in force are known by their ids, each with the file that it came in."""

import pytest
from filled_forms import at

from partyboard.board.view import View
from partyboard.board.workbooks import workbooks
from partyboard.text import Month


@pytest.fixture
def of(demo_store, settings):
    """The workbooks as of a moment, None for now, whichever of those that there are now."""
    every = [row["submission"] for row in demo_store.rows("workbooks")]
    return lambda moment: workbooks(View(demo_store, settings, Month(2021, 5), as_of=moment), every)


def titles(found, filename):
    return [book.title for book in found.values() if book.filename == filename]


def test_report_of_a_month_is_called_by_its_form_month_and_revision(of):
    assert titles(of(None), "CDSP_052021.xlsx") == [
        "Báo cáo tháng của tổ chức cơ sở đảng, tháng 5/2021, lần 1"
    ]


def test_form_of_a_year_is_called_by_its_year(of):
    (targets, *_) = [book for book in of(None).values() if book.form == "targets"]
    assert f"năm {targets.month.year}" in targets.title and "tháng" not in targets.title


def test_it_says_when_it_came_by_the_clock_in_vietnam(of):
    (book,) = [each for each in of(None).values() if each.filename == "CDSP_052021.xlsx"]
    assert book.came.startswith("nhận 07:32 24/5/2021")


def test_what_came_later_is_not_known_at_a_past_moment(of):
    assert titles(of(at(2021, 5, 20, 8)), "CDSP_052021.xlsx") == []


def test_only_those_asked_for_are_told(demo_store, settings, of):
    one = next(iter(of(None)))
    assert workbooks(View(demo_store, settings, Month(2021, 5)), [one, one]) == {one: of(None)[one]}
