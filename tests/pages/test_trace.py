"""A figure taken apart on its page: told, listed, each part with its cells and its file."""

import re
from html import unescape

import pytest
from opening import address, html, opened, tiles, turned_to

from partyboard.board.indicators import INDICATORS

NAMES = [entry.name for entry in INDICATORS]


def told(app):
    (line,) = [each.value for each in app.subheader]
    return line


def parts_of(app):
    """The list of the parts, and the cells of the one that is chosen."""
    return app.dataframe[0].value, [each.value for each in app.table]


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_has_its_page_with_parts_that_add_up(demo, name):
    app = opened("trace", figure=name, month="2021-05")
    assert [fault.value for fault in app.exception] == []
    listed, cells = parts_of(app)
    (heading,) = [column for column in listed.columns if column.startswith("Số ")]
    figure = int(re.search(r": ([\d.]+)", told(app).replace("\\", ""))[1].replace(".", ""))
    assert listed[heading].sum() == figure
    assert cells and all("Ô trong tệp" in each.columns for each in cells)


def test_admissions_of_may_lead_to_a_cell_of_a_workbook(demo):
    app = opened("trace", figure="admitted", month="2021-05")
    assert told(app).replace("\\", "") == "Kết nạp tháng 5/2021: 15 đảng viên, ở 7 đơn vị."
    listed, (cells,) = parts_of(app)
    assert len(listed) == 68 and listed["Ô trong tệp"][0] == "Đảng viên!C8"
    assert cells.to_dict("records") == [
        {"Chỉ tiêu": "Kết nạp", "Giá trị": "5", "Ô trong tệp": r"Đảng viên\!C8"}  # for Markdown
    ]
    assert any("CDSP_052021.xlsx" in text for text in html(app))


def test_figure_of_one_organization_has_its_own_report_only(demo):
    app = opened("trace", figure="admitted", month="2021-05", organization="BVDK")
    listed, _ = parts_of(app)
    assert list(listed["Số đảng viên"]) == [5]
    assert address(app) == {"figure": "admitted", "month": "2021-05", "organization": "BVDK"}


def test_silent_organization_is_told_as_carried_with_the_report_of_before(demo):
    app = opened("trace", figure="members", month="2021-05", organization="CTDM")
    listed, _ = parts_of(app)
    assert list(listed["Ghi chú"]) == ["tạm tính từ tháng 4/2021"]
    assert any("tháng 4/2021, lần 1" in text for text in html(app))


def test_figure_of_the_office_is_nobodys_in_particular(demo):
    app = opened("trace", figure="dossiers_appraised", month="2021-05", organization="STC")
    assert [note.value for note in app.info] == [
        "Số liệu này do cơ quan Đảng ủy báo cáo, không chia theo đơn vị."
    ]
    assert "141 hồ sơ" in told(app)


def test_figure_that_nothing_stands_behind_says_so(demo):
    app = opened("trace", figure="follow_ups_overdue", month="2020-01")
    assert "0 nội dung" in told(app)
    assert len(app.info) == 1 and not app.dataframe


def test_members_are_read_cell_by_cell_only_when_somebody_asks(demo):
    app = opened("trace", figure="members", month="2021-05")
    listed, _ = parts_of(app)
    assert "Ô trong tệp" not in listed.columns
    (switch,) = app.toggle
    assert switch.label == "Đọc ô trong cả 68 tệp"
    switch.set_value(True).run()
    assert set(parts_of(app)[0]["Ô trong tệp"]) == {"Đảng viên!C18"}


def test_figure_as_of_a_moment_has_the_reports_that_had_come_by_then(demo):
    app = opened("trace", figure="admitted", month="2021-05", as_of="2021-05-20T08:00")
    listed, _ = parts_of(app)
    (heading,) = [column for column in listed.columns if column.startswith("Số ")]
    assert listed[heading].sum() < 15
    assert (listed["Ghi chú"] == "chưa báo cáo").sum() > 2


def test_unknown_figure_is_the_first_one(demo):
    app = opened("trace", figure="nonsense", month="2021-05")
    assert told(app).startswith("Đảng viên tháng 5/2021")


@pytest.mark.parametrize("month", ["2021-02", "2021-03"])
def test_month_in_which_hardly_anybody_reported_is_traced_too(quarter, month):
    app = opened("trace", figure="admitted", month=month)
    assert [fault.value for fault in app.exception] == []
    assert "chưa báo cáo" in set(parts_of(app)[0]["Ghi chú"])


def test_every_tile_leads_to_its_own_figure(demo):
    app = opened(month="2021-04", organization="STC")
    (row,) = [text for text in html(app) if text.startswith('<div class="tiles">')]
    links = [unescape(link) for link in re.findall(r'href="([^"]+)"', row)]
    assert len(links) == len(tiles(app)) == 6
    assert links[1] == "trace?month=2021-04&organization=STC&figure=admitted"


def test_marks_of_a_chart_lead_to_its_main_figure(demo):
    app = opened("members", month="2021-05", organization="STC")
    marks = [text for text in html(app) if "data-chart" in text]
    (admissions,) = [text for text in marks if 'data-chart="admissions_by_month"' in text]
    assert "figure=admitted" in admissions and "organization=STC" in admissions
    assert not any('data-chart="structure"' in text for text in marks)


def test_month_stays_when_one_goes_back_to_the_overview(demo):
    app = opened("trace", figure="admitted", month="2021-03")
    assert address(turned_to(app, "overview"))["month"] == "2021-03"
