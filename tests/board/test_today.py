"""One organization's history with that of those that it took over, and what is said of it."""

from dataclasses import replace

import changed_committee as committee
import pytest
from changed_committee import FEBRUARY, JANUARY, JUNE, MAY

from partyboard.board.choice import TODAY, choice
from partyboard.board.parts import parts
from partyboard.board.pictures import picture
from partyboard.board.today import is_choice, today_told
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


def of(view, code, month=JUNE):
    return replace(view, organization=code, month=month, by_today=True)


def test_picture_of_one_begins_with_those_that_it_took_over(view):
    drawn = picture(of(view, "C"), "members_by_month").table
    assert drawn.column("Đảng viên") == [78, 73, 76, 81, 82, 83]
    as_reported = picture(replace(view, organization="C"), "members_by_month").table
    assert as_reported.column("Đảng viên") == [81, 82, 83]


def test_every_picture_says_that_it_is_under_todays_structure(view):
    assert "quy về cơ cấu hiện nay" in picture(of(view, "C"), "members_by_month").alt
    assert "quy về cơ cấu hiện nay" not in picture(view, "members_by_month").alt


def test_totals_are_the_same(view):
    today = replace(view, by_today=True)
    assert today.figures() == view.figures()
    assert today.series("members") == view.series("members")


def test_parts_of_a_figure_are_the_reports_that_came(view):
    found = parts(of(view, "C", JANUARY), "members")
    assert {part.organization: part.value for part in found} == {"A": 41, "B": 31, "F": 6}


def test_comparison_with_the_month_before_a_merger_is_fair(view):
    april = of(view, "C", committee.APRIL)
    assert april.is_comparable(committee.MARCH)
    assert april.coverage(FEBRUARY)["expected"] == 2


@pytest.mark.parametrize(
    ("asked", "organization", "doubts"),
    [
        ({"organization": "C", "month": "2021-02"}, None, 1),
        ({"organization": "C", "month": "2021-02", "structure": TODAY}, "C", 0),
        ({"organization": "F", "month": "2021-06", "structure": TODAY}, "C", 0),
        ({"organization": "G", "month": "2021-06", "structure": TODAY}, None, 1),
        ({"organization": "A", "month": "2021-02", "structure": "then"}, "A", 0),
    ],
)
def test_address_asks_for_the_structure(store, asked, organization, doubts):
    found = choice(store, load(DEFAULT_FILE), asked)
    assert (found.view.organization, len(found.doubts)) == (organization, doubts)
    assert found.view.by_today == (asked.get("structure") == TODAY)


def test_organizations_to_choose_from_are_those_of_the_structure(store):
    asked = {"month": "2021-02", "structure": TODAY}
    found = choice(store, load(DEFAULT_FILE), asked).organizations
    assert list(found) == ["", "C", "E", "G", "J", "L", "M"]


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (
            "C",
            "Số liệu các tháng trước gồm cả của A (đến tháng 3/2021), B (đến tháng 3/2021), "
            "F (đến tháng 1/2021).",
        ),
        ("L", "Trong các tháng đang xem, cơ cấu không thay đổi."),
        (
            None,
            "Số liệu của 4 đơn vị đã sáp nhập, hợp nhất tính cho đơn vị tiếp nhận: "
            "A (đến tháng 3/2021), B (đến tháng 3/2021), F (đến tháng 1/2021) và 1 đơn vị khác. "
            "Đã chia tách: G (đến tháng 4/2021); số liệu cũ giữ riêng, không quy về đơn vị mới "
            "được, đơn vị mới có số liệu từ tháng đầu tiên của mình.",
        ),
    ],
)
def test_what_it_means_is_said(view, code, told):
    assert today_told(of(view, code)) == told
    assert today_told(replace(view, organization=code)) == ""


def test_choice_is_offered_only_where_the_months_in_view_look_different(view, store):
    assert is_choice(view) and not is_choice(view, lists_organizations=False)
    found = {code: is_choice(replace(view, organization=code)) for code in ("C", "A", "L", "H")}
    assert found == {"C": True, "A": True, "L": False, "H": False}
    with committee.build() as other:
        assert not is_choice(replace(view, store=other, month=MAY + 24))
