"""Which workbooks are consolidated ones; every other is read as one report."""

import pytest
from consolidated_books import book, good, line, month_sheet
from workbooks import INFO, add, cells, filled, found, grassroots, targets

from partyboard.forms.grassroots import GRASSROOTS
from partyboard.forms.model import CONSOLIDATED, MARK, MARK_SHEET
from partyboard.intake.cells import SheetCells, Workbook
from partyboard.intake.check import examine, examine_all


def mark(form: str, kind: str | None = CONSOLIDATED) -> SheetCells:
    return cells([[MARK, form, kind]], MARK_SHEET)


def test_a_workbook_of_one_row_an_organization_is_a_consolidated_one() -> None:
    assert [each.part for each in examine_all(good())] == ["Tháng 5-2021!B6", "Tháng 5-2021!B7"]


@pytest.mark.parametrize(
    "workbook",
    [grassroots(), targets([]), Workbook(()), add(grassroots(), mark("grassroots/1", None))],
    ids=["a report", "targets", "nothing", "a report with its mark"],
)
def test_any_other_workbook_is_one_report(workbook: Workbook) -> None:
    assert examine_all(workbook) == (examine(workbook),)


def test_a_report_that_says_what_it_is_stays_one_whatever_sheet_is_added() -> None:
    workbook = add(grassroots(), month_sheet([line("SNV")]))
    assert [each.part for each in examine_all(workbook)] == [""]


def test_the_mark_of_the_template_says_so_before_anything_is_filled_in() -> None:
    (report,) = examine_all(book(month_sheet([]), mark("grassroots/1")))
    assert (report.form, report.part) == (GRASSROOTS, "")
    assert {code for code, _ in found(report)} == {"missing-value"}


def test_a_newer_template_is_not_looked_into() -> None:
    (report,) = examine_all(book(*good().sheets, mark("grassroots/9")))
    assert (found(report), report.sheets) == ([("newer-template", "")], {})


def test_a_mark_that_names_no_form_of_organizations_makes_no_consolidated_workbook() -> None:
    workbook = book(month_sheet([line("STC")]), mark("targets/1"))
    assert [each.part for each in examine_all(workbook)] == [""]


def test_forms_without_organizations_are_never_consolidated() -> None:
    committee = filled(GRASSROOTS, info={"form": "committee/1", **INFO})
    assert [each.part for each in examine_all(committee)] == [""]
