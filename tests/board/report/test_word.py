"""The Word file: its layout, what is marked in it, its tables; opened by LibreOffice too."""

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.enum.section import WD_ORIENTATION
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from libreoffice import as_pdf, needs_libreoffice

from partyboard.board.report import draft, report
from partyboard.board.report.parts import Annex, Column, Paragraph, Section, Sentence
from partyboard.board.report.word import document
from partyboard.board.view import View
from partyboard.text import Month

HOSTILE = "<b>Sở</b> & «$x$» ]]> _x0041_ {{ }} 1 < 2"
GAP = "[… cần bổ sung: số hồ sơ …]"


@pytest.fixture
def may(demo_store, settings):
    return View(demo_store, settings, Month(2021, 5))


@pytest.fixture(scope="module")
def content(demo_store):
    from partyboard import settings

    return draft(View(demo_store, settings.load(settings.DEFAULT_FILE), Month(2021, 5)))


@pytest.fixture
def opened(content):
    return docx.Document(io.BytesIO(content))


def paragraphs(section):
    """Every line of a section as it must stand in the file."""
    yield section.heading
    for paragraph in section.paragraphs:
        yield ("- " if paragraph.listed else "") + paragraph.text
    for inner in section.sections:
        yield from paragraphs(inner)


def cells(table):
    """The rows of a table as texts; a cell is looked up once."""
    return [tuple(cell.text for cell in row.cells) for row in table.rows]


def marked(paragraph):
    """What is marked with the pen."""
    return [run.text for run in paragraph.runs if run.font.highlight_color]


def test_the_file_says_what_the_report_says_and_nothing_else(may, opened):
    composed = report(may)
    body = [line for chapter in composed.sections for line in paragraphs(chapter)]
    titles = [f"Phụ lục {n}. {annex.title}" for n, annex in enumerate(composed.annexes, 1)]
    notes = [annex.note for annex in composed.annexes if annex.note]
    found = [paragraph.text for paragraph in opened.paragraphs if paragraph.text]
    head = ["BÁO CÁO", *composed.subject, *(f"({note})" for note in composed.notes), "-----"]
    assert found[: len(head)] == head
    assert found[len(head) : len(head) + len(body)] == body
    assert sorted(found[len(head) + len(body) :]) == sorted(titles + notes)


def test_the_tables_hold_the_annexes_cell_by_cell(may, opened):
    annexes = report(may).annexes
    for annex, table in zip(annexes, opened.tables[2:], strict=True):
        total = [annex.total] if annex.total else []
        assert cells(table)[1:] == [*annex.rows, *total]


def test_header_block_names_the_issuer_and_the_party(opened):
    left, right = (cell.text.split("\n") for cell in opened.tables[0].rows[0].cells)
    issuer = "ĐẢNG ỦY KHỐI CÁC CƠ QUAN VÀ DOANH NGHIỆP TỈNH"
    assert left == ["ĐẢNG BỘ TỈNH …", issuer, "*", "Số …-BC/ĐUK"]
    assert right == ["ĐẢNG CỘNG SẢN VIỆT NAM", "…, ngày … tháng … năm …"]
    assert "CỘNG HÒA XÃ HỘI" not in left[0]


def test_it_ends_with_recipients_and_signature(opened):
    left, right = (cell.text for cell in opened.tables[1].rows[0].cells)
    assert left.startswith("Nơi nhận:\n- ") and left.endswith("- Lưu Văn phòng.")
    assert right.split("\n") == ["T/M BAN THƯỜNG VỤ", "[… chức vụ …]", "[… họ và tên …]"]


def test_places_of_the_committee_come_from_the_settings(may, settings):
    document = replace(settings.document, upper="Đảng bộ tỉnh A", place="Phường B")
    told = draft(replace(may, settings=replace(settings, document=document)))
    left, right = docx.Document(io.BytesIO(told)).tables[0].rows[0].cells
    assert left.paragraphs[0].text == "ĐẢNG BỘ TỈNH A"
    assert right.paragraphs[1].text.startswith("Phường B, ngày")


def test_page_is_a4_with_the_margins_of_the_layout(opened):
    text, wide, upright = opened.sections
    for section in (text, upright):
        assert abs(section.page_width - Mm(210)) < Mm(0.1) > abs(section.page_height - Mm(297))
        margins = (section.top_margin, section.bottom_margin, section.left_margin)
        for found, wanted in zip((*margins, section.right_margin), (20, 20, 30, 15), strict=True):
            assert abs(found - Mm(wanted)) < Mm(0.1)
    assert wide.orientation is WD_ORIENTATION.LANDSCAPE and wide.page_width > wide.page_height


