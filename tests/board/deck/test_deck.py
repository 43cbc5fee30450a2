"""The deck of a month: which slides, what each says, the same bytes for the same view."""

import zipfile
from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pytest
from decks import charts_of, notes_of, placed, slides_of, tables_of, title_of, words_of
from filled_forms import at, listing, report, sent
from pptx import Presentation
from pptx.util import Inches
from small_board import build, hostile

from partyboard.board.canvas import PROJECTED
from partyboard.board.deck import deck
from partyboard.board.explained import footnotes_of_month
from partyboard.board.pictures import picture
from partyboard.board.sequence import sequence
from partyboard.board.view import View
from partyboard.reception import Explanation, preview, receive
from partyboard.reception.locking import lock
from partyboard.store.database import Store
from partyboard.text import VIETNAM, Month

MAY = Month(2021, 5)
SUBTITLE, FOOT, HONESTY = 13, 11, 14


@pytest.fixture
def view(demo_store, settings):
    return View(demo_store, settings, MAY)


@pytest.fixture(scope="module")
def content(demo_store):
    from partyboard.settings import DEFAULT_FILE, load

    return deck(View(demo_store, load(DEFAULT_FILE), MAY))


@pytest.fixture(scope="module")
def slides(content):
    return slides_of(content)


def pictured(view, slides):
    """Name of the picture → its slide."""
    return dict(zip(sequence(view), slides[2:], strict=False))


def test_slides_are_wide(content):
    presentation = Presentation(BytesIO(content))
    assert presentation.slide_height == Inches(7.5)
    assert presentation.slide_width / presentation.slide_height == pytest.approx(16 / 9, rel=1e-4)


def test_cover_names_the_committee_the_month_and_how_far_to_trust_the_figures(slides):
    cover = words_of(slides[0])
    assert "ĐẢNG ỦY KHỐI CÁC CƠ QUAN VÀ DOANH NGHIỆP TỈNH" in cover
    assert title_of(slides[0]) == "Số liệu công tác xây dựng Đảng tháng 5/2021"
    assert "66/68 đơn vị đã báo cáo" in cover and "số liệu đến 16:05 31/5/2021" in cover
    assert "TẠM TÍNH" in cover


def test_overview_has_the_headline_figures_with_their_changes(slides):
    (table,) = tables_of(slides[1])
    assert table[0][:3] == ["Nội dung", "Tháng 5/2021", "So với tháng 4"]
    assert {row[0]: row[1] for row in table[1:]} == {
        "Đảng viên": "3.390",
        "Kết nạp": "15",
        "Chuyển chính thức": "13",
        "Học viên bồi dưỡng": "72",
        "Tập thể được khen": "27",
        "Quá hạn khắc phục": "9",
    }
    assert table[1][2] == "+10" and table[6][2] == "+3"
    assert "9 nội dung quá hạn khắc phục" in title_of(slides[1])
    assert "Tính trên 65 đơn vị" in words_of(slides[1])


def test_a_slide_a_picture_in_the_order_of_the_meeting(view, slides):
    names = sequence(view)
    assert len(names) > 10
    found = [picture(view, name, PROJECTED) for name in names]
    shown = slides[2 : 2 + len(names)]
    assert [title_of(slide) for slide in shown] == [chart.title for chart in found]
    assert [placed(slide, SUBTITLE) for slide in shown] == [chart.subtitle for chart in found]
    assert all(charts_of(slide) for slide in shown)


def test_open_items_stand_as_a_table_the_most_overdue_first(view, slides):
    tables = [table for slide in slides[2:] for table in tables_of(slide)]
    rows = [row for table in tables if table[0][0] == "Đơn vị" for row in table[1:]]
    items = [row for row in view.rows("follow_ups") if row["is_open"]]
    listed = [row for row in rows if len(row) == 4]
    assert len(listed) == len(items) == 15
    assert [row[3] for row in listed] == [str(item["days_overdue"] or "") for item in items]


def test_last_slide_names_who_has_not_reported(slides):
    assert title_of(slides[-1]) == "2 đơn vị chưa báo cáo tháng 5/2021"
    (table,) = tables_of(slides[-1])
    assert [row[1:] for row in table[1:]] == [["tháng 4/2021", "36"], ["tháng 4/2021", "18"]]


def test_every_slide_says_whose_it_is_and_how_complete(slides):
    for slide in slides[1:]:
        assert placed(slide, FOOT).endswith("tỉnh · Tháng 5/2021")
        assert placed(slide, HONESTY).startswith("66/68 đơn vị đã báo cáo · 2 đơn vị tạm tính")
        assert "TẠM TÍNH" in words_of(slide)


def test_notes_say_how_the_figures_are_computed_and_where_they_come_from(view, slides):
    for name, slide in pictured(view, slides).items():
        told = notes_of(slide)
        assert picture(view, name, PROJECTED).explanation in told
        assert "Nguồn: câu hỏi «" in told
        assert "Nộp đúng hạn 62, nộp trễ 4, chưa nộp 2." in told
        assert "tháng chưa chốt" in told
    assert "Tổng số đảng viên dự bị được công nhận chính thức" in notes_of(slides[1])


