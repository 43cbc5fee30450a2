"""What has become of the figures since a meeting, and the reports that did it."""

import pytest
from filled_forms import CLASS, CONCLUSION, CTVT, SNV, STC, at, listing, register, report, sent

from partyboard.board.behind import BEHIND
from partyboard.board.changed import changed, changed_parts, unchanged, was_known
from partyboard.board.changed_told import changed_table, changed_told
from partyboard.board.steps_since import steps_since, steps_table, up_to_month
from partyboard.board.view import View
from partyboard.reception import Incoming, receive
from partyboard.reception.amending import restore, withdraw
from partyboard.text import Month

APRIL, MAY = Month(2021, 4), Month(2021, 5)
MEETING = at(2021, 5, 24, 16)


def members(opening, admitted=0):
    return {"opening": opening, "admitted": admitted, "closing": opening + admitted}


@pytest.fixture
def board(empty_store, settings):
    """Three organizations; all report April; STC and SNV May before the meeting; then what a test
    sends. Answers the view of May."""
    april = [sent(report(code, APRIL), at(2021, 4, 22)) for code in ("STC", "SNV", "CTVT")]
    may = [
        sent(report("STC", MAY, members=members(50, 2)), at(2021, 5, 20), "STC.xlsx"),
        sent(report("SNV", MAY, members=members(50)), at(2021, 5, 20), "SNV.xlsx"),
    ]

    def load(*files, organization=None):
        receipts = receive(empty_store, files, settings, now=at(2021, 6, 25))
        assert {receipt.status for receipt in receipts} <= {"accepted"}
        return View(empty_store, settings, MAY, organization)

    load(sent(listing(), at(2021, 1, 4)), *april, *may)
    return load


def figures(found):
    return {(str(each.month), each.entry.name): (each.then, each.now) for each in found}


def causes(view, name, month=MAY):
    """Who changed a figure: name → then, now, what was done."""
    (what,) = [
        each for each in changed(view, MEETING) if each.entry.name == name and each.month == month
    ]
    parts = changed_parts(view, MEETING, what, steps_since(view, MEETING))
    return {part.name: (part.then, part.now, [step.words for step in part.steps]) for part in parts}


def test_nothing_came_and_nothing_changed(board):
    view = board()
    assert changed(view, MEETING) == () == steps_since(view, MEETING)
    assert changed_told(view, MEETING, (), ()) == (
        "Từ 16:00 24/5/2021 đến nay không có báo cáo nào nhận thêm, không có số liệu nào thay đổi."
    )


def test_correction_changes_the_figures_that_it_corrects(board):
    view = board(
        Incoming(
            "STC 2.xlsx",
            report("STC", MAY, members=members(50, 3)),
            at(2021, 5, 25, 10),
            "Lan",
            reason="sót một đảng viên",
        )
    )
    found, steps = changed(view, MEETING), steps_since(view, MEETING)
    assert figures(found) == {("2021-05", "members"): (152, 153), ("2021-05", "admitted"): (2, 3)}
    assert causes(view, "admitted") == {STC["name"]: (2, 3, ["Báo cáo lại lần 2"])}
    (step,) = steps
    assert (step.filename, step.reason, step.told) == (
        "STC 2.xlsx",
        "sót một đảng viên",
        "10:00 25/5/2021, Lan",
    )
    assert changed_told(view, MEETING, found, steps) == (
        "Từ 16:00 24/5/2021 đến nay đã nhận thêm 1 báo cáo; 2 số liệu tháng 5/2021 thay đổi."
    )


def test_first_report_after_the_meeting_takes_the_place_of_the_carried_members(board):
    view = board(sent(report("CTVT", MAY, members=members(50, 1)), at(2021, 5, 27)))
    assert figures(changed(view, MEETING))[("2021-05", "members")] == (152, 153)
    assert causes(view, "members") == {CTVT["name"]: (50, 51, ["Nộp lần đầu, sau hạn"])}
    assert causes(view, "admitted") == {CTVT["name"]: (None, 1, ["Nộp lần đầu, sau hạn"])}


def test_report_of_the_due_day_is_first_but_not_late(board):
    view = board(sent(report("CTVT", MAY), at(2021, 5, 25, 23)))
    assert [step.words for step in steps_since(view, MEETING)] == ["Nộp lần đầu"]


def test_correction_of_an_earlier_month_is_told_of_that_month(board):
    view = board(sent(report("CTVT", APRIL, members=members(50, 1)), at(2021, 5, 26)))
    found = changed(view, MEETING)
    assert figures(found) == {
        ("2021-05", "members"): (152, 153),
        ("2021-04", "members"): (150, 151),
        ("2021-04", "admitted"): (0, 1),
    }
    assert causes(view, "members", MAY) == {CTVT["name"]: (50, 51, ["Báo cáo lại lần 2"])}
    assert causes(view, "admitted", APRIL) == {CTVT["name"]: (0, 1, ["Báo cáo lại lần 2"])}
    assert changed_table(found, MEETING).column("Tháng") == ["5/2021", "4/2021", "4/2021"]


