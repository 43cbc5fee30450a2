"""When rows of different organizations or months are the same class."""

from datetime import date

import pytest
from filled_forms import CLASS, at, listing, report, sent

from partyboard.reception import receive
from partyboard.text import Month

APRIL, MAY, JUNE = Month(2021, 4), Month(2021, 5), Month(2021, 6)
UNCODED = {name: value for name, value in CLASS.items() if name != "course_code"}


@pytest.fixture
def classes(empty_store, settings):
    """Loads reports and gives the classes: (code, month, participants, organizations)."""

    def loaded(*reports, **parameters):
        files = [sent(listing(Month(2020, 1)), at(2020, 1, 4)), *map(sent, reports)]
        receive(empty_store, files, settings, now=at(2021, 7, 1))
        return [
            (row["course_code"], row["month"], row["participants"], row["organizations"])
            for row in empty_store.rows("training_classes", **parameters)
        ]

    return loaded


def test_same_code_is_one_class_however_it_is_called(classes):
    other = {**CLASS, "course": "Bồi dưỡng ĐVM", "course_code": "đvm-01", "participants": 2}
    found = classes(report("STC", MAY, training=[CLASS]), report("SNV", MAY, training=[other]))
    assert found == [("ĐVM-01", MAY.first, 5, 2)]


def test_without_a_code_the_same_name_and_day_are_one_class(classes):
    other = {**UNCODED, "course": "LỚP  ĐẢNG VIÊN MỚI"}
    found = classes(report("STC", MAY, training=[UNCODED]), report("SNV", MAY, training=[other]))
    assert found == [(None, MAY.first, 6, 2)]


def test_without_a_code_another_day_is_another_class(classes):
    other = {**UNCODED, "opened_on": date(2021, 5, 11)}
    found = classes(report("STC", MAY, training=[UNCODED]), report("SNV", MAY, training=[other]))
    assert [row[2:] for row in found] == [(3, 1), (3, 1)]


def test_organization_that_leaves_the_code_out_is_in_the_class_of_that_name_and_day(classes):
    found = classes(report("STC", MAY, training=[CLASS]), report("SNV", MAY, training=[UNCODED]))
    assert found == [("ĐVM-01", MAY.first, 6, 2)]


def test_two_codes_are_two_classes_even_on_the_same_day(classes):
    second = {**CLASS, "course_code": "ĐVM-02"}
    found = classes(report("STC", MAY, training=[CLASS, second]))
    assert found == [("ĐVM-01", MAY.first, 3, 1), ("ĐVM-02", MAY.first, 3, 1)]


def test_short_code_used_again_next_year_is_another_class(classes):
    last_year = {**CLASS, "course_code": "01", "opened_on": date(2020, 5, 12)}
    this_year = {**CLASS, "course_code": "01", "participants": 4}
    found = classes(
        report("STC", MAY - 12, training=[last_year]), report("STC", MAY, training=[this_year])
    )
    assert found == [("01", date(2020, 5, 1), 3, 1), ("01", MAY.first, 4, 1)]


def test_class_reported_again_counts_as_the_newest_report_says(classes):
    finished = {**CLASS, "participants": 2, "completed": 2, "closed_on": date(2021, 6, 4)}
    found = classes(report("STC", MAY, training=[CLASS]), report("STC", JUNE, training=[finished]))
    assert found == [("ĐVM-01", MAY.first, 2, 1)]


def test_slip_in_the_date_of_one_organization_does_not_move_the_class(classes):
    slip = {**CLASS, "opened_on": date(2021, 4, 10)}
    found = classes(
        report("STC", MAY, training=[slip]),
        report("SNV", MAY, training=[CLASS]),
        report("CTVT", MAY, training=[CLASS]),
    )
    assert found == [("ĐVM-01", MAY.first, 9, 3)]


def test_organization_without_participants_did_not_attend(classes):
    found = classes(
        report("STC", MAY, training=[CLASS]),
        report("SNV", MAY, training=[{**CLASS, "participants": 0}]),
    )
    assert found == [("ĐVM-01", MAY.first, 3, 1)]


def test_class_of_one_organization_is_its_own_part_in_the_month_of_the_class(classes):
    slip = {**CLASS, "opened_on": date(2021, 4, 10), "participants": 1}
    reports = (
        report("STC", MAY, training=[slip]),
        report("SNV", MAY, training=[CLASS]),
        report("CTVT", MAY, training=[CLASS]),
    )
    assert classes(*reports, organization="STC") == [("ĐVM-01", MAY.first, 1, 1)]


def test_organization_counts_in_the_month_of_the_class(classes, empty_store):
    classes(report("STC", MAY, training=[CLASS]), report("SNV", MAY))
    assert empty_store.rows("training_by_organization", month=MAY.first) == [
        {
            "organization": "STC",
            "name": "Đảng bộ Sở Tài chính",
            "participants": 3,
            "participants_this_year": 3,
        }
    ]
    absent = empty_store.rows("training_absent", month=MAY.first)
    assert [row["organization"] for row in absent] == ["SNV", "CTVT"]
