"""Codes and columns in the words of the forms, for tables that people read."""

from datetime import date

import pytest

from partyboard.board.labels import CHOICES, brief, heading, readable, with_fractions_written
from partyboard.board.pictures import PICTURES, behind
from partyboard.board.view import View
from partyboard.forms.model import Kind
from partyboard.forms.registry import FORMS
from partyboard.store import queries
from partyboard.store.answers import Answer
from partyboard.text import Month

MAY = Month(2021, 5)
ON_PAGES = (
    "members_by_organization",
    "transfers_within",
    "transfers_unmatched",
    "training_absent",
    "training_classes",
    "follow_ups",
    "commendations_by_organization",
)


def answer(**columns):
    kinds = {int: "BIGINT", float: "DOUBLE", str: "VARCHAR", date: "DATE"}
    types = tuple(
        kinds[type(next(v for v in values if v is not None))] for values in columns.values()
    )
    return Answer(tuple(columns), types, tuple(zip(*columns.values(), strict=True)))


def test_heading_is_the_forms_own_where_nothing_shorter_is_wanted():
    assert heading("admitted") == "Kết nạp"
    assert heading("shortcoming") == "Khuyết điểm, tồn tại"
    assert heading("members") == "Đảng viên"


def test_column_that_nobody_named_is_a_key_error():
    with pytest.raises(KeyError):
        heading("nothing_of_the_kind")


@pytest.mark.parametrize(
    "name", sorted({*ON_PAGES, *(p.behind for p in PICTURES.values() if p.behind)})
)
def test_every_table_for_people_has_headings_that_differ(demo_store, settings, name):
    view = View(demo_store, settings, MAY)
    table = readable(view.answer(name))
    assert len(set(table.names)) == len(table.names)
    assert not set(table.names) & set(queries.load(name).columns)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Đảng bộ Sở Tài chính", "Sở Tài chính"),
        ("Chi bộ Công ty Vận tải", "Công ty Vận tải"),
        ("Văn phòng Đảng bộ", "Văn phòng Đảng bộ"),
    ],
)
def test_name_in_brief_is_what_tells_it_apart(name, expected):
    assert brief(name) == expected


def test_codes_are_shown_as_their_labels():
    table = readable(answer(sector=["agency", "enterprise"], level=["committee", "province"]))
    assert table.rows == (("Cơ quan", "Đảng ủy Khối"), ("Doanh nghiệp", "Tỉnh ủy"))


def test_code_that_no_form_knows_stays_as_it_is():
    assert readable(answer(sector=["xyz"])).rows == (("xyz",),)


def test_months_and_days_are_written_as_people_write_them():
    table = readable(
        answer(month=[date(2021, 5, 1)], due_on=[date(2021, 5, 9)], carried_from=[MAY.first])
    )
    assert table.rows == (("5/2021", "9/5/2021", "5/2021"),)
    assert table.names == ("Tháng", "Hạn khắc phục", "Tạm tính từ tháng")


def test_what_is_missing_stays_missing():
    assert readable(answer(due_on=[date(2021, 5, 9), None])).rows == (("9/5/2021",), (None,))


def test_numbers_stay_numbers():
    table = readable(answer(members=[3390]))
    assert (table.rows, table.types) == (((3390,),), ("BIGINT",))


def test_fractions_are_written_with_a_comma_whatever_language_the_browser_has():
    found = with_fractions_written(answer(pace=[1.7, 3.0, None, 1234.5], members=[1, 2, 3, None]))
    assert found.column("pace") == ["1,7", "3", None, "1.234,5"]
    assert found.column("members") == [1, 2, 3, None]
    assert found.types[0] == "VARCHAR"


def test_columns_for_the_program_are_not_shown():
    table = readable(answer(position=[1], submission_id=["x"], members=[2]))
    assert table.names == ("Đảng viên",)


def test_answer_handed_in_stays_as_it_is():
    given = answer(sector=["agency"])
    readable(given)
    assert given.rows == (("agency",),)


def test_empty_answer_keeps_its_headings():
    table = readable(Answer(("members", "sector"), ("BIGINT", "VARCHAR"), ()))
    assert (table.names, table.rows) == (("Đảng viên", "Khối"), ())


@pytest.mark.parametrize("column", CHOICES)
def test_codes_of_a_column_are_told_apart_in_words(column):
    codes = [choice.code for choice in CHOICES[column]]
    labels = [choice.label for choice in CHOICES[column]]
    assert len(set(codes)) == len(codes)
    assert len(set(labels)) == len(labels)


def test_class_and_conclusion_of_the_same_code_have_their_own_words():
    assert readable(answer(kind=["inspection"])).rows == (("Nghiệp vụ kiểm tra, giám sát",),)
    assert readable(answer(conclusion_kind=["inspection"])).rows == (("Kiểm tra",),)


def test_every_choice_of_a_form_that_a_question_answers_with_has_a_label():
    asked = {column for name in queries.query_names() for column in queries.load(name).columns}
    for form in FORMS:
        for sheet, field in form.fields():
            if field.kind is Kind.CHOICE and field.name in asked:
                column = f"conclusion_{field.name}" if sheet.name == "conclusions" else field.name
                assert CHOICES[column] == field.choices, column


def test_demo_shows_no_code_in_a_table_for_people(demo_store, settings):
    view = View(demo_store, settings, MAY)
    codes = {choice.code for choices in CHOICES.values() for choice in choices}
    tables = [readable(view.answer(name)) for name in ON_PAGES]
    tables += [readable(found) for name in PICTURES if (found := behind(view, name))]
    shown = {value for table in tables for row in table.rows for value in row}
    assert not codes & {value for value in shown if isinstance(value, str)}
