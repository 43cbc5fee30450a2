"""The grid of a view: what each organization did in each month, who owes what, what is said."""

from datetime import date

import pytest
import small_board
from filled_forms import SNV, STC, at, listing, report, sent
from small_board import JANUARY, MARCH, stays

from partyboard.board.reporting import reporting
from partyboard.board.reporting_words import (
    before_locking,
    before_reopening,
    cell_in_full,
    cell_text,
    dates,
    events_told,
    finding,
    score,
    score_in_full,
)
from partyboard.board.view import View
from partyboard.reception import receive
from partyboard.reception.locking import lock, reopen
from partyboard.text import Month

FEBRUARY = Month(2021, 2)
MARCH_31 = date(2021, 3, 31)


@pytest.fixture
def quarter(empty_store, settings):
    """Three organizations; nobody reported February, STC alone reported March."""
    for batch in small_board.quarter():
        receive(empty_store, batch, settings)
    return empty_store


def seen(store, settings, month=MARCH, today=MARCH_31, **asked):
    view = View(store, settings, month, today=today, **asked)
    return view, reporting(view)


def test_a_line_has_a_cell_for_every_month_up_to_the_views(quarter, settings):
    _, found = seen(quarter, settings)
    assert [each.month for each in found.months] == [JANUARY, FEBRUARY, MARCH]
    told = {line.organization: [cell.status for cell in line.cells] for line in found.lines}
    assert told == {
        "STC": ["on_time", "missing", "on_time"],
        "SNV": ["on_time", "missing", "missing"],
        "CTVT": ["on_time", "missing", "missing"],
    }
    _, earlier = seen(quarter, settings, FEBRUARY)
    assert [each.month for each in earlier.months] == [JANUARY, FEBRUARY]


def test_months_are_counted(quarter, settings):
    _, found = seen(quarter, settings)
    counts = [(each.expected, each.on_time, each.late, each.missing) for each in found.months]
    assert counts == [(3, 3, 0, 0), (3, 0, 0, 3), (3, 1, 0, 2)]
    assert [each.received for each in found.months] == [3, 0, 1]


def test_who_owes_the_month_is_to_be_reminded_of_all_that_is_owed(quarter, settings):
    _, found = seen(quarter, settings)
    owed = {line.organization: [c.month for c in line.owed] for line in found.to_remind}
    assert owed == {"SNV": [FEBRUARY, MARCH], "CTVT": [FEBRUARY, MARCH]}


def test_nobody_owes_a_locked_month(quarter, settings):
    lock(quarter, settings, MARCH, "xin nộp sau", "Lan", at(2021, 4, 5))
    view, found = seen(quarter, settings)
    assert found.to_remind == ()
    assert finding(view, found) == "1/3 đơn vị đã báo cáo tháng 3/2021; 2 đơn vị thiếu khi chốt"
    assert dates(found) == "Hạn nộp 25/3/2021 · Đã chốt lúc 09:00 5/4/2021, không nhận thêm"
    assert [cell_text(line.cells[-1]) for line in found.lines] == ["", "thiếu", "thiếu"]
    assert cell_in_full(found.lines[1].cells[-1]) == "Tháng 3/2021: thiếu khi chốt"


def test_how_a_month_came_to_be_open_is_told_newest_first(quarter, settings):
    lock(quarter, settings, MARCH, "xin nộp sau", "Lan", at(2021, 4, 5))
    reopen(quarter, MARCH, "SNV đã nộp", "", at(2021, 4, 6))
    _, found = seen(quarter, settings)
    assert events_told(found) == (
        "Mở lại lúc 09:00 6/4/2021: SNV đã nộp",
        "Chốt lúc 09:00 5/4/2021, Lan: xin nộp sau",
    )
    assert "mở lại lúc 09:00 6/4/2021, còn nhận báo cáo đến khi chốt lại" in dates(found)
    view, before = seen(quarter, settings, as_of=at(2021, 4, 5, 12))
    assert before.last.is_locked and len(before.events) == 1
    assert "09:00 5/4/2021" in before_reopening(before)


