"""What a sender's workbook holds is there in the marked one: parts, cells, rules, comments."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter
from annotating import BAD, annotated, cells_of, fills_of, notes_of, opened, said
from spreadsheets import parts_of, zipped

from partyboard.forms.model import LIST_SHEET
from partyboard.intake.annotate import annotate
from partyboard.intake.catalogue import Severity
from partyboard.intake.findings import Finding
from partyboard.intake.report import Report

MARKED = annotated(BAD)
CELL = re.compile(rb"<(?:x:)?c\b[^>]*?(?:/>|>.*?</(?:x:)?c>)", re.DOTALL)
STYLE = re.compile(rb'(<(?:x:)?c\b[^>]*?) s="[0-9]+"')
ATTRIBUTES = ("number_format", "font", "border", "alignment", "protection", "data_type")


def faults(*places: str) -> list[Report]:
    """A report with an error at each of these places."""
    cut = [place.partition("!") for place in places]
    return [
        Report(
            None,
            findings=tuple(
                Finding(Severity.ERROR, "not-a-number", sheet, cell, "Không phải là số.")
                for sheet, _, cell in cut
            ),
        )
    ]


def everything() -> bytes:
    """A workbook as offices make them by themselves, with a bit of everything that Excel has."""
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet, other = book.add_worksheet("Số liệu"), book.add_worksheet("Bảng phụ")
    secret = book.add_worksheet("Ẩn")
    red = book.add_format({"bg_color": "#FF0000", "num_format": "0.00%", "locked": False})
    sheet.write_column("A1", ["Tên", "Nam", "Nữ", "Cộng"])
    sheet.write_column("B1", ["Số", 12, 15.5], red)
    sheet.write_formula("B4", "=SUM(B2:B3)", red, 27.5)
    sheet.write_comment("B2", "Số của chị Hoa", {"author": "Nguyễn Thị Hoa", "visible": True})
    sheet.write_comment("A4", "Xem biên bản", {"author": "Trần Văn Nam"})
    sheet.data_validation("B2:B3", {"validate": "list", "source": ["12", "15"]})
    sheet.conditional_format("B2:B4", {"type": "data_bar", "data_bar_2010": True})
    sheet.conditional_format("B4", {"type": "cell", "criteria": ">", "value": 9, "format": red})
    sheet.merge_range("D1:F2", "Ô gộp", red)
    sheet.add_sparkline("G1", {"range": "'Số liệu'!B2:B3"})
    sheet.insert_textbox("H5", "Ghi chú tay")
    sheet.insert_button("H12", {"caption": "Bấm"})
    sheet.write_url("A6", "internal:'Bảng phụ'!A1", string="Xem bảng phụ")
    sheet.protect("mật khẩu")
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.set_row(2, 15, None, {"hidden": True})
    sheet.set_column("C:C", 3, None, {"hidden": True})
    sheet.activate()
    other.add_table("A1:B3", {"data": [["a", 1], ["b", 2]], "name": "BangPhu"})
    other.insert_chart("D1", _chart(book))
    other.set_header("&CBáo cáo")
    secret.hide()
    book.define_name("Tong", "='Số liệu'!$B$4")
    book.define_name("'Bảng phụ'!Rieng", "='Bảng phụ'!$B$2")
    book.close()
    return target.getvalue()


def _look(cell: Any) -> list[str]:
    return [repr(getattr(cell, name)) for name in ATTRIBUTES]


def _chart(book: Any) -> Any:
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "='Số liệu'!$B$2:$B$3"})
    return chart


EVERYTHING = everything()
PLACES = ("Số liệu!B2", "Số liệu!B4", "Số liệu!E2", "Số liệu!Z99", "Bảng phụ!B2", "Ẩn!C3")
WITH_FAULTS = annotate(EVERYTHING, faults(*PLACES))
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
PAIRS = [pytest.param(BAD, MARKED, id="ours"), pytest.param(EVERYTHING, WITH_FAULTS, id="theirs")]


def sheets_of(content: bytes, **how: bool) -> Iterator[Any]:
    """The sender's sheets."""
    return (sheet for sheet in opened(content, **how) if sheet.title != LIST_SHEET)


@pytest.mark.parametrize(("sent", "back"), PAIRS)
def test_only_parts_that_have_to_change_do(sent: bytes, back: bytes) -> None:
    before, after = parts_of(sent), parts_of(back)
    assert before.keys() <= after.keys()
    changed = {name for name in before if before[name] != after[name]}
    free = re.compile(
        r"\[Content_Types\]\.xml|xl/(workbook|styles)\.xml|xl/_rels/workbook\.xml\.rels"
        r"|docProps/app\.xml|xl/worksheets/(_rels/)?sheet\d\.xml(\.rels)?|xl/comments.*"
        r"|xl/drawings/vmlDrawing\d\.vml"
    )
    assert [name for name in changed if not free.fullmatch(name)] == []


