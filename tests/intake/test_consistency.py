"""The rules within one workbook; the sums are small enough to be done in the head."""

from dataclasses import replace
from datetime import date

import pytest
from workbooks import CLASS, COMMENDATION, FOLLOW_UP, committee, found, grassroots, put, targets

from partyboard.forms.grassroots import GRASSROOTS
from partyboard.intake.cells import Workbook
from partyboard.intake.check import examine


def members(**figures: object) -> Workbook:
    return grassroots(members=figures)


# Balance: 52 + 1 + 0 − 2 = 51


@pytest.mark.parametrize("closing", [50, 52, 0, 151])
def test_a_closing_that_does_not_add_up_is_an_error(closing: int) -> None:
    book = members(closing=closing, probationary=0, female=0)
    assert found(examine(book)) == [("total-mismatch", "Đảng viên!C18")]


def test_the_sum_is_spelled_term_by_term_without_the_blank_ones() -> None:
    message = examine(members(closing=52)).findings[0].message
    assert "đảng viên đầu tháng 52 + kết nạp 1 + chuyển đến 0 − chuyển đi 2 = 51" in message
    assert "ghi 52" in message
    assert "C7:C18" in message
    assert "từ trần" not in message


def test_every_cause_of_change_is_in_the_sum() -> None:
    causes = {
        "transferred_in": 4, "reinstated": 1, "transferred_out": 3, "died": 1, "expelled": 1,
        "struck_off": 1, "resigned": 1,
    }  # fmt: skip
    good = members(opening=52, admitted=2, closing=52, **causes)
    assert found(examine(good)) == []
    for name in causes:
        report = examine(members(opening=52, admitted=2, closing=52, **{**causes, name: 0}))
        assert ("total-mismatch", "Đảng viên!C18") in found(report)


def test_parts_of_which_are_not_summed() -> None:
    book = members(transferred_in=3, transferred_in_within=2, closing=54)
    assert found(examine(book)) == []


@pytest.mark.parametrize(
    ("name", "typed", "code", "cell"),
    [
        ("transferred_in", "x", "not-a-number", "C9"),
        ("closing", "1,500", "ambiguous-number", "C18"),
        ("opening", None, "missing-value", "C7"),
        ("closing", None, "missing-value", "C18"),
    ],
)
def test_a_sum_is_not_checked_over_a_cell_that_was_not_read(
    name: str, typed: object, code: str, cell: str
) -> None:
    assert found(examine(members(**{name: typed}))) == [(code, f"Đảng viên!{cell}")]


def test_a_sum_is_not_checked_over_a_formula_without_a_value() -> None:
    book = put(members(closing=60), "Đảng viên!C9", None, formula_without_value=True)
    assert found(examine(book)) == [("formula-without-value", "Đảng viên!C9")]


# Parts within wholes


@pytest.mark.parametrize(
    ("sheet", "figures", "place"),
    [
        ("members", {"transferred_in_within": 1}, "Đảng viên!C10"),
        ("members", {"transferred_out_within": 3}, "Đảng viên!C13"),
        ("members", {"probationary": 52}, "Đảng viên!C21"),
        ("members", {"female": 52}, "Đảng viên!C23"),
        ("members", {"ethnic_minority": 52}, "Đảng viên!C24"),
        ("members", {"religious": 52}, "Đảng viên!C25"),
        ("members", {"aged_under_31": 52}, "Đảng viên!C26"),
        ("members", {"exempt": 52}, "Đảng viên!C27"),
        ("members", {"admitted_female": 2}, "Đảng viên!C29"),
        ("members", {"admitted_youth_union": 2}, "Đảng viên!C30"),
        ("other_work", {"branches_met": 6}, "Công tác khác!C16"),
        ("other_work", {"branches_met_on_topic": 6}, "Công tác khác!C17"),
        (
            "other_work",
            {"disciplined_by_party": 0, "awaiting_government_discipline": 1},
            "Công tác khác!C11",
        ),
    ],
)
def test_a_part_larger_than_its_whole_is_an_error(
    sheet: str, figures: dict[str, int], place: str
) -> None:
    assert found(examine(grassroots(**{sheet: figures}))) == [("part-exceeds-whole", place)]


