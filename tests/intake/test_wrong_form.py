"""A workbook that is not what its mark says is called what it is, before any cell is looked at; one
of a version too old gives its figures to the form of today.
"""

from dataclasses import replace
from datetime import date

import pytest
from workbooks import committee, drop, found, grassroots, organizations, put, rename, targets

from partyboard.forms.committee import COMMITTEE
from partyboard.forms.grassroots import GRASSROOTS
from partyboard.forms.registry import FORMS
from partyboard.forms.targets import TARGETS
from partyboard.intake.cells import Workbook
from partyboard.intake.check import examine, examine_all


def marked(book: Workbook, mark: str) -> Workbook:
    """The workbook with another mark beside "Mã biểu"."""
    place = next(
        f"{sheet.title}!{cell.address}"
        for sheet in book.sheets
        for cell in sheet.cells.values()
        if isinstance(cell.value, str) and "/" in cell.value and cell.value.endswith("/1")
    )
    return put(book, place, mark)


@pytest.mark.parametrize(
    ("book", "mark", "said"),
    [
        (committee(), GRASSROOTS.mark, f"{COMMITTEE.title}, tháng 5/2021"),
        (grassroots(), COMMITTEE.mark, f"{GRASSROOTS.title}, tháng 5/2021"),
        (targets([]), GRASSROOTS.mark, f"{TARGETS.title}, năm 2021"),
    ],
)
def test_a_form_under_another_forms_mark_is_named_with_its_month(
    book: Workbook, mark: str, said: str
) -> None:
    report = examine(marked(book, mark))
    assert found(report) == [("wrong-form", "")]
    assert mark in report.findings[0].message and said in report.findings[0].message
    assert report.sheets == {}


def test_no_cell_of_a_wrong_form_is_checked() -> None:
    spoiled = put(grassroots(members={"closing": "x"}), "Đảng viên!C14", "nhiều")
    assert found(examine(marked(spoiled, COMMITTEE.mark))) == [("wrong-form", "")]


def test_a_form_with_one_of_its_own_sheets_is_not_taken_for_another() -> None:
    few = drop(drop(grassroots(), "Bồi dưỡng"), "Khen thưởng")
    report = examine(few)
    assert report.form == GRASSROOTS and "wrong-form" not in dict(found(report))


def test_sheets_renamed_beyond_recognition_are_missing_not_another_form() -> None:
    book = grassroots()
    for number, sheet in enumerate(GRASSROOTS.content):
        book = rename(book, sheet.title, f"Biểu {number}")
    assert {code for code, _ in found(examine(book))} == {"missing-sheet"}


# Versions

_TODAY = replace(GRASSROOTS, version=3, oldest=2)
_FORMS = tuple(_TODAY if form == GRASSROOTS else form for form in FORMS)


def test_a_version_too_old_is_one_finding_and_its_values_are_read() -> None:
    report = examine(grassroots(members={"closing": 999}), _FORMS)
    assert found(report) == [("outdated-template", "")]
    assert report.version == 1 and report.period is not None
    assert report.record("members")["closing"] == 999
    assert report.organization == "STC"


def test_a_version_just_old_is_read_with_a_note() -> None:
    just = replace(_TODAY, oldest=1)
    forms = tuple(just if form == GRASSROOTS else form for form in FORMS)
    assert found(examine(grassroots(), forms)) == [("older-template", "")]


def test_lists_of_any_form_are_held_against_their_own_oldest() -> None:
    rows = [{"code": "STC", "name": "Đảng bộ Sở Tài chính", "from_month": date(2020, 1, 1)}]
    assert "outdated-template" not in dict(found(examine_all(organizations(rows), _FORMS)[0]))
