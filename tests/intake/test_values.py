"""Cells become values or an error at their place; nothing is guessed."""

from dataclasses import replace
from datetime import date, time

import pytest
from workbooks import CLASS, COMMENDATION, FOLLOW_UP, found, grassroots, put

from partyboard.forms.grassroots.commendations import LEVELS, TOPICS
from partyboard.forms.grassroots.training import COURSE_KINDS
from partyboard.intake.cells import Workbook
from partyboard.intake.check import examine
from partyboard.intake.mending import Correction

FEMALE = "Đảng viên!C23"  # optional, and in no sum


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


@pytest.mark.parametrize("typed", ["nt", "-nt-", "n.t.", '"', "〃", "Như trên", "như dòng trên"])
def test_as_above_is_asked_about_with_what_stands_above(typed: str) -> None:
    rows = [COMMENDATION, {**COMMENDATION, "decision": "02-QĐ", "award": typed}]
    report = examine(grassroots(commendations=rows))
    assert found(report) == [("missing-value", "Khen thưởng!D7")]
    offer = report.findings[0].offer
    assert isinstance(offer, Correction)
    assert offer.new == COMMENDATION["award"]


@pytest.mark.parametrize("typed", ["-", "0", 0, "không", "Không có", "Chưa có"])
def test_a_code_that_says_there_is_none_is_none(typed: object) -> None:
    report = examine(grassroots(training=[{**CLASS, "course_code": typed}]))
    assert found(report) == []
    assert report.sheets["training"][0].values["course_code"] is None


@pytest.mark.parametrize("typed", ["-", "...", "?", "*"])
def test_a_mark_is_no_name(typed: str) -> None:
    report = examine(grassroots(training=[{**CLASS, "course": typed}]))
    assert found(report) == [("missing-value", "Bồi dưỡng!B6")]


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


@pytest.mark.parametrize("typed", ["Hoàn thành nhiệm", "Học tập Bác Hồ", 3, True])
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


def test_converted_cells_are_noted_once_a_sheet_each_before_and_after() -> None:
    book = grassroots(training=[{**CLASS, "note": None}, {**CLASS, "course_code": "04"}])
    for place, text, legacy in (
        ("I6", "Hoàn thành xuất sắc", "Hoµn thµnh xuÊt s¾c"),
        ("B7", "Lớp khóa II", "Líp khãa II"),
        ("D7", "Thị ủy", "ThÞ ñy"),
    ):
        book = put(book, f"Bồi dưỡng!{place}", text, legacy=legacy)
    report = examine(book)
    assert found(report) == [("legacy-font-converted", "Bồi dưỡng!I6")]
    assert (
        "«Hoµn thµnh xuÊt s¾c» → «Hoàn thành xuất sắc»; ô B7: «Líp khãa II» → «Lớp khóa II»; "
        "ô D7: «ThÞ ñy» → «Thị ủy»." in report.findings[0].message
    )


def test_of_many_converted_cells_the_first_five_are_shown() -> None:
    book = grassroots(follow_ups=[{**FOLLOW_UP, "item": str(item)} for item in range(1, 9)])
    for row in range(6, 14):
        book = put(book, f"Khắc phục!G{row}", "Đã xong", legacy="§· xong")
    (note,) = examine(book).findings
    assert note.message.count("«§· xong» → «Đã xong»") == 5
    assert "ô G10: «§· xong» → «Đã xong»; và 3 ô khác." in note.message


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


def test_findings_name_the_sheet_as_its_tab_does() -> None:
    book = put(grassroots(), FEMALE, "x")
    sheets = tuple(
        replace(sheet, title="DANG VIEN") if sheet.title == "Đảng viên" else sheet
        for sheet in book.sheets
    )
    assert found(examine(Workbook(sheets))) == [("not-a-number", "DANG VIEN!C23")]
