"""Values as people read them, and as scripts do."""

import json
from datetime import date, datetime, time

import pytest
from workbooks import CLASS, drop, grassroots, put, targets

from partyboard.forms.grassroots import GRASSROOTS
from partyboard.forms.grassroots.training import COURSE_KINDS
from partyboard.forms.model import Field, Kind
from partyboard.forms.targets import TARGETS
from partyboard.intake.cells import Cell
from partyboard.intake.check import examine
from partyboard.intake.report import Value
from partyboard.intake.shown import as_json, sentence, shown, shown_cell


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (Kind.COUNT, 3390, "3.390"),
        (Kind.COUNT, 0, "0"),
        (Kind.COUNT, None, "(trống)"),
        (Kind.NUMBER, 12.5, "12,5"),
        (Kind.NUMBER, 0.125, "0,125"),
        (Kind.NUMBER, 120.0, "120"),
        (Kind.DATE, date(2021, 5, 4), "4/5/2021"),
        (Kind.MONTH, date(2021, 5, 1), "5/2021"),
        (Kind.YEAR, 2021, "2021"),
        (Kind.TEXT, "07-QĐ/ĐUK", "07-QĐ/ĐUK"),
        (Kind.CODE, "007", "007"),
        (Kind.CHOICE, "thematic", "Chuyên đề, cập nhật kiến thức"),
        (Kind.CHOICE, "of_another_time", "of_another_time"),
    ],
)
def test_a_value_is_shown_as_people_write_it(kind: Kind, value: Value, words: str) -> None:
    choices = COURSE_KINDS if kind is Kind.CHOICE else ()
    assert shown(Field("any", "Bất kỳ", kind, choices=choices), value) == words


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


@pytest.mark.parametrize(
    ("hint", "words"),
    [("", ""), ("có phải 007?", " Có phải 007?"), ("không có ngày này", " Không có ngày này.")],
)
def test_a_hint_becomes_a_sentence(hint: str, words: str) -> None:
    assert sentence(hint) == words


def test_json_holds_every_field_under_the_titles_of_the_form() -> None:
    values = as_json(GRASSROOTS, examine(grassroots()))
    assert list(values) == [sheet.title for sheet in GRASSROOTS.sheets]
    assert values["Thông tin"] == {
        "form": "grassroots/1",
        "organization": "STC",
        "organization_name": "Đảng bộ Sở Tài chính",
        "month": "2021-05",
        "prepared_on": "2021-05-31",
    }
    assert values["Bồi dưỡng"] == [
        {
            "course_code": "03",
            "course": "Lớp nhận thức về Đảng khóa I",
            "kind": "LLCT cho đối tượng kết nạp Đảng",
            "organizer": "Trung tâm Chính trị",
            "opened_on": "2021-05-04",
            "closed_on": "2021-05-08",
            "participants": 4,
            "completed": 4,
            "note": None,
        }
    ]
    assert json.loads(json.dumps(values)) == values


def test_json_has_null_for_blank_and_unread_and_zero_for_zero() -> None:
    book = put(grassroots(members={"died": 0, "expelled": None}), "Đảng viên!C9", "x")
    members = as_json(GRASSROOTS, examine(book))["Đảng viên"]
    assert isinstance(members, dict)
    assert (members["died"], members["expelled"], members["transferred_in"]) == (0, None, None)


def test_json_leaves_out_a_sheet_that_is_not_there_and_keeps_an_empty_table() -> None:
    report = examine(drop(grassroots(training=[]), "Công tác khác"))
    values = as_json(GRASSROOTS, report)
    assert "Công tác khác" not in values
    assert values["Bồi dưỡng"] == []


def test_json_keeps_the_year_and_fractions_as_numbers() -> None:
    report = examine(targets([{"indicator": "Kết nạp", "target": 12.5}]))
    values = as_json(TARGETS, report)
    assert values["Thông tin"] == {"form": "targets/1", "year": 2021}
    assert values["Chỉ tiêu"] == [{"organization": None, "indicator": "Kết nạp", "target": 12.5}]


def test_json_of_a_class_in_another_spelling_has_the_label_of_the_list() -> None:
    report = examine(grassroots(training=[{**CLASS, "kind": "lớp cảm tình Đảng"}]))
    rows = as_json(GRASSROOTS, report)["Bồi dưỡng"]
    assert isinstance(rows, list)
    assert rows[0]["kind"] == "LLCT cho đối tượng kết nạp Đảng"
