"""What a corrected report changes, row by row of its tables, in words a clerk can read out."""

from datetime import date

import pytest
from workbooks import CLASS, COMMENDATION, FOLLOW_UP, committee, grassroots

from partyboard.forms.committee import COMMITTEE
from partyboard.forms.grassroots import GRASSROOTS
from partyboard.intake.cells import Workbook
from partyboard.intake.changes import Change, changes, describe
from partyboard.intake.check import examine


def between(old: Workbook, new: Workbook) -> tuple[Change, ...]:
    return changes(GRASSROOTS, examine(old).sheets, examine(new).sheets)


def told(found: tuple[Change, ...]) -> list[tuple[str, str, object, object]]:
    """Row, label, old and new of each change."""
    return [(change.row, change.label, change.old, change.new) for change in found]


def test_the_same_workbook_changes_nothing() -> None:
    assert between(grassroots(), grassroots()) == ()
    assert describe(()) == ""


def test_a_corrected_figure_is_one_change() -> None:
    found = between(grassroots(), grassroots(members={"admitted": 4, "closing": 54}))
    assert told(found) == [("", "Kết nạp", 1, 4), ("", "Đảng viên cuối tháng", 51, 54)]
    assert {change.sheet for change in found} == {"Đảng viên"}
    assert describe(found) == "Kết nạp 1 → 4, Đảng viên cuối tháng 51 → 54"


def test_a_blank_and_a_zero_are_not_the_same() -> None:
    found = between(grassroots(members={"died": None}), grassroots(members={"died": 0}))
    assert told(found) == [("", "Từ trần", None, 0)]
    assert describe(found) == "Từ trần (trống) → 0"


def test_the_day_it_was_prepared_is_no_change() -> None:
    assert between(grassroots(), grassroots(info={"prepared_on": date(2021, 6, 2)})) == ()


def test_rows_are_matched_by_what_identifies_them_not_by_their_place() -> None:
    other = {**CLASS, "course_code": "04", "course": "Lớp đảng viên mới", "kind": "Khác"}
    old = grassroots(training=[CLASS, other])
    new = grassroots(training=[{**other, "participants": 9}, CLASS])
    assert told(between(old, new)) == [("Lớp đảng viên mới, 4/5/2021", "Số học viên", 4, 9)]


def test_a_class_that_got_its_code_later_is_the_same_class() -> None:
    old = grassroots(training=[{**CLASS, "course_code": None}])
    assert told(between(old, grassroots())) == [
        ("Lớp nhận thức về Đảng khóa I, 4/5/2021", "Mã lớp", None, "03")
    ]


def test_a_row_more_and_a_row_less_are_changes() -> None:
    more = {**COMMENDATION, "decision": "09-QĐ/ĐUK", "topic": "Bầu cử"}
    found = between(grassroots(), grassroots(commendations=[COMMENDATION, more]))
    assert describe(found).startswith("thêm dòng «09-QĐ/ĐUK")
    assert [change.old for change in found] == [None]
    back = between(grassroots(commendations=[COMMENDATION, more]), grassroots())
    assert describe(back).startswith("bỏ dòng «09-QĐ/ĐUK")
    assert [change.new for change in back] == [None]


def test_a_status_is_told_by_its_label() -> None:
    remedied = {**FOLLOW_UP, "status": "Đã khắc phục", "reported_on": date(2021, 5, 20)}
    found = between(grassroots(), grassroots(follow_ups=[remedied]))
    assert describe(found) == (
        "Ngày báo cáo («12-KL/ĐUK, 1») (trống) → 20/5/2021, "
        "Tình trạng («12-KL/ĐUK, 1») Đang khắc phục → Đã khắc phục"
    )


def test_a_sheet_that_was_not_there_is_all_new() -> None:
    report = examine(grassroots())
    without = {name: rows for name, rows in report.sheets.items() if name != "training"}
    assert len(changes(GRASSROOTS, without, report.sheets)) == 1
    blank = {name: rows for name, rows in report.sheets.items() if name != "other_work"}
    found = changes(GRASSROOTS, report.sheets, blank)
    assert ("", "Số chi bộ", 5, None) in told(found)


def test_rows_that_nothing_identifies_are_matched_whole() -> None:
    def assessment(*texts: str) -> Workbook:
        return committee(
            assessment=[{"section": "Kết quả nổi bật", "text": text} for text in texts]
        )

    old, new = examine(assessment("Một", "Hai")), examine(assessment("Hai", "Ba"))
    found = changes(COMMITTEE, old.sheets, new.sheets)
    assert describe(found) == (
        "thêm dòng «Kết quả nổi bật, Ba» ở Đánh giá, bỏ dòng «Kết quả nổi bật, Một» ở Đánh giá"
    )


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (1, "Kết nạp 1 → 2 và 3 thay đổi khác"),
        (3, "Kết nạp 1 → 2, Chuyển đến 0 → 1, Đảng viên cuối tháng 51 → 53 và 1 thay đổi khác"),
        (4, "Kết nạp 1 → 2, Chuyển đến 0 → 1, Đảng viên cuối tháng 51 → 53, Nữ 20 → 21"),
    ],
)
def test_a_long_list_ends_in_how_many_more(limit: int, words: str) -> None:
    new = {"admitted": 2, "transferred_in": 1, "closing": 53, "female": 21}
    assert describe(between(grassroots(), grassroots(members=new)), limit) == words
