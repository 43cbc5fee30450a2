"""What nobody sees: hidden rows count and are mentioned, what lies under a merge does not."""

from dataclasses import replace

from workbooks import CLASS, change, found, grassroots

from partyboard.intake.cells import Cell, SheetCells
from partyboard.intake.check import examine

# Hidden rows and columns


def test_hidden_rows_count_and_are_mentioned() -> None:
    rows = [{**CLASS, "course_code": str(n)} for n in range(1, 6)]
    book = change(
        grassroots(training=rows),
        "Bồi dưỡng",
        lambda sheet: replace(sheet, hidden_rows=frozenset({7, 9, 40})),
    )
    report = examine(book)
    assert found(report) == [("hidden-content", "Bồi dưỡng!A7")]
    assert len(report.sheets["training"]) == 5


def test_hidden_columns_count_and_are_mentioned() -> None:
    book = change(
        grassroots(), "Bồi dưỡng", lambda sheet: replace(sheet, hidden_columns=frozenset({8, 9}))
    )
    report = examine(book)
    assert found(report) == [("hidden-content", "Bồi dưỡng!H6")]
    assert report.sheets["training"][0].values["completed"] == 4


def test_what_lies_under_a_merge_is_mentioned_and_not_counted() -> None:
    def bury(sheet: SheetCells) -> SheetCells:
        return replace(sheet, buried=(Cell(9, 3, 99),))

    report = examine(change(grassroots(), "Đảng viên", bury))
    assert found(report) == [("hidden-content", "Đảng viên!C9")]
    assert report.record("members")["transferred_in"] == 0
