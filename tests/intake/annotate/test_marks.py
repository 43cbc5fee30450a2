"""What a sender sees in the workbook that comes back: colours, notes, a list with links."""

from typing import Any

import pytest
from annotating import (
    BAD,
    ERRORS,
    HEADING,
    WARNING,
    annotated,
    fills_of,
    lines_of,
    notes_of,
    opened,
    places,
    reports_of,
    said,
    saved,
    typed,
)
from good_reports import good

from partyboard.forms.model import LIST_SHEET
from partyboard.intake.annotate import annotate
from partyboard.intake.annotate.faults import MOST
from partyboard.intake.annotate.listing import Listing
from partyboard.intake.catalogue import Severity
from partyboard.intake.findings import Finding
from partyboard.intake.report import Report

MARKED, GOOD = annotated(BAD), good(1)
RED, YELLOW = "FFF8A8", "FFFFD3"
MENDED = {
    "Đảng viên!C18": 1236,
    "Đảng viên!C23": 500,
    "Bồi dưỡng!G7": 10,
    "Công tác khác!C16": 5,
    "Khắc phục!G6": "đang làm",
}


def a_finding(severity: Severity, place: str, message: str) -> Finding:
    sheet, _, cell = place.partition("!")
    return Finding(severity, "outlier", sheet, cell, message)


def listing_of(*findings: Finding) -> list[tuple[Any, ...]]:
    """The lines of the list below its header, for a good workbook with these findings."""
    return lines_of(annotate(GOOD, [Report(None, findings=findings)]))[8:]


def links_of(content: bytes) -> dict[str, str]:
    """Where the links of the list lead, by the cell in which they stand."""
    sheet = opened(content)[LIST_SHEET]
    cells = (cell for row in sheet.iter_rows() for cell in row if cell.hyperlink)
    return {cell.coordinate: cell.hyperlink.location for cell in cells}


def test_cells_with_errors_are_red_and_those_to_look_at_yellow() -> None:
    before, after = fills_of(BAD), fills_of(MARKED)
    changed = {place: colour for place, colour in after.items() if before.get(place) != colour}
    assert {place for place, colour in changed.items() if colour.startswith(RED)} == {*ERRORS}
    assert {place for place, colour in changed.items() if colour.startswith(YELLOW)} == {WARNING}
    assert before.keys() == after.keys()


def test_note_at_each_marked_cell_says_what_is_wrong() -> None:
    (report,) = reports_of(BAD)
    notes = notes_of(MARKED)
    assert notes.keys() == {*ERRORS, WARNING}
    assert [
        found.place for found in report.findings if found.message not in notes[found.place]
    ] == []


def test_list_comes_first_and_is_the_sheet_that_opens() -> None:
    book = opened(MARKED)
    assert book.sheetnames == [LIST_SHEET, *opened(BAD).sheetnames]
    assert [sheet.title for sheet in book if sheet.sheet_view.tabSelected] == [LIST_SHEET]
    assert book.active.title == LIST_SHEET


def test_list_says_whose_how_many_and_what_to_do() -> None:
    title, heading, number, *steps = lines_of(MARKED)[:6]
    assert (title, heading) == ((LIST_SHEET.upper(),), (HEADING,))
    assert number == ("4 lỗi phải sửa, 1 chỗ nên xem lại.",)
    assert [step[0][:2] for step in steps] == ["1.", "2.", "3."]


def test_list_goes_sheet_by_sheet_in_the_order_of_the_tabs() -> None:
    table = lines_of(MARKED)[8:]
    assert [line[0].split("»")[0] + "»" for line in table if len(line) == 1] == [
        "Trang «Đảng viên»", "Trang «Bồi dưỡng»", "Trang «Khắc phục»", "Trang «Công tác khác»",
    ]  # fmt: skip
    cells = [line[2] for line in table if len(line) > 1]
    assert cells == ["C18", "C23", "G7", "G6", "C16"]
    assert [line[0] for line in table if len(line) > 1] == [1, 2, 3, 4, 5]


def test_links_lead_to_the_cells_and_the_sheets() -> None:
    assert links_of(MARKED) == {
        "A9": "'Đảng viên'!A1", "C10": "'Đảng viên'!C18", "C11": "'Đảng viên'!C23",
        "A12": "'Bồi dưỡng'!A1", "C13": "'Bồi dưỡng'!G7",
        "A14": "'Khắc phục'!A1", "C15": "'Khắc phục'!G6",
        "A16": "'Công tác khác'!A1", "C17": "'Công tác khác'!C16",
    }  # fmt: skip


def test_within_a_sheet_errors_come_before_warnings_and_then_row_by_row() -> None:
    table = listing_of(
        a_finding(Severity.WARNING, "Đảng viên!C7", "a"),
        a_finding(Severity.ERROR, "Đảng viên!C10", "b"),
        a_finding(Severity.ERROR, "Đảng viên!C9", "c"),
    )
    assert [line[2] for line in table[1:]] == ["C9", "C10", "C7"]


def test_what_concerns_the_whole_file_comes_first_and_notes_last() -> None:
    table = listing_of(
        a_finding(Severity.INFO, "Đảng viên!C7", "a"),
        a_finding(Severity.ERROR, "Đảng viên!C8", "b"),
        a_finding(Severity.ERROR, "", "c"),
    )
    assert table == [
        ("Cả tệp: 1 lỗi phải sửa",), (1, "Lỗi", "c"),
        ("Trang «Đảng viên»: 1 lỗi phải sửa",), (2, "Lỗi", "C8", "b"),
        ("Để biết, không phải sửa: 1 ghi chú",), (3, "Ghi chú", "Đảng viên C7", "a"),
    ]  # fmt: skip


