"""The month at a glance: the figures, what needs attention, and comparisons that are fair."""

import json
import os
import subprocess
import sys

import small_board
from filled_forms import at, report, sent
from opening import address, charts, html, opened, tiles, turned_to
from small_board import FEBRUARY, stays

from partyboard.demo.samples import june
from partyboard.demo.workbooks import filled
from partyboard.demo.world import build as build_world
from partyboard.reception import Incoming, receive
from partyboard.running import running_settings, running_store
from partyboard.settings import ROOT


def test_figures_of_the_demo_are_the_published_ones(demo):
    found = tiles(opened())
    assert found["Đảng viên"]["value"] == "3.390"
    assert found["Kết nạp"]["value"] == "15"
    assert found["Chuyển chính thức"]["value"] == "13"
    assert found["Học viên bồi dưỡng"]["value"] == "72"
    assert found["Học viên bồi dưỡng"]["note"] == "1 lớp, 28 đơn vị"
    assert found["Tập thể được khen"]["value"] == "27"
    assert found["Tập thể được khen"]["note"] == "57 cá nhân"


def test_the_first_page_after_a_start_waits_for_nothing_that_its_pictures_do_not_need(demo_copy):
    """pandas alone takes half a second; whatever binds a value to a statement reads it."""
    look = (
        "import sys; from opening import charts, opened; print(len(charts(opened())),"
        " *{'pandas', 'pyarrow', 'openpyxl', 'xlsxwriter', 'lxml'} & sys.modules.keys())"
    )
    found = subprocess.run(
        [sys.executable, "-c", look],
        cwd=ROOT,
        env=os.environ | {"PARTYBOARD_DB": str(demo_copy), "PYTHONPATH": "tests"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.split() == ["4"]


def test_picture_carries_its_finding_and_how_far_it_can_be_trusted(demo):
    drawn = json.dumps(charts(opened())["members_by_month"], ensure_ascii=False)
    assert "3.390 đảng viên" in drawn
    assert "66/68 đơn vị đã báo cáo" in drawn and "2 đơn vị tạm tính" in drawn


def test_what_needs_attention_is_said_in_a_line(demo):
    (line,) = [text for text in html(opened()) if "Cần quan tâm" in text]
    assert "quá hạn khắc phục" in line and "2 đơn vị chưa báo cáo tháng 5" in line


def test_flows_are_not_compared_while_most_reports_are_missing(own_demo):
    world, codes = build_world(), ("STC", "SXD", "KBNN")
    files = [Incoming(f"{code}.xlsx", filled(june(world, code))) for code in codes]
    opened()  # opens the database
    receive(running_store(), files, running_settings(), now=at(2021, 6, 21))
    found = tiles(opened(month="2021-06"))
    note = "mới có 3/68 đơn vị báo cáo"
    for label in ("Kết nạp", "Chuyển chính thức", "Học viên bồi dưỡng", "Tập thể được khen"):
        assert (found[label]["change"], found[label]["note"]) == ("", note), label
    assert (found["Đảng viên"]["change"], found["Đảng viên"]["note"]) == ("", note)
    assert found["Đảng viên"]["fair"] == "cùng 3 đơn vị: 0"
    assert (found["Quá hạn khắc phục"]["change"], found["Quá hạn khắc phục"]["fair"]) == ("", "")


def test_flows_are_compared_where_nearly_all_reported(demo):
    found = tiles(opened())
    assert found["Kết nạp"]["change"] == "↑ 10 so với tháng 4"
    assert "mới có" not in str(found)


def test_month_in_which_nobody_reported_shows_dashes_not_zeros(quarter):
    found = tiles(opened(month="2021-02"))
    assert found["Đảng viên"]["value"] == "102"
    assert found["Kết nạp"]["value"] == "–" and found["Kết nạp"]["change"] == ""


def test_first_month_is_compared_with_nothing(quarter):
    found = tiles(opened(month="2021-01"))
    assert found["Đảng viên"] == {"value": "102", "change": "", "note": ""}
    assert (found["Kết nạp"]["value"], found["Kết nạp"]["change"]) == ("2", "")


def test_figures_of_one_organization_are_its_own(quarter):
    found = tiles(opened(month="2021-03", organization="STC"))
    assert (found["Đảng viên"]["value"], found["Kết nạp"]["value"]) == ("53", "1")


def test_report_loaded_elsewhere_shows_at_the_next_run_of_every_page(quarter):
    app = opened(month="2021-02")
    assert tiles(app)["Kết nạp"]["value"] == "–"
    members = {"opening": 30, "admitted": 4, "closing": 34}
    late = sent(report("SNV", FEBRUARY, members=members), at(2021, 3, 2), "SNV thang 2.xlsx")
    receive(running_store(), [late], running_settings())
    app.run()
    assert tiles(app)["Kết nạp"]["value"] == "4"
    assert tiles(app)["Đảng viên"]["value"] == "106"
    drawn = json.dumps(charts(turned_to(app, "members"))["members_by_month"], ensure_ascii=False)
    assert "106 đảng viên" in drawn
    assert address(app)["month"] == "2021-02"


def test_new_month_becomes_the_one_that_is_opened(quarter):
    assert address(opened()) == {"month": "2021-03"}
    april = small_board.MARCH + 1
    told = sent(report("SNV", april, members=stays(30)), at(2021, 4, 20))
    receive(running_store(), [told], running_settings())
    assert address(opened()) == {"month": "2021-04"}
