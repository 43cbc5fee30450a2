"""Cells become values or an error at their place; nothing is guessed."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest
from workbooks import CLASS, COMMENDATION, FOLLOW_UP, grassroots, put, targets

from partyboard.forms.grassroots.commendations import LEVELS, TOPICS
from partyboard.forms.grassroots.training import COURSE_KINDS
from partyboard.intake.cells import Cell, Workbook
from partyboard.intake.check import examine
from partyboard.intake.report import Report
from partyboard.intake.shown import shown_cell

FEMALE = "Đảng viên!C23"  # optional, and in no sum


def found(report: Report) -> list[tuple[str, str]]:
    """Code and place of each finding."""
    return [(finding.code, finding.place) for finding in report.findings]


def female(value: object, **cell: str) -> tuple[object, list[tuple[str, str]]]:
    """The women of a report in which this was typed, and what was found."""
    report = examine(put(grassroots(), FEMALE, value, **cell))
    return report.record("members").get("female", "unread"), found(report)


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        (12, 12), (12.0, 12), ("12", 12), (" 12 ", 12), ("１２", 12), ("12,0", 12), (0, 0),
        ("0", 0), ("-", 0), ("không", 0), ("Không có", 0), (-0.0, 0), (2.9999999999999996, 3),
        ("+5", 5), ("", None), ("\u00a0", None), (None, None),
    ],
)  # fmt: skip
def test_a_count_is_read(typed: object, count: int | None) -> None:
    assert female(typed) == (count, [])


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("x", "not-a-number"),
        ("3²", "not-a-number"),
        ("1_000", "not-a-number"),
        ("1e3", "not-a-number"),
        ("nan", "not-a-number"),
        ("①", "not-a-number"),
        ("O", "not-a-number"),
        ("12 đ/c", "not-a-number"),
        (True, "not-a-number"),
        (date(2021, 5, 4), "not-a-number"),
        (time(8, 30), "not-a-number"),
        (float("inf"), "not-a-number"),
        ("1,500", "ambiguous-number"),
        ("−5", "negative"),
        (-5, "negative"),
        ("1.5", "fraction"),
        (2.5, "fraction"),
        (5.016, "fraction"),
        ("#REF!", "not-a-number"),
    ],
)
def test_what_is_not_a_count_is_an_error_at_its_cell(typed: object, code: str) -> None:
    assert female(typed) == ("unread", [(code, FEMALE)])


def test_a_percentage_is_not_a_count() -> None:
    assert female(0.03, number_format="0%") == ("unread", [("fraction", FEMALE)])


def test_thousands_are_written_with_dots() -> None:
    good = grassroots(members={"opening": "1.500", "closing": "1 499", "probationary": 3})
    report = examine(good)
    assert found(report) == []
    assert report.record("members")["opening"] == 1500


@pytest.mark.parametrize("error", ["#REF!", "#DIV/0!", "#N/A", "#NAME?"])
def test_an_error_cell_is_never_blank(error: str) -> None:
    assert female(None, error=error) == ("unread", [("formula-error", FEMALE)])


def test_a_formula_that_nobody_calculated_is_never_blank() -> None:
    assert female(None, formula_without_value=True) == (
        "unread",
        [("formula-without-value", FEMALE)],
    )


def test_text_that_looks_like_an_error_stays_text() -> None:
    report = examine(grassroots(training=[{**CLASS, "note": "#N/A"}]))
    assert found(report) == []
    assert report.sheets["training"][0].values["note"] == "#N/A"


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("Đảng viên!C7", None),
        ("Đảng viên!C18", "  "),
        ("Thông tin!C7", None),
        ("Thông tin!C9", "\u200b"),
        ("Bồi dưỡng!B6", None),
        ("Bồi dưỡng!E6", None),
        ("Khen thưởng!F6", None),
        ("Khắc phục!F6", None),
    ],
)
def test_a_blank_required_cell_is_an_error_at_its_cell(place: str, value: object) -> None:
    assert found(examine(put(grassroots(), place, value))) == [("missing-value", place)]


def test_a_blank_optional_cell_is_none_and_zero_is_zero() -> None:
    report = examine(grassroots(members={"died": 0}))
    assert (report.record("members")["died"], report.record("members")["expelled"]) == (0, None)


def test_every_fault_is_collected_in_the_order_of_the_form() -> None:
    book = grassroots(members={"opening": "x", "female": "1,500"}, info={"month": "T13/2021"})
    book = put(book, "Khen thưởng!B6", "hôm qua")
    book = put(book, "Bồi dưỡng!G6", -1)
    assert found(examine(book)) == [
        ("not-a-date", "Thông tin!C9"),
        ("not-a-number", "Đảng viên!C7"),
        ("ambiguous-number", "Đảng viên!C23"),
        ("negative", "Bồi dưỡng!G6"),
        ("not-a-date", "Khen thưởng!B6"),
    ]


# Months, dates, years


@pytest.mark.parametrize(
    "typed",
    ["5/2021", "05/2021", "tháng 5/2021", "T5/2021", "Tháng 05 năm 2021", "5-2021", "2021-05",
     date(2021, 5, 1), date(2021, 5, 31), "31/05/2021"],
)  # fmt: skip
def test_the_month_of_the_report_is_read(typed: object) -> None:
    report = examine(grassroots(info={"month": typed}))
    assert found(report) == []
    assert str(report.period) == "2021-05"
    assert report.record("info")["month"] == date(2021, 5, 1)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("13/2021", "not-a-date"), ("5/21", "ambiguous-date"), ("tháng năm", "not-a-date"),
     (5, "not-a-date"), ("05/0021", "not-a-date")],
)  # fmt: skip
def test_an_unread_month_leaves_the_report_without_one(typed: object, code: str) -> None:
    report = examine(grassroots(info={"month": typed}))
    assert found(report) == [(code, "Thông tin!C9")]
    assert report.period is None


@pytest.mark.parametrize(
    "typed", ["04/05/2021", "4/5/2021", "4-5-2021", "2021-05-04", datetime(2021, 5, 4, 9, 30)]
)
def test_a_date_is_read_day_first(typed: object) -> None:
    report = examine(put(grassroots(), "Bồi dưỡng!E6", typed))
    assert found(report) == []
    assert report.sheets["training"][0].values["opened_on"] == date(2021, 5, 4)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("31/04/2021", "not-a-date"),
        ("05/13/2021", "not-a-date"),
        ("04/05/21", "ambiguous-date"),
        ("đầu tháng", "not-a-date"),
        (44320, "not-a-date"),
    ],
)
def test_what_is_not_a_date_is_an_error(typed: object, code: str) -> None:
    report = examine(put(grassroots(), "Bồi dưỡng!E6", typed))
    assert found(report) == [(code, "Bồi dưỡng!E6")]


def classes(*days: object) -> Workbook:
    rows = [
        {**CLASS, "course_code": str(n), "opened_on": day, "closed_on": None}
        for n, day in enumerate(days)
    ]
    return grassroots(training=rows)


def test_real_dates_among_typed_ones_after_the_twelfth_may_be_swapped() -> None:
    """Excel in English took "05/04/2021" for 4 May and left "13/05/2021" as text."""
    report = examine(classes(date(2021, 5, 4), "13/05/2021", "20/05/2021", date(2021, 5, 5)))
    assert found(report) == [("ambiguous-date", "Bồi dưỡng!E6")]


@pytest.mark.parametrize(
    "days",
    [
        [date(2021, 5, 4), date(2021, 5, 13)],
        [date(2021, 5, 4), "04/05/2021", "13/05/2021"],
        [date(2021, 5, 4), date(2021, 5, 20), "13/05/2021"],
        ["04/05/2021", "13/05/2021"],
        [date(2021, 5, 5), "13/05/2021"],
    ],
    ids=["all real", "text up to 12", "real after 12", "all text", "same either way"],
)
def test_other_columns_of_dates_are_not_suspected(days: list[object]) -> None:
    assert found(examine(classes(*days))) == []


def test_the_year_of_the_targets_is_read() -> None:
    book = targets([{"indicator": "Kết nạp", "target": 12.5}])
    report = examine(book)
    assert report.sheets["list"][0].values["target"] == 12.5
    assert found(examine(put(book, "Thông tin!C7", "hai mốt"))) == [("not-a-date", "Thông tin!C7")]


# Codes and text


@pytest.mark.parametrize(
    ("typed", "code"),
    [("007", "007"), (7, "7"), (7.0, "7"), ("stc", "stc"), (" STC\u200b ", "STC")],
)
def test_a_code_is_text_and_no_zero_is_filled_in(typed: object, code: str) -> None:
    report = examine(put(grassroots(), "Thông tin!C7", typed))
    assert (report.organization, found(report)) == (code, [])


def test_the_zeros_that_a_cell_shows_belong_to_its_code() -> None:
    report = examine(put(grassroots(), "Thông tin!C7", 7, number_format="000"))
    assert report.organization == "007"


def test_an_item_typed_as_1_10_is_not_read_as_1_1() -> None:
    report = examine(put(grassroots(), "Khắc phục!B6", 1.1))
    assert found(report) == [("not-a-code", "Khắc phục!B6")]


@pytest.mark.parametrize("place", ["Khen thưởng!A6", "Bồi dưỡng!A6", "Khắc phục!B6"])
def test_a_number_of_a_document_that_became_a_date_is_not_read(place: str) -> None:
    report = examine(put(grassroots(), place, date(2026, 6, 5)))
    assert found(report) == [("not-a-code", place)]


def test_the_number_of_a_decision_stays_as_typed() -> None:
    rows = [{**COMMENDATION, "decision": "07-QĐ/ĐUK"}, {**COMMENDATION, "decision": 12}]
    report = examine(grassroots(commendations=rows))
    assert [row.values["decision"] for row in report.sheets["commendations"]] == ["07-QĐ/ĐUK", "12"]


# Choices


@pytest.mark.parametrize(
    ("typed", "code"),
    [(choice.label, choice.code) for choice in COURSE_KINDS]
    + [(alias, choice.code) for choice in COURSE_KINDS for alias in choice.aliases]
    + [("LỚP CẢM TÌNH ĐẢNG", "candidates"), ("candidates", "candidates"), (" khác: ", "other")],
)
def test_a_choice_is_known_by_label_alias_and_code(typed: str, code: str) -> None:
    report = examine(grassroots(training=[{**CLASS, "kind": typed}]))
    assert found(report) == []
    assert report.sheets["training"][0].values["kind"] == code


@pytest.mark.parametrize(
    ("typed", "level"), [("Uỷ ban nhân dân tỉnh", "government"), ("TW", "central")]
)
def test_old_tone_marks_and_abbreviations_are_choices(typed: str, level: str) -> None:
    report = examine(grassroots(commendations=[{**COMMENDATION, "level": typed}]))
    assert report.sheets["commendations"][0].values["level"] == level


@pytest.mark.parametrize("typed", ["Hoàn thành nhiệm vu", "Học tập Bác Hồ", 3, True])
def test_what_is_no_choice_is_an_error(typed: object) -> None:
    report = examine(grassroots(commendations=[{**COMMENDATION, "topic": typed}]))
    assert found(report) == [("unknown-choice", "Khen thưởng!C6")]
    assert "topic" not in report.sheets["commendations"][0].values


def test_the_nearest_choice_is_offered_and_all_are_listed() -> None:
    typed = {**COMMENDATION, "topic": "Phòng chống dich covid"}
    message = examine(grassroots(commendations=[typed])).findings[0].message
    assert "«Phòng, chống dịch»" in message
    assert all(choice.label in message for choice in TOPICS)
    assert not any(choice.label in message for choice in LEVELS)


# Old fonts


def test_converted_cells_are_noted_once_a_sheet() -> None:
    book = grassroots(training=[{**CLASS, "note": None}, {**CLASS, "course_code": "04"}])
    for place, text, legacy in (
        ("I6", "Hoàn thành xuất sắc", "Hoµn thµnh xuÊt s¾c"),
        ("B7", "Lớp khóa II", "Líp khãa II"),
        ("D7", "Thị ủy", "ThÞ ñy"),
    ):
        book = put(book, f"Bồi dưỡng!{place}", text, legacy=legacy)
    report = examine(book)
    assert found(report) == [("legacy-font-converted", "Bồi dưỡng!I6")]
    message = report.findings[0].message
    assert "«Hoµn thµnh xuÊt s¾c» → «Hoàn thành xuất sắc» và 2 ô khác" in message


def test_labels_in_an_old_font_are_matched_after_conversion() -> None:
    book = put(grassroots(), "Đảng viên!B8", "Kết nạp", legacy="KÕt n¹p")
    assert found(examine(book)) == [("legacy-font-converted", "Đảng viên!B8")]


# Rows


def test_a_wholly_blank_row_is_skipped() -> None:
    report = examine(grassroots(follow_ups=[FOLLOW_UP, {"note": "  "}]))
    assert (len(report.sheets["follow_ups"]), found(report)) == (1, [])


def test_a_field_that_could_not_be_read_is_absent_and_a_blank_one_is_none() -> None:
    report = examine(grassroots(training=[{**CLASS, "participants": "x", "completed": None}]))
    values = report.sheets["training"][0].values
    assert "participants" not in values
    assert values["completed"] is None


# What is said of a cell


@pytest.mark.parametrize(
    ("cell", "seen"),
    [
        (Cell(1, 1, 3390), "3.390"),
        (Cell(1, 1, 12.5), "12,5"),
        (Cell(1, 1, 0.03, "0%"), "3%"),
        (Cell(1, 1, 7, "000"), "007"),
        (Cell(1, 1, True), "TRUE"),
        (Cell(1, 1, datetime(2021, 5, 4)), "4/5/2021"),
        (Cell(1, 1, "  dòng 1\ndòng 2 "), "dòng 1 dòng 2"),
        (Cell(1, 1, None, error="#REF!"), "#REF!"),
        (Cell(1, 1, float("inf")), "inf"),
        (Cell(1, 1, time(8, 30)), "08:30:00"),
        (Cell(1, 1, "a" * 80), "a" * 59 + "…"),
    ],
)
def test_a_cell_is_quoted_as_the_sender_sees_it(cell: Cell, seen: str) -> None:
    assert shown_cell(cell) == seen


def test_findings_name_the_sheet_as_its_tab_does() -> None:
    book = put(grassroots(), FEMALE, "x")
    sheets = tuple(
        replace(sheet, title="DANG VIEN") if sheet.title == "Đảng viên" else sheet
        for sheet in book.sheets
    )
    assert found(examine(Workbook(sheets))) == [("not-a-number", "DANG VIEN!C23")]
