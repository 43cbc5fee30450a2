"""A new list of organizations says whom it no longer has, before anybody stops counting."""

from datetime import date, datetime

import pytest
from comparing import LIST, SEVEN, SKHDT, STC, compared
from workbooks import organizations

from partyboard.intake.check import examine
from partyboard.intake.context import Current, Organization
from partyboard.text import Month

DROPPED, MANY = "organizations-dropped", "many-organizations-dropped"
MONTH = Month(2020, 1)  # of the lists of this module


def listed(*entries, **more):
    """The list with these organizations."""
    rows = [
        {"code": each.code, "name": each.name, "kind": "Chi bộ cơ sở", "sector": "Cơ quan", **more}
        for each in entries
    ]
    return organizations(rows)


def said(book, **known):
    """Code and words of what is said about whom the list leaves out."""
    found = compared(book, **known)
    return [(each.code, each.message) for each in found if each.code in (DROPPED, MANY)]


def numbered(many):
    """So many organizations."""
    return [Organization(f"Đ{n:02}", f"Chi bộ số {n}") for n in range(many)]


def by_code(entries):
    return {entry.code: entry for entry in entries}


def test_whoever_is_left_out_is_told_by_name_with_how_many_there_are_now():
    ((_, message),) = said(listed(STC, SEVEN), organizations=LIST)
    assert message.startswith(
        "Danh sách có 2 đơn vị phải báo cáo; không còn 1 đơn vị của danh sách đang áp dụng: "
        "Đảng bộ Sở Kế hoạch và Đầu tư. Từ tháng 1/2020,"
    )


def test_it_is_told_at_the_sheet_of_the_list():
    (found,) = compared(listed(STC, SEVEN), organizations=LIST)
    assert found.place == "Danh sách"


def test_a_list_without_a_row_is_refused_for_that_alone():
    assert said(listed(), organizations=LIST) == []


@pytest.mark.parametrize("more", [(), (Organization("MOI", "Chi bộ mới"),)])
def test_nobody_left_out_is_no_sentence(more):
    assert said(listed(*more, SEVEN, STC, SKHDT), organizations=LIST) == []


def test_the_first_list_of_all_leaves_nobody_out():
    assert said(listed(STC)) == []


@pytest.mark.parametrize(
    ("last", "is_told"), [(MONTH - 1, False), (MONTH, True), (MONTH + 3, True), (None, True)]
)
def test_whoever_had_ended_before_may_be_left_out(last, is_told):
    gone = Organization("GT", "Chi bộ đã giải thể", to_month=last)
    assert bool(said(listed(STC), organizations=by_code([STC, gone]))) is is_told


def test_one_that_is_in_the_list_with_its_last_month_is_not_left_out():
    book = listed(*LIST.values(), to_month=date(2020, 2, 1))
    assert said(book, organizations=LIST) == []


def test_those_who_have_ended_are_not_among_how_many_there_are_now():
    """Their rows stay for their history: with them the list looks as long as before."""
    rows = [
        {"code": code, "name": code, "kind": "Chi bộ", "sector": "Cơ quan", "to_month": last}
        for code, last in (("STC", None), ("GT", date(2019, 12, 1)), ("SN", date(2020, 1, 1)))
    ]
    ((_, message),) = said(organizations(rows), organizations=LIST)
    assert message.startswith("Danh sách có 2 đơn vị phải báo cáo; không còn 2 đơn vị")


@pytest.mark.parametrize(("gone", "code"), [(1, DROPPED), (2, DROPPED), (3, MANY), (19, MANY)])
def test_more_than_a_tenth_is_many(gone, code):
    everybody = numbered(20)
    ((told, _),) = said(listed(*everybody[gone:]), organizations=by_code(everybody))
    assert told == code


def test_ended_organizations_do_not_make_a_tenth_larger():
    ended = [Organization(f"X{n}", "Đã thôi", to_month=MONTH - 1) for n in range(30)]
    everybody = numbered(10)
    ((code, _),) = said(listed(*everybody[2:]), organizations=by_code([*ended, *everybody]))
    assert code == MANY


def test_a_code_that_was_changed_is_told_beside_the_name():
    """Figures go by the code: the organization would begin anew."""
    anew = Organization("SKH", SKHDT.name.upper())
    ((_, message),) = said(listed(STC, SEVEN, anew), organizations=LIST)
    assert "Đảng bộ Sở Kế hoạch và Đầu tư (mã SKHDT, nay ghi mã SKH)." in message


def test_ten_are_named_and_the_rest_counted():
    ((_, message),) = said(listed(STC), organizations=by_code([STC, *numbered(13)]))
    assert "Chi bộ số 9; và 3 đơn vị khác." in message and "số 10" not in message


def test_a_list_of_the_same_month_is_compared_with_the_one_that_it_replaces():
    """Two lists of one month in one go: the second is beside the first, not beside last year's."""
    first = examine(listed(STC, Organization("MOI", "Chi bộ mới")))
    current = Current(1, datetime(2020, 1, 5, 9), "", first.sheets)
    ((_, message),) = said(listed(STC), organizations=LIST, current=current)
    assert "không còn 1 đơn vị của danh sách đang áp dụng: Chi bộ mới." in message


def test_a_list_with_a_code_that_cannot_be_read_is_not_said_to_leave_it_out():
    broken = listed(STC, SKHDT, Organization(7.5, "Chi bộ Ban Dân vận"))  # type: ignore[arg-type]
    codes = {each.code for each in compared(broken, organizations=LIST)}
    assert "not-a-code" in {each.code for each in examine(broken).findings}
    assert not codes & {DROPPED, MANY}