@pytest.mark.parametrize(("sent", "back"), PAIRS)
def test_cells_are_the_same_to_the_letter_but_for_their_style(sent: bytes, back: bytes) -> None:
    before, after = parts_of(sent), parts_of(back)
    for name in before:
        if name.startswith("xl/worksheets/sheet"):
            old = [STYLE.sub(rb"\1", cell) for cell in CELL.findall(before[name])]
            new = [STYLE.sub(rb"\1", cell) for cell in CELL.findall(after[name])]
            added = [cell for cell in new if cell.endswith(b"/>") and cell not in old]
            assert [cell for cell in new if cell not in added] == old


@pytest.mark.parametrize(("sent", "back"), PAIRS)
@pytest.mark.parametrize("as_shown", [False, True])
def test_values_formulas_and_stored_results_stay(sent: bytes, back: bytes, as_shown: bool) -> None:
    for old, new in zip(
        sheets_of(sent, data_only=as_shown), sheets_of(back, data_only=as_shown), strict=True
    ):
        assert old.title == new.title
        for row in old.iter_rows():
            for cell in row:
                assert new[cell.coordinate].value == cell.value, cell


@pytest.mark.parametrize(("sent", "back"), PAIRS)
def test_cells_look_the_same_but_for_their_colour(sent: bytes, back: bytes) -> None:
    after = dict(cells_of(back))
    for place, cell in cells_of(sent):
        assert _look(after[place]) == _look(cell), place


def around_cells(content: bytes, name: str) -> str:
    """A worksheet's part but for its cells, the open tab and what refers to notes."""
    xml = parts_of(content)[name].decode()
    head, rest = xml.split("<sheetData", 1)
    tail = rest.partition("</sheetData>")[2] or rest.partition("/>")[2]
    return re.sub(r' tabSelected="[01]"|<legacyDrawing [^>]*>', "", head + tail)


@pytest.mark.parametrize(("sent", "back"), PAIRS)
def test_drop_downs_rules_merges_widths_protection_and_print_stay(sent: bytes, back: bytes) -> None:
    names = [name for name in parts_of(sent) if name.startswith("xl/worksheets/sheet")]
    assert len(names) > 2
    for name in names:
        assert around_cells(back, name) == around_cells(sent, name)


@pytest.mark.parametrize(("sent", "back"), PAIRS)
def test_names_titles_and_hidden_sheets_stay(sent: bytes, back: bytes) -> None:
    def named(content: bytes) -> list[object]:
        book = opened(content)
        told = [(each.name, each.attr_text) for each in book.defined_names.values()]
        sheets = [
            (sheet.title, sheet.sheet_state, sheet.print_title_rows, sorted(sheet.defined_names))
            for sheet in sheets_of(content)
        ]
        return [told, sheets]

    assert named(back) == named(sent)


def test_own_comments_stay_and_ours_follow_them_in_the_same_cell() -> None:
    before, after = notes_of(EVERYTHING), notes_of(WITH_FAULTS)
    assert after["Số liệu!A4"] == before["Số liệu!A4"] == "Xem biên bản"
    first, *rest = after["Số liệu!B2"].split("\n")
    assert first == before["Số liệu!B2"] == "Số của chị Hoa"
    assert rest[-1] == "Lỗi: Không phải là số."
    assert after.keys() == before.keys() | {
        "Số liệu!B4", "Số liệu!D1", "Số liệu!Z99", "Bảng phụ!B2", "Ẩn!C3",
    }  # fmt: skip


def test_own_comment_stands_alone_again_when_the_cell_is_mended() -> None:
    again = annotate(WITH_FAULTS, faults("Số liệu!B4"))
    before = notes_of(EVERYTHING)
    after = notes_of(again)
    assert {place: after[place] for place in before} == before
    assert after.keys() - before.keys() == {"Số liệu!B4"}


def test_fault_under_a_merged_range_is_marked_where_one_sees_it() -> None:
    assert fills_of(WITH_FAULTS)["Số liệu!D1"] != fills_of(EVERYTHING)["Số liệu!D1"]


def test_drawing_keeps_buttons_beside_notes() -> None:
    def boxes(content: bytes) -> str:
        return parts_of(content)["xl/drawings/vmlDrawing1.vml"].decode()

    assert boxes(WITH_FAULTS).count('ObjectType="Button"') == 1
    identifiers = re.findall('id="(_x0000_s[0-9]+)"', boxes(WITH_FAULTS))
    assert len(identifiers) == len(set(identifiers)) == 3 + 3


def test_sheets_own_open_tab_is_closed_so_that_typing_reaches_one_sheet() -> None:
    selected = [sheet.title for sheet in sheets_of(WITH_FAULTS) if sheet.sheet_view.tabSelected]
    assert selected == []


def test_file_of_unusual_packing_stays_a_file_that_opens() -> None:
    parts = {name.replace("/", "\\"): data for name, data in parts_of(BAD).items()}
    assert said(annotated(zipped(parts))) == said(zipped(parts))


def test_template_comes_back_as_a_workbook() -> None:
    kinds = parts_of(BAD)["[Content_Types].xml"]
    template = kinds.replace(b"spreadsheetml.sheet.main", b"spreadsheetml.template.main")
    sent = zipped(parts_of(BAD) | {"[Content_Types].xml": template})
    back = parts_of(annotated(sent))["[Content_Types].xml"]
    assert (b"template" in template, b"template" in back) == (True, False)