def test_font_is_times_new_roman_14_in_every_script(opened):
    normal = opened.styles["Normal"]
    fonts = normal.element.rPr.rFonts
    assert normal.font.size == Pt(14)
    assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "cs", "eastAsia")} == {
        "Times New Roman"
    }
    assert not [name for name in fonts.keys() if "Theme" in name]


def test_pages_are_numbered_at_the_top_from_the_second_on(opened):
    first = opened.sections[0]
    assert first.different_first_page_header_footer
    assert not first.first_page_header.paragraphs[0]._p.xpath(".//w:fldSimple")
    (field,) = first.header.paragraphs[0]._p.xpath(".//w:fldSimple")
    assert field.get(qn("w:instr")) == "PAGE"
    assert all(section.header.is_linked_to_previous for section in list(opened.sections)[1:])


def test_heading_rows_stand_again_on_every_page_and_no_row_is_cut(opened):
    for table in opened.tables[2:]:
        first, *others = table.rows
        assert first._tr.xpath("./w:trPr/w:tblHeader")
        assert not [row for row in others if row._tr.xpath("./w:trPr/w:tblHeader")]
        assert all(row._tr.xpath("./w:trPr/w:cantSplit") for row in table.rows)


def test_word_takes_it_for_vietnamese_and_for_a_file_of_today(opened):
    languages = {each.get(qn("w:val")) for each in opened.styles.element.iter(qn("w:lang"))}
    assert languages == {"vi-VN"}
    (mode,) = opened.settings.element.xpath(".//w:compatSetting[@w:name='compatibilityMode']")
    assert mode.get(qn("w:val")) == "15"


def test_what_staff_must_write_is_marked_and_nothing_else(may, opened):
    composed = report(may)
    section = Section("I. Kết quả", (Paragraph((Sentence("Đã xong."), Sentence(GAP, (), True))),))
    told = docx.Document(io.BytesIO(document(replace(composed, sections=(section,)))))
    (line,) = [each for each in told.paragraphs if "Đã xong." in each.text]
    assert marked(line) == [GAP] and line.text == f"Đã xong. {GAP}"
    assert {run.font.highlight_color for run in line.runs if run.font.highlight_color} == {
        WD_COLOR_INDEX.YELLOW
    }
    body = [text for each in opened.paragraphs for text in marked(each)]
    assert body == ["(Số liệu tạm tính: tháng 5/2021 chưa chốt)"]


def test_the_same_view_gives_the_same_bytes(may, content):
    assert draft(may) == content


def test_the_file_is_as_old_as_its_newest_report_and_tells_no_machine(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in archive.namelist() if "thumbnail" in name or "app" in name]
        core = archive.read("docProps/core.xml").decode()
    assert core.count("2021-05-31T09:05:00Z") == 2 and "python" not in core.lower()
    assert "Đảng ủy Khối" in core


def test_text_of_others_is_text(may):
    composed = report(may)
    annex = Annex("Bảng", (Column(HOSTILE, 1, is_text=True),), ((HOSTILE,),))
    section = Section(HOSTILE, (Paragraph((Sentence(HOSTILE),)),))
    told = document(replace(composed, sections=(section,), annexes=(annex,)))
    opened = docx.Document(io.BytesIO(told))
    assert [each.text for each in opened.paragraphs].count(HOSTILE) == 2
    assert cells(opened.tables[2]) == [(HOSTILE,), (HOSTILE,)]


@needs_libreoffice
def test_libreoffice_opens_it_and_prints_it_whole(content, may, tmp_path):
    (tmp_path / "bao-cao.docx").write_bytes(content)
    pdf = as_pdf(tmp_path / "bao-cao.docx")
    assert 8 <= len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes())) <= 10
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext (poppler-utils) is not installed")
    printed = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, timeout=60
    ).stdout.decode()
    words = " ".join(printed.split())
    assert "3.390 đảng viên" in words and "ĐẢNG CỘNG SẢN VIỆT NAM" in words
    assert words.count("Tổ chức đảng") >= 4  # the heading of a table, again on its next pages
    assert words.rindex("Phụ lục 3") > words.rindex("T/M BAN THƯỜNG VỤ")