@pytest.mark.parametrize(
    ("today", "told", "due"),
    [
        (date(2021, 3, 20), "2 đơn vị chưa nộp, còn 5 ngày", "Hạn nộp 25/3/2021 (còn 5 ngày)"),
        (date(2021, 3, 25), "2 đơn vị cần nhắc hôm nay", "Hạn nộp 25/3/2021 (hôm nay)"),
        (date(2021, 3, 26), "2 đơn vị cần nhắc hôm nay", "Hạn nộp 25/3/2021 (đã qua 1 ngày)"),
        (date(2021, 4, 25), "2 đơn vị cần nhắc hôm nay", "Hạn nộp 25/3/2021 (đã qua 31 ngày)"),
        (date(2021, 4, 26), "2 đơn vị cần nhắc hôm nay", "Hạn nộp 25/3/2021 ·"),
    ],
)
def test_words_change_as_the_due_day_comes_and_goes(quarter, settings, today, told, due):
    view, found = seen(quarter, settings, today=today)
    assert finding(view, found) == f"1/3 đơn vị đã báo cáo tháng 3/2021; {told}"
    assert dates(found).startswith(due)


def test_all_having_reported_is_the_finding(quarter, settings):
    view, found = seen(quarter, settings, JANUARY)
    assert finding(view, found) == "Đủ 3/3 đơn vị đã báo cáo tháng 1/2021, 3 đơn vị đúng hạn"


@pytest.mark.parametrize(
    ("organization", "told"),
    [
        ("STC", "Đảng bộ Sở Tài chính nộp báo cáo tháng 3/2021 đúng hạn"),
        ("SNV", "Đảng bộ Sở Nội vụ chưa nộp báo cáo tháng 3/2021"),
    ],
)
def test_one_organization_is_called_by_its_name(quarter, settings, organization, told):
    view, found = seen(quarter, settings, organization=organization)
    assert finding(view, found) == told
    assert len(found.lines) == 1


def test_report_sent_late_and_again_says_both(quarter, settings):
    files = [
        sent(report("SNV", MARCH, members=stays(30)), at(2021, 3, 28, 9)),
        sent(report("SNV", MARCH, members=stays(31)), at(2021, 3, 30)),
    ]
    receive(quarter, files, settings)
    view, found = seen(quarter, settings, organization="SNV")
    cell = found.lines[0].cells[-1]
    assert cell_text(cell) == "+3 lần 2"
    assert cell_in_full(cell) == "Tháng 3/2021: trễ 3 ngày (09:00 28/3/2021), đang tính lần 2"
    assert finding(view, found).endswith("trễ 3 ngày")


def test_score_counts_months_that_are_due(quarter, settings):
    scores = {day: _scores(quarter, settings, day) for day in (25, 26)}
    assert scores[25] == {"STC": "2/3", "SNV": "1/2", "CTVT": "1/2"}
    assert scores[26] == {"STC": "2/3", "SNV": "1/3", "CTVT": "1/3"}


def _scores(store, settings, day):
    _, found = seen(store, settings, today=date(2021, 3, day))
    assert "Đúng hạn 2 trong 3 tháng phải báo cáo" in map(score_in_full, found.lines)
    return {line.organization: score(line) for line in found.lines}


def test_who_has_had_nothing_to_report_yet_has_no_score(empty_store, settings):
    new = {**SNV, "from_month": MARCH.first}
    files = [sent(listing(rows=(STC, new)), at(2021, 1, 4)), sent(report("STC", MARCH))]
    receive(empty_store, files, settings, now=at(2021, 3, 20))
    _, found = seen(empty_store, settings, today=date(2021, 3, 20))
    scores = {line.organization: (score(line), score_in_full(line)) for line in found.lines}
    assert scores["SNV"] == ("–", "Chưa có tháng nào đến hạn")
    assert cell_text(found.lines[1].cells[0]) == "chưa"


def test_month_before_any_report_is_an_answer(empty_store, settings):
    view, found = seen(empty_store, settings)
    assert found.lines == () and found.last.expected == 0
    assert finding(view, found) == "Không đơn vị nào phải báo cáo tháng 3/2021"


def test_what_follows_from_locking_is_said_with_what_speaks_against_it():
    assert before_locking(()).endswith("Không cần ghi lý do.")
    told = before_locking(["Còn 2 đơn vị chưa báo cáo."])
    assert told.startswith("Còn 2 đơn vị chưa báo cáo. Vẫn chốt thì ghi lý do.")