def test_months_after_the_one_in_view_are_not_told(board, empty_store, settings):
    board(sent(report("CTVT", MAY, members=members(50, 1)), at(2021, 5, 27)))
    view = View(empty_store, settings, APRIL)
    assert changed(view, MEETING) == ()
    assert up_to_month(view, steps_since(view, MEETING)) == ()


def test_class_of_the_month_that_a_later_months_report_tells_of_is_traced_to_it(board):
    june = report("SNV", MAY + 1, members=members(50), training=[CLASS])
    view = board(sent(june, at(2021, 6, 20), "SNV thang 6.xlsx"))
    assert figures(changed(view, MEETING))[("2021-05", "participants")] == (0, 3)
    assert causes(view, "participants") == {SNV["name"]: (0, 3, ["Nộp lần đầu"])}


def test_report_that_was_set_aside_gives_its_figures_back(board, empty_store):
    view = board()
    (id_,) = [
        row["submission"]
        for row in empty_store.rows("revisions", organization="STC", month=MAY.first)
    ]
    withdraw(empty_store, id_, "nạp nhầm", "Lan", now=at(2021, 5, 26))
    assert figures(changed(view, MEETING))[("2021-05", "members")] == (152, 150)
    assert causes(view, "members") == {STC["name"]: (52, 50, ["Rút lần 1"])}
    restore(empty_store, id_, "đúng là của đơn vị", "Lan", now=at(2021, 5, 27))
    assert changed(view, MEETING) == ()
    steps = steps_since(view, MEETING)
    assert [step.words for step in steps] == ["Khôi phục lần 1", "Rút lần 1"]
    assert changed_told(view, MEETING, (), steps) == (
        "Từ 16:00 24/5/2021 đến nay đã rút 1 báo cáo, khôi phục 1 báo cáo; "
        "không có số liệu nào thay đổi."
    )


def test_award_or_class_that_a_correction_leaves_out_is_traced_to_it(board):
    with_class = report("SNV", MAY, members=members(50), training=[CLASS])
    board(sent(with_class, at(2021, 5, 21), "SNV 2.xlsx"))
    view = board(sent(report("SNV", MAY, members=members(50, 1)), at(2021, 5, 26), "SNV 3.xlsx"))
    assert figures(changed(view, MEETING))[("2021-05", "participants")] == (3, 0)
    assert causes(view, "participants") == {SNV["name"]: (3, 0, ["Báo cáo lại lần 3"])}


def test_item_that_fell_due_is_put_down_to_the_day_not_to_a_report(board):
    due = {**CONCLUSION, "due_on": at(2021, 5, 26).date()}
    board(sent(register(APRIL, due), at(2021, 5, 3)))
    view = board()
    assert figures(changed(view, MEETING)) == {("2021-05", "follow_ups_overdue"): (0, 1)}
    assert causes(view, "follow_ups_overdue") == {STC["name"]: (0, 1, [])}


def test_one_organization_is_told_of_its_own(board):
    view = board(
        sent(report("STC", MAY, members=members(50, 3)), at(2021, 5, 26)),
        sent(report("CTVT", MAY, members=members(50, 1)), at(2021, 5, 27)),
        organization="STC",
    )
    assert figures(changed(view, MEETING))[("2021-05", "members")] == (52, 53)
    assert [step.organization for step in steps_since(view, MEETING)] == ["STC"]


def test_month_that_was_not_known_then_is_new(board):
    view = board()
    assert was_known(view, MEETING) and not was_known(view, at(2021, 5, 3))
    found = changed(view, at(2021, 5, 3))
    assert figures(found)[("2021-05", "members")] == (None, 152)
    assert {each.change for each in found if each.month == MAY} == {None}


def test_what_did_not_change_is_told_with_its_figure(board):
    view = board(sent(report("STC", MAY, members=members(50, 3)), at(2021, 5, 26)))
    same = {entry.name: value for entry, value in unchanged(view, changed(view, MEETING))}
    assert same["official_conversions"] == 0 and "admitted" not in same


def test_table_of_steps_leads_to_each_report(board):
    view = board(sent(report("CTVT", MAY), at(2021, 5, 27), "CTVT.xlsx"))
    (row,) = steps_table(steps_since(view, MEETING)).records()
    (step,) = steps_since(view, MEETING)
    assert row["Xem"] == f"received?report={step.submission}"
    assert (row["Đơn vị"], row["Tháng"], row["Tệp"]) == (CTVT["name"], "5/2021", "CTVT.xlsx")


@pytest.mark.parametrize("query", sorted(BEHIND))
def test_parts_that_changed_add_up_to_the_change(demo_store, settings, query):
    """On the demo, from before the last reports of May, and from before all of them."""
    view = View(demo_store, settings, MAY)
    for since in (at(2021, 5, 26, 16, 30), at(2021, 5, 20, 8), at(2021, 4, 29, 14)):
        steps = steps_since(view, since)
        for what in changed(view, since):
            if what.entry.query == query:
                parts = changed_parts(view, since, what, steps)
                moved = sum((part.now or 0) - (part.then or 0) for part in parts)
                assert moved == (what.now or 0) - (what.then or 0), (since, what)
                assert all(part.steps for part in parts if was_known(view, since)), what