def test_a_part_as_large_as_its_whole_is_fine() -> None:
    assert found(examine(members(female=51, admitted_female=1))) == []


def test_a_part_without_its_whole_is_not_compared() -> None:
    assert found(examine(grassroots(other_work={"branches": None, "branches_met": 9}))) == []


def test_the_cells_of_the_part_and_of_the_whole_are_named() -> None:
    message = examine(members(female=52)).findings[0].message
    assert "C23" in message
    assert "C18" in message


def test_more_may_not_complete_a_class_than_took_part() -> None:
    rows = [CLASS, {**CLASS, "course_code": "04", "completed": 5}]
    assert found(examine(grassroots(training=rows))) == [("part-exceeds-whole", "Bồi dưỡng!H7")]


# Parts that add up

DISCIPLINE = {"disciplined_by_party": 4, "reprimanded": 2, "cautioned": 1, "removed_from_post": 0}


def test_the_forms_of_discipline_add_up_with_the_expelled_of_another_sheet() -> None:
    expelled = {"expelled": 1, "closing": 50}
    assert found(examine(grassroots(members=expelled, other_work=DISCIPLINE))) == []


def test_forms_of_discipline_that_do_not_add_up_are_a_warning() -> None:
    book = grassroots(members={"expelled": 0}, other_work=DISCIPLINE)
    assert found(examine(book)) == [("parts-differ", "Công tác khác!C7")]
    assert not examine(book).has_errors


@pytest.mark.parametrize("name", ["reprimanded", "disciplined_by_party"])
def test_parts_are_not_added_up_unless_all_are_given(name: str) -> None:
    book = grassroots(members={"expelled": 0}, other_work={**DISCIPLINE, name: None})
    assert found(examine(book)) == []


# Rows that occur twice


def training(*rows: dict[str, object]) -> list[tuple[str, str]]:
    return found(examine(grassroots(training=[{**CLASS, **row} for row in rows])))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"course_code": "03"}, {"course_code": "03", "course": "Lớp khác"}),
        ({"course_code": "A-03"}, {"course_code": "a–03", "course": "Lớp khác"}),
        ({"course_code": "2021"}, {"course_code": 2021, "course": "Lớp khác"}),
    ],
)
def test_a_class_code_may_occur_once(first: dict[str, object], second: dict[str, object]) -> None:
    assert training(first, second) == [("duplicate-row", "Bồi dưỡng!A7")]


@pytest.mark.parametrize(
    "second",
    [
        {"course_code": None},
        {"course_code": None, "course": "LỚP NHẬN THỨC  về Đảng khoá I"},
        {"course_code": "03", "course": "Lớp nhận thức về Đảng khóa I"},
    ],
)
def test_a_class_of_one_name_and_day_may_occur_once(second: dict[str, object]) -> None:
    first = {"course_code": second["course_code"]}
    cell = "A7" if second["course_code"] else "B7"
    assert training(first, second) == [("duplicate-row", f"Bồi dưỡng!{cell}")]


@pytest.mark.parametrize(
    "second",
    [
        {"course_code": "04"},
        {"course_code": None, "opened_on": date(2021, 5, 5)},
        {"course_code": None, "course": "Lớp nhận thức về Đảng khóa II"},
    ],
)
def test_classes_that_differ_are_two(second: dict[str, object]) -> None:
    assert training({}, second) == []


def test_a_row_without_a_code_repeats_the_one_with_it() -> None:
    assert training({}, {"course_code": None}) == [("duplicate-row", "Bồi dưỡng!B7")]


def test_rows_are_not_compared_by_what_is_blank() -> None:
    rows = [{"course": "Lớp A"}, {"course": "Lớp B"}]
    assert training(*[{**row, "course_code": None} for row in rows]) == []


def test_rows_that_were_not_read_are_not_compared() -> None:
    rows = [{"course_code": None, "opened_on": "?"}, {"course_code": None, "opened_on": "?"}]
    assert training(*rows) == [("not-a-date", "Bồi dưỡng!E6"), ("not-a-date", "Bồi dưỡng!E7")]


