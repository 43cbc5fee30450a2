"""Every figure is the sum of its parts, and each part says in which cell of a workbook it is."""

import consolidated_books
import pytest
from consolidated_files import saved
from filled_forms import CLASS, JANUARY, SNV, STC, at, listing, report, sent

from partyboard.board.behind import BEHIND
from partyboard.board.indicators import INDICATORS, indicator
from partyboard.board.parts import cells, parts
from partyboard.board.parts_told import cells_table, figure_told, parts_table, remark
from partyboard.board.pictures import PICTURES
from partyboard.board.view import View, months_with_reports
from partyboard.intake.mending import Correction, Mending
from partyboard.reception import Incoming, receive
from partyboard.text import Month

MAY = Month(2021, 5)
NAMES = [entry.name for entry in INDICATORS]


@pytest.fixture
def may(demo_store, settings):
    return View(demo_store, settings, MAY)


def places(view, name):
    """Whose, its value, where the telling cell of each of its places is, what it says."""
    found = [part for part in parts(view, name) if part.value]
    read = cells(view, name, found)
    return [
        (part, [(read[place][0].place, read[place][0].value) for place in part.places])
        for part in found
    ]


def test_something_stands_behind_every_indicator():
    assert {entry.query for entry in INDICATORS} == set(BEHIND)


def test_figures_that_a_picture_names_can_be_traced():
    assert {figure for each in PICTURES.values() for figure in each.figures} <= set(NAMES)


@pytest.mark.parametrize("organization", [None, "BVDK", "CTXD"])
@pytest.mark.parametrize("name", NAMES)
def test_sum_of_the_parts_is_the_figure_in_every_month(demo_store, settings, name, organization):
    for month in months_with_reports(demo_store):
        view = View(demo_store, settings, month, organization)
        found = parts(view, name)
        assert sum(part.value or 0 for part in found) == (view.figure(name) or 0), month
        if view.figure(name) is None:
            assert [part.value for part in found if part.value is not None] == []


@pytest.mark.parametrize("name", NAMES)
def test_sum_of_the_parts_is_the_figure_of_a_past_moment(demo_store, settings, name):
    view = View(demo_store, settings, MAY, as_of=at(2021, 5, 20, 8))
    assert sum(part.value or 0 for part in parts(view, name)) == (view.figure(name) or 0)


@pytest.mark.parametrize("name", [*NAMES[1:3], *NAMES[6:]])
def test_cell_of_every_part_is_found_and_says_the_value(may, name):
    entry, found = indicator(name), places(may, name)
    assert found or not may.figure(name)
    for part, read in found:
        assert part.places and all(place for place, _ in read), part
        if BEHIND[entry.query].stands[0].fields(entry.column)[0].name == entry.column:
            assert read[0][1] == str(part.value), part


def test_members_stand_in_the_closing_of_a_report_the_silent_ones_in_that_of_april(may):
    (silent,) = [part for part in parts(may, "members") if part.organization == "CTDM"]
    assert (silent.carried_from, remark("members", silent)) == (MAY - 1, "tạm tính từ tháng 4/2021")
    (place,) = silent.places
    assert place.workbook.month == MAY - 1
    (closing,) = cells(may, "members", [silent])[place]
    assert (closing.place, closing.value) == ("Đảng viên!C18", str(silent.value))


def test_item_stands_in_the_register_and_in_the_report_of_its_organization(may):
    (late,) = [
        part
        for part in parts(may, "follow_ups_overdue")
        if part.about == "07-KL/ĐUK, 2"  # of CTVT, dissolved
    ]
    register, answer = late.places
    assert late.organization == "CTXD"
    assert (register.workbook.form, answer.workbook.form) == ("committee", "grassroots")
    read = cells(may, "follow_ups_overdue", [late])
    assert [each.value for each in read[register]] == ["07-KL/ĐUK", "2", "31/12/2020"]
    assert "15/1/2021" in [each.value for each in read[answer]]


def test_class_is_told_by_every_organization_that_sent_somebody(may):
    found = parts(may, "classes")
    assert len(found) == 28 and sum(part.value for part in found) == 1
    assert len({part.about for part in found}) == 1
    assert [remark("classes", part) for part in found] == ["", *["đã tính ở dòng trên"] * 27]


