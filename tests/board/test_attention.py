"""What needs attention, the gravest first, in short sentences; and when a change is unfair."""

import pytest
from filled_forms import CONCLUSION, CTVT, SNV, STC, at, listing, register, report, sent, targets

from partyboard.board.attention import attention, fair_change, received_so_far
from partyboard.board.view import View
from partyboard.reception import receive
from partyboard.reception.amending import withdraw
from partyboard.store.events import lock_month
from partyboard.text import Month

APRIL, MAY = Month(2021, 4), Month(2021, 5)
CODES = ("STC", "SNV", "CTVT")


@pytest.fixture
def load(empty_store, settings):
    """Loads a small committee; the view of May, of one organization where one is named."""

    def loaded(*contents, organization=None):
        files = map(sent, (listing(), *contents))
        receive(empty_store, files, settings, now=at(2021, 5, 31))
        return View(empty_store, settings, MAY, organization)

    return loaded


def admitting(code, month, admitted, opening=50):
    members = {"opening": opening, "admitted": admitted, "closing": opening + admitted}
    return report(code, month, members=members)


def everybody(month=MAY, admitted=0, opening=50):
    return [admitting(code, month, admitted, opening) for code in CODES]


def test_demo_in_may_2021(demo_store, settings):
    assert attention(View(demo_store, settings, MAY)) == (
        "9 nội dung quá hạn khắc phục ở 6 đơn vị",
        "2 đơn vị chưa báo cáo tháng 5",
        "kết nạp đạt 95%, lớp bồi dưỡng 30%, học viên bồi dưỡng 25% tiến độ chỉ tiêu năm",
    )


def test_nothing_to_do_is_no_sentence(load):
    assert attention(load(*everybody())) == ()


def test_nothing_loaded_is_no_sentence(empty_store, settings):
    view = View(empty_store, settings, MAY)
    assert attention(view) == () and fair_change(view) == ""


def test_overdue_items_say_how_many_and_in_how_many_organizations(load):
    other = {**CONCLUSION, "conclusion": "13-KL/ĐUK", "organization": "SNV"}
    view = load(register(APRIL, CONCLUSION, {**CONCLUSION, "item": "2"}, other), *everybody())
    assert attention(view) == ("3 nội dung quá hạn khắc phục ở 2 đơn vị",)


def test_overdue_items_of_one_organization_name_no_number_of_organizations(load):
    view = load(register(APRIL, CONCLUSION), *everybody(), organization="STC")
    assert attention(view) == ("1 nội dung quá hạn khắc phục",)


def test_organizations_that_have_not_reported_are_counted(load):
    assert attention(load(report("STC", MAY))) == ("2 đơn vị chưa báo cáo tháng 5",)


def test_organization_looked_at_has_not_reported_itself(load):
    view = load(report("STC", MAY), organization="SNV")
    assert attention(view) == ("đơn vị chưa báo cáo tháng 5",)


def test_admissions_behind_the_pace_of_the_target(load):
    """24 a year are 10 by May; 3 admitted are 30 %."""
    target = targets(2021, {"indicator": "admitted", "target": 24})
    assert attention(load(target, *everybody(admitted=1))) == (
        "kết nạp đạt 30% tiến độ chỉ tiêu năm",
    )


def test_admissions_on_pace_are_not_mentioned(load):
    target = targets(2021, {"indicator": "admitted", "target": 7})
    assert attention(load(target, *everybody(admitted=1))) == ()


def test_pace_is_not_judged_while_the_month_is_still_coming_in(load):
    target = targets(2021, {"indicator": "admitted", "target": 24})
    assert attention(load(target, report("STC", MAY))) == ("2 đơn vị chưa báo cáo tháng 5",)


def test_change_is_told_over_those_who_reported_both_months_where_the_sets_differ(load):
    view = load(*everybody(APRIL), admitting("STC", MAY, 2), admitting("SNV", MAY, 1))
    assert fair_change(view) == ("Tính trên 2 đơn vị báo cáo cả tháng 4 và tháng 5: +3 đảng viên.")


def test_change_is_fair_by_itself_when_the_same_organizations_reported(load):
    assert fair_change(load(*everybody(APRIL), *everybody(admitted=1))) == ""


def test_change_is_not_told_when_nobody_reported_both_months(load):
    assert fair_change(load(report("STC", APRIL), report("SNV", MAY))) == ""


def test_fall_is_written_with_a_minus(load):
    leaving = {"transferred_out": 4, "closing": 46}
    view = load(*everybody(APRIL), report("STC", MAY, members=leaving))
    assert fair_change(view).endswith("\N{MINUS SIGN}4 đảng viên.")


def test_newest_month_is_told_with_its_due_day(load, empty_store, settings):
    assert received_so_far(empty_store, settings) == ""
    load(report("STC", MAY))
    told = received_so_far(empty_store, settings)
    assert told == "Tháng 5/2021: đã nhận 1/3 đơn vị · hạn 25/5 · chưa chốt"
    with empty_store.writing() as cursor:
        lock_month(cursor, MAY, at(2021, 6, 5))
    assert received_so_far(empty_store, settings).endswith("đã chốt")


def test_list_of_the_month_says_who_is_missing(load):
    gone = {**CTVT, "to_month": APRIL.first, "successor": "SNV"}
    view = load(listing(APRIL, [STC, SNV, gone]), report("STC", MAY))
    assert attention(view) == ("1 đơn vị chưa báo cáo tháng 5",)


# Reports that no sum holds


def test_reports_that_count_for_nobody_are_told_first_where_there_is_no_list(load, settings):
    view = load(*everybody(), register(APRIL, CONCLUSION))
    assert view.figure("members") == 150
    (list_,) = (row for row in view.store.rows("submissions") if row["form"] == "organizations")
    withdraw(view.store, str(list_["id"]), "nạp nhầm")
    assert view.figure("members") is None
    assert attention(view)[0] == (
        "3 báo cáo tháng 5 chưa được tính: chưa nạp danh sách tổ chức đảng, hoặc danh sách không "
        "có ai phải báo cáo"
    )


def test_report_of_an_organization_that_a_later_list_has_dropped_is_not_counted_and_told(load):
    view = load(*everybody())
    receive(view.store, [sent(listing(rows=(STC, SNV)))], view.settings)
    assert view.figure("members") == 100
    assert attention(view)[0] == (
        "1 báo cáo tháng 5 chưa được tính vì đơn vị không có trong danh sách tổ chức đảng"
    )


def test_one_organization_is_not_told_of_the_reports_of_others(load):
    view = load(*everybody(), organization="STC")
    receive(view.store, [sent(listing(rows=(STC, SNV)))], view.settings)
    assert attention(view) == ()
