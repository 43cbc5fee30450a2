"""Form, Sheet and Field: asked for a part by name, they answer or say at once what is missing."""

import pytest

from partyboard.forms.model import Choice, Field, Form, Kind, Shape, Sheet
from partyboard.forms.registry import FORMS, form_named

LEVELS = (Choice("province", "Tỉnh ủy"), Choice("central", "Trung ương"))
INFO = Sheet("info", "Thông tin", Shape.RECORD, (Field("month", "Tháng", Kind.MONTH),))
CLASSES = Sheet(
    "classes",
    "Lớp học",
    Shape.TABLE,
    (Field("course", "Tên lớp", Kind.TEXT), Field("level", "Cấp", Kind.CHOICE, choices=LEVELS)),
)
SCHOOL = Form("school", 3, "Báo cáo lớp học", "Mỗi trường một tệp.", (INFO, CLASSES))


def test_form_mark_names_form_and_version():
    assert SCHOOL.mark == "school/3"


def test_first_sheet_says_whose_report_it_is_and_the_others_hold_figures():
    assert SCHOOL.info is INFO
    assert SCHOOL.content == (CLASSES,)


def test_fact_table_is_named_after_form_and_sheet():
    assert SCHOOL.table(CLASSES) == "school_classes"


def test_only_a_sheet_with_rows_is_a_table():
    assert CLASSES.is_table
    assert not INFO.is_table


def test_fields_come_with_their_sheets_in_the_order_of_the_form():
    found = [(sheet.name, field.name) for sheet, field in SCHOOL.fields()]
    assert found == [("info", "month"), ("classes", "course"), ("classes", "level")]


def test_rule_names_a_field_of_its_own_sheet_without_the_sheet():
    assert SCHOOL.locate(CLASSES, "course") == (CLASSES, CLASSES.fields[0])


def test_rule_names_a_field_elsewhere_with_its_sheet():
    assert SCHOOL.locate(CLASSES, "info.month") == (INFO, INFO.fields[0])


def test_choice_is_found_by_its_code():
    assert CLASSES.field("level").choice("central").label == "Trung ương"


@pytest.mark.parametrize(
    "ask",
    [
        lambda: SCHOOL.sheet("lessons"),
        lambda: CLASSES.field("teacher"),
        lambda: CLASSES.field("level").choice("world"),
        lambda: SCHOOL.locate(CLASSES, "month"),
        lambda: SCHOOL.locate(CLASSES, "lessons.course"),
        lambda: form_named("school"),
    ],
)
def test_name_that_is_not_declared_is_refused(ask):
    with pytest.raises(KeyError):
        ask()


def test_every_form_is_found_by_its_name():
    assert [form_named(form.name) for form in FORMS] == list(FORMS)
