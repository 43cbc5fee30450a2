"""Warnings that staff let pass: each reason in the pictures of the figures it is about."""

from dataclasses import replace
from datetime import date

import pytest
from filled_forms import CLASS, COMMENDATION, CONCLUSION, at, listing, register, report, sent

from partyboard.board.charts import PAGE, SLIDE, WIDE
from partyboard.board.explained import footnotes_of_month, remark_table, remarks
from partyboard.board.footnotes import Footnote
from partyboard.board.pictures import PICTURES, Span, footnotes, picture
from partyboard.board.view import View
from partyboard.forms.registry import FORMS
from partyboard.reception import Explanation, preview, receive
from partyboard.settings import DEFAULT_FILE, load
from partyboard.store.database import Store
from partyboard.text import Month, months_between

APRIL, MAY = Month(2021, 4), Month(2021, 5)
LAST_MONTH = date(2021, 4, 29)
# Why each warning of May passes: by organization and the cell that it is about.
REASONS = {
    ("STC", "Đảng viên!C8"): "kết nạp một đợt nhân dịp 19/5",
    ("STC", "Bồi dưỡng!E6"): "lớp khai giảng cuối tháng 4",
    ("SNV", "Đảng viên!C7"): "đã xác nhận có 12 đồng chí chuyển đến do sáp nhập",
    ("SNV", "Khen thưởng!B6"): "quyết định đến sau",
    ("SNV", "Công tác khác!C7"): "một đồng chí vừa cảnh cáo vừa cách chức",
    ("CTVT", "Thông tin!C8"): "công ty vừa đổi tên",
    ("CTVT", "Khắc phục"): "đơn vị báo cáo riêng",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """A year in which nothing happens, then a May in which every report has something odd."""
    with Store(tmp_path_factory.mktemp("explained") / "b.duckdb") as opened:
        settings = load(DEFAULT_FILE)
        quiet = [report("STC", month) for month in months_between(Month(2020, 5), APRIL)]
        first = [listing(Month(2020, 1)), *quiet, report("SNV", APRIL), register(APRIL, OPEN)]
        receive(opened, [sent(each, at(2021, 4, 25)) for each in first], settings)
        for code, content in odd_reports().items():
            told = explained(opened, settings, code, content)
            (receipt,) = receive(opened, [told], settings, now=at(2021, 5, 31))
            assert receipt.status == "accepted"
        yield opened


OPEN = {**CONCLUSION, "organization": "CTVT"}


def odd_reports():
    """By organization; what is odd in them stands in REASONS."""
    return {
        "STC": report(
            "STC",
            MAY,
            members={"admitted": 20, "closing": 70},
            training=[{**CLASS, "opened_on": LAST_MONTH}],
        ),
        "SNV": report(
            "SNV",
            MAY,
            members={"opening": 62, "expelled": 0, "closing": 62},
            commendations=[{**COMMENDATION, "decided_on": LAST_MONTH}],
            other_work={
                "disciplined_by_party": 1,
                "reprimanded": 0,
                "cautioned": 1,
                "removed_from_post": 1,
            },
        ),
        "CTVT": report("CTVT", MAY, name="Chi bộ Công ty Vận tải biển"),
    }


def explained(store, settings, code, content):
    """The workbook, with a reason for each of its warnings."""
    file = replace(sent(content, at(2021, 5, 24)), received_by="Văn phòng")
    (receipt,) = preview(store, [file], settings)
    warnings = [each for each in receipt.findings if str(each.severity) == "warning"]
    assert {(code, each.place) for each in warnings} == {at for at in REASONS if at[0] == code}
    reasons = (
        Explanation(each.code, each.sheet, each.cell, REASONS[code, each.place])
        for each in warnings
    )
    return replace(file, explanations=tuple(reasons))


@pytest.fixture
def view(store, settings):
    return View(store, settings, MAY)


def told(view, name):
    return {(note.whose, note.reason) for note in footnotes(view, name)}


def about(code, place):
    names = {"STC": "Sở Tài chính", "SNV": "Sở Nội vụ", "CTVT": "Công ty Vận tải"}
    return names[code], REASONS[code, place]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("members_by_month", [("SNV", "Đảng viên!C7"), ("SNV", "Công tác khác!C7"),
            ("CTVT", "Thông tin!C8")]),
        ("changes_of_month", [("STC", "Đảng viên!C8")]),
        ("changes_by_month", [("STC", "Đảng viên!C8")]),
        ("admissions_by_month", [("STC", "Đảng viên!C8")]),
        ("admissions_pace", [("STC", "Đảng viên!C8")]),
        ("structure", []),
        ("training_by_month", [("STC", "Bồi dưỡng!E6")]),
        ("commendations_by_month", [("SNV", "Khen thưởng!B6")]),
        ("follow_ups_by_month", [("CTVT", "Khắc phục")]),
        ("training_by_kind", []),
        ("follow_ups_ageing", []),
    ],
)  # fmt: skip
def test_reason_stands_in_the_pictures_of_its_figures(view, name, expected):
    assert told(view, name) == {about(*each) for each in expected}


