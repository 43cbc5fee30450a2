"""A marked workbook opened and saved by LibreOffice: it opens, says the same, keeps its marks."""

from collections.abc import Mapping

import pytest
from annotating import (
    BAD,
    ERRORS,
    WARNING,
    annotated,
    fills_of,
    lines_of,
    notes_of,
    opened,
    said,
    typed,
)
from libreoffice import needs_libreoffice, saved_by_libreoffice

from partyboard.forms.model import LIST_SHEET

pytestmark = [needs_libreoffice, pytest.mark.slow]
MARKED = annotated(BAD)
MENDED = {
    "Đảng viên!C18": 1236,
    "Đảng viên!C23": 500,
    "Bồi dưỡng!G7": 10,
    "Công tác khác!C16": 5,
    "Khắc phục!G6": "đang làm",
}


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Mapping[str, bytes]]:
    books = {"sent": BAD, "marked": MARKED, "mended": typed(MARKED, MENDED)}
    return saved_by_libreoffice(books, tmp_path_factory.mktemp("saved"))


def test_it_opens_and_says_the_same(saved: Mapping[str, Mapping[str, bytes]]) -> None:
    assert said(saved["xlsx"]["marked"]) == said(BAD)
    assert said(saved["ods"]["marked"]) == said(saved["ods"]["sent"])


def test_list_notes_and_colours_are_seen(saved: Mapping[str, Mapping[str, bytes]]) -> None:
    came = saved["xlsx"]["marked"]
    assert opened(came).sheetnames == opened(MARKED).sheetnames
    assert lines_of(came) == lines_of(MARKED)
    assert notes_of(came) == notes_of(MARKED)
    colours, ours = fills_of(came), fills_of(MARKED)
    assert {place: colours[place] for place in (*ERRORS, WARNING)} == {
        place: ours[place] for place in (*ERRORS, WARNING)
    }


def test_links_still_lead_to_the_cells(saved: Mapping[str, Mapping[str, bytes]]) -> None:
    def led(content: bytes) -> list[str]:
        links = [cell.hyperlink for row in opened(content)[LIST_SHEET] for cell in row]
        return sorted(link.location.replace("'", "") for link in links if link)

    assert led(saved["xlsx"]["marked"]) == led(MARKED)


def test_marked_anew_it_has_one_list_and_one_note_a_cell(
    saved: Mapping[str, Mapping[str, bytes]],
) -> None:
    again = annotated(saved["xlsx"]["marked"])
    assert opened(again).sheetnames == opened(MARKED).sheetnames
    assert notes_of(again) == notes_of(MARKED)


def test_mended_there_no_mark_is_left(saved: Mapping[str, Mapping[str, bytes]]) -> None:
    cleared = annotated(saved["xlsx"]["mended"])
    assert lines_of(cleared)[0] == ("KHÔNG CÓ LỖI",)
    assert notes_of(cleared) == {}
    assert fills_of(cleared) == fills_of(saved["xlsx"]["sent"])


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_other_formats_are_marked_in_a_copy_that_says_the_same(
    saved: Mapping[str, Mapping[str, bytes]], kind: str
) -> None:
    sent = saved[kind]["sent"]
    marked = annotated(sent)
    assert said(marked) == said(sent) == said(BAD)
    assert notes_of(marked).keys() == {*ERRORS, WARNING}
    assert "bản chép" in lines_of(marked)[6][0]


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_list_that_came_back_in_another_format_is_not_copied(
    saved: Mapping[str, Mapping[str, bytes]], kind: str
) -> None:
    assert opened(annotated(saved[kind]["marked"])).sheetnames == opened(MARKED).sheetnames