def test_sheet_that_is_not_there_or_not_seen_is_named_and_has_no_link() -> None:
    findings = [
        a_finding(Severity.ERROR, "Biểu 7", "a"),
        a_finding(Severity.ERROR, "_partyboard!A1", "b"),
    ]
    content = annotate(GOOD, [Report(None, findings=tuple(findings))])
    heads = [line[0] for line in lines_of(content)[8:] if len(line) == 1]
    assert heads == [
        "Trang «_partyboard» (đang ẩn): 1 lỗi phải sửa",
        "Trang «Biểu 7» (không có trong tệp): 1 lỗi phải sửa",
    ]
    assert links_of(content) == {}


def test_notes_for_information_mark_no_cell() -> None:
    note = a_finding(Severity.INFO, "Đảng viên!C7", "a")
    content = annotate(GOOD, [Report(None, findings=(note,))])
    assert notes_of(content) == {}
    assert fills_of(content) == fills_of(GOOD)


def test_workbook_without_faults_says_so_and_asks_for_nothing() -> None:
    lines = lines_of(annotated(GOOD))
    assert lines[0] == ("KHÔNG CÓ LỖI",)
    assert [line for line in lines[2:] if line] == [("STT", "Mức", "Ô", "Nội dung và cách sửa")]


def test_several_findings_of_a_cell_share_a_note_and_the_colour_of_the_worst() -> None:
    findings = (
        a_finding(Severity.WARNING, "Đảng viên!C7", "Hơi nhiều."),
        a_finding(Severity.ERROR, "Đảng viên!C7", "Không phải số."),
    )
    content = annotate(GOOD, [Report(None, findings=findings)])
    note = notes_of(content)["Đảng viên!C7"]
    assert note.splitlines()[1:] == ["Lỗi: Không phải số.", "Xem lại: Hơi nhiều."]
    assert fills_of(content)["Đảng viên!C7"].startswith(RED)


def test_reports_of_one_workbook_are_marked_together_and_said_once() -> None:
    (report,) = reports_of(BAD)
    assert annotate(BAD, [report, report], HEADING) == MARKED


def test_cell_that_nobody_has_written_to_is_marked_where_it_would_stand() -> None:
    findings = tuple(
        a_finding(Severity.ERROR, f"Đảng viên!{cell}", cell) for cell in ("C99", "Z8", "AB120")
    )
    content = annotate(GOOD, [Report(None, findings=findings)])
    assert {place for place in notes_of(content)} == {f.place for f in findings}
    assert said(content) == said(GOOD)


def test_more_than_anybody_mends_in_one_go_is_counted_not_listed() -> None:
    many = tuple(
        a_finding(Severity.ERROR, f"Đảng viên!C{row}", f"{row}") for row in range(1, MOST + 3)
    )
    listing = Listing("", many, ["Đảng viên"], frozenset())
    assert [len(group.findings) for group in listing.groups] == [MOST]
    assert listing.left_out.startswith("và 2 mục khác")
    assert listing.summary == f"{MOST + 2} lỗi phải sửa."


@pytest.mark.parametrize("text", ["=1+1", "+84", "a\x0bb", "<b>&amp;", "x" * 40_000])
def test_list_and_notes_hold_whatever_was_found(text: str) -> None:
    found = a_finding(Severity.ERROR, "Đảng viên!C7", text)
    content = annotate(GOOD, [Report(None, findings=(found,))])
    shown = text.replace("\x0b", "")
    assert lines_of(content)[-1][3] == shown[:30_000]
    assert notes_of(content)["Đảng viên!C7"].endswith(shown)


def test_sent_back_as_it_came_it_says_the_same() -> None:
    assert said(MARKED) == said(BAD)


def test_marking_it_again_changes_nothing() -> None:
    assert annotated(MARKED) == MARKED


def test_what_was_mended_loses_its_marks_and_the_rest_keeps_them() -> None:
    half = typed(MARKED, {place: MENDED[place] for place in ("Đảng viên!C18", "Bồi dưỡng!G7")})
    assert sorted(places(half)) == sorted([WARNING, "Đảng viên!C23", "Công tác khác!C16"])
    again = annotated(half)
    assert notes_of(again).keys() == {WARNING, "Đảng viên!C23", "Công tác khác!C16"}
    assert fills_of(again)["Đảng viên!C18"] == fills_of(BAD)["Đảng viên!C18"]
    assert opened(again).sheetnames == opened(MARKED).sheetnames


def test_mended_workbook_has_no_faults_and_no_marks_left() -> None:
    mended = typed(MARKED, MENDED)
    assert places(mended) == []
    assert fills_of(annotated(mended)) == fills_of(BAD)
    assert notes_of(annotated(mended)) == {}


def test_list_moved_and_renamed_by_the_sender_is_still_ours() -> None:
    book = opened(MARKED)
    book[LIST_SHEET].title = "Loi"
    book.move_sheet("Loi", 3)
    sent = saved(book)
    assert said(sent) == said(BAD)
    assert opened(annotated(sent)).sheetnames == opened(MARKED).sheetnames


def test_sheet_of_the_senders_with_our_title_stays() -> None:
    book = opened(BAD)
    book.create_sheet("LỖI CẦN SỬA")["A1"] = "của tôi"
    marked = opened(annotated(saved(book)))
    assert marked.sheetnames[0] == f"{LIST_SHEET} (2)"
    assert marked["LỖI CẦN SỬA"]["A1"].value == "của tôi"