def test_no_reason_is_lost(view):
    shown = {pair for name in PICTURES for pair in told(view, name)}
    assert shown == {about(*each) for each in REASONS}


def test_picture_carries_the_reasons_and_all_of_them_under_it(view):
    chart = picture(view, "admissions_by_month")
    said = " ".join(note.text for note in chart.figure.layout.annotations).replace("<br>", " ")
    assert "¹ T5/2021 — Sở Tài chính: kết nạp một đợt nhân dịp 19/5" in said
    assert chart.remarks.names == (
        "Tháng", "Đơn vị", "Lý do chấp nhận", "Chương trình nhắc", "Ô", "Người ghi", "Lúc",
    )  # fmt: skip
    (row,) = chart.remarks.records()
    assert (row["Đơn vị"], row["Ô"], row["Người ghi"]) == (
        "Sở Tài chính", "Đảng viên!C8", "Văn phòng",
    )  # fmt: skip
    assert row["Chương trình nhắc"].startswith("«Kết nạp» ghi 20")
    assert row["Lúc"] == "09:00 31/5/2021"


def test_picture_without_reasons_has_no_table_of_them(view):
    assert picture(view, "structure").remarks is None


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("canvas", [PAGE, WIDE, SLIDE])
def test_every_picture_is_drawn_with_its_reasons(view, name, canvas):
    figure = picture(view, name, canvas).figure
    names = [note.name for note in figure.layout.annotations]
    assert ("footnotes" in names) == bool(footnotes(view, name))
    assert not canvas.fixed or figure.layout.height == canvas.height


def test_reason_of_a_month_is_marked_in_later_months_while_it_is_in_view(store, settings):
    later = View(store, settings, MAY + 1)
    assert told(later, "admissions_by_month") and told(later, "admissions_pace")
    assert told(later, "changes_of_month") == set()
    assert told(View(store, settings, MAY + 13), "admissions_by_month") == set()
    assert told(View(store, settings, Month(2022, 1)), "admissions_pace") == set()
    assert told(View(store, settings, APRIL), "admissions_by_month") == set()


def test_of_one_organization_only_its_own_reasons_are_told_and_nobody_is_named(store, settings):
    alone = View(store, settings, MAY, "SNV")
    assert told(alone, "admissions_by_month") == set()
    assert ("", REASONS["SNV", "Đảng viên!C7"]) in told(alone, "members_by_month")


def test_as_of_a_time_before_the_report_nothing_is_told(store, settings):
    assert remarks(View(store, settings, MAY, as_of=at(2021, 5, 20))) == ()


def test_notes_of_a_slide_are_the_months_reasons_in_the_official_order(view, store, settings):
    notes = footnotes_of_month(view)
    assert [note.whose for note in notes] == [
        *["Sở Tài chính"] * 2, *["Sở Nội vụ"] * 3, *["Công ty Vận tải"] * 2,
    ]  # fmt: skip
    merged = Footnote(MAY, "Sở Nội vụ", "đã xác nhận có 12 đồng chí chuyển đến do sáp nhập")
    assert merged in notes
    assert footnotes_of_month(View(store, settings, APRIL)) == ()


def test_table_of_reasons_has_the_newest_month_first(view):
    found = remarks(view)
    older = replace(found[0], note=replace(found[0].note, month=APRIL))
    assert remark_table([older, found[1]]).column("Tháng") == ["5/2021", "4/2021"]


def test_figures_of_every_picture_are_declared(view):
    declared = {
        name
        for form in FORMS
        for sheet, field in form.fields()
        for name in (sheet.name, f"{sheet.name}.{field.name}")
    }
    assert {each for found in PICTURES.values() for each in found.about} <= declared


def test_pictures_of_months_show_the_reasons_of_all_months_in_view():
    by_month = [found for name, found in PICTURES.items() if name.endswith("_by_month")]
    assert all(found.span is Span.IN_VIEW and found.about for found in by_month)