def test_an_item_of_a_conclusion_may_occur_once() -> None:
    rows = [FOLLOW_UP, {**FOLLOW_UP, "conclusion": "12-kl/đuk"}, {**FOLLOW_UP, "item": "1.1"}]
    assert found(examine(grassroots(follow_ups=rows))) == [("duplicate-row", "Khắc phục!A7")]


def test_a_commendation_may_occur_once_and_the_other_row_is_named() -> None:
    rows = [COMMENDATION, {**COMMENDATION, "level": "Tỉnh ủy"}, COMMENDATION]
    report = examine(grassroots(commendations=rows))
    assert found(report) == [("duplicate-row", "Khen thưởng!A8")]
    assert "dòng 6" in report.findings[0].message


def test_a_third_row_of_the_same_is_reported_too() -> None:
    assert training({}, {}, {}) == [
        ("duplicate-row", "Bồi dưỡng!A7"),
        ("duplicate-row", "Bồi dưỡng!A8"),
    ]


def test_a_target_may_be_set_once_for_the_whole_committee() -> None:
    row = {"indicator": "Kết nạp", "target": 120}
    own = {**row, "organization": "STC", "target": 5}
    assert found(examine(targets([row, own]))) == []
    assert found(examine(targets([row, own, row]))) == [("duplicate-row", "Chỉ tiêu!B8")]


# Dates


@pytest.mark.parametrize("day", [date(2021, 4, 30), date(2021, 6, 1), date(2020, 5, 4)])
def test_a_date_outside_the_month_is_a_warning(day: date) -> None:
    report = examine(grassroots(commendations=[{**COMMENDATION, "decided_on": day}]))
    assert found(report) == [("date-out-of-month", "Khen thưởng!B6")]
    assert not report.has_errors


def test_a_date_that_is_right_when_swapped_says_so() -> None:
    report = examine(
        grassroots(training=[{**CLASS, "opened_on": date(2021, 4, 5), "closed_on": None}])
    )
    assert found(report) == [("date-out-of-month", "Bồi dưỡng!E6")]
    assert "4/5/2021" in report.findings[0].message


def test_a_date_off_by_the_days_between_two_calendars_says_so() -> None:
    pasted = {**CLASS, "opened_on": date(2017, 5, 19), "closed_on": None}
    message = examine(grassroots(training=[pasted])).findings[0].message
    assert "4 năm 1 ngày" in message
    assert "20/5/2021" in message


def test_a_class_does_not_close_before_it_opens() -> None:
    report = examine(grassroots(training=[{**CLASS, "closed_on": date(2021, 5, 3)}]))
    assert found(report) == [("date-out-of-month", "Bồi dưỡng!F6")]


def test_without_a_month_dates_are_not_compared_with_it() -> None:
    row = {**COMMENDATION, "decided_on": date(2020, 1, 1)}
    report = examine(grassroots(info={"month": "?"}, commendations=[row]))
    assert found(report) == [("not-a-date", "Thông tin!C9")]


def test_the_register_keeps_its_dates_in_order() -> None:
    row = {
        "conclusion": "12-KL/ĐUK", "item": "1", "organization": "STC", "kind": "Giám sát",
        "concluded_on": date(2021, 3, 1), "shortcoming": "Chưa đều",
        "due_on": date(2021, 2, 1), "extended_to": date(2021, 1, 1),
    }  # fmt: skip
    assert found(examine(committee([row]))) == [
        ("date-out-of-month", "Kết luận kiểm tra!G6"),
        ("date-out-of-month", "Kết luận kiểm tra!H6"),
    ]


def test_a_whole_on_another_sheet_is_named_with_its_tab() -> None:
    other_work = GRASSROOTS.sheet("other_work")
    badges = replace(other_work.field("badges"), at_most="members.closing")
    sheet = replace(other_work, fields=(*other_work.fields[:-1], badges))
    form = replace(GRASSROOTS, sheets=(*GRASSROOTS.sheets[:-1], sheet))
    report = examine(grassroots(form, other_work={"badges": 60}), (form,))
    assert found(report) == [("part-exceeds-whole", "Công tác khác!C30")]
    assert "Đảng viên!C18" in report.findings[0].message