def test_locked_month_carries_no_stamp(demo_copy, settings):
    with Store(demo_copy) as store:
        lock(store, settings, MAY, "đã họp", "Văn phòng")
        slides = slides_of(deck(View(store, settings, MAY)))
    assert not [slide for slide in slides if "TẠM TÍNH" in words_of(slide)]
    assert not [slide for slide in slides if "chưa chốt" in notes_of(slide)]


def test_deck_as_of_a_past_moment_shows_what_was_known_then(demo_store, settings):
    then = datetime(2021, 5, 24, 8, 0, tzinfo=VIETNAM)
    view = View(demo_store, settings, MAY, as_of=then)
    slides = slides_of(deck(view))
    known = view.coverage()["received"]
    assert 0 < known < 66
    assert "như đã biết lúc 08:00 24/5/2021" in words_of(slides[0])
    assert f"{known}/68 đơn vị đã báo cáo" in words_of(slides[0])
    assert title_of(slides[-1]) == f"{68 - known} đơn vị chưa báo cáo tháng 5/2021"


def test_deck_of_one_organization_is_about_it_alone(demo_store, settings):
    slides = slides_of(deck(View(demo_store, settings, MAY, "BVDK")))
    assert "ĐẢNG BỘ BỆNH VIỆN ĐA KHOA TỈNH" in words_of(slides[0])
    assert tables_of(slides[1])[0][1][1] == "181"
    assert all("Bệnh viện Đa khoa tỉnh" in placed(slide, FOOT) for slide in slides[1:])


@pytest.mark.parametrize(
    ("month", "organization"),
    [
        (Month(2020, 1), None),
        (Month(2020, 9), None),
        (Month(2021, 4), "CTDM"),
        (MAY, "CTDM"),
        (MAY, "CTFDI"),
        (Month(2020, 1), "CTFDI"),
        (Month(2031, 1), None),
    ],
)
def test_every_month_and_organization_has_a_deck(demo_store, settings, month, organization):
    view = View(demo_store, settings, month, organization)
    slides = slides_of(deck(view))
    assert len(slides) >= 2 + len(sequence(view))
    assert all(title_of(slide) and notes_of(slide) for slide in slides)


def test_without_any_data_the_deck_says_so(empty_store, settings):
    slides = slides_of(deck(View(empty_store, settings, MAY)))
    assert title_of(slides[0]).endswith("tháng 5/2021")
    assert {row[1] for row in tables_of(slides[1])[0][1:]} == {"–"}
    assert not [slide for slide in slides if charts_of(slide)]


def test_same_view_gives_the_same_bytes(view, content):
    assert deck(view) == content


def test_file_names_no_machine_and_no_maker_but_the_committee(content):
    about = Presentation(BytesIO(content)).core_properties
    assert about.author == about.last_modified_by
    assert about.author == "Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh"
    assert about.created == about.modified == datetime(2021, 5, 31, 16, 5)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = archive.namelist()
        texts = [archive.read(name) for name in parts if name.endswith((".xml", ".rels"))]
    assert not [name for name in parts if "printer" in name or "thumbnail" in name]
    for word in (b"Macintosh", b"Canny", b"Click to edit", b"Calibri", b"en-US"):
        assert not [text for text in texts if word in text], word


def test_footnotes_stand_under_the_picture_and_all_reasons_in_the_notes(empty_store, settings):
    reason = "kết nạp một đợt nhân dịp 19/5"
    odd = report("STC", MAY, members={"opening": 50, "admitted": 20, "closing": 70})
    quiet = [report("STC", MAY - back) for back in range(12, 0, -1)]
    receive(empty_store, [sent(each, at(2021, 4, 25)) for each in (listing(), *quiet)], settings)
    file = replace(sent(odd, at(2021, 5, 24)), received_by="Văn phòng")
    (receipt,) = preview(empty_store, [file], settings)
    reasons = tuple(
        Explanation(finding.code, finding.sheet, finding.cell, reason)
        for finding in receipt.findings
        if str(finding.severity) == "warning"
    )
    receive(empty_store, [replace(file, explanations=reasons)], settings, now=at(2021, 5, 31))
    view = View(empty_store, settings, MAY)
    (note,) = footnotes_of_month(view)
    slides = slides_of(deck(view))
    slide = pictured(view, slides)["admissions_by_month"]
    assert f"¹ {note.text}" in words_of(slide)
    assert reason in notes_of(slide) and reason in notes_of(slides[1])
    assert charts_of(slide)[0].categories[-1] == "5/2021 ¹"


def test_words_of_other_people_stay_what_they_are(tmp_path, settings):
    build(tmp_path / "b.duckdb", *hostile("=1+1 http://a <b>x</b>"))
    with Store(tmp_path / "b.duckdb") as store:
        slides = slides_of(deck(View(store, settings, Month(2021, 3))))
    cells = [
        cell for slide in slides for table in tables_of(slide) for row in table for cell in row
    ]
    assert cells.count("=1+1 http://a <b>x</b>") == 2  # whose it is, and what is to be remedied
    books = [chart.sheets for slide in slides for chart in charts_of(slide)]
    values = {cell for sheets in books for rows in sheets.values() for row in rows for cell in row}
    assert "=1+1 http://a <b>x</b>" in values