def test_who_has_not_reported_is_named_last_and_nothing_is_said_for_it(may):
    found = parts(may, "admitted")
    assert [remark("admitted", part) for part in found[-3:]] == ["", "chưa báo cáo", "chưa báo cáo"]
    assert {part.organization for part in found[-2:]} == {"CTDM", "BVYHCT"}
    assert [part.value for part in found[-2:]] == [None, None]


def test_largest_part_stands_first(may):
    values = [part.value or 0 for part in parts(may, "admitted")]
    assert values == sorted(values, reverse=True) and values[0] == 5


def test_figure_of_the_office_is_the_same_whichever_organization_is_in_view(demo_store, settings):
    view = View(demo_store, settings, MAY, "STC")
    (part,) = parts(view, "dossiers_appraised")
    assert (part.organization, part.value) == ("", 141)


@pytest.mark.parametrize(
    ("name", "organization", "expected"),
    [
        ("admitted", None, "Kết nạp tháng 5/2021: 15 đảng viên, ở 7 đơn vị."),
        ("classes", None, "Lớp bồi dưỡng tháng 5/2021: 1 lớp, ở 28 đơn vị."),
        (
            "members",
            None,
            "Đảng viên tháng 5/2021: 3.390 đảng viên, ở 68 đơn vị, trong đó 2 đơn vị tạm tính.",
        ),
        ("members", "CTDM", "Đảng viên tháng 5/2021: 18 đảng viên, tạm tính từ báo cáo gần nhất."),
        ("admitted", "CTDM", "Kết nạp tháng 5/2021: chưa có báo cáo."),
    ],
)
def test_figure_is_told_with_how_many_it_is_of(demo_store, settings, name, organization, expected):
    view = View(demo_store, settings, MAY, organization)
    assert figure_told(view, name, parts(view, name)) == expected


def test_table_for_people_names_workbook_and_cell(may):
    found = parts(may, "admitted")
    table = parts_table("admitted", found, cells(may, "admitted", found[:7]))
    assert table.names[:3] == ("Đơn vị", "Số đảng viên", "Ô trong tệp")
    (first, *_) = table.records()
    assert (first["Số đảng viên"], first["Ô trong tệp"], first["Lần"]) == (5, "Đảng viên!C8", 1)
    assert first["Tệp"].endswith(".xlsx") and first["Nhận lúc"]
    assert table.records()[-1]["Ghi chú"] == "chưa báo cáo"


@pytest.fixture
def take(empty_store, settings):
    """Receives one workbook; the view of its month."""
    receive(empty_store, [sent(listing(rows=[STC, SNV]), at(2021, 1, 4))], settings)

    def one(content, **settled):
        file = Incoming("b.xlsx", content, at(2021, 5, 20), "Lan", **settled)
        receipts = receive(empty_store, [file], settings, now=at(2021, 5, 20))
        assert {str(each.status) for each in receipts} == {"accepted"}
        return View(empty_store, settings, receipts[0].report.period)

    return one


def test_value_that_the_office_set_right_says_what_it_was(take):
    wrong = report("SNV", JANUARY, members={"opening": 30, "closing": 31})
    view = take(wrong, mending=Mending((Correction("Đảng viên", "C18", "30"),)))
    found = parts(view, "members")
    table = parts_table("members", found, cells(view, "members", found))
    (row,) = [each for each in table.records() if each["Số đảng viên"]]
    assert (row["Số đảng viên"], row["Đã sửa"], row["Người nạp"]) == (30, "31 → 30", "Lan")
    (figures,) = cells(view, "members", found).values()
    assert cells_table(figures).names[-1] == "Đã sửa"


def test_part_of_a_consolidated_workbook_stands_in_its_own_line(take):
    lines = [
        consolidated_books.line("STC", 1),
        consolidated_books.line("SNV", 2, opening=30, closing=29),
    ]
    view = take(saved(consolidated_books.book(consolidated_books.month_sheet(lines))))
    found = [part for part in parts(view, "members") if part.value]
    read = cells(view, "members", found)
    rows = {figure.place[-1] for each in read.values() for figure in each}
    assert rows == {"6", "7"}


def test_report_without_a_value_is_not_one_that_says_zero(take):
    view = take(report("STC", JANUARY, members={"opening": 50, "closing": 50}, training=[CLASS]))
    said = {
        part.organization: (part.value, remark("badges", part)) for part in parts(view, "badges")
    }
    assert said == {"STC": (None, "không ghi"), "SNV": (None, "chưa báo cáo")}
